// Times with two ends: "from 9 to 11", "May 3-5", "2014-2018".
#include "text/moment_reader.h"

namespace parley::text {
namespace {

using Kind = MeasureKind;
constexpr int kUnsaid = Moment::kUnsaid;

}  // namespace

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

}  // namespace parley::text
