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

Grain Duration::finest() const {
  Grain finest = Grain::millennium;
  for (std::size_t i = 0; i < size; ++i) finest = std::min(finest, parts[i].unit);
  return finest;
}

bool Moment::has_date() const {
  return year != kUnsaid || decade != kUnsaid || century != kUnsaid || half != kUnsaid ||
         quarter != kUnsaid || season != kUnsaid || month != kUnsaid || week != kUnsaid ||
         day != kUnsaid || weekday != kUnsaid || holiday != nullptr || relative || shifted ||
         span || nth != 0 || now;
}

/// Takes what `piece` says into `into`, where they can hold together.
bool MomentReader::merge(Moment& into, const Moment& piece) const {
  Moment m = into;
  bool clash = false;
  const auto join = [&](int& a, int b) {
    if (b == kUnsaid) return;
    if (a != kUnsaid && a != b) clash = true;
    a = b;
  };
  if (m.now || piece.now || m.span || piece.span) return false;
  // a date in full takes no other; of two, only parts of one another
  const bool clock = piece.has_clock();
  const bool date = piece.has_date();
  if (clock && m.has_clock()) return false;
  if (piece.part != nullptr && m.part != nullptr) return false;
  if (clock && !date && m.has_date() && m.day == kUnsaid && m.weekday == kUnsaid &&
      m.holiday == nullptr && m.nth == 0 && !m.shifted && !(m.relative && m.unit <= Grain::night))
    return false;
  if (piece.part != nullptr && !date && m.has_date() && m.day == kUnsaid && m.weekday == kUnsaid &&
      m.holiday == nullptr && m.nth == 0 && !m.shifted && !(m.relative && m.unit <= Grain::night))
    return false;
  if (clock && m.holiday != nullptr && !bare()) return false;
  if (piece.part != nullptr && m.holiday != nullptr && !bare()) return false;
  if (piece.stretch != Stretch::whole || m.stretch != Stretch::whole) {
    if (clock || piece.part != nullptr || (date && m.has_date())) return false;
  }
  join(m.year, piece.year);
  join(m.decade, piece.decade);
  join(m.century, piece.century);
  join(m.half, piece.half);
  join(m.quarter, piece.quarter);
  join(m.season, piece.season);
  join(m.month, piece.month);
  join(m.week, piece.week);
  join(m.day, piece.day);
  join(m.weekday, piece.weekday);
  join(m.hour, piece.hour);
  join(m.minute, piece.minute);
  join(m.second, piece.second);
  join(m.zone, piece.zone);
  if (clash) return false;
  if (date && m.decade != kUnsaid && (into.has_date())) return false;
  if (m.century != kUnsaid && into.has_date()) return false;
  if (piece.half_day_open) m.half_day_open = true;
  if (into.half_day_open && piece.part == nullptr) m.half_day_open = true;
  if (piece.holiday != nullptr) {
    if (m.holiday != nullptr) return false;
    m.holiday = piece.holiday;
  }
  if (piece.part != nullptr) {
    m.part = piece.part;
    m.part_stretch = piece.part_stretch;
  }
  if (piece.relative) {
    // "this Friday next week" are two; "tomorrow, 13/04/21" is one day
    if (m.relative) {
      if (!(m.unit == piece.unit && m.steps == piece.steps)) return false;
    }
    if (m.day != kUnsaid && m.month != kUnsaid && m.year != kUnsaid && piece.unit != Grain::day)
      return false;
    if (m.year != kUnsaid && piece.unit >= Grain::year) return false;
    if (piece.unit <= Grain::weekend && (m.month != kUnsaid || m.year != kUnsaid || m.holiday) &&
        !(m.day != kUnsaid && piece.unit == Grain::day))
      return false;
    if (piece.unit == Grain::week && m.weekday == kUnsaid) return false;
    if (piece.unit == Grain::day && m.weekday != kUnsaid && m.day == kUnsaid && !bare())
      return false;
    if (piece.unit == Grain::month && m.month != kUnsaid) return false;
    if (piece.plain_unit && piece.unit < Grain::month) return false;
    m.relative = true;
    m.unit = piece.unit;
    m.steps = piece.steps;
  } else if (into.relative && date) {
    // "last week's Sunday", "next month on the 5th", "this year's third quarter"
    if (into.unit == Grain::day && !(piece.day != kUnsaid && piece.month != kUnsaid) &&
        piece.weekday == kUnsaid)
      return false;
    if (into.unit == Grain::day && piece.weekday != kUnsaid && piece.day == kUnsaid)
      return bare() ? true : false;
    if ((into.unit == Grain::week || into.unit == Grain::weekend) && piece.weekday == kUnsaid)
      return false;
    if ((into.unit == Grain::week) && (piece.month != kUnsaid)) return false;
    if (into.unit == Grain::month &&
        (piece.month != kUnsaid || (piece.day == kUnsaid && piece.nth == 0)))
      return false;
    if (into.unit >= Grain::year && piece.month == kUnsaid && piece.quarter == kUnsaid &&
        piece.season == kUnsaid && piece.holiday == nullptr && piece.half == kUnsaid &&
        piece.nth == 0 && piece.week == kUnsaid)
      return false;
    if (into.unit >= Grain::year && piece.year != kUnsaid) return false;
  }
  if (piece.which != kUnsaid) {
    if (m.which != kUnsaid || into.month != kUnsaid) return false;
    m.which = piece.which;
    m.nearest = piece.nearest;
  }
  if (piece.shifted) {
    if (m.shifted) return false;
    if (m.day != kUnsaid && m.month != kUnsaid && m.year != kUnsaid) return false;
    m.shifted = true;
    m.shift = piece.shift;
    m.shift_sign = piece.shift_sign;
    m.base = piece.base;
  } else if (into.shifted && date && !(piece.weekday != kUnsaid && piece.month == kUnsaid)) {
    return false;
  }
  if (piece.nth != 0) {
    if (m.nth != 0 || m.base != Moment::kNoBase) return false;
    m.nth = piece.nth;
    m.nth_count = piece.nth_count;
    m.nth_weekday = piece.nth_weekday;
    m.nth_unit = piece.nth_unit;
    m.nth_after = piece.nth_after;
    m.nth_closest = piece.nth_closest;
    m.base = piece.base;
  }
  if (piece.stretch != Stretch::whole) m.stretch = piece.stretch;
  m.weekend = m.weekend || piece.weekend;
  m.week_of = m.week_of || piece.week_of;
  m.two_digit_year = m.two_digit_year || piece.two_digit_year;
  m.approx = m.approx || piece.approx;
  m.of_talk = m.of_talk || piece.of_talk;
  m.latent = m.latent && piece.latent;
  into = m;
  return true;
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
  offer(relative_unit(i, depth));
  offer(nth_of(i, depth));
  offer(shifted(i, depth));
  offer(stretch(i, depth));
  return best;
}

/// Index after words that join parts of one time ("at", "on", ", ", "of the"); `i` when none.
std::size_t MomentReader::connector(std::size_t i, const Moment& so_far, bool& at) const {
  (void)so_far;
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
    bool join_at = false;
    auto next = connector(end, m, join_at);
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

/// "from 9 to 11", "between Monday and Friday", "May 3-5", "2014-2018", "from 2pm for 2 hours".
std::optional<TimeReading> MomentReader::read_interval(std::size_t i) {
  TimeReading reading;
  reading.kind = TimeReading::Kind::interval;
  reading.begin = i;
  std::size_t k = i;
  bool from = false;
  if (match(k, Kind::about) && (is_one(k + 1, {"from", "between"}) || text_.is_digits(k + 1))) ++k;
  if (is(k, "on") && !bare() && match(k + 1, Kind::month)) {
    // "on November 18-19"
    ++k;
  }
  if (is_one(k, {"from", "between"})) {
    from = true;
    reading.between = is(k, "between");
    ++k;
    if (match(k, Kind::about)) ++k;
  } else if (is(k, "in") && text_.form(k + 1).size() == 4 && text_.is_digits(k + 1)) {
    ++k;
  } else if (is(k, "at") && text_.is_digits(k + 1)) {
    ++k;
  } else if (bare() && is_one(k, {"on", "for"})) {
    ++k;
  }
  const auto begin = k;
  // the first end: a moment, or a bare number whose kind the second end tells
  auto first = moment(k, 1);
  struct Loose {
    int value = 0;
    bool ordinal = false;
    std::size_t end = 0;
  };
  const auto loose_at = [&](std::size_t at) -> std::optional<Loose> {
    const auto l = skip_the(at);
    if (const auto nth = numbers_.ordinal(l); nth && nth->value <= 31 && nth->value >= 1)
      return Loose{static_cast<int>(nth->value), true, nth->end};
    if (const auto n = text_.is_digits(l) ? numbers_.digits(l) : numbers_.cardinal(l);
        n && n->whole && !n->scaled && n->value <= 31 && n->value >= 0 &&
        !(text_.is_digits(l) && n->end > l + 1))
      return Loose{static_cast<int>(n->value), false, n->end};
    return std::nullopt;
  };
  const auto dash_at = [&](std::size_t at) -> std::size_t {
    if (reading.between && is(at, "and")) return at + 1;
    if (phrase(at, {"up", "to"}) > 0) return at + 2;
    if (phrase(at, {"-", "-"}) > 0) return at + 2;
    if (is_one(at, {"-", "to", "until", "till", "til", "through", "thru", "untill", "~"}))
      return at + 1;
    if (from && bare() && is(at, "and")) return at + 1;
    return 0;
  };
  const auto finish = [&](const Piece& a, const Piece& b) -> std::optional<TimeReading> {
    reading.first = a.moment;
    reading.last = b.moment;
    reading.end = b.end;
    return reading;
  };
  const auto hours = [](int value) { return value >= 0 && value <= 24; };
  // trailing date or part: "9:30 - 11:00 on Thursday", "from 3 to 4 in the afternoon"
  const auto take_trailing = [&](Piece& b) {
    for (int n = 0; n < 3; ++n) {
      bool at = false;
      const auto next = connector(b.end, b.moment, at);
      auto part = part_of_day(b.end);
      if (!part) part = part_of_day(next);
      auto more = piece(next, 2, true);
      if (part && (!more || part->end >= more->end)) more = part;
      if (next > b.end && is(next - 1, "-")) break;
      if (!more || more->moment.has_clock()) break;
      if (more->moment.now || more->moment.span) break;
      Moment joint = b.moment;
      if (!merge(joint, more->moment)) break;
      b.moment = joint;
      b.end = more->end;
    }
  };
  // "3-4pm", "from 9 to 11", "Monday 12-4", "13 to 15 July"
  const auto clock_pair = [&](std::size_t at,
                              bool known) -> std::optional<std::pair<Piece, Piece>> {
    auto a = clock(at, true);
    if (!a) return std::nullopt;
    std::size_t a_end = a->end;
    if (const auto part = part_of_day(a_end); part && (is(a_end, "in"))) {
      merge(a->moment, part->moment);
      a_end = part->end;
    }
    const auto dash = dash_at(a_end);
    if (dash == 0) return std::nullopt;
    std::size_t b_at = dash;
    if (match(b_at, Kind::about)) ++b_at;
    if (is(b_at, "at")) ++b_at;
    auto b = clock(b_at, true);
    if (!b) return std::nullopt;
    const bool a_loose = a->moment.latent;
    const bool b_loose = b->moment.latent;
    const bool spoken = from && a->moment.minute != kUnsaid && b->moment.minute != kUnsaid;
    if (a_loose && b_loose && !known && !spoken) {
      // "5 to seven in the morning": something must say that these are hours
      const auto part = part_of_day(b->end);
      const bool of_month = match(b->end, Kind::month) || is(b->end, "of");
      if (!part && (of_month || !(from && bare()))) {
        bool j = false;
        const auto next = connector(b->end, b->moment, j);
        const auto more = piece(next, 2, true);
        const bool date_after =
            more && more->moment.has_date() && (from || !more->moment.has_clock()) &&
            (more->moment.day != kUnsaid || more->moment.weekday != kUnsaid ||
             more->moment.relative) &&
            !(match(b->end, Kind::month) || is(b->end, "of") || is(skip_the(b->end + 1), "th"));
        Moment zone_only;
        const bool zoned = zone(b->end, zone_only) > b->end;
        if (!date_after && !zoned && b->moment.zone == kUnsaid) return std::nullopt;
      }
    }
    return std::pair{*a, *b};
  };
  // 1. clocks at both ends
  if (auto pair = clock_pair(k, false)) {
    auto [a, b] = *pair;
    take_trailing(b);
    // "from 10/1 to 11/7", "May to June" are read as dates below
    if (!(first && first->moment.has_date() && !first->moment.has_clock())) return finish(a, b);
  }
  // 2. a date, then clocks: "Monday 8-9am", "December 12th at 4 - 6:30 pm", "this evening from 7 to
  // 7:30"
  auto date = piece(k, 1, false);
  if (auto part = part_of_day(k); part && (!date || part->end > date->end)) date = part;
  if (date && !date->moment.has_clock()) {
    for (int n = 0; n < 3; ++n) {
      auto part = part_of_day(date->end);
      bool at = false;
      const auto next = connector(date->end, date->moment, at);
      auto more = piece(next, 2, true);
      if (part && (!more || part->end >= more->end)) more = part;
      if (!more || more->moment.has_clock() || (next > date->end && is(next - 1, "-"))) break;
      Moment joint = date->moment;
      if (!merge(joint, more->moment)) break;
      date->moment = joint;
      date->end = more->end;
    }
    const bool day_level = date->moment.day != kUnsaid || date->moment.weekday != kUnsaid ||
                           date->moment.holiday != nullptr || date->moment.part != nullptr ||
                           (date->moment.relative && date->moment.unit <= Grain::night) ||
                           date->moment.nth != 0;
    std::size_t next = date->end;
    if (is(next, ",")) ++next;
    bool lead = false;
    while (is_one(next, {"from", "at", "for", "between"})) {
      lead = true;
      reading.between = is(next, "between");
      from = from || is_one(next, {"from", "between"});
      ++next;
    }
    const bool month_day = date->moment.month != kUnsaid && date->moment.day != kUnsaid;
    if (day_level &&
        !(month_day && !lead && text_.is_digits(date->end - 1) && is(date->end, "-"))) {
      if (auto pair = clock_pair(next, true)) {
        auto [a, b] = *pair;
        Moment joint = a.moment;
        if (merge(joint, date->moment)) {
          a.moment = joint;
          auto whole = b;
          take_trailing(whole);
          b = whole;
          reading.begin = i;
          return finish(a, b);
        }
      }
    }
    // "14th Feb from 9:30am for 7 hours"
    if (day_level) {
      if (const auto a = clock(next, lead); a) {
        std::size_t f = a->end;
        if (is(f, "for")) {
          if (const auto d = duration(f + 1)) {
            Moment joint = a->moment;
            if (merge(joint, date->moment)) {
              reading.first = joint;
              reading.length = d->first;
              reading.has_length = true;
              reading.end = d->second;
              return reading;
            }
          }
        }
      }
    }
  }
  // 3. "from 2pm for 2 hours", "18th Dec for 10 days", "for 2.5 hours from 9"
  {
    std::size_t f = i;
    const bool for_first = is(f, "for");
    if (for_first || numbers_.count(f) || is_one(f, {"a", "an"})) {
      if (for_first) ++f;
      if (const auto d = duration(f)) {
        std::size_t s = d->second;
        if (is(s, ",")) ++s;
        bool lead = false;
        if (is_one(s, {"from", "starting", "beginning", "since"})) {
          lead = true;
          ++s;
          if (is_one(s, {"from", "on", "at"})) ++s;
        }
        if (lead && (for_first || !is(s - 1, "from"))) {
          auto start = moment(s, 1);
          if (!start)
            if (const auto hour = clock(s, true)) start = hour;
          if (start) {
            reading.first = start->moment;
            reading.length = d->first;
            reading.has_length = true;
            reading.end = start->end;
            return reading;
          }
        }
      }
    }
  }
  const auto fend = first ? first->end : 0;
  if (first && is(fend, "for") && (from || bare()) && !first->moment.latent) {
    if (const auto d = duration(fend + 1)) {
      reading.first = first->moment;
      reading.length = d->first;
      reading.has_length = true;
      reading.end = d->second;
      return reading;
    }
  }
  // 4. "July 13 through 15", "July 13-15", "april ninth through seventeenth"
  if (const auto month = month_date(k);
      month && month->moment.day != kUnsaid && month->moment.year == kUnsaid) {
    if (const auto dash = dash_at(month->end)) {
      auto b_at = skip_the(dash);
      if (const auto b_day = day_at(b_at, true); b_day && !month_date(b_at)) {
        Piece b;
        b.moment.month = month->moment.month;
        b.moment.day = b_day->first;
        b.end = b_day->second;
        std::size_t y = b.end;
        if (is(y, ",") || is(y, "of")) ++y;
        auto a = *month;
        if (const auto year = year_at(y)) {
          a.moment.year = b.moment.year = year->first;
          b.end = year->second;
        }
        const bool units = match(b.end, Kind::unit) || (is(b.end, ":") && text_.glued(b.end)) ||
                           match(b.end, Kind::meridiem);
        if (!units && a.moment.day != b.moment.day) return finish(a, b);
      }
    }
  }
  // 5. "13 to 15 July", "from the 13th to the 15th of July"
  if (const auto a = loose_at(k)) {
    if (const auto dash = dash_at(a->end)) {
      if (const auto b = month_date(dash);
          b && b->moment.day != kUnsaid &&
          !(first && first->moment.month != kUnsaid && first->end > a->end)) {
        Piece low;
        low.moment.day = a->value;
        if (b->moment.day > a->value) {
          low.moment.month = b->moment.month;
          low.moment.year = b->moment.year;
        }
        if (hours(a->value) && a->value > 0) return finish(low, *b);
      }
      // "the fifth to the ninth"
      if (a->ordinal && from && k < begin + 2)
        if (const auto b = loose_at(dash); b && b->ordinal && bare()) {
          Piece low;
          Piece high;
          low.moment.day = a->value;
          high.moment.day = b->value;
          high.end = b->end;
          return finish(low, high);
        }
    }
  }
  // 6. any two moments
  if (!first) return std::nullopt;
  const auto dash = dash_at(first->end);
  if (dash == 0) {
    // "1/5-5/7": numeric dates swallow no dash
    return std::nullopt;
  }
  std::size_t b_at = dash;
  if (is_one(b_at, {"about", "around"})) ++b_at;
  auto second = moment(b_at, 1);
  if (!second) {
    // "1892-94", "winter of 373-374"
    const auto two = text_.whole(b_at, 2);
    if (first->moment.year != kUnsaid && first->moment.month == kUnsaid && is(first->end, "-") &&
        two >= 0 && text_.form(b_at).size() == 2 && two > first->moment.year % 100 &&
        !text_.glued(b_at + 1)) {
      Piece b;
      b.moment.year = first->moment.year / 100 * 100 + two;
      b.end = b_at + 1;
      return finish(*first, b);
    }
    // "from now until 3 min later"
    return std::nullopt;
  }
  if (first->moment.span || second->moment.span) return std::nullopt;
  const bool a_date = first->moment.has_date();
  const bool b_date = second->moment.has_date();
  const bool a_clock = first->moment.has_clock();
  const bool b_clock = second->moment.has_clock();
  if (!a_date && !a_clock && first->moment.part == nullptr) return std::nullopt;
  if (a_date && !a_clock && !first->moment.now && b_clock && !b_date &&
      !(first->moment.part != nullptr))
    return std::nullopt;
  if (first->moment.part != nullptr && !bare()) return std::nullopt;
  (void)b_date;
  (void)b_clock;
  Piece b = *second;
  return finish(*first, b);
}

TimeReading::Edge MomentReader::edge_of(std::string_view name) {
  using Edge = TimeReading::Edge;
  return name == "since"    ? Edge::since
         : name == "after"  ? Edge::after
         : name == "before" ? Edge::before
         : name == "until"  ? Edge::until
                            : Edge::by;
}

/// "tomorrow before 5pm", "Feb 1st no later than 6:00": the edge is an hour of the day.
std::optional<TimeReading> MomentReader::read_day_edge(std::size_t i) {
  auto day = moment(i, 1, false);
  if (!day) return std::nullopt;
  const auto& m = day->moment;
  const bool dated = m.day != kUnsaid || m.weekday != kUnsaid || m.holiday != nullptr ||
                     (m.relative && m.unit == Grain::day);
  const auto found = match(day->end, Kind::edge);
  if (!dated || !found) return std::nullopt;
  const auto hour = clock(found.end, true);
  Moment joint = m;
  if (!hour || (hour->moment.latent && hour->moment.minute == kUnsaid)) return std::nullopt;
  if (!merge(joint, hour->moment)) return std::nullopt;
  TimeReading reading;
  reading.kind = TimeReading::Kind::open;
  reading.begin = i;
  reading.edge = phrase(day->end, {"no", "later", "than"}) > 0 ? TimeReading::Edge::before
                                                               : edge_of(found.word->value);
  reading.first = joint;
  reading.end = hour->end;
  return reading;
}

/// "more than 2 weeks after today", "less than 3 days before Easter".
std::optional<TimeReading> MomentReader::read_shift_edge(std::size_t i) {
  const bool more = is_one(i, {"more", "over"});
  if (!more && !is_one(i, {"less", "fewer", "within"})) return std::nullopt;
  const auto k = is(i + 1, "than") ? i + 2 : i + 1;
  if (k == i + 1 && is_one(i, {"more", "less", "fewer"})) return std::nullopt;
  const auto far = shifted(k, 1);
  if (!far || far->moment.base == Moment::kNoBase) return std::nullopt;
  const auto base = bases_[static_cast<std::size_t>(far->moment.base)];
  const bool later = far->moment.shift_sign > 0;
  TimeReading reading;
  reading.begin = i;
  reading.end = far->end;
  if (more) {
    reading.kind = TimeReading::Kind::open;
    reading.edge = later ? TimeReading::Edge::after : TimeReading::Edge::before;
    reading.first = far->moment;
  } else {
    reading.kind = TimeReading::Kind::interval;
    reading.first = later ? base : far->moment;
    reading.last = later ? far->moment : base;
  }
  return reading;
}

/// "since Friday", "until 5pm", "after the end of May", "2012 or later", "by the end of the month".
std::optional<TimeReading> MomentReader::read_open(std::size_t i) {
  using Edge = TimeReading::Edge;
  TimeReading reading;
  reading.kind = TimeReading::Kind::open;
  reading.begin = i;
  if (bare() && (is(i, "asap") || phrase(i, {"as", "soon", "as", "possible"}) > 0)) {
    reading.edge = Edge::since;
    reading.first.now = true;
    reading.end = is(i, "asap") ? i + 1 : i + 4;
    return reading;
  }
  // "> = 2019", "=2019"
  if (is_one(i, {">", "<"})) {
    std::size_t k = i + 1;
    bool equal = false;
    if (is(k, "=")) {
      equal = true;
      ++k;
    }
    if (const auto year = year_at(k)) {
      reading.first.year = year->first;
      reading.edge =
          is(i, ">") ? (equal ? Edge::since : Edge::after) : (equal ? Edge::until : Edge::before);
      reading.end = year->second;
      return reading;
    }
    return std::nullopt;
  }
  std::size_t k = i;
  Edge edge = Edge::at;
  auto found = match(k, Kind::edge);
  if (found) {
    edge = edge_of(found.word->value);
    if (phrase(i, {"no", "later", "than"}) > 0) edge = Edge::before;
    k = found.end;
    if (is(k, "-")) ++k;
  } else if (bare() && is(k, "from")) {
    edge = Edge::since;
    ++k;
  } else if (is_one(k, {"by"})) {
    edge = Edge::by;
    ++k;
  }
  if (found && is(i, "following") && weekday(k)) return std::nullopt;
  if (edge == Edge::at) {
    if (auto reading_of_day = read_day_edge(i)) return reading_of_day;
    if (auto past_shift = read_shift_edge(i)) return past_shift;
    // "year 2012 or later", "1/1/2016 and later"
    auto m = moment(i, 1);
    if (!m) return std::nullopt;
    const auto e = m->end;
    const bool later = is_one(e, {"or", "and"}) &&
                       is_one(e + 1, {"later", "after", "greater", "onwards", "onward", "above"});
    const bool earlier =
        is_one(e, {"or", "and"}) && is_one(e + 1, {"earlier", "before", "less", "older"});
    const bool onwards = is_one(e, {"onwards", "onward"});
    if (!later && !earlier && !onwards) return std::nullopt;
    reading.first = m->moment;
    reading.edge = earlier ? Edge::until : Edge::since;
    reading.end = onwards ? e + 1 : e + 2;
    return reading;
  }
  if (is(i, "year")) return std::nullopt;
  if (is_one(k, {"on", "in"}) && !bare()) ++k;
  auto m = moment(k, 1);
  if (!m)
    if (const auto hour = clock(k, true);
        hour && !(hour->moment.latent && (edge == Edge::by || edge == Edge::until) && !bare()))
      m = hour;
  if (const auto hour = clock(k, true); hour && m && hour->end > m->end && !m->moment.has_date())
    m = hour;
  if (!m) return std::nullopt;
  if (m->moment.latent && m->moment.has_clock() && m->moment.minute == kUnsaid && !bare() &&
      !text_.is_digits(k))
    return std::nullopt;
  if (m->moment.span && edge != Edge::since) return std::nullopt;
  if (m->moment.part != nullptr && !m->moment.has_date() && m->moment.part->value == "day")
    return std::nullopt;
  reading.edge = edge;
  reading.first = m->moment;
  reading.end = m->end;
  return reading;
}

/// "every Monday", "twice a day", "daily", "Tuesdays at 9am", "19th of every month".
std::optional<TimeReading> MomentReader::read_set(std::size_t i) {
  TimeReading reading;
  reading.kind = TimeReading::Kind::set;
  reading.begin = i;
  reading.every = 1;
  const auto take_clock = [&](std::size_t at) {
    bool join_at = false;
    const auto next = connector(at, reading.first, join_at);
    if (const auto time = clock(next, join_at)) {
      merge(reading.first, time->moment);
      return time->end;
    }
    return at;
  };
  if (const auto set = match(i, Kind::set)) {
    reading.set = set.word;
    reading.end = take_clock(set.end);
    return reading;
  }
  std::size_t k = i;
  if (const auto every = match(k, Kind::period)) {
    reading.every = static_cast<int>(every.word->number);
    k = every.end;
    if (const auto d = duration(k)) {
      reading.length = d->first;
      reading.has_length = true;
      reading.end = d->second;
      return reading;
    }
    if (const auto unit = unit_at(k, false)) {
      reading.length.add(1, grain_of(unit->first->value));
      reading.has_length = true;
      reading.end = take_clock(unit->second);
      return reading;
    }
    auto day = weekday(k);
    if (!day) day = part_of_day(k);
    if (!day) day = month_date(k);
    if (!day) day = season_or_quarter(k);
    if (!day) day = holiday(k);
    if (!day) return std::nullopt;
    reading.first = day->moment;
    reading.end = take_clock(day->end);
    if (const auto part = part_of_day(reading.end); part && merge(reading.first, part->moment))
      reading.end = part->end;
    return reading;
  }
  // "19th of every month"
  if (const auto nth = numbers_.ordinal(i);
      nth && nth->value <= 31 &&
      phrase(nth->end, {"of", "every"}) + phrase(nth->end, {"of", "each"}) > 0) {
    if (const auto unit = unit_at(nth->end + 2, false)) {
      reading.first.day = static_cast<int>(nth->value);
      reading.length.add(1, grain_of(unit->first->value));
      reading.end = unit->second;
      return reading;
    }
  }
  // "Tuesdays at 9am", "Friday mornings"
  if (const auto day = match(i, Kind::weekday)) {
    const auto part = match(day.end, Kind::part);
    const bool plural_part = part && text_.form(day.end).back() == 's';
    if (day.word->extra == "plural" || plural_part) {
      reading.first.weekday = static_cast<int>(day.word->number);
      reading.end = day.end;
      if (plural_part) {
        reading.first.part = part.word;
        reading.end = part.end;
      }
      reading.end = take_clock(reading.end);
      return reading;
    }
  }
  // "one a day", "twice a week"
  if (is_one(i, {"once", "twice", "one", "two", "three"}) &&
      is_one(i + (is(i + 1, "times") ? 2 : 1), {"a", "an", "per"})) {
    const auto at = i + (is(i + 1, "times") ? 3 : 2);
    if (const auto unit = unit_at(at, false); unit && text_.form(at).back() != 's') {
      reading.length.add(1, grain_of(unit->first->value));
      reading.has_length = true;
      reading.end = unit->second;
      return reading;
    }
  }
  return std::nullopt;
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
