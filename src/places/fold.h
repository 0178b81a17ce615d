#pragma once

#include <string>
#include <string_view>

namespace parley::places {

/// The form in which names of places are looked up: lower case, without accents and apostrophes,
/// words parted by one space, "saint" as "st": "Saint-Denis" and "ST. DENIS" are "st denis".
/// tools/gazetteer.py folds the same way. Invalid UTF-8 becomes spaces.
std::string fold(std::string_view name);

}  // namespace parley::places
