// Times with two ends: "from 9 to 11", "May 3-5", "2014-2018".
#include "text/moment_reader.h"

namespace parley::text {
namespace {

using Kind = MeasureKind;
constexpr int kUnsaid = Moment::kUnsaid;

}  // namespace

std::optional<MomentReader::Loose> MomentReader::loose_at(std::size_t at) const {
  const auto l = skip_the(at);
  if (const auto nth = numbers_.ordinal(l); nth && nth->value <= 31 && nth->value >= 1)
    return Loose{static_cast<int>(nth->value), true, nth->end};
  if (const auto n = text_.is_digits(l) ? numbers_.digits(l) : numbers_.cardinal(l);
      n && n->whole && !n->scaled && n->value <= 31 && n->value >= 0 &&
      !(text_.is_digits(l) && n->end > l + 1))
    return Loose{static_cast<int>(n->value), false, n->end};
  return std::nullopt;
}

/// Index after what joins two ends; 0 when nothing does.
std::size_t MomentReader::dash_at(const Ends& e, std::size_t at) const {
  if (e.reading.between && is(at, "and")) return at + 1;
  if (phrase(at, {"up", "to"}) > 0) return at + 2;
  if (phrase(at, {"-", "-"}) > 0) return at + 2;
  if (is_one(at, {"-", "to", "until", "till", "til", "through", "thru", "untill", "~"}))
    return at + 1;
  if (e.from && bare() && is(at, "and")) return at + 1;
  return 0;
}

TimeReading MomentReader::finish(Ends& e, const Piece& a, const Piece& b) {
  e.reading.first = a.moment;
  e.reading.last = b.moment;
  e.reading.end = b.end;
  return e.reading;
}

/// "9:30 - 11:00 on Thursday", "from 3 to 4 in the afternoon": the date or part after both ends.
void MomentReader::take_trailing(Piece& b) {
  for (int n = 0; n < 3; ++n) {
    bool at = false;
    const auto next = connector(b.end, at);
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
}

/// "3-4pm", "from 9 to 11", "Monday 12-4"; `known` when they can only be hours.
std::optional<std::pair<MomentReader::Piece, MomentReader::Piece>> MomentReader::clock_pair(
    const Ends& e, std::size_t at, bool known) {
  auto a = clock(at, true);
  if (!a) return std::nullopt;
  std::size_t a_end = a->end;
  if (const auto part = part_of_day(a_end); part && (is(a_end, "in"))) {
    merge(a->moment, part->moment);
    a_end = part->end;
  }
  const auto dash = dash_at(e, a_end);
  if (dash == 0) return std::nullopt;
  std::size_t b_at = dash;
  if (match(b_at, Kind::about)) ++b_at;
  if (is(b_at, "at")) ++b_at;
  auto b = clock(b_at, true);
  if (!b) return std::nullopt;
  const bool a_loose = a->moment.latent;
  const bool b_loose = b->moment.latent;
  const bool spoken = e.from && a->moment.minute != kUnsaid && b->moment.minute != kUnsaid;
  if (a_loose && b_loose && !known && !spoken) {
    // "5 to seven in the morning": something must say that these are hours
    const auto part = part_of_day(b->end);
    const bool of_month = match(b->end, Kind::month) || is(b->end, "of");
    if (!part && (of_month || !(e.from && bare()))) {
      bool j = false;
      const auto next = connector(b->end, j);
      const auto more = piece(next, 2, true);
      const bool date_after =
          more && more->moment.has_date() && (e.from || !more->moment.has_clock()) &&
          (more->moment.day != kUnsaid || more->moment.weekday != kUnsaid ||
           more->moment.relative) &&
          !(match(b->end, Kind::month) || is(b->end, "of") || is(skip_the(b->end + 1), "th"));
      Moment zone_only;
      const bool zoned = zone(b->end, zone_only) > b->end;
      if (!date_after && !zoned && b->moment.zone == kUnsaid) return std::nullopt;
    }
  }
  return std::pair{*a, *b};
}

/// "9-11", "3 to 4pm".
std::optional<TimeReading> MomentReader::clocks(Ends& e) {
  if (auto pair = clock_pair(e, e.k, false)) {
    auto [a, b] = *pair;
    take_trailing(b);
    // "from 10/1 to 11/7", "May to June" are read as dates below
    if (!(e.first && e.first->moment.has_date() && !e.first->moment.has_clock()))
      return finish(e, a, b);
  }
  return std::nullopt;
}

/// "Monday 8-9am", "this evening from 7 to 7:30".
std::optional<TimeReading> MomentReader::day_with_clocks(Ends& e) {
  auto date = piece(e.k, 1, false);
  if (auto part = part_of_day(e.k); part && (!date || part->end > date->end)) date = part;
  if (date && !date->moment.has_clock()) {
    for (int n = 0; n < 3; ++n) {
      auto part = part_of_day(date->end);
      bool at = false;
      const auto next = connector(date->end, at);
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
      e.reading.between = is(next, "between");
      e.from = e.from || is_one(next, {"from", "between"});
      ++next;
    }
    const bool month_day = date->moment.month != kUnsaid && date->moment.day != kUnsaid;
    if (day_level &&
        !(month_day && !lead && text_.is_digits(date->end - 1) && is(date->end, "-"))) {
      if (auto pair = clock_pair(e, next, true)) {
        auto [a, b] = *pair;
        Moment joint = a.moment;
        if (merge(joint, date->moment)) {
          a.moment = joint;
          auto whole = b;
          take_trailing(whole);
          b = whole;
          return finish(e, a, b);
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
              e.reading.first = joint;
              e.reading.length = d->first;
              e.reading.has_length = true;
              e.reading.end = d->second;
              return e.reading;
            }
          }
        }
      }
    }
  }
  return std::nullopt;
}

/// "from 2pm for 2 hours", "18th Dec for 10 days".
std::optional<TimeReading> MomentReader::start_with_length(Ends& e) {
  {
    std::size_t f = e.reading.begin;
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
            e.reading.first = start->moment;
            e.reading.length = d->first;
            e.reading.has_length = true;
            e.reading.end = start->end;
            return e.reading;
          }
        }
      }
    }
  }
  const auto fend = e.first ? e.first->end : 0;
  if (e.first && is(fend, "for") && (e.from || bare()) && !e.first->moment.latent) {
    if (const auto d = duration(fend + 1)) {
      e.reading.first = e.first->moment;
      e.reading.length = d->first;
      e.reading.has_length = true;
      e.reading.end = d->second;
      return e.reading;
    }
  }
  return std::nullopt;
}

/// "July 13 through 15", "april ninth through seventeenth".
std::optional<TimeReading> MomentReader::days_after_month(Ends& e) {
  if (const auto month = month_date(e.k);
      month && month->moment.day != kUnsaid && month->moment.year == kUnsaid) {
    if (const auto dash = dash_at(e, month->end)) {
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
        if (!units && a.moment.day != b.moment.day) return finish(e, a, b);
      }
    }
  }
  return std::nullopt;
}

/// "13 to 15 July", "from the 13th to the 15th of July".
std::optional<TimeReading> MomentReader::days_before_month(Ends& e) {
  if (const auto a = loose_at(e.k)) {
    if (const auto dash = dash_at(e, a->end)) {
      if (const auto b = month_date(dash);
          b && b->moment.day != kUnsaid &&
          !(e.first && e.first->moment.month != kUnsaid && e.first->end > a->end)) {
        Piece low;
        low.moment.day = a->value;
        if (b->moment.day > a->value) {
          low.moment.month = b->moment.month;
          low.moment.year = b->moment.year;
        }
        if (a->value > 0 && a->value <= 24) return finish(e, low, *b);
      }
      // "the fifth to the ninth"
      if (a->ordinal && e.from && e.k < e.begin + 2)
        if (const auto b = loose_at(dash); b && b->ordinal && bare()) {
          Piece low;
          Piece high;
          low.moment.day = a->value;
          high.moment.day = b->value;
          high.end = b->end;
          return finish(e, low, high);
        }
    }
  }
  return std::nullopt;
}

/// "Monday - Friday", "1892-94".
std::optional<TimeReading> MomentReader::two_moments(Ends& e) {
  if (!e.first) return std::nullopt;
  const auto dash = dash_at(e, e.first->end);
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
    if (e.first->moment.year != kUnsaid && e.first->moment.month == kUnsaid &&
        is(e.first->end, "-") && two >= 0 && text_.form(b_at).size() == 2 &&
        two > e.first->moment.year % 100 && !text_.glued(b_at + 1)) {
      Piece b;
      b.moment.year = e.first->moment.year / 100 * 100 + two;
      b.end = b_at + 1;
      return finish(e, *e.first, b);
    }
    // "from now until 3 min later"
    return std::nullopt;
  }
  if (e.first->moment.span || second->moment.span) return std::nullopt;
  const bool a_date = e.first->moment.has_date();
  const bool b_date = second->moment.has_date();
  const bool a_clock = e.first->moment.has_clock();
  const bool b_clock = second->moment.has_clock();
  if (!a_date && !a_clock && e.first->moment.part == nullptr) return std::nullopt;
  if (a_date && !a_clock && !e.first->moment.now && b_clock && !b_date &&
      !(e.first->moment.part != nullptr))
    return std::nullopt;
  if (e.first->moment.part != nullptr && !bare()) return std::nullopt;
  Piece b = *second;
  return finish(e, *e.first, b);
}

/// "from 9 to 11", "between Monday and Friday", "May 3-5", "2014-2018", "from 2pm for 2 hours".
std::optional<TimeReading> MomentReader::read_interval(std::size_t i) {
  Ends e;
  e.reading.kind = TimeReading::Kind::interval;
  e.reading.begin = i;
  e.k = i;
  if (match(e.k, Kind::about) && (is_one(e.k + 1, {"from", "between"}) || text_.is_digits(e.k + 1)))
    ++e.k;
  if (is(e.k, "on") && !bare() && match(e.k + 1, Kind::month)) {
    // "on November 18-19"
    ++e.k;
  }
  if (is_one(e.k, {"from", "between"})) {
    e.from = true;
    e.reading.between = is(e.k, "between");
    ++e.k;
    if (match(e.k, Kind::about)) ++e.k;
  } else if (is(e.k, "in") && text_.form(e.k + 1).size() == 4 && text_.is_digits(e.k + 1)) {
    ++e.k;
  } else if (is(e.k, "at") && text_.is_digits(e.k + 1)) {
    ++e.k;
  } else if (bare() && is_one(e.k, {"on", "for"})) {
    ++e.k;
  }
  e.begin = e.k;
  // the first end: a moment, or a bare number whose kind the second end tells
  e.first = moment(e.k, 1);
  if (auto found = clocks(e)) return found;
  if (auto found = day_with_clocks(e)) return found;
  if (auto found = start_with_length(e)) return found;
  if (auto found = days_after_month(e)) return found;
  if (auto found = days_before_month(e)) return found;
  return two_moments(e);
}

}  // namespace parley::text
