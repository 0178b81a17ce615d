#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace parley::wire::notation {

/// What becomes of bytes that mean nothing in their encoding.
enum class Broken { replaced, refused };

/// `bytes` in an encoding, by any name that ICU knows it by, as UTF-8. nullopt when ICU knows no
/// such encoding, or when bytes mean nothing in it and are `refused`; `replaced`, they become
/// U+FFFD. The byte order mark of a UTF-16 or UTF-32 that names no order is taken off.
std::optional<std::string> to_utf8(std::string_view bytes, const std::string& encoding,
                                   Broken broken);

/// An encoding that bytes look like.
struct Guess {
  std::string encoding;  ///< ICU's name
  int confidence = 0;    ///< 0 to 100
};

/// ICU's likeliest encoding, by the first 64 KiB; tags do not count when the bytes are `markup`.
/// nullopt when there is no telling.
std::optional<Guess> guess_encoding(std::string_view bytes, bool markup);

}  // namespace parley::wire::notation
