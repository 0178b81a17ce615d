#include "text/time_days.h"

#include <array>

namespace parley::text {

Days month_days(int year, int month) {
  return {day_number({year, month, 1}), day_number({year, month, days_in_month(year, month)}),
          "month"};
}

Days year_days(int year) { return {day_number({year, 1, 1}), day_number({year, 12, 31}), "year"}; }

Days week_days(DayNumber day) {
  const auto monday = day - weekday_of(day);
  return {monday, monday + 6, "week"};
}

Days season_days(int year, int season) {
  const int month = 3 + season * 3;
  if (season == 3) return {day_number({year - 1, 12, 1}), month_days(year, 2).end, "season"};
  return {day_number({year, month, 1}), month_days(year, month + 2).end, "season"};
}

CivilDate months_on(CivilDate date, int months) {
  const int index = date.year * 12 + date.month - 1 + months;
  return {index / 12, index % 12 + 1, 1};
}

std::optional<Days> stepped(DayNumber day, TimeUnit unit, int steps) {
  const auto date = civil_date(day);
  switch (unit) {
    case TimeUnit::day:
      return Days{day + steps, day + steps, "day"};
    case TimeUnit::week:
    case TimeUnit::weekend:
      return week_days(day + 7 * steps);
    case TimeUnit::month: {
      const auto month = months_on(date, steps);
      return month_days(month.year, month.month);
    }
    case TimeUnit::year:
      return year_days(date.year + steps);
    case TimeUnit::decade: {
      const int first = date.year / 10 * 10 + 10 * steps;
      return Days{day_number({first, 1, 1}), day_number({first + 9, 12, 31}), "decade"};
    }
    case TimeUnit::minute:
    case TimeUnit::hour:
    case TimeUnit::season:
    case TimeUnit::century:
      return std::nullopt;
  }
  return std::nullopt;
}

Days third_of(const Days& days, int index) {
  const auto first = civil_date(days.begin);
  const auto last = civil_date(days.end);
  std::array<DayNumber, 4> cuts{days.begin, 0, 0, days.end + 1};
  const bool month = first.month == last.month && first.year == last.year && first.day == 1;
  const bool year = first.year == last.year && first.month == 1 && last.month == 12;
  for (int k = 1; k <= 2; ++k) {
    auto& cut = cuts[static_cast<std::size_t>(k)];
    if (month)
      cut = days.begin + 10 * k;
    else if (year)
      cut = day_number({first.year, 1 + 4 * k, 1});
    else
      cut = days.begin + (days.end - days.begin + 1) * k / 3;
  }
  return {cuts[static_cast<std::size_t>(index)], cuts[static_cast<std::size_t>(index) + 1] - 1,
          "range"};
}

}  // namespace parley::text
