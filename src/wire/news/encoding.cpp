#include "wire/news/encoding.h"

#include <array>
#include <memory>

#include <unicode/ucnv.h>

namespace parley::wire::news {
namespace {

// The part of windows-1252 that differs from Latin-1; 0 where it has no character.
constexpr std::array<char16_t, 32> kWindows1252 = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

char32_t windows1252(unsigned char byte) {
  if (byte < 0x80 || byte >= 0xA0) return byte;
  const char16_t code = kWindows1252[byte - 0x80u];
  return code == 0 ? char32_t{0xFFFD} : code;
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
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> from(
      ucnv_open(encoding.c_str(), &status), &ucnv_close);
  if (U_FAILURE(status)) return {};
  std::string out(bytes.size() * 3 + 16, '\0');
  const auto length =
      ucnv_toAlgorithmic(UCNV_UTF8, from.get(), out.data(), static_cast<int32_t>(out.size()),
                         bytes.data(), static_cast<int32_t>(bytes.size()), &status);
  if (U_FAILURE(status)) return {};
  out.resize(static_cast<std::size_t>(length));
  return out;
}

bool is_utf8_name(std::string name) {
  for (auto& c : name) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return name == "utf-8" || name == "utf8" || name == "us-ascii" || name == "ascii";
}

}  // namespace

std::size_t utf8_length(std::string_view bytes) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
  if (bytes.empty()) return 0;
  const unsigned lead = byte(0);
  if (lead < 0x80) return 1;
  const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || bytes.size() < length) return 0;
  for (std::size_t i = 1; i < length; ++i)
    if ((byte(i) & 0xC0u) != 0x80u) return 0;
  const unsigned second = byte(1);
  if (lead == 0xE0 && second < 0xA0) return 0;  // overlong
  if (lead == 0xED && second > 0x9F) return 0;  // surrogate
  if (lead == 0xF0 && second < 0x90) return 0;  // overlong
  if (lead == 0xF4 && second > 0x8F) return 0;  // beyond U+10FFFF
  return length;
}

void append_utf8(std::string& out, char32_t code) {
  if (code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF) || code == 0) code = 0xFFFD;
  const auto put = [&](char32_t byte) { out += static_cast<char>(byte); };
  if (code < 0x80) return put(code);
  if (code < 0x800) {
    put(0xC0 | (code >> 6));
  } else {
    if (code < 0x10000) {
      put(0xE0 | (code >> 12));
    } else {
      put(0xF0 | (code >> 18));
      put(0x80 | ((code >> 12) & 0x3F));
    }
    put(0x80 | ((code >> 6) & 0x3F));
  }
  put(0x80 | (code & 0x3F));
}

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
