#include "wire/html/words.h"

#include <algorithm>
#include <array>
#include <map>

#include <gumbo.h>

namespace parley::wire::html {

namespace {

char fold(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_alnum(char c) { return is_digit(c) || (fold(c) >= 'a' && fold(c) <= 'z'); }

constexpr std::size_t kLongestEntity = 33;

struct Entity {
  std::string_view name;
  std::string_view text;
};

/// Those that make up nearly all of the web's; gumbo knows the rest.
constexpr std::array kCommon = {
    Entity{"amp", "&"},         Entity{"nbsp", "\u00A0"},  Entity{"quot", "\""},
    Entity{"lt", "<"},          Entity{"gt", ">"},         Entity{"apos", "'"},
    Entity{"rsquo", "\u2019"},  Entity{"lsquo", "\u2018"}, Entity{"ldquo", "\u201C"},
    Entity{"rdquo", "\u201D"},  Entity{"mdash", "\u2014"}, Entity{"ndash", "\u2013"},
    Entity{"hellip", "\u2026"}, Entity{"copy", "\u00A9"},  Entity{"raquo", "\u00BB"},
    Entity{"laquo", "\u00AB"},  Entity{"bull", "\u2022"},  Entity{"middot", "\u00B7"},
    Entity{"euro", "\u20AC"},   Entity{"pound", "\u00A3"}, Entity{"shy", "\u00AD"},
    Entity{"zwnj", "\u200C"},
};

/// The letters from U+00C0 on, in order.
constexpr std::array<std::string_view, 64> kLatin = {
    "Agrave", "Aacute", "Acirc",  "Atilde", "Auml",   "Aring",  "AElig", "Ccedil",
    "Egrave", "Eacute", "Ecirc",  "Euml",   "Igrave", "Iacute", "Icirc", "Iuml",
    "ETH",    "Ntilde", "Ograve", "Oacute", "Ocirc",  "Otilde", "Ouml",  "times",
    "Oslash", "Ugrave", "Uacute", "Ucirc",  "Uuml",   "Yacute", "THORN", "szlig",
    "agrave", "aacute", "acirc",  "atilde", "auml",   "aring",  "aelig", "ccedil",
    "egrave", "eacute", "ecirc",  "euml",   "igrave", "iacute", "icirc", "iuml",
    "eth",    "ntilde", "ograve", "oacute", "ocirc",  "otilde", "ouml",  "divide",
    "oslash", "ugrave", "uacute", "ucirc",  "uuml",   "yacute", "thorn", "yuml"};

/// Names looked up in one text are remembered, and no more of them than this: gumbo takes
/// microseconds for each.
constexpr std::size_t kMostRare = 4096;
using Rare = std::map<std::string_view, std::string>;

void append_code_point(std::string& out, uint32_t c) {
  if (c == 0 || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) c = 0xFFFD;
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0 | (c >> 6));
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    out += static_cast<char>(0xE0 | (c >> 12));
    out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else {
    out += static_cast<char>(0xF0 | (c >> 18));
    out += static_cast<char>(0x80 | ((c >> 12) & 0x3F));
    out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  }
}

/// What the numbers 0x80 to 0x9F mean in pages: Windows-1252.
constexpr std::array<uint16_t, 32> kWindows = {
    0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

int digit_value(char c, bool hex) {
  if (is_digit(c)) return c - '0';
  const char f = fold(c);
  return hex && f >= 'a' && f <= 'f' ? f - 'a' + 10 : -1;
}

/// `text` begins with "&#". Bytes read, 0 when it is no reference.
std::size_t decode_number(std::string_view text, std::string& out) {
  std::size_t i = 2;
  const bool hex = i < text.size() && fold(text[i]) == 'x';
  if (hex) ++i;
  const auto first = i;
  uint32_t value = 0;
  for (; i < text.size() && digit_value(text[i], hex) >= 0; ++i)
    value = std::min<uint32_t>(
        value * (hex ? 16 : 10) + static_cast<uint32_t>(digit_value(text[i], hex)), 0x110000);
  if (i == first) return 0;
  if (value >= 0x80 && value < 0xA0) value = kWindows[value - 0x80];
  append_code_point(out, value);
  return i < text.size() && text[i] == ';' ? i + 1 : i;
}

/// The text of the only text node of gumbo's tree of `reference`; the reference itself when it has
/// no meaning.
std::string ask_gumbo(std::string_view reference) {
  GumboOptions options = kGumboDefaultOptions;
  options.fragment_context = GUMBO_TAG_DIV;
  options.max_errors = 0;
  GumboOutput* output = gumbo_parse_with_options(&options, reference.data(), reference.size());
  std::string text(reference);
  const auto& children = output->root->v.element.children;
  if (children.length == 1) {
    const auto* node = static_cast<const GumboNode*>(children.data[0]);
    if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE)
      text = node->v.text.text;
  }
  gumbo_destroy_output(&options, output);
  return text;
}

/// True and appended when the name is one of those built in.
bool append_common(std::string_view name, std::string& out) {
  for (const auto& entity : kCommon)
    if (entity.name == name) return out += entity.text, true;
  for (std::size_t i = 0; i < kLatin.size(); ++i)
    if (kLatin[i] == name) return append_code_point(out, static_cast<uint32_t>(0xC0 + i)), true;
  return false;
}

/// Empty when `reference`, "&name;", has no meaning.
std::string meaning_of(std::string_view reference, Rare& rare) {
  const auto known = rare.find(reference);
  if (known != rare.end()) return known->second;
  if (rare.size() >= kMostRare) return {};
  auto meaning = ask_gumbo(reference);
  if (meaning == reference) meaning.clear();
  return rare[reference] = std::move(meaning);
}

/// `text` begins with "&" and a letter. Bytes read, 0 when the name is unknown.
std::size_t decode_name(std::string_view text, Rare& rare, std::string& out) {
  std::size_t end = 1;
  while (end < text.size() && end < kLongestEntity && is_alnum(text[end])) ++end;
  const bool closed = end < text.size() && text[end] == ';';
  if (append_common(text.substr(1, end - 1), out)) return closed ? end + 1 : end;
  if (!closed) return 0;
  const auto meaning = meaning_of(text.substr(0, end + 1), rare);
  out += meaning;
  return meaning.empty() ? 0 : end + 1;
}

std::size_t decode_reference(std::string_view text, Rare& rare, std::string& out) {
  if (text.size() < 3) return 0;
  if (text[1] == '#') return decode_number(text, out);
  return is_alnum(text[1]) ? decode_name(text, rare, out) : 0;
}

/// Length of the white space at `i`: ASCII, no-break space, or one of the spaces of U+2000 to
/// U+200A, U+3000.
std::size_t space_at(std::string_view text, std::size_t i) {
  if (is_space(text[i])) return 1;
  if (text.compare(i, 2, "\u00A0") == 0) return 2;
  if (text.compare(i, 3, "\u3000") == 0) return 3;
  if (text.compare(i, 2, "\xE2\x80") == 0 && i + 2 < text.size() &&
      static_cast<unsigned char>(text[i + 2]) <= 0x8A)
    return 3;
  return 0;
}

}  // namespace

bool same_word(std::string_view a, std::string_view b) {
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(),
                                            [](char x, char y) { return fold(x) == fold(y); });
}

bool has_declaration(std::string_view style, std::string_view property, std::string_view value) {
  while (!style.empty()) {
    const auto end = std::min(style.find(';'), style.size());
    const auto one = style.substr(0, end);
    style.remove_prefix(std::min(end + 1, style.size()));
    const auto colon = one.find(':');
    if (colon == std::string_view::npos || !same_word(trimmed(one.substr(0, colon)), property))
      continue;
    const auto given = trimmed(one.substr(colon + 1));
    if (same_word(given.substr(0, value.size()), value)) return true;
  }
  return false;
}

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), fold);
  return out;
}

std::string_view shortened(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return text;
  while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0) == 0x80) --bytes;
  return text.substr(0, bytes);
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

std::string folded(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool space = false;
  for (std::size_t i = 0; i < text.size();) {
    const auto length = space_at(text, i);
    if (length > 0) {
      space = true;
      i += length;
      continue;
    }
    if (space && !out.empty()) out += ' ';
    space = false;
    out += text[i++];
  }
  return out;
}

std::string decoded(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  Rare rare;
  while (!text.empty()) {
    const auto mark = std::min(text.find('&'), text.size());
    out += text.substr(0, mark);
    text.remove_prefix(mark);
    if (text.empty()) break;
    auto read = decode_reference(text, rare, out);
    if (read == 0) {
      out += '&';
      read = 1;
    }
    text.remove_prefix(read);
  }
  return out;
}

std::string clean(std::string_view text) { return folded(decoded(text)); }

}  // namespace parley::wire::html
