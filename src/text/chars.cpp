#include "text/chars.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace parley::text {
namespace {

CharKind ascii_kind(char32_t c) {
  if (c <= 0x20)
    return (c == 0x20 || (c >= 0x09 && c <= 0x0d) || c >= 0x1c) ? CharKind::space
                                                                : CharKind::letter;
  if (c >= '0' && c <= '9') return CharKind::digit;
  const auto folded = c | 0x20;
  return folded >= 'a' && folded <= 'z' ? CharKind::letter : CharKind::mark;
}

CharKind kind_of(char32_t code) {
  if (code < 0x7f) return ascii_kind(code);
  if (is_space(code)) return CharKind::space;
  const auto mask = U_GET_GC_MASK(static_cast<UChar32>(code));
  if ((mask & U_GC_ND_MASK) != 0) return CharKind::digit;
  // Signs and emoji (So) are marks; their modifiers are joined to them by the cutter of words.
  return (mask & (U_GC_P_MASK | U_GC_S_MASK)) != 0 ? CharKind::mark : CharKind::letter;
}

}  // namespace

Char char_at(std::string_view text, uint32_t at) {
  Char c;
  c.at = at;
  int32_t i = static_cast<int32_t>(at);
  UChar32 code = 0;
  U8_NEXT_OR_FFFD(reinterpret_cast<const uint8_t*>(text.data()), i,
                  static_cast<int32_t>(text.size()), code);
  c.code = static_cast<char32_t>(code);
  c.kind = kind_of(c.code);
  return c;
}

uint32_t after(std::string_view text, const Char& c) {
  int32_t i = static_cast<int32_t>(c.at);
  U8_FWD_1(reinterpret_cast<const uint8_t*>(text.data()), i, static_cast<int32_t>(text.size()));
  return static_cast<uint32_t>(i);
}

bool is_space(char32_t code) {
  if (code < 0x80) return ascii_kind(code) == CharKind::space;
  return code == 0x85 || code == 0xa0 || code == 0x1680 || (code >= 0x2000 && code <= 0x200a) ||
         code == 0x2028 || code == 0x2029 || code == 0x202f || code == 0x205f || code == 0x3000;
}

bool is_upper(char32_t code) {
  return code < 0x80 ? code >= 'A' && code <= 'Z' : u_isupper(static_cast<UChar32>(code)) != 0;
}

std::string lower_ascii(std::string_view s) {
  std::string out(s);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
  return out;
}

std::string plain_lower(std::string_view s) {
  std::string out;
  out.reserve(s.size());
  for (std::size_t i = 0; i < s.size(); ++i) {
    const auto rest = s.substr(i, 3);
    if (rest == "\xe2\x80\x98" || rest == "\xe2\x80\x99") {
      out += '\'';
      i += 2;
    } else if (rest == "\xe2\x80\x9c" || rest == "\xe2\x80\x9d") {
      out += '"';
      i += 2;
    } else {
      out += s[i] >= 'A' && s[i] <= 'Z' ? static_cast<char>(s[i] + ('a' - 'A')) : s[i];
    }
  }
  return out;
}

}  // namespace parley::text
