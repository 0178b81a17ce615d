#include "text/local_time.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <string>

namespace parley::text {

int64_t floor_to(int64_t time, Grain grain) {
  const auto day = day_of(time);
  const auto date = civil_date(day);
  const auto years = [&](int n) {
    return at_date(static_cast<int>(floor_div(date.year, n) * n), 1, 1);
  };
  switch (grain) {
    case Grain::second:
      return time;
    case Grain::minute:
      return floor_div(time, 60) * 60;
    case Grain::hour:
      return floor_div(time, 3600) * 3600;
    case Grain::day:
    case Grain::night:
      return at_day(day);
    case Grain::week:
    case Grain::workweek:
      return at_day(day - weekday_of(day));
    case Grain::weekend:
      return at_day(day - weekday_of(day) + 5);
    case Grain::month:
      return at_date(date.year, date.month, 1);
    case Grain::quarter:
    case Grain::season:
      return at_date(date.year, (date.month - 1) / 3 * 3 + 1, 1);
    case Grain::half:
      return at_date(date.year, date.month <= 6 ? 1 : 7, 1);
    case Grain::year:
      return at_date(date.year, 1, 1);
    case Grain::decade:
      return years(10);
    case Grain::century:
      return years(100);
    case Grain::millennium:
      return years(1000);
  }
  return time;
}

int64_t moved(int64_t time, double count, Grain grain) {
  count = std::clamp(count, -1e9, 1e9);
  double months = 0;
  switch (grain) {
    case Grain::second:
      return time + std::llround(count);
    case Grain::minute:
      return time + std::llround(count * 60);
    case Grain::hour:
      return time + std::llround(count * 3600);
    case Grain::day:
    case Grain::night:
      return time + std::llround(count * static_cast<double>(kDaySeconds));
    case Grain::week:
      return time + std::llround(count * 7 * static_cast<double>(kDaySeconds));
    case Grain::workweek:
      return time + std::llround(count) * 7 * kDaySeconds - (count == 1 ? 2 * kDaySeconds : 0);
    case Grain::weekend:
      return time + (count == 1 ? 2 * kDaySeconds : std::llround(count) * 7 * kDaySeconds);
    case Grain::month:
      months = count;
      break;
    case Grain::quarter:
    case Grain::season:
      months = 3 * count;
      break;
    case Grain::half:
      months = 6 * count;
      break;
    case Grain::year:
      months = 12 * count;
      break;
    case Grain::decade:
      months = 120 * count;
      break;
    case Grain::century:
      months = 1200 * count;
      break;
    case Grain::millennium:
      months = 12000 * count;
      break;
  }
  months = std::clamp(months, -200000.0, 200000.0);
  const auto whole = static_cast<int>(std::floor(months));
  const auto date = civil_date(day_of(time));
  const int index = date.year * 12 + date.month - 1 + whole;
  const int year = static_cast<int>(floor_div(index, 12));
  const int month = index - year * 12 + 1;
  const int day = std::min(date.day, days_in_month(year, month));
  const auto rest = static_cast<int64_t>((months - whole) * 30) * kDaySeconds;
  return at_date(year, month, day) + (time - at_day(day_of(time))) + rest;
}

int64_t moved(int64_t time, const Duration& length, int sign) {
  for (std::size_t i = 0; i < length.size; ++i)
    time = moved(time, sign * length.parts[i].count,
                 length.parts[i].unit == Grain::weekend ? Grain::week : length.parts[i].unit);
  return time;
}

std::optional<int64_t> parse_local_time(std::string_view text) {
  const auto day = parse_iso_date(text.substr(0, 10));
  if (!day) return std::nullopt;
  int64_t time = at_day(*day);
  if (text.size() >= 19 && text[13] == ':' && text[16] == ':')
    time += std::atoi(std::string(text.substr(11, 2)).c_str()) * 3600 +
            std::atoi(std::string(text.substr(14, 2)).c_str()) * 60 +
            std::atoi(std::string(text.substr(17, 2)).c_str());
  return time;
}

}  // namespace parley::text
