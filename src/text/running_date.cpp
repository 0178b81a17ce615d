#include "text/running_date.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "text/calendar.h"

namespace parley::text {
namespace {

constexpr int kUnsaid = Moment::kUnsaid;
constexpr std::size_t kReach = 40;  ///< tokens that a sentence is looked through either way

int year_of(int64_t time) {
  const auto day = time >= 0 ? time / 86400 : -((-time + 86399) / 86400);
  return civil_date(static_cast<DayNumber>(day)).year;
}

/// Counts from the day of speech: "yesterday", "last week", "two days ago", "on Monday".
bool from_speech(const Moment& m) {
  if (m.of_talk) return false;
  const bool today = m.relative && m.unit == Grain::day && m.steps == 0 && m.part == nullptr;
  return (m.relative && !m.plain_unit && !today) || (m.shifted && m.base == Moment::kNoBase) ||
         (m.weekday != kUnsaid && m.day == kUnsaid && m.nth == 0);
}

}  // namespace

RunningDate::RunningDate(const MeasureText& text, const std::vector<TimeReading>& readings,
                         std::optional<int64_t> written)
    : text_(text), written_(written) {
  std::size_t old_years = 0;
  std::size_t speech = 0;
  const int now = written ? year_of(*written) : kUnsaid;
  for (const auto& reading : readings) {
    const auto& m = reading.first;
    if (m.year != kUnsaid && (!written || m.year < now - 2)) ++old_years;
    if (from_speech(m)) ++speech;
  }
  tells_ = old_years >= 3 && old_years > 4 * speech;
}

Moment RunningDate::with_year(Moment m) const {
  const bool open = m.year == kUnsaid && (m.month != kUnsaid || m.season != kUnsaid) &&
                    !m.relative && !m.shifted && m.which == kUnsaid;
  if (open && tells_ && named_) m.year = year_of(*named_);
  return m;
}

bool RunningDate::ahead(std::size_t token) const {
  static constexpr std::array<std::string_view, 14> kAhead = {
      "will", "shall",    "ll",      "plans",   "planned",  "scheduled", "expected",
      "due",  "upcoming", "forward", "expects", "tomorrow", "planning",  "slated"};
  const auto says = [&](std::size_t i) {
    return std::find(kAhead.begin(), kAhead.end(), text_.form(i)) != kAhead.end();
  };
  const auto stops = [&](std::size_t i) {
    return (text_.is(i, ".") || text_.is(i, "!") || text_.is(i, "?")) && !text_.glued(i + 1) &&
           i + 1 < text_.size() && text_[i + 1].capital;
  };
  // "said Tuesday that it will": the day belongs to what was done
  const auto before = token > 0 ? text_.form(token - 1) : std::string_view();
  if (before == "said" || (before.size() > 4 && before.ends_with("ed"))) return false;
  for (std::size_t n = 1; n <= std::min(token, kReach) && !stops(token - n); ++n)
    if (says(token - n)) return true;
  for (std::size_t i = token; i < token + kReach && i < text_.size() && !stops(i); ++i)
    if (says(i)) return true;
  return false;
}

}  // namespace parley::text
