#pragma once

#include <string>
#include <vector>

#include "wire/html/blocks.h"

namespace parley::wire::html {

/// The headline within the text of <title>: without the site's name before or after a separator, as
/// Readability cuts it; the page's only <h1> when the title is too long or too short to be a
/// headline.
std::string headline_in(const std::string& title, const std::vector<Block>& blocks);

/// How much of the words of `b` also stand in `a`, by length, from 0 to 1.
double similarity(const std::string& a, const std::string& b);

}  // namespace parley::wire::html
