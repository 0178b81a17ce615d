#pragma once

#include <string>
#include <string_view>

namespace parley::wire::html {

/// All of the text of a piece of UTF-8 HTML, as a feed or a NewsML item carries it: paragraphs
/// parted by a blank line, a single <br> as a line end, entities decoded, white space folded,
/// scripts, styles and hidden parts left out. Time is linear in the size whatever `html` holds.
std::string html_to_text(std::string_view html);

}  // namespace parley::wire::html
