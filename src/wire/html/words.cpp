#include "wire/html/words.h"

#include <algorithm>
#include <map>

#include <gumbo.h>

#include "wire/notation/entities.h"
#include "wire/notation/utf8.h"

namespace parley::wire::html {

namespace {

char fold(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_alnum(char c) { return is_digit(c) || (fold(c) >= 'a' && fold(c) <= 'z'); }

constexpr std::size_t kLongestEntity = 33;

/// Names looked up in one text are remembered, and no more of them than this: gumbo takes
/// microseconds for each.
constexpr std::size_t kMostRare = 4096;
using Rare = std::map<std::string_view, std::string>;

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
  notation::append_utf8(out, notation::from_windows_1252(value));
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

/// 0 for names that gumbo is to be asked for: the brackets are others in HTML 5 than in HTML 4.
char32_t common_entity(std::string_view name) {
  return name == "lang" || name == "rang" ? 0 : notation::entity(name);
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
  const auto name = text.substr(1, end - 1);
  const auto code = common_entity(name);
  // Browsers forgive a missing semicolon to the names of ASCII and Latin-1 only.
  if (code != 0 && (closed || (code < 0x100 && code != '\''))) {
    notation::append_utf8(out, code);
    return closed ? end + 1 : end;
  }
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
