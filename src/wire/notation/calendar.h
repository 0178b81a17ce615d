#pragma once

#include <cstdint>
#include <string>

namespace parley::wire::notation {

/// Whether the (proleptic Gregorian) calendar has that day, in the years 1 to 9999.
bool is_day(int64_t year, int64_t month, int64_t day);

/// "2016-09-08"; empty when there is no such day.
std::string iso_day(int64_t year, int64_t month, int64_t day);

}  // namespace parley::wire::notation
