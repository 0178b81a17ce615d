#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace parley::text {

/// What a character is to the cutter. Marks, joiners and other invisible characters count as
/// letters, so that they stay in the word in which they stand.
enum class CharKind : uint8_t { none, space, letter, digit, mark };

struct Char {
  uint32_t at = 0;  ///< offset of its first byte in the text
  char32_t code = 0;
  CharKind kind = CharKind::none;
};

/// REQUIRES: valid UTF-8 at `at`, at < text.size(). Bytes that are not valid are read one by one as
/// U+FFFD.
Char char_at(std::string_view text, uint32_t at);

/// Offset of the character after `c`.
uint32_t after(std::string_view text, const Char& c);

bool is_space(char32_t code);
bool is_upper(char32_t code);

/// ASCII only; all other bytes stay as they are.
std::string lower_ascii(std::string_view s);

/// As lower_ascii, with curly apostrophes and quotation marks made straight: the form in which
/// words are looked up.
std::string plain_lower(std::string_view s);

}  // namespace parley::text
