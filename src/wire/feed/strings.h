#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "wire/notation/utf8.h"

// Small string work that the feed reader needs everywhere. All text is UTF-8.
namespace parley::wire::feed {

using notation::append_utf8;
using notation::is_utf8;

bool is_space(char c);  ///< ASCII white space
bool is_alpha(char c);  ///< ASCII letter
bool is_digit(char c);
bool is_alnum(char c);
bool is_word(char c);  ///< ASCII letter, digit, underscore, or any byte of a longer code point

/// ASCII letters to lower case, all else as it is.
std::string lower(std::string_view text);

/// Without white space at both ends, Unicode's spaces among it.
std::string_view strip(std::string_view text);

std::vector<std::string_view> split(std::string_view text, char at);
/// The words between runs of ASCII white space.
std::vector<std::string_view> words(std::string_view text);

bool contains(std::string_view text, std::string_view part);

/// Replaces every `from`, left to right, without rescanning. REQUIRES: !from.empty()
std::string replace_all(std::string_view text, std::string_view from, std::string_view to);

/// Decimal number of at most nine digits with an optional sign, white space around allowed; false
/// otherwise.
bool read_int(std::string_view text, int& value);

/// Reads the code point at `at` and moves behind it; a byte that is not UTF-8 is returned as it is.
/// REQUIRES: at < text.size()
uint32_t next_code(std::string_view text, std::size_t& at);

}  // namespace parley::wire::feed
