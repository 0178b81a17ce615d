#include "wire/html/encoding.h"

#include <algorithm>
#include <array>

#include "wire/html/words.h"
#include "wire/notation/charset.h"
#include "wire/notation/utf8.h"

namespace parley::wire::html {

namespace {

constexpr std::size_t kMostDeclaration = 4096;

/// "text/html; charset=utf-8" and <meta charset="utf-8"> alike: the word after "charset" and "=".
std::string charset_in(std::string_view text) {
  const auto folded_text = lower(text);
  for (auto at = folded_text.find("charset"); at != std::string::npos;
       at = folded_text.find("charset", at + 1)) {
    auto i = at + 7;
    while (i < folded_text.size() && folded_text[i] == ' ') ++i;
    if (i >= folded_text.size() || folded_text[i] != '=') continue;
    i = folded_text.find_first_not_of("= \"'", i);
    if (i == std::string::npos) return {};
    return folded_text.substr(
        i, std::min(folded_text.find_first_of(" \t\r\n\"';/>&,", i), folded_text.size()) - i);
  }
  return {};
}

/// The charset of the first <meta> that has one.
std::string declared(std::string_view bytes) {
  const auto start = lower(bytes.substr(0, kMostDeclaration));
  for (auto at = start.find("<meta"); at != std::string::npos; at = start.find("<meta", at + 1)) {
    const auto end = start.find('>', at);
    auto name =
        charset_in(std::string_view(start).substr(at, end == std::string::npos ? end : end - at));
    if (!name.empty()) return name.rfind("utf-16", 0) == 0 ? "utf-8" : name;
  }
  return {};
}

struct Alias {
  std::string_view said;
  const char* meant;
};

/// What pages say and what they are, as browsers take it.
constexpr std::array kAliases = {
    Alias{"iso-8859-1", "windows-1252"},
    Alias{"latin1", "windows-1252"},
    Alias{"us-ascii", "windows-1252"},
    Alias{"ascii", "windows-1252"},
    Alias{"iso-8859-9", "windows-1254"},
    Alias{"gb2312", "gb18030"},
    Alias{"gbk", "gb18030"},
    Alias{"euc-kr", "windows-949"},
    Alias{"ks_c_5601-1987", "windows-949"},
    Alias{"shift_jis", "windows-31j"},
    Alias{"x-sjis", "windows-31j"},
    Alias{"utf8", "utf-8"},
    Alias{"iso-8859-11", "windows-874"},
    Alias{"tis-620", "windows-874"},
    Alias{"unicode", "utf-8"},
};

std::string meant(const std::string& name) {
  for (const auto& alias : kAliases)
    if (alias.said == name) return alias.meant;
  return name;
}

bool is_ascii(std::string_view bytes) {
  return std::all_of(bytes.begin(), bytes.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::string converted(std::string_view bytes, const std::string& name) {
  return notation::to_utf8(bytes, name, notation::Broken::replaced).value_or(std::string());
}

std::string guessed(std::string_view bytes) {
  const auto guess = notation::guess_encoding(bytes, true);
  return guess ? meant(lower(guess->encoding)) : "windows-1252";
}

std::string_view without_mark(std::string_view bytes, std::string& encoding) {
  struct Mark {
    std::string_view bytes;
    const char* name;
  };
  using namespace std::string_view_literals;
  for (const auto& mark : {Mark{"\xEF\xBB\xBF"sv, "utf-8"}, Mark{"\xFF\xFE"sv, "utf-16le"},
                           Mark{"\xFE\xFF"sv, "utf-16be"}})
    if (bytes.substr(0, mark.bytes.size()) == mark.bytes) {
      encoding = mark.name;
      return bytes.substr(mark.bytes.size());
    }
  return bytes;
}

std::string without_nulls(std::string text) {
  if (text.find('\0') == std::string::npos) return text;
  std::string out;
  for (const char c : text)
    if (c == '\0')
      out += "\uFFFD";
    else
      out += c;
  return out;
}

}  // namespace

std::string to_utf8(std::string_view bytes, std::string_view content_type) {
  std::string encoding;
  bytes = without_mark(bytes, encoding);
  if (encoding.empty()) encoding = meant(charset_in(content_type));
  const bool from_header = !encoding.empty();
  if (!from_header) encoding = meant(declared(bytes));
  const bool valid = notation::is_utf8(bytes);
  if (valid && (encoding.empty() || encoding == "utf-8" || (!from_header && !is_ascii(bytes))))
    return without_nulls(std::string(bytes));
  if (encoding.empty()) encoding = guessed(bytes);
  auto text = converted(bytes, encoding);
  if (text.empty() && !bytes.empty()) text = converted(bytes, valid ? "utf-8" : guessed(bytes));
  return without_nulls(std::move(text));
}

}  // namespace parley::wire::html
