#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace parley::app {

/// The candidate that `word` was probably meant to be: fewest letters added, left out, changed or
/// swapped, at most a third of the word (two of a short one). Empty when none is near.
std::string nearest(std::string_view word, const std::vector<std::string>& candidates);

}  // namespace parley::app
