#include "wire/feed/encoding.h"

#include <algorithm>
#include <vector>

#include "wire/feed/strings.h"
#include "wire/notation/charset.h"

namespace parley::wire::feed {
namespace {

using notation::from_windows_1252;

using Headers = std::map<std::string, std::string>;

constexpr std::size_t kSample = 64 << 10;
constexpr std::size_t kLongestDeclaration = 1 << 10;

/// An encoding's name in lower case without separators, to compare by.
std::string folded(std::string_view name) {
  std::string out;
  for (char c : name)
    if (is_alnum(c)) out += c;
  return lower(out);
}

/// Bytes that windows-1252 leaves undefined, though ICU decodes them.
bool undefined_in_windows_1252(std::string_view bytes) {
  return bytes.find_first_of("\x81\x8d\x8f\x90\x9d") != bytes.npos;
}

/// ICU's name for an encoding; without a byte order mark, plain UTF-16 and UTF-32 are
/// little-endian.
std::string icu_name(std::string_view name, std::string_view bytes) {
  const std::string key = folded(name);
  const bool marked = bytes.substr(0, 2) == "\xff\xfe" || bytes.substr(0, 2) == "\xfe\xff";
  if (key == "utf16" || key == "u16") return marked ? "UTF-16" : "UTF-16LE";
  if (key == "utf32" || key == "u32") return "UTF-32LE";
  return std::string(name);
}

bool decode_as(std::string_view bytes, const std::string& name, std::string& text) {
  const std::string key = folded(name);
  if (key == "utf8" || key == "usascii" || key == "ascii") {
    const bool ascii = key != "utf8";
    const bool good = ascii ? std::all_of(bytes.begin(), bytes.end(),
                                          [](char c) { return static_cast<signed char>(c) >= 0; })
                            : is_utf8(bytes);
    if (good) text.assign(bytes);
    return good;
  }
  if ((key == "windows1252" || key == "cp1252") && undefined_in_windows_1252(bytes)) return false;
  auto decoded = notation::to_utf8(bytes, icu_name(name, bytes), notation::Broken::refused);
  if (decoded) text = std::move(*decoded);
  return decoded.has_value();
}

/// Thai in TIS-620, which ICU does not look for: vowels and tone marks stand only behind a
/// consonant or another mark.
bool looks_thai(std::string_view bytes) {
  std::size_t high = 0, marks = 0, bad = 0;
  unsigned char previous = 0;
  for (char byte : bytes) {
    const auto c = static_cast<unsigned char>(byte);
    const bool consonant = previous >= 0xa1 && previous <= 0xce;
    const bool after_mark = previous == 0xd1 || (previous >= 0xd4 && previous <= 0xda) ||
                            (previous >= 0xe7 && previous <= 0xee);
    const bool mark = c == 0xd1 || (c >= 0xd4 && c <= 0xda) || (c >= 0xe7 && c <= 0xee);
    if (c >= 0x80) ++high;
    if (mark) ++marks;
    if ((mark && !consonant && !after_mark) || (c >= 0x80 && c <= 0xa0) || c > 0xfb ||
        (c >= 0xdb && c <= 0xde))
      ++bad;
    previous = c;
  }
  return high >= 8 && marks * 10 > high && bad * 50 <= high;
}

/// The encoding that the bytes look like, by the usual name; "" when there is no telling.
std::string guess_encoding(std::string_view bytes) {
  if (looks_thai(bytes.substr(0, kSample))) return "TIS-620";
  const auto guess = notation::guess_encoding(bytes, false);
  if (!guess) return "";
  const auto& found = guess->encoding;
  if (found == "GB18030") return "GB2312";
  if (found == "Shift_JIS") return "SHIFT_JIS";
  if (found.rfind("ISO-8859-8", 0) == 0) return "windows-1255";
  return found;
}

struct Mark {
  std::string_view bytes, encoding;
  bool drop;
};

/// The encoding that the first bytes give away; a byte order mark is cut off.
std::string sniff(std::string_view& bytes) {
  using namespace std::string_view_literals;
  static constexpr Mark kMarks[] = {
      {"\x00\x00\xfe\xff"sv, "utf-32be", true},  {"\xff\xfe\x00\x00"sv, "utf-32le", true},
      {"\xfe\xff"sv, "utf-16be", true},          {"\xff\xfe"sv, "utf-16le", true},
      {"\xef\xbb\xbf"sv, "utf-8", true},         {"\x4c\x6f\xa7\x94"sv, "cp037", false},
      {"\x00\x3c\x00\x3f"sv, "utf-16be", false}, {"\x3c\x00\x3f\x00"sv, "utf-16le", false},
      {"\x00\x00\x00\x3c"sv, "utf-32be", false}, {"\x3c\x00\x00\x00"sv, "utf-32le", false}};
  for (const auto& mark : kMarks) {
    if (bytes.substr(0, mark.bytes.size()) != mark.bytes) continue;
    if (mark.drop) bytes.remove_prefix(mark.bytes.size());
    return std::string(mark.encoding);
  }
  return "";
}

/// The encoding named by the XML declaration, in lower case; "" without one.
std::string declared_encoding(std::string_view bytes, const std::string& sniffed) {
  std::string start;
  const std::string_view head = bytes.substr(0, 4 * kLongestDeclaration);
  if (sniffed.empty() || !decode_as(head, sniffed, start)) start = head;
  std::string_view line = std::string_view(start).substr(0, start.find('\n'));
  if (line.substr(0, 2) != "<?") return "";
  line = line.substr(0, line.rfind("?>"));
  const auto at = line.rfind("encoding=");
  if (at == line.npos || at + 10 >= line.size()) return "";
  const char quote = line[at + 9];
  const auto end = line.find(quote, at + 10);
  if ((quote != '"' && quote != '\'') || end == line.npos) return "";
  return lower(line.substr(at + 10, end - at - 10));
}

/// True for names of Unicode encodings that do not say the byte order.
bool is_orderless_unicode(const std::string& name) {
  static constexpr std::string_view kNames[] = {"u16",          "utf16",        "u32",  "utf32",
                                                "iso10646ucs2", "iso10646ucs4", "ucs2", "ucs4",
                                                "csucs4",       "csunicode"};
  return std::find(std::begin(kNames), std::end(kNames), folded(name)) != std::end(kNames);
}

/// UTF-8 with a few bytes of Windows-1252 in it, as when copy of two desks is pasted together. The
/// strays are taken for what they were; false when there are too many for that.
bool repair_utf8(std::string_view bytes, std::string& text) {
  std::size_t good = 0;
  std::size_t strays = 0;
  std::string out;
  for (std::size_t i = 0; i < bytes.size();) {
    const std::size_t begin = i;
    const uint32_t code = next_code(bytes, i);
    if (code >= 0x80) ++(i > begin + 1 ? good : strays);
    append_utf8(out, i == begin + 1 ? from_windows_1252(code) : code);
  }
  if (good < 4 * strays) return false;
  text = std::move(out);
  return true;
}

struct ContentType {
  std::string type, charset;
};

ContentType read_content_type(std::string_view line) {
  ContentType out;
  const auto parts = split(line, ';');
  out.type = strip(parts[0]);
  for (std::size_t i = 1; i < parts.size(); ++i) {
    const auto equals = parts[i].find('=');
    if (equals == parts[i].npos || lower(strip(parts[i].substr(0, equals))) != "charset") continue;
    auto value = strip(parts[i].substr(equals + 1));
    while (!value.empty() && (value.front() == '"' || value.front() == '\''))
      value.remove_prefix(1);
    while (!value.empty() && (value.back() == '"' || value.back() == '\'')) value.remove_suffix(1);
    out.charset = value;
  }
  return out;
}

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

/// What RFC 3023 makes of header and declaration. `xml_type` says whether the header names an XML
/// media type.
std::string rfc3023_encoding(const Headers& headers, const std::string& declared, bool& xml_type) {
  const auto header = headers.find("content-type");
  const auto [type, charset] = read_content_type(header == headers.end() ? "" : header->second);
  const bool application = type.rfind("application/", 0) == 0;
  const bool text = type.rfind("text/", 0) == 0;
  const bool xml = ends_with(type, "+xml") || ends_with(type, "/xml") ||
                   ends_with(type, "/xml-external-parsed-entity");
  xml_type = (application && (xml || ends_with(type, "/xml-dtd"))) || (text && xml);
  const auto first = [](const std::string& a, const std::string& b, const char* c) {
    return !a.empty() ? a : !b.empty() ? b : std::string(c);
  };
  if (application && xml_type) return first(charset, declared, "utf-8");
  if (text) return first(charset, "", "us-ascii");
  return first(declared, "", !headers.empty() && header == headers.end() ? "iso-8859-1" : "utf-8");
}

/// GB 18030 holds all of GB 2312, and what is declared as the latter often needs the former.
std::string widened(const std::string& name) { return lower(name) == "gb2312" ? "gb18030" : name; }

std::string valid_utf8(std::string_view bytes) {
  std::string out;
  for (std::size_t i = 0; i < bytes.size();) {
    const std::size_t begin = i;
    const uint32_t code = next_code(bytes, i);
    append_utf8(out, i == begin + 1 && code >= 0x80 ? 0xfffd : code);
  }
  return out;
}

}  // namespace

Decoded decode_document(std::string_view bytes, const Headers& headers) {
  Decoded out;
  const std::string sniffed = sniff(bytes);
  std::string declared = declared_encoding(bytes, sniffed);
  // A mark of UTF-16 counts for a declaration: the bytes could pass for UTF-8 with zeros between.
  if (!sniffed.empty() && (declared.empty() || is_orderless_unicode(declared))) declared = sniffed;
  bool xml_type = false;
  const std::string wanted = widened(rfc3023_encoding(headers, declared, xml_type));
  out.media_type_is_xml = headers.empty() || xml_type;
  std::vector<std::string> tried;
  const auto attempt = [&](const std::string& name) {
    if (name.empty() || std::find(tried.begin(), tried.end(), name) != tried.end()) return false;
    tried.push_back(name);
    if (!decode_as(bytes, name, out.text)) return false;
    out.encoding = name;
    return true;
  };
  if (attempt(wanted)) return out;
  if (attempt(widened(declared)) || attempt(sniffed)) {
    out.trouble = "declared as " + wanted + ", read as " + out.encoding;
  } else if (folded(wanted) == "utf8" && repair_utf8(bytes, out.text)) {
    out.encoding = wanted;
    out.trouble = "bytes that are not UTF-8";
  } else if (attempt(guess_encoding(bytes)) || attempt("utf-8") || attempt("windows-1252") ||
             attempt("iso-8859-2")) {
    out.trouble = "declared as " + wanted + ", read as " + out.encoding;
  } else {
    out.text = valid_utf8(bytes);
    out.trouble = "the encoding is unknown";
  }
  return out;
}

}  // namespace parley::wire::feed
