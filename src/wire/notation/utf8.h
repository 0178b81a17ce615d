#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace parley::wire::notation {

/// Appends a code point; what is none (zero, surrogates, beyond U+10FFFF) becomes U+FFFD.
void append_utf8(std::string& out, char32_t code);

/// Length in bytes of the well-formed UTF-8 sequence at the front, 0 when there is none.
std::size_t utf8_length(std::string_view bytes);

bool is_utf8(std::string_view bytes);

/// The character that windows-1252 has for a code of 0x80 to 0x9F, where Latin-1 and Unicode have
/// controls that nobody means. The five codes that it leaves undefined, and all others, as they
/// are.
char32_t from_windows_1252(char32_t code);

}  // namespace parley::wire::notation
