#pragma once

#include <string>
#include <string_view>

namespace parley::wire::feed {

/// The words of HTML as a reader sees them: paragraphs parted by a blank line, lines by "\n",
/// references resolved, runs of white space as one space but in "pre". Scripts, styles and pictures
/// say nothing.
std::string html_to_text(std::string_view html);

/// Plain text in the same form: no white space at the ends of lines, paragraphs parted by one blank
/// line.
std::string tidy_text(std::string_view text);

}  // namespace parley::wire::feed
