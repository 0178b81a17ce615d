#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace parley::wire::copy {

/// The code point at `at`, which moves behind it by at least one byte; -1 for bytes that are no
/// UTF-8. REQUIRES: at < text.size()
int32_t decode_utf8(std::string_view text, std::size_t& at);

/// Writes the code point behind `out`. REQUIRES: c is a Unicode scalar value
void append_utf8(std::string& out, char32_t c);

/// Text that may be shown and searched, and how much of it had to be given up.
struct Cleaned {
  std::string text;
  std::size_t bad_bytes = 0;  ///< bytes that were no UTF-8, each run of them now one U+FFFD
};

/// Valid UTF-8 with "\n" for every line end. Control characters become a blank of the same length,
/// so that what is clean already comes out as it went in, byte for byte; C1 controls are read as
/// the windows-1252 characters that their authors meant. Zero-width and direction marks stay.
Cleaned clean_text(std::string_view bytes);

/// Bytes of sequences of valid UTF-8 beyond ASCII, and bytes that belong to none.
struct Utf8Tally {
  std::size_t good = 0;
  std::size_t bad = 0;
};
Utf8Tally tally_utf8(std::string_view bytes);

}  // namespace parley::wire::copy
