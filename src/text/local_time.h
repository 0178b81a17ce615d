#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "text/calendar.h"
#include "text/moment.h"

namespace parley::text {

/// Local seconds since 1970: the arithmetic of days, weeks, months.
constexpr int64_t kDaySeconds = 86400;

inline int64_t floor_div(int64_t a, int64_t b) {
  return a / b - (a % b != 0 && (a < 0) != (b < 0));
}
inline DayNumber day_of(int64_t time) {
  return static_cast<DayNumber>(floor_div(time, kDaySeconds));
}
inline int64_t at_day(DayNumber day) { return static_cast<int64_t>(day) * kDaySeconds; }
inline int64_t at_date(int year, int month, int day) {
  return at_day(day_number({year, month, day}));
}

/// The begin of the unit that holds a time.
int64_t floor_to(int64_t time, Grain grain);

/// Moves by whole or broken units; days of months that are too short are their last.
int64_t moved(int64_t time, double count, Grain grain);
int64_t moved(int64_t time, const Duration& length, int sign);

/// "2016-09-08T14:00:00" or "2016-09-08" as local seconds; nullopt when it is none.
std::optional<int64_t> parse_local_time(std::string_view text);

}  // namespace parley::text
