#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace parley::wire::feed {

/// Year, month, day, hour, minute, second, weekday (Monday is 0), day of the year (from 1), 0; in
/// UTC.
using NineTuple = std::array<int, 9>;

/// Reads a date in any style that feeds use: RFC 3339 and W3C, RFC 822, asctime, ISO 8601's short
/// forms, Perforce, and Korean, Greek and Hungarian words. A time without a zone is UTC. nullopt
/// when it is none, or no day of the calendar.
std::optional<NineTuple> parse_date(std::string_view text);

/// "2004-01-01T19:48:21Z", or the ISO date alone when `text` has no time of day; "" when it is no
/// date.
std::string to_rfc3339(std::string_view text);

}  // namespace parley::wire::feed
