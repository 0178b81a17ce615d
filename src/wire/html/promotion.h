#pragma once

#include <string_view>

namespace parley::wire::html {

/// A paragraph that sends the reader elsewhere or speaks of the page, not of the matter: "Read
/// more: …", "Follow us on Twitter", "Sign up for …", "Image 1 of 5", "Copyright …". `linked` is
/// the share of its text that is in links.
bool is_promotion(std::string_view paragraph, double linked);

/// A heading over other stories or over what the page offers: "Related stories", "More great …
/// stories".
bool heads_promotion(std::string_view heading);

/// A closing paragraph that credits those who reported, edited or syndicated: "Reporting by …;
/// editing by …".
bool is_credit(std::string_view paragraph);

/// A line above the copy that only dates, places or signs it: "Published 18 November 2019", "20 Nov
/// 2019 - 11:28 AMT".
bool is_stamp(std::string_view line);

/// A web address and nothing else.
bool is_address(std::string_view line);

}  // namespace parley::wire::html
