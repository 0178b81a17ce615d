#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "wire/copy/knowledge.h"

namespace parley::wire::copy {

/// "2016-09-08"; empty for a day that no calendar has (and for years outside 1000 to 9999).
std::string iso_day(int64_t year, int64_t month, int64_t day);

/// A time as inputs write it ("2016-09-08T14:00:00+02:00", "2016-09-08 14:00", "Thu, 08 Sep 2016
/// 14:00:00 GMT", "September 8, 2016", "20160908", seconds or milliseconds since 1970) as an RFC
/// 3339 instant, or an ISO date where it has no time. A time without a zone is taken as UTC, as
/// feeds do. Empty for anything else: a date that cannot be read is unknown, never now.
std::string normal_time(std::string_view written, const WireKnowledge& knowledge);

/// The last such day of the year that is not after `published` (an ISO date or instant; two days of
/// grace for the clock's and the globe's sake). Empty when published is unknown or no such day
/// exists.
std::string complete_day(unsigned month, unsigned day, std::string_view published);

}  // namespace parley::wire::copy
