#pragma once

#include <string>
#include <string_view>

namespace parley::wire::news {

/// An RFC 3339 instant out of "2031-03-14T09:30:00Z", "20310314T093000+0200", "2031-03-14
/// 09:30:00+02:00"; the date alone when there is no time, or a time without a zone (which instant
/// that was is not known). Empty for anything else and for dates that do not exist: a bad date is
/// unknown.
std::string instant(std::string_view text);

/// Whether instant `a` is after instant `b`; false when either is a mere date or unknown.
bool later(const std::string& a, const std::string& b);

}  // namespace parley::wire::news
