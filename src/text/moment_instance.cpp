// What a moment means within one year, month, week or day.
#include <algorithm>
#include <array>
#include <string>

#include "text/feasts.h"
#include "text/moment_resolve.h"

namespace parley::text {
namespace {

constexpr int kUnsaid = Moment::kUnsaid;
constexpr int64_t kDay = kDaySeconds;

struct PartHours {
  std::string_view name;
  int from;
  int to;
};
constexpr std::array<PartHours, 11> kRolling = {{{"morning", 8, 12},
                                                 {"afternoon", 12, 16},
                                                 {"evening", 16, 20},
                                                 {"night", 20, 24},
                                                 {"night_hours", 0, 8},
                                                 {"day", 8, 18},
                                                 {"dawn", 4, 8},
                                                 {"dusk", 17, 20},
                                                 {"breakfast", 8, 12},
                                                 {"lunch", 11, 13},
                                                 {"dinner", 16, 20}}};
constexpr std::array<PartHours, 11> kAligned = {{{"morning", 0, 12},
                                                 {"afternoon", 12, 19},
                                                 {"evening", 18, 24},
                                                 {"night", 18, 24},
                                                 {"night_hours", 18, 24},
                                                 {"day", 8, 18},
                                                 {"dawn", 4, 8},
                                                 {"dusk", 17, 21},
                                                 {"breakfast", 6, 10},
                                                 {"lunch", 12, 14},
                                                 {"dinner", 18, 21}}};

}  // namespace

TimeRange MomentResolver::part(const Moment& m, TimeRange day) const {
  if (habit_ == TimeHabit::calendar) return day;
  const auto& table = habit_ == TimeHabit::rolling ? kRolling : kAligned;
  const auto row = std::find_if(table.begin(), table.end(),
                                [&](const auto& p) { return p.name == m.part->value; });
  if (row == table.end()) return day;
  int64_t from = row->from * 3600;
  int64_t to = row->to * 3600;
  if (habit_ == TimeHabit::rolling) {
    if (m.part_stretch == Stretch::early) to = from + (to - from) / 2;
    if (m.part_stretch == Stretch::late) from = to - (to - from) / 2;
    if (to == kDay) --to;
  } else {
    if (m.part_stretch == Stretch::early) to = from + (row->from == 0 ? 9 * 3600 : 3 * 3600);
    if (m.part_stretch == Stretch::late) from = to - 3 * 3600;
  }
  return {day.begin + from, day.begin + to, Grain::hour};
}

TimeRange MomentResolver::stretch(TimeRange r, Stretch s, bool leaning) const {
  const auto days = (r.end - r.begin) / kDay;
  auto cut = [&](int64_t a, int64_t b) { return TimeRange{a, b, Grain::day}; };
  const bool early = s == Stretch::early || s == Stretch::start;
  const bool late = s == Stretch::late || s == Stretch::end;
  const auto today = floor_to(now_, Grain::day);
  if (s == Stretch::rest) return cut(today, r.end);
  if (s == Stretch::first_half) return cut(r.begin, r.begin + (r.end - r.begin) / 2);
  if (s == Stretch::second_half) return cut(r.begin + (r.end - r.begin) / 2, r.end);
  if (habit_ == TimeHabit::rolling) {
    if (days <= 1) return late ? TimeRange{r.end - 1, r.end - 1, Grain::second} : r;
    if (leaning && early && r.begin <= today && today < r.end && days > 8)
      return cut(r.begin, today);
    if (leaning && late && days > 8 && days < 40 && r.begin <= today && today < r.end)
      return cut(today, r.end);
    if (days <= 7)
      return early ? cut(r.begin, r.begin + 3 * kDay) : late ? cut(r.begin + 3 * kDay, r.end) : r;
    const int64_t middle = days <= 31 ? r.begin + 15 * kDay : moved(r.begin, 6, Grain::month);
    if (early) return cut(r.begin, middle);
    if (late) return cut(middle, r.end);
    return days <= 31 ? cut(r.begin + 9 * kDay, r.begin + 20 * kDay)
                      : cut(moved(r.begin, 4, Grain::month), moved(r.begin, 8, Grain::month));
  }
  if (days <= 1) return r;
  if (days <= 7)
    return early ? cut(r.begin, r.begin + 3 * kDay) : late ? cut(r.begin + 4 * kDay, r.end) : r;
  if (days <= 31)
    return early  ? cut(r.begin, r.begin + 10 * kDay)
           : late ? cut(r.begin + 20 * kDay, r.end)
                  : cut(r.begin + 10 * kDay, r.begin + 20 * kDay);
  if (days <= 366) {
    TimeRange y = early  ? cut(r.begin, moved(r.begin, 3, Grain::month))
                  : late ? cut(moved(r.begin, 8, Grain::month), r.end)
                         : cut(moved(r.begin, 4, Grain::month), moved(r.begin, 8, Grain::month));
    y.grain = Grain::month;
    return y;
  }
  const auto third = (r.end - r.begin) / 3;
  return early  ? cut(r.begin, r.begin + third)
         : late ? cut(r.end - third, r.end)
                : cut(r.begin + third, r.end - third);
}

TimeRange MomentResolver::span(const Moment& m) const {
  const auto unit = m.shift.size > 0 ? m.shift.parts[0].unit : Grain::day;
  const bool past = m.shift_sign < 0;
  if (m.unit == Grain::second && m.latent) return {now_, moved(now_, m.shift, 1), Grain::second};
  const bool aligned = habit_ == TimeHabit::aligned || unit == Grain::quarter;
  if (aligned) {
    const auto base = floor_to(now_, unit);
    if (past) return {moved(base, m.shift, -1), base, unit};
    const auto from = unit == Grain::second ? base : moved(base, 1, unit);
    return {from, moved(from, m.shift, 1), unit};
  }
  if (unit < Grain::day)
    return past ? TimeRange{moved(now_, m.shift, -1), now_, Grain::second}
                : TimeRange{now_, moved(now_, m.shift, 1), Grain::second};
  const auto today = floor_to(now_, Grain::day);
  if (past) return {moved(today, m.shift, -1), today, Grain::day};
  return {today + kDay, moved(today + kDay, m.shift, 1), Grain::day};
}

std::optional<TimeRange> MomentResolver::instance(const Moment& m, TimeRange r,
                                                  const std::vector<Moment>& bases,
                                                  int depth) const {
  const bool has_base = m.base >= 0 && static_cast<std::size_t>(m.base) < bases.size();
  if (m.relative) {
    const auto step = m.unit == Grain::weekend || m.unit == Grain::workweek ? Grain::week : m.unit;
    const auto begin =
        moved(floor_to(now_, m.unit), m.steps, step == Grain::night ? Grain::day : step);
    r = {begin, moved(begin, 1, m.unit), m.unit};
    const bool clock = m.unit == Grain::hour || m.unit == Grain::minute;
    if (clock && habit_ == TimeHabit::rolling && m.steps != 0) {
      const auto a = m.steps > 0 ? now_ : moved(now_, -1, m.unit);
      r = {a, moved(a, 1, m.unit), Grain::second};
    }
  }
  if (m.shifted) {
    int64_t from = now_;
    Grain base_grain = Grain::second;
    if (has_base) {
      const auto base = resolve(bases[static_cast<std::size_t>(m.base)], bases, depth + 1);
      const auto& chosen = base.future ? base.future : base.past;
      if (!chosen) return std::nullopt;
      from = chosen->begin;
      base_grain = chosen->grain;
    }
    const auto time = moved(from, m.shift, m.shift_sign);
    auto fine = m.shift.finest();
    Grain grain = Grain::second;
    if (habit_ == TimeHabit::aligned)
      grain = fine >= Grain::year                        ? Grain::month
              : fine >= Grain::week                      ? Grain::day
              : fine >= Grain::day                       ? Grain::hour
              : fine == Grain::hour && !m.shift.fraction ? Grain::minute
                                                         : Grain::second;
    else if (habit_ == TimeHabit::rolling)
      grain = fine >= Grain::day ? Grain::day : Grain::second;
    else
      grain = fine >= Grain::year    ? Grain::year
              : fine >= Grain::month ? Grain::month
              : fine >= Grain::day   ? Grain::day
                                     : fine;
    if (has_base) grain = std::min(fine, base_grain);
    if (has_base && fine >= Grain::day)
      grain = habit_ == TimeHabit::aligned && base_grain < Grain::day ? base_grain : Grain::day;
    r = unit_at(time, grain);
  }
  if (m.century != kUnsaid) {
    const int first = m.century > 0 ? (m.century - 1) * 100 : m.century * 100;
    r = {at_date(first, 1, 1), at_date(first + 100, 1, 1), Grain::century};
  }
  if (m.decade != kUnsaid)
    r = {at_date(m.decade, 1, 1), at_date(m.decade + 10, 1, 1), Grain::decade};
  if (m.year != kUnsaid) r = {at_date(m.year, 1, 1), at_date(m.year + 1, 1, 1), Grain::year};
  auto year = [&] { return civil_date(day_of(r.begin)).year; };
  if (m.half != kUnsaid) {
    const auto b = at_date(year(), m.half == 1 ? 1 : 7, 1);
    r = {b, moved(b, 6, Grain::month), Grain::half};
  }
  if (m.quarter != kUnsaid) {
    const auto b = at_date(year(), m.quarter * 3 - 2, 1);
    r = {b, moved(b, 3, Grain::month), Grain::quarter};
  }
  if (m.season != kUnsaid) {
    if (habit_ == TimeHabit::aligned) {
      static constexpr std::array<std::array<int, 4>, 4> kEdges = {
          {{3, 20, 6, 21}, {6, 21, 9, 24}, {9, 23, 12, 22}, {12, 21, 3, 21}}};
      const auto& e = kEdges[static_cast<std::size_t>(m.season)];
      const auto y = year();
      r = {at_date(y, e[0], e[1]), at_date(m.season == 3 ? y + 1 : y, e[2], e[3]), Grain::day};
    } else {
      const auto b =
          at_date(m.season == 3 && m.relative ? year() - 1 : year(), m.season * 3 + 3, 1);
      r = {b, moved(b, 3, Grain::month), Grain::season};
    }
  }
  if (m.month != kUnsaid) {
    const auto b = at_date(year(), m.month, 1);
    r = {b, moved(b, 1, Grain::month), Grain::month};
  }
  if (m.week != kUnsaid) {
    const auto first = floor_to(at_date(year(), 1, 4), Grain::week);
    r = {first + (m.week - 1) * 7 * kDay, first + m.week * 7 * kDay, Grain::week};
  }
  if (m.holiday != nullptr) {
    const auto day = feast_day(m.holiday->value, year());
    if (!day) return std::nullopt;
    r = {at_day(*day), at_day(*day + 1), Grain::day};
    const auto& extra = m.holiday->extra;
    if (extra == "month")
      r.end = at_day(*day + 30);
    else if (extra.find(':') != std::string::npos)
      r = {r.begin + 20 * 3600 + 1800, r.begin + 21 * 3600 + 1860, Grain::minute};
    else if (!extra.empty())
      r.end = at_day(*day + std::atoi(extra.c_str()));
  }
  if (m.nth != 0 && has_base) {
    const auto base = resolve(bases[static_cast<std::size_t>(m.base)], bases, depth + 1);
    const auto& chosen = base.future ? base.future : base.past;
    if (!chosen) return std::nullopt;
    r = *chosen;
    if (m.nth_after) r = {r.end, r.end + 400 * kDay, Grain::day};
    if (m.nth_closest) {
      const int day = m.weekday;
      std::vector<int64_t> found;
      for (int k = -60; k <= 60; ++k) {
        if (m.holiday) {
          if (const auto f = feast_day(m.holiday->value, civil_date(day_of(r.begin)).year + k / 10);
              f && k % 10 == 0)
            found.push_back(at_day(*f));
        } else if (weekday_of(day_of(r.begin) + k) == day) {
          found.push_back(at_day(day_of(r.begin) + k));
        }
      }
      std::stable_sort(found.begin(), found.end(), [&](auto a, auto b) {
        return std::llabs(a - r.begin) < std::llabs(b - r.begin);
      });
      if (static_cast<int>(found.size()) < m.nth) return std::nullopt;
      return unit_at(found[static_cast<std::size_t>(m.nth - 1)], Grain::day);
    }
  }
  if (m.nth != 0) {
    const auto step = m.nth_weekday != kUnsaid       ? Grain::week
                      : m.nth_unit == Grain::weekend ? Grain::week
                                                     : m.nth_unit;
    int64_t begin = 0;
    if (m.nth_weekday != kUnsaid || m.nth_unit == Grain::weekend) {
      const int wanted = m.nth_weekday != kUnsaid ? m.nth_weekday : 5;
      const auto from = m.nth > 0 ? day_of(r.begin) : day_of(r.end - 1);
      const auto hit = m.nth > 0 ? from + (wanted - weekday_of(from) + 7) % 7
                                 : from - (weekday_of(from) - wanted + 7) % 7;
      begin = moved(at_day(hit), m.nth > 0 ? m.nth - 1 : m.nth + 1, step);
      r = {begin, begin + (m.nth_weekday != kUnsaid ? 1 : 2) * kDay,
           m.nth_weekday != kUnsaid ? Grain::day : Grain::weekend};
    } else {
      if (m.nth_unit == Grain::week) {
        // a week belongs to the month that holds its Thursday
        auto first = floor_to(r.begin, Grain::week);
        if (first < r.begin &&
            civil_date(day_of(first) + 3).month != civil_date(day_of(r.begin)).month)
          first += 7 * kDay;
        if (m.nth < 0 || habit_ == TimeHabit::aligned) {
          if (first < r.begin && habit_ == TimeHabit::aligned) first += 7 * kDay;
          auto last = floor_to(r.end - 1, Grain::week);
          if (habit_ != TimeHabit::aligned) {
            // the one that holds its last Thursday
            if (last + 4 * kDay > r.end) last -= 7 * kDay;
            last += 7 * kDay;
          }
          if (last + 7 * kDay > r.end && habit_ == TimeHabit::aligned) last -= 7 * kDay;
          begin = m.nth > 0 ? first + (m.nth - 1) * 7 * kDay
                            : last + (m.nth + 1 - m.nth_count) * 7 * kDay;
        } else {
          begin = first + (m.nth - 1) * 7 * kDay;
        }
      } else {
        begin = m.nth > 0 ? moved(floor_to(r.begin, step), m.nth - 1, step)
                          : moved(r.end, m.nth + 1 - m.nth_count, step);
      }
      r = {begin, moved(begin, m.nth_count, step), m.nth_unit};
    }
  }
  if (m.day != kUnsaid) {
    const auto date = civil_date(day_of(r.begin));
    if (m.day > days_in_month(date.year, date.month)) return std::nullopt;
    r = unit_at(at_date(date.year, date.month, m.day), Grain::day);
    if (m.weekday != kUnsaid && m.month == kUnsaid && !m.relative &&
        weekday_of(day_of(r.begin)) != m.weekday)
      return std::nullopt;
  } else if (m.weekday != kUnsaid && m.holiday == nullptr) {
    const auto from = day_of(r.begin);
    r = unit_at(at_day(from + (m.weekday - weekday_of(from) + 7) % 7), Grain::day);
  }
  if (m.week_of) r = unit_at(r.begin, Grain::week);
  if (m.weekend) {
    const auto b = floor_to(r.begin, Grain::week) + 5 * kDay;
    const bool monday = weekday_of(day_of(r.begin)) == 0;
    r = monday ? TimeRange{r.begin - 2 * kDay, r.begin + kDay, Grain::weekend}
               : TimeRange{weekday_of(day_of(r.begin)) == 3 ? r.begin : b, b + 2 * kDay,
                           Grain::weekend};
  }
  if (m.part != nullptr && !m.has_clock()) r = part(m, unit_at(r.begin, Grain::day));
  if (m.has_clock()) {
    auto hour = m.hour == kUnsaid ? 0 : m.hour;
    if (m.part != nullptr && m.half_day_open && hour <= 12) {
      const std::string_view name = m.part->value;
      const bool late =
          name != "morning" && name != "dawn" && name != "breakfast" && name != "night_hours";
      if (late && hour < 12 && !(habit_ == TimeHabit::rolling && name == "night" && hour < 5))
        hour += 12;
      if (late && hour == 12 && name != "afternoon" && name != "lunch") hour = 24;
      if (!late && hour == 12) hour = 0;
    }
    const auto b = floor_to(r.begin, Grain::day) + hour * 3600 +
                   (m.minute != kUnsaid ? m.minute * 60 : 0) + (m.second != kUnsaid ? m.second : 0);
    const auto g = m.second != kUnsaid   ? Grain::second
                   : m.minute != kUnsaid ? Grain::minute
                                         : Grain::hour;
    r = {b, moved(b, 1, g), g};
  }
  if (m.stretch != Stretch::whole) r = stretch(r, m.stretch, m.nearest);
  return r;
}

}  // namespace parley::text
