#include "places/fold.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

namespace parley::places {
namespace {

/// Letters that Unicode does not take apart, as English copy prints them; empty for all others.
std::string_view plain_letter(UChar32 c) {
  switch (c) {
    case U'ł':
      return "l";
    case U'ø':
      return "o";
    case U'đ':
    case U'ð':
      return "d";
    case U'ı':
      return "i";
    case U'ß':
      return "ss";
    case U'æ':
      return "ae";
    case U'œ':
      return "oe";
    case U'þ':
      return "th";
    case U'ħ':
      return "h";
    case U'ŋ':
      return "n";
    case U'ə':
      return "a";
    default:
      return {};
  }
}

bool is_dropped(UChar32 c) {
  return c == '\'' || c == '`' || c == U'’' || c == U'‘' || c == U'ʼ' || c == U'ʿ' || c == U'ʻ' ||
         c == U'ʾ' || c == U'´';
}

std::string decomposed(std::string_view name) {
  UErrorCode status = U_ZERO_ERROR;
  const auto* nfkd = icu::Normalizer2::getNFKDInstance(status);
  std::string out;
  icu::StringByteSink<std::string> sink(&out);
  if (U_SUCCESS(status))
    nfkd->normalizeUTF8(0, icu::StringPiece(name.data(), static_cast<int32_t>(name.size())), sink,
                        nullptr, status);
  return U_SUCCESS(status) ? out : std::string(name);
}

std::string_view shortened(std::string_view word) {
  if (word == "saint") return "st";
  if (word == "sainte") return "ste";
  if (word == "mount") return "mt";
  if (word == "fort") return "ft";
  return word;
}

}  // namespace

std::string fold(std::string_view name) {
  const auto plain = decomposed(name);
  std::string out, word;
  const auto close = [&] {
    if (word.empty()) return;
    if (!out.empty()) out += ' ';
    out += shortened(word);
    word.clear();
  };
  const auto size = static_cast<int32_t>(plain.size());
  for (int32_t i = 0; i < size;) {
    UChar32 c = 0;
    U8_NEXT(plain.data(), i, size, c);
    if (c >= 0 && (u_charType(c) == U_NON_SPACING_MARK || is_dropped(c))) continue;
    if (c < 0 || !u_isalnum(c)) {
      close();
      continue;
    }
    const UChar32 lower = u_tolower(c);
    if (const auto letters = plain_letter(lower); !letters.empty()) {
      word += letters;
      continue;
    }
    icu::StringByteSink<std::string> sink(&word);
    icu::UnicodeString(lower).toUTF8(sink);
  }
  close();
  return out;
}

}  // namespace parley::places
