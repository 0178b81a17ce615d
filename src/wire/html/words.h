#pragma once

#include <string>
#include <string_view>

namespace parley::wire::html {

/// Equal but for ASCII letter case.
bool same_word(std::string_view a, std::string_view b);

/// `style` declares `property: value`, spaces and letter case aside.
bool has_declaration(std::string_view style, std::string_view property, std::string_view value);

/// ASCII lower case; other bytes as they are.
std::string lower(std::string_view text);

/// At most the first `bytes` bytes, cut between characters.
std::string_view shortened(std::string_view text, std::size_t bytes);

/// Without white space at its ends.
std::string_view trimmed(std::string_view text);

/// Runs of white space, no-break spaces among them, become one space; none at the ends.
std::string folded(std::string_view text);

/// Character references decoded, in one pass: "&amp;lt;" gives "&lt;". Unknown names stay as they
/// are. Windows-1252 numbers mean what browsers take them to mean; numbers that are no character
/// become U+FFFD.
std::string decoded(std::string_view text);

/// decoded, then folded.
std::string clean(std::string_view text);

}  // namespace parley::wire::html
