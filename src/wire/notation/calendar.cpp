#include "wire/notation/calendar.h"

#include <chrono>
#include <cstdio>

namespace parley::wire::notation {

bool is_day(int64_t year, int64_t month, int64_t day) {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31) return false;
  return std::chrono::year_month_day(std::chrono::year(static_cast<int>(year)),
                                     std::chrono::month(static_cast<unsigned>(month)),
                                     std::chrono::day(static_cast<unsigned>(day)))
      .ok();
}

std::string iso_day(int64_t year, int64_t month, int64_t day) {
  if (!is_day(year, month, day)) return {};
  char out[16];
  std::snprintf(out, sizeof out, "%04d-%02d-%02d", static_cast<int>(year), static_cast<int>(month),
                static_cast<int>(day));
  return out;
}

}  // namespace parley::wire::notation
