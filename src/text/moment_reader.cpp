#include "text/moment_reader.h"

#include <algorithm>
#include <array>

namespace parley::text {
namespace {

using Kind = MeasureKind;
constexpr int kUnsaid = Moment::kUnsaid;

}  // namespace

Grain grain_of(std::string_view name) {
  static constexpr std::array<std::string_view, 16> kNames = {
      "second", "minute",  "hour",   "day",  "night", "week",   "workweek", "weekend",
      "month",  "quarter", "season", "half", "year",  "decade", "century",  "millennium"};
  const auto at = std::find(kNames.begin(), kNames.end(), name);
  return static_cast<Grain>(at == kNames.end() ? 3 : at - kNames.begin());
}

MomentReader::MaybePiece MomentReader::piece(std::size_t i, int depth, bool merging) {
  MaybePiece best;
  const auto offer = [&](MaybePiece found) {
    if (found && (!best || found->end > best->end)) best = found;
  };
  offer(numeric_date(i));
  offer(month_date(i));
  offer(weekday(i));
  offer(day_word(i));
  offer(holiday(i));
  offer(season_or_quarter(i));
  offer(stretch_of_years(i));
  offer(year(i, merging));
  offer(week_number(i));
  offer(day_of_month(i));
  offer(which_of(i, depth));
  offer(relative_unit(i));
  offer(nth_of(i, depth));
  offer(shifted(i, depth));
  offer(stretch(i, depth));
  return best;
}

/// Index after words that join parts of one time ("at", "on", ", ", "of the"); `i` when none.
std::size_t MomentReader::connector(std::size_t i, bool& at) const {
  std::size_t k = i;
  at = false;
  if (is(k, ",")) ++k;
  if (is(k, "(") && match(k + 1, Kind::weekday)) return k + 1;
  if (is(k, ")") && (is(k + 1, "-") || is(k + 1, ","))) k += 2;
  if (is_one(k, {"at", "@"})) {
    at = true;
    ++k;
    if (const auto about = match(k, Kind::about)) k = about.end;
    return k;
  }
  if (is_one(k, {"around", "about"})) {
    at = true;
    return k + 1;
  }
  if (is_one(k, {"on", "in", "of", "for", "from", "during"})) {
    at = is_one(k, {"for"});
    return k + 1;
  }
  if (is(k, "-")) return k + 1;
  return k;
}

MomentReader::MaybePiece MomentReader::moment(std::size_t i, int depth, bool clocks) {
  if (depth > 4) return std::nullopt;
  std::size_t k = i;
  bool approx = false;
  if (const auto about = match(k, Kind::about)) {
    approx = !is_one(k, {"exactly", "just"});
    k = about.end;
  }
  bool at = approx;
  if (is_one(k, {"at", "@"}) && !match(k, Kind::now)) {
    at = true;
    ++k;
    if (const auto about = match(k, Kind::about)) {
      approx = true;
      k = about.end;
    }
  } else if (is_one(k, {"on", "for", "in"}) && bare() && depth == 0) {
    at = is(k, "for");
    ++k;
  }
  auto best = piece(k, depth, false);
  if (clocks) {
    if (const auto time = clock(k, at); time && (!best || time->end >= best->end)) best = time;
    const std::size_t part_from = at && is(k - 1, "at") ? k - 1 : k;
    if (const auto part = part_of_day(part_from); part && (!best || part->end > best->end))
      best = part;
    if (!best && part_from != k)
      if (const auto part = part_of_day(k)) best = part;
  }
  if (!best) return std::nullopt;
  best->moment.approx = best->moment.approx || approx;
  for (int joined = 0; joined < 6; ++joined) {
    const auto& m = best->moment;
    if (m.span || m.now) break;
    std::size_t end = best->end;
    // "in 2014" as a heading, then "On Thursday"
    if (end < text_.size() && text_[end].line && text_[end].capital && !bare()) break;
    // "that night, the following day" are two
    if (!bare() && is(end, ",") && m.part != nullptr && !m.has_date() && !m.has_clock()) break;
    bool join_at = false;
    auto next = connector(end, join_at);
    // "2016-12-25T10:00:00"
    const bool iso = is(end, "t") && text_.glued(end) && text_.glued(end + 1) &&
                     text_.is_digits(end + 1) && m.day != kUnsaid && m.year != kUnsaid;
    if (iso) {
      if (auto time = clock(end + 1, true); time && !m.has_clock()) {
        time->moment.half_day_open = false;
        if (merge(best->moment, time->moment)) best->end = time->end;
      }
      break;
    }
    // "Monday - Friday", "2014-2018" are intervals
    const bool dash = next > end && is(next - 1, "-");
    MaybePiece found;
    if (clocks && !m.has_clock()) {
      // a bare hour only after "at", or after a part of the day
      const bool wants = join_at || m.part != nullptr;
      if (auto time = clock(next, wants || (bare() && m.has_date()))) {
        const bool range = is_one(time->end, {"-", "to", "until", "till"}) && time->moment.latent;
        const bool loose = time->moment.latent && !join_at && m.part == nullptr && !range &&
                           !is(next, text_.form(next));
        if (!(loose)) found = time;
        if (time->moment.latent && !join_at && !bare() && m.part == nullptr &&
            time->moment.minute == kUnsaid)
          found.reset();
      } else if (!wants && m.day != kUnsaid) {
        // "march eighteenth nine thirty"
        if (auto spoken = clock(next, true);
            spoken && spoken->moment.minute != kUnsaid && !text_.is_digits(next))
          found = spoken;
      } else if (!wants && m.relative && m.unit == Grain::day) {
        if (auto spoken = clock(next, true);
            spoken && spoken->moment.minute != kUnsaid && !text_.is_digits(next))
          found = spoken;
      }
    }
    if (clocks && m.part == nullptr) {
      std::size_t part_from = end;
      if (is(part_from, ",")) ++part_from;
      auto part = part_of_day(part_from);
      if (!part) part = part_of_day(next);
      if (part && (!found || part->end > found->end)) found = part;
    }
    if (auto more = piece(next, depth + 1, true); more && (!found || more->end > found->end)) {
      // a year joins only a month, quarter, season or feast
      const bool year_only = more->moment.year != kUnsaid && more->moment.month == kUnsaid &&
                             more->moment.holiday == nullptr && more->moment.season == kUnsaid;
      const bool takes_year = m.month != kUnsaid || m.quarter != kUnsaid || m.season != kUnsaid ||
                              m.holiday != nullptr || m.week != kUnsaid || m.half != kUnsaid;
      const bool comma_apart = next > end && is(next - 1, ",") && m.has_date() && !m.has_clock() &&
                               m.weekday == kUnsaid && more->moment.weekday == kUnsaid &&
                               !(m.relative && m.unit == Grain::day) && !(year_only && takes_year);
      const bool dash_apart = dash && m.has_date() && more->moment.has_date() &&
                              !(m.weekday == kUnsaid && more->moment.weekday != kUnsaid) &&
                              !(m.weekday != kUnsaid && more->moment.month != kUnsaid);
      const bool from_now = next > end && is(next - 1, "from") && !(m.weekday != kUnsaid);
      if (!(year_only && !takes_year) && !comma_apart && !dash_apart && !from_now) found = more;
    }
    if (!found || found->end <= end) break;
    if (dash && found->moment.has_clock() && m.has_clock()) break;
    Moment joint = m;
    if (!merge(joint, found->moment)) break;
    best->moment = joint;
    best->end = found->end;
  }
  return best;
}

std::optional<TimeReading> MomentReader::read_moment(std::size_t i) {
  const auto found = moment(i, 0);
  if (!found) return std::nullopt;
  const auto& m = found->moment;
  TimeReading reading;
  reading.kind = TimeReading::Kind::moment;
  reading.first = m;
  reading.begin = i;
  reading.end = found->end;
  return reading;
}

std::optional<TimeReading> MomentReader::read_point(std::size_t i) {
  bases_.clear();
  auto found = read_moment(i);
  if (found) found->bases = bases_;
  return found;
}

std::optional<TimeReading> MomentReader::read_length(std::size_t i) {
  const auto found = duration(i);
  if (!found) return std::nullopt;
  TimeReading reading;
  reading.kind = TimeReading::Kind::duration;
  reading.length = found->first;
  reading.has_length = true;
  reading.begin = i;
  reading.end = found->second;
  return reading;
}

std::optional<TimeReading> MomentReader::read(std::size_t i) {
  std::optional<TimeReading> best;
  const auto offer = [&](std::optional<TimeReading> found) {
    if (found) {
      found->bases = bases_;
      if (!best || found->end > best->end) best = std::move(found);
    }
    bases_.clear();
  };
  bases_.clear();
  offer(read_set(i));
  offer(read_interval(i));
  offer(read_open(i));
  offer(read_moment(i));
  offer(read_length(i));
  return best;
}

std::vector<TimeReading> MomentReader::read_all() {
  std::vector<TimeReading> found;
  for (std::size_t i = 0; i < text_.size();) {
    auto reading = read(i);
    if (reading && reading->end > i) {
      i = reading->end;
      found.push_back(std::move(*reading));
    } else {
      ++i;
    }
  }
  return found;
}

}  // namespace parley::text
