#pragma once

#include <string>
#include <string_view>

#include "wire/copy/knowledge.h"

namespace parley::wire::copy {

/// The line as patterns are held against it: ASCII in small letters, typewriter quotation marks, a
/// run of dashes as one hyphen, a run of blanks as one, no blanks at the ends, no zero-width or
/// direction marks.
std::string fold_line(std::string_view line);

/// Whether the folded line is the pattern, `*` standing for any run of characters. Linear in
/// practice, at worst the product of the two lengths.
bool glob_matches(std::string_view glob, std::string_view folded);

/// Whether the pattern matches the line, which must be given as written and folded.
bool pattern_matches(const FurniturePattern& pattern, std::string_view line,
                     std::string_view folded, const WireKnowledge& knowledge);

/// Whether the words are nothing but names of people, places and houses: "Jane Roe in Geneva and
/// John van Doe; Editing by A. B. Low". At least one word must be a name.
bool are_names(std::string_view words, const WireKnowledge& knowledge);

/// The code point at `at`, which moves behind it. U+FFFD for bytes that are no UTF-8.
char32_t next_code_point(std::string_view text, std::size_t& at);

/// White space in the sense of Unicode, line ends too.
bool is_blank(char32_t c);

/// Hyphen, dashes of any length, minus.
bool is_dash(char32_t c);

/// Zero-width, joiner, direction and variation marks, soft hyphen: they are kept but mean nothing.
bool is_invisible(char32_t c);

/// Without the blanks (and line ends) at both ends.
std::string_view trimmed(std::string_view text);

}  // namespace parley::wire::copy
