#include "wire/copy/dates.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <optional>
#include <utility>

#include "wire/copy/line.h"
#include "wire/notation/calendar.h"

namespace parley::wire::copy {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

/// Clocks differ, and a dateline of Tokyo is a day ahead of Honolulu.
constexpr days kGrace{2};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::optional<sys_days> day_of(int64_t year, int64_t month, int64_t day) {
  if (year < 1000 || !notation::is_day(year, month, day)) return {};
  return sys_days(std::chrono::year(static_cast<int>(year)) /
                  std::chrono::month(static_cast<unsigned>(month)) /
                  std::chrono::day(static_cast<unsigned>(day)));
}

std::string to_iso(sys_days day) {
  const std::chrono::year_month_day date(day);
  return notation::iso_day(static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                           static_cast<unsigned>(date.day()));
}

std::string from_epoch(int64_t seconds) {
  constexpr int64_t kDay = 86400;
  constexpr int64_t kLast = 253402300800;  // 10000-01-01
  if (seconds < 0 || seconds >= kLast) return {};
  const auto rest = seconds % kDay;
  char out[16];
  std::snprintf(out, sizeof out, "T%02d:%02d:%02dZ", static_cast<int>(rest / 3600),
                static_cast<int>(rest / 60 % 60), static_cast<int>(rest % 60));
  return to_iso(sys_days(days(seconds / kDay))) + out;
}

/// A piece of a written time: a number with its count of digits, a word, or a sign.
struct Piece {
  std::string_view text;
  int64_t number = -1;
};

std::vector<Piece> pieces_of(std::string_view written) {
  std::vector<Piece> pieces;
  for (std::size_t at = 0; at < written.size();) {
    const auto start = at;
    const auto like = is_digit(written[at]) ? is_digit : is_letter;
    while (at < written.size() && like(written[at])) ++at;
    if (at == start) ++at;
    Piece piece{written.substr(start, at - start)};
    if (is_digit(written[start]) && piece.text.size() <= 18)
      std::from_chars(piece.text.data(), piece.text.data() + piece.text.size(), piece.number);
    if (piece.text != " ") pieces.push_back(piece);
  }
  return pieces;
}

/// "Z" or "+02:00"; the zones of RFC 822 and a few that wires use.
std::string zone_named(std::string_view name) {
  static constexpr std::pair<std::string_view, std::string_view> kZones[] = {
      {"z", "Z"},         {"utc", "Z"},      {"gmt", "Z"},       {"ut", "Z"},
      {"est", "-05:00"},  {"edt", "-04:00"}, {"cst", "-06:00"},  {"cdt", "-05:00"},
      {"mst", "-07:00"},  {"mdt", "-06:00"}, {"pst", "-08:00"},  {"pdt", "-07:00"},
      {"bst", "+01:00"},  {"cet", "+01:00"}, {"cest", "+02:00"}, {"eet", "+02:00"},
      {"eest", "+03:00"}, {"msk", "+03:00"},
  };
  const auto folded = fold_line(name);
  for (const auto& [zone, offset] : kZones)
    if (zone == folded) return std::string(offset);
  return {};
}

/// Reads a written time from its pieces, left to right.
class TimeReader {
 public:
  TimeReader(std::string_view written, const WireKnowledge& knowledge)
      : pieces_(pieces_of(written)), knowledge_(knowledge) {}

  std::string read() {
    if (!numeric_date() && !worded_date()) return {};
    const auto day = iso_day(year_, month_, day_);
    if (day.empty() || at_ >= pieces_.size()) return day;
    // A date with something behind it that is no time is still a date.
    return clock() ? day + clock_ + zone() : day;
  }

 private:
  bool is(std::string_view text, std::size_t ahead = 0) const {
    return at_ + ahead < pieces_.size() && pieces_[at_ + ahead].text == text;
  }

  /// The number there when it has at most `digits` digits, else -1.
  int64_t number(std::size_t ahead, std::size_t digits) const {
    if (at_ + ahead >= pieces_.size() || pieces_[at_ + ahead].text.size() > digits) return -1;
    return pieces_[at_ + ahead].number;
  }

  bool numeric_date() {
    if (pieces_.empty() || pieces_[0].number < 0) return false;
    const auto first = pieces_[0];
    if (first.text.size() == 8) {
      year_ = first.number / 10000;
      month_ = first.number / 100 % 100;
      day_ = first.number % 100;
      at_ = 1;
      return true;
    }
    const bool parted = (is("-", 1) && is("-", 3)) || (is("/", 1) && is("/", 3));
    if (first.text.size() != 4 || !parted) return false;
    year_ = first.number;
    month_ = number(2, 2);
    day_ = number(4, 2);
    at_ = 5;
    return true;
  }

  /// "Thu, 08 Sep 2016", "8 September 2016", "Sept. 8, 2016".
  bool worded_date() {
    at_ = 0;
    if (at_ < pieces_.size() && pieces_[at_].number < 0 && month_at(0) == 0) skip_weekday();
    const bool month_first = month_at(0) != 0;
    month_ = month_first ? month_at(0) : month_at(1);
    if (month_ == 0) return false;
    day_ = month_first ? next_number() : number(0, 2);
    if (!month_first) at_ += 2;
    year_ = next_number();
    return day_ > 0 && year_ > 0;
  }

  void skip_weekday() {
    ++at_;
    while (is(",") || is(".")) ++at_;
  }

  unsigned month_at(std::size_t ahead) const {
    if (at_ + ahead >= pieces_.size()) return 0;
    const auto month = knowledge_.months.find(fold_line(pieces_[at_ + ahead].text));
    return month == knowledge_.months.end() ? 0 : month->second;
  }

  int64_t next_number() {
    for (int passed = 0; passed < 4 && at_ < pieces_.size(); ++passed, ++at_)
      if (pieces_[at_].number >= 0) return pieces_[at_++].number;
    return -1;
  }

  bool clock() {
    while (is("T") || is("t") || is(",") || is("at")) ++at_;
    int64_t hour = number(0, 2), minute = number(2, 2), second = 0;
    if (is(":", 1)) {
      at_ += 3;
      if (is(":") && number(1, 2) >= 0) {
        second = number(1, 2);
        at_ += 2;
      }
      if (is(".") && at_ + 1 < pieces_.size() && pieces_[at_ + 1].number >= 0) at_ += 2;
    } else if (at_ < pieces_.size() && pieces_[at_].text.size() == 6) {
      hour = pieces_[at_].number / 10000;
      minute = pieces_[at_].number / 100 % 100;
      second = pieces_[at_].number % 100;
      ++at_;
    } else {
      return false;
    }
    // Seconds of 60 are leap seconds, which few readers downstream know.
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60)
      return false;
    char out[16];
    std::snprintf(out, sizeof out, "T%02d:%02d:%02d", static_cast<int>(hour),
                  static_cast<int>(minute), static_cast<int>(std::min<int64_t>(second, 59)));
    clock_ = out;
    return true;
  }

  std::string zone() const {
    if (at_ >= pieces_.size()) return "Z";
    if (!is("+") && !is("-")) {
      const auto named = zone_named(pieces_[at_].text);
      return named.empty() ? "Z" : named;
    }
    int64_t hours = number(1, 2), minutes = is(":", 2) ? number(3, 2) : 0;
    if (at_ + 1 < pieces_.size() && pieces_[at_ + 1].text.size() == 4) {
      hours = pieces_[at_ + 1].number / 100;
      minutes = pieces_[at_ + 1].number % 100;
    }
    if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59) return "Z";
    char out[16];
    std::snprintf(out, sizeof out, "%c%02d:%02d", pieces_[at_].text[0], static_cast<int>(hours),
                  static_cast<int>(minutes));
    return out;
  }

  std::vector<Piece> pieces_;
  const WireKnowledge& knowledge_;
  std::size_t at_ = 0;
  int64_t year_ = 0, month_ = 0, day_ = 0;
  std::string clock_;
};

/// Seconds, milliseconds or microseconds since 1970, told apart by their length.
std::string from_digits(std::string_view digits) {
  int64_t value = -1;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (digits.size() == 9 || digits.size() == 10) return from_epoch(value);
  if (digits.size() == 13) return from_epoch(value / 1000);
  if (digits.size() == 16) return from_epoch(value / 1000000);
  return {};
}

std::optional<sys_days> day_in(std::string_view published) {
  const auto part = [&](std::size_t from, std::size_t length) -> int64_t {
    int64_t value = -1;
    if (published.size() >= from + length)
      std::from_chars(published.data() + from, published.data() + from + length, value);
    return value;
  };
  return day_of(part(0, 4), part(5, 2), part(8, 2));
}

}  // namespace

std::string iso_day(int64_t year, int64_t month, int64_t day) {
  const auto date = day_of(year, month, day);
  return date ? to_iso(*date) : std::string();
}

std::string normal_time(std::string_view written, const WireKnowledge& knowledge) {
  constexpr std::size_t kLongest = 80;
  written = trimmed(written);
  if (written.empty() || written.size() > kLongest) return {};
  if (written.size() > 8 && std::all_of(written.begin(), written.end(), is_digit))
    return from_digits(written);
  return TimeReader(written, knowledge).read();
}

std::string complete_day(unsigned month, unsigned day, std::string_view published) {
  const auto known = day_in(published);
  if (!known) return {};
  const auto year = static_cast<int>(std::chrono::year_month_day(*known).year());
  for (const int candidate : {year + 1, year, year - 1}) {
    const auto date = day_of(candidate, month, day);
    if (date && *date <= *known + kGrace) return to_iso(*date);
  }
  return {};
}

}  // namespace parley::wire::copy
