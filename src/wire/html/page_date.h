#pragma once

#include <string>
#include <string_view>

namespace parley::wire::html {

/// A date as pages write it, as an RFC 3339 instant when its offset is known, else as an ISO date;
/// empty when it is no date. Read are ISO 8601 ("2018-04-05T06:00:00+0200", "20180405"), RFC 2822
/// ("Thu, 5 Apr 2018 06:00:00 GMT"), names of months in English in either order ("April 5, 2018"),
/// year first with slashes or dots, and seconds or milliseconds since 1970. Day and month as bare
/// numbers are ambiguous and unknown.
std::string page_date(std::string_view text);

}  // namespace parley::wire::html
