// Any bytes as text with entities, and in any encoding: what comes out is UTF-8, and what was
// refused is not guessed.
#include <cstdlib>
#include <string>
#include <string_view>

#include "wire/notation/charset.h"
#include "wire/notation/entities.h"
#include "wire/notation/utf8.h"

namespace {

namespace notation = parley::wire::notation;

void must(bool holds) {
  if (!holds) std::abort();
}

void check_encoding(std::string_view bytes, const std::string& encoding) {
  const auto replaced = notation::to_utf8(bytes, encoding, notation::Broken::replaced);
  const auto refused = notation::to_utf8(bytes, encoding, notation::Broken::refused);
  if (replaced) must(notation::is_utf8(*replaced));
  if (refused) must(replaced && *refused == *replaced);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  static const std::string kEncodings[] = {"utf-8",        "utf-16",    "utf-32be", "windows-1252",
                                           "shift_jis",    "gb18030",   "euc-kr",   "iso-2022-jp",
                                           "windows-1255", "macintosh", "ibm037",   "utf-7"};
  if (size == 0) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  check_encoding(bytes, kEncodings[data[0] % std::size(kEncodings)]);
  for (const bool markup : {false, true})
    if (const auto guess = notation::guess_encoding(bytes, markup))
      check_encoding(bytes, guess->encoding);
  const auto decoded = notation::decode_entities(bytes);
  if (notation::is_utf8(bytes)) must(notation::is_utf8(decoded));
  return 0;
}
