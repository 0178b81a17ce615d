#pragma once

#include <string>
#include <string_view>

namespace parley::wire::html {

/// The page as valid UTF-8, without a byte order mark. The encoding is, in this order: the byte
/// order mark's, the `content_type` header's, that of <meta charset> in the first 4096 bytes, UTF-8
/// when the bytes are valid, what ICU guesses, Windows-1252. Bytes that mean nothing become U+FFFD,
/// as do U+0000.
std::string to_utf8(std::string_view bytes, std::string_view content_type);

}  // namespace parley::wire::html
