#include "text/moment_resolve.h"

#include <algorithm>

namespace parley::text {
namespace {

constexpr int kUnsaid = Moment::kUnsaid;
constexpr int64_t kDay = kDaySeconds;

}  // namespace

TimeMeaning MomentResolver::resolve(const Moment& m, const std::vector<Moment>& bases,
                                    int depth) const {
  if (depth > 4) return {};
  if (m.now) {
    const TimeRange r{now_, now_ + 1, Grain::second};
    return {r, r};
  }
  if (m.span) {
    const auto r = span(m);
    return {r, r};
  }
  Grain unit = Grain::millennium;
  const bool based = m.base >= 0 && m.nth != 0;
  if (m.year != kUnsaid || m.relative || m.shifted || m.century != kUnsaid || m.decade != kUnsaid ||
      based)
    unit = Grain::second;
  else if (m.month != kUnsaid || m.season != kUnsaid || m.quarter != kUnsaid || m.half != kUnsaid ||
           m.holiday != nullptr || m.week != kUnsaid)
    unit = Grain::year;
  else if (m.day != kUnsaid)
    unit = Grain::month;
  else if (m.weekday != kUnsaid)
    unit = Grain::week;
  else if (m.has_clock() || m.part != nullptr)
    unit = Grain::day;
  if (unit == Grain::millennium) return {};
  const auto here = unit == Grain::second ? TimeRange{floor_to(now_, Grain::day),
                                                      floor_to(now_, Grain::day) + kDay, Grain::day}
                                          : unit_at(now_, unit);
  if (unit == Grain::second) {
    const auto r = instance(m, here, bases, depth);
    return {r, r};
  }
  const auto at = [&](int k) {
    const auto begin = moved(here.begin, k, unit);
    return instance(m, {begin, moved(begin, 1, unit), unit}, bases, depth);
  };
  // "Tuesday the eleventh": this month where it fits, and a week has one such week number
  const bool weekday_of_month =
      m.day != kUnsaid && m.weekday != kUnsaid && m.month == kUnsaid && unit == Grain::month;
  const bool numbered_week = m.week != kUnsaid && habit_ == TimeHabit::rolling;
  if (m.which == kUnsaid && (weekday_of_month || numbered_week))
    if (const auto r = at(0)) return {r, r};
  const bool whole_units = m.holiday != nullptr || unit == Grain::month;
  if (m.which != kUnsaid && !whole_units && !m.nearest &&
      !(habit_ == TimeHabit::aligned && m.which < 0) &&
      !(habit_ == TimeHabit::calendar && m.which != 0 && unit >= Grain::week)) {
    if (m.which == 0 && habit_ == TimeHabit::aligned) {
      auto r = at(0);
      if (r && r->end <= now_) r = at(1);
      return {r, r};
    }
    const auto r = at(m.which);
    return {r, r};
  }
  TimeMeaning meaning;
  const auto today = floor_to(now_, Grain::day);
  const int reach = unit == Grain::month ? 50 : 12;
  for (int k = 0; k <= reach && !(meaning.past && meaning.future); ++k)
    for (const int at_k : {k, -k}) {
      const auto r = at(at_k);
      if (!r) continue;
      const auto edge = r->grain >= Grain::day ? today : now_;
      const bool holds = r->begin <= edge && edge < r->end && r->grain > Grain::day;
      if ((r->begin < edge || (holds && habit_ != TimeHabit::aligned)) &&
          (!meaning.past || r->begin > meaning.past->begin))
        meaning.past = r;
      if ((r->begin >= edge || holds) && (!meaning.future || r->begin < meaning.future->begin))
        meaning.future = r;
    }
  if (m.which != kUnsaid) {
    const auto& r = m.which < 0 ? meaning.past : meaning.future;
    return {r, r};
  }
  return meaning;
}

TimeMeaning MomentResolver::interval(const TimeReading& reading, bool to_end) const {
  auto a = reading.first;
  auto b = reading.last;
  const auto date_of = [](Moment& to, const Moment& from) {
    const auto clock = to;
    to = from;
    to.hour = clock.hour;
    to.minute = clock.minute;
    to.second = clock.second;
    to.half_day_open = clock.half_day_open;
    to.zone = clock.zone != kUnsaid ? clock.zone : from.zone;
    if (clock.part != nullptr) to.part = clock.part;
  };
  TimeMeaning meaning;
  if (reading.has_length) {
    const auto start = resolve(a, reading.bases);
    const auto extend = [&](std::optional<TimeRange> r) {
      if (r)
        r->end = moved(r->begin, reading.length, 1) +
                 (to_end ? moved(r->begin, 1, r->grain) - r->begin : 0);
      return r;
    };
    return {extend(start.past), extend(start.future)};
  }
  const bool a_date = a.has_date() || (a.part != nullptr && !a.has_clock());
  if (!a_date && b.has_date() && a.has_clock()) {
    if (b.has_clock()) date_of(a, b);
  } else if (a_date && !b.has_date() && b.has_clock() && !a.now) {
    date_of(b, a);
  } else if (b.part != nullptr && a.part == nullptr && a.has_clock()) {
    a.part = b.part;
  }
  if (a.part == nullptr && b.part != nullptr && a.half_day_open) a.part = b.part;
  if (a.has_clock() && b.has_clock() && a.half_day_open && !b.half_day_open && b.part == nullptr &&
      a.part == nullptr && b.hour > 12 && a.hour < 12 && a.hour + 12 <= b.hour)
    a.hour += 12;
  if (a.has_clock() && b.has_clock() && b.half_day_open && a.hour > b.hour &&
      b.hour + 12 > a.hour && b.part == nullptr && b.hour < 12)
    b.hour += 12;
  // "between now and eight" is the next eight
  if (a.now && b.half_day_open && !b.has_date() && b.part == nullptr && b.hour < 12 &&
      (now_ - floor_to(now_, Grain::day)) / 3600 >= b.hour)
    b.hour += 12;
  if (a.zone == kUnsaid) a.zone = b.zone;
  if (b.zone == kUnsaid) b.zone = a.zone;
  if (b.year != kUnsaid && a.year == kUnsaid && a.month != kUnsaid && !a.relative &&
      a.which == kUnsaid)
    a.year = b.year - (b.month != kUnsaid && a.month > b.month ? 1 : 0);
  if (a.year == kUnsaid && b.year != kUnsaid && a.season != kUnsaid) a.year = b.year;
  if (a.year != kUnsaid && b.year == kUnsaid && b.month != kUnsaid && a.month != kUnsaid)
    b.year = a.year + (a.month > b.month ? 1 : 0);
  const auto from = resolve(a, reading.bases);
  const auto to = resolve(b, reading.bases);
  const auto join = [&](const std::optional<TimeRange>& x,
                        const std::optional<TimeRange>& y) -> std::optional<TimeRange> {
    if (!x || !y) return std::nullopt;
    const auto end = to_end && !b.now ? y->end : (b.stretch == Stretch::end ? y->end : y->begin);
    const auto begin = a.stretch == Stretch::end && !to_end ? x->end : x->begin;
    if (end <= begin) return std::nullopt;
    return TimeRange{begin, end, std::min(x->grain, y->grain)};
  };
  meaning.past = join(from.past, to.past);
  meaning.future = join(from.future, to.future);
  if (!meaning.past && !meaning.future) meaning.past = meaning.future = join(from.past, to.future);
  if (!meaning.past) meaning.past = meaning.future;
  if (!meaning.future) meaning.future = meaning.past;
  return meaning;
}

}  // namespace parley::text
