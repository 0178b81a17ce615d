#include "wire/news/encoding.h"

#include <algorithm>

#include "wire/notation/charset.h"
#include "wire/notation/utf8.h"

namespace parley::wire::news {
namespace {

using notation::append_utf8;
using notation::utf8_length;

char32_t windows1252(unsigned char byte) {
  const auto meant = notation::from_windows_1252(byte);
  return meant >= 0x80 && meant < 0xA0 ? char32_t{0xFFFD} : meant;
}

std::string mended(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 16);
  while (!bytes.empty()) {
    const auto length = utf8_length(bytes);
    if (length > 0)
      out.append(bytes.substr(0, length));
    else
      append_utf8(out, windows1252(static_cast<unsigned char>(bytes.front())));
    bytes.remove_prefix(length > 0 ? length : 1);
  }
  return out;
}

/// The name in <?xml … encoding="…"?>, empty when there is none.
std::string declared_encoding(std::string_view bytes) {
  if (bytes.substr(0, 5) != "<?xml") return {};
  const auto declaration = bytes.substr(0, std::min(bytes.find("?>"), std::size_t{200}));
  auto at = declaration.find("encoding");
  if (at == std::string_view::npos) return {};
  at = declaration.find_first_of("\"'", at);
  if (at == std::string_view::npos) return {};
  const auto end = declaration.find(declaration[at], at + 1);
  if (end == std::string_view::npos) return {};
  return std::string(declaration.substr(at + 1, end - at - 1));
}

/// Through ICU; empty when it knows no such encoding.
std::string converted(std::string_view bytes, const std::string& encoding) {
  return notation::to_utf8(bytes, encoding, notation::Broken::replaced).value_or(std::string());
}

bool is_utf8_name(std::string name) {
  for (auto& c : name) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return name == "utf-8" || name == "utf8" || name == "us-ascii" || name == "ascii";
}

}  // namespace

std::string to_utf8(std::string_view bytes) {
  using namespace std::string_view_literals;
  if (bytes.substr(0, 3) == "\xEF\xBB\xBF"sv) return mended(bytes.substr(3));
  if (bytes.substr(0, 2) == "\xFF\xFE"sv) return mended(converted(bytes.substr(2), "UTF-16LE"));
  if (bytes.substr(0, 2) == "\xFE\xFF"sv) return mended(converted(bytes.substr(2), "UTF-16BE"));
  if (bytes.substr(0, 4) == "<\0?\0"sv) return mended(converted(bytes, "UTF-16LE"));
  if (bytes.substr(0, 4) == "\0<\0?"sv) return mended(converted(bytes, "UTF-16BE"));
  const auto encoding = declared_encoding(bytes);
  if (!encoding.empty() && !is_utf8_name(encoding)) {
    auto out = converted(bytes, encoding);
    if (!out.empty()) return mended(out);
  }
  return mended(bytes);
}

std::size_t space_length(std::string_view text) {
  if (text.empty()) return 0;
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  if (byte(0) <= 0x20)
    return byte(0) == ' ' || (byte(0) >= 9 && byte(0) <= 13) || byte(0) >= 0x1C ? 1 : 0;
  if (byte(0) == 0xC2 && text.size() > 1) return byte(1) == 0x85 || byte(1) == 0xA0 ? 2 : 0;
  if (text.size() < 3) return 0;
  if (byte(0) == 0xE1) return byte(1) == 0x9A && byte(2) == 0x80 ? 3 : 0;
  if (byte(0) == 0xE3) return byte(1) == 0x80 && byte(2) == 0x80 ? 3 : 0;
  if (byte(0) != 0xE2) return 0;
  const bool general =
      byte(1) == 0x80 && (byte(2) <= 0x8A || byte(2) == 0xA8 || byte(2) == 0xA9 || byte(2) == 0xAF);
  return general || (byte(1) == 0x81 && byte(2) == 0x9F) ? 3 : 0;
}

std::string folded(std::string_view text) {
  std::string out;
  bool gap = false;
  while (!text.empty()) {
    const auto space = space_length(text);
    if (space > 0) {
      gap = !out.empty();
      text.remove_prefix(space);
      continue;
    }
    if (gap) out += ' ';
    gap = false;
    out += text.front();
    text.remove_prefix(1);
  }
  return out;
}

}  // namespace parley::wire::news
