#include <algorithm>
#include <cctype>

#include "coding/actors_tables.h"

namespace parley::coding {
namespace {

// Base letters of U+00C0..U+017F in order, '*' for what is no letter.
constexpr std::string_view kLatin =
    "AAAAAAACEEEEIIIIDNOOOOO*OUUUUYTsaaaaaaaceeeeiiiidnooooo*ouuuuyty"
    "AaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiIiIiJjKkkLlLlLlLlLlNnNnNnnNnOoOoOoOoRrRrRrSsSs"
    "Ss"
    "SsTtTtTtUuUuUuUuUuUuWwYyYZzZzZzs";
static_assert(kLatin.size() == 0x180 - 0xC0);

// Decodes one code point of (presumed valid) UTF-8; a broken byte is taken as itself.
char32_t next_code_point(std::string_view text, size_t& at) {
  const auto byte = [&](size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(at);
  const size_t length = lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  if (length == 1 || at + length > text.size()) return byte(at++);
  char32_t point = lead & (0x7FU >> length);
  for (size_t i = 1; i < length; ++i) point = (point << 6U) | (byte(at + i) & 0x3FU);
  at += length;
  return point;
}

char fold(char32_t point) {
  if (point < 0x80) return static_cast<char>(point);
  if (point >= 0xC0 && point < 0x180) return kLatin[point - 0xC0];
  if (point == 0x2019 || point == 0x2018 || point == 0x2BC) return '\'';
  if (point >= 0x2010 && point <= 0x2015) return '-';
  if (point == 0x218) return 'S';
  if (point == 0x219) return 's';
  if (point == 0x21A) return 'T';
  if (point == 0x21B) return 't';
  return '*';
}

bool letter_or_digit(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; }
bool upper(char c) { return c >= 'A' && c <= 'Z'; }

Casing casing_of(std::string_view letters) {
  const auto count = std::count_if(letters.begin(), letters.end(), upper);
  const auto lower =
      std::any_of(letters.begin(), letters.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  if (count >= 2 && !lower) return Casing::capitals;
  return !letters.empty() && (upper(letters[0]) || std::isdigit(letters[0])) ? Casing::capital
                                                                             : Casing::any;
}

std::string folded(std::string_view word) {
  std::string out;
  for (size_t at = 0; at < word.size();) out += fold(next_code_point(word, at));
  for (const std::string_view ending : {"'s", "'S"}) {
    if (out.ends_with(ending)) out.resize(out.size() - ending.size());
  }
  return out;
}

void flush(std::string& letters, size_t word, std::vector<Piece>& out) {
  if (letters.empty()) return;
  Piece piece{.text = letters, .written = casing_of(letters), .word = word};
  std::transform(piece.text.begin(), piece.text.end(), piece.text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  out.push_back(std::move(piece));
  letters.clear();
}

void cut_word(std::string_view word, size_t index, std::vector<Piece>& out) {
  const std::string plain = folded(word);
  std::string letters;
  bool stop = false;
  for (const char c : plain) {
    if (letter_or_digit(c) || c == '*' || c == '&') {
      letters += c;
    } else if (c == '-' || c == '/' || c == '(' || c == ')') {
      flush(letters, index, out);
    } else if (c == ',' || c == ';' || c == ':' || c == '"') {
      stop = true;
    }
  }
  const bool empty = letters.empty();
  flush(letters, index, out);
  if (stop && empty) out.push_back({.text = {}, .word = index, .stop = true});
}

}  // namespace

std::vector<Piece> pieces_of(std::span<const std::string_view> words, size_t first, size_t most) {
  std::vector<Piece> out;
  for (size_t i = first; i < words.size() && out.size() < most; ++i) {
    cut_word(words[i].substr(0, 80), i, out);
    if (!out.empty() && out.back().stop) break;
  }
  return out;
}

std::vector<Piece> pieces_of_name(std::string_view name) {
  std::vector<Piece> out;
  size_t word = 0;
  for (size_t at = 0; at < name.size(); ++word) {
    const size_t end = std::min(name.find(' ', at), name.size());
    cut_word(name.substr(at, end - at), word, out);
    at = end + 1;
  }
  return out;
}

std::string join(const std::vector<Piece>& pieces, size_t count) {
  std::string out;
  for (size_t i = 0; i < count && i < pieces.size(); ++i) {
    if (i > 0) out += ' ';
    out += pieces[i].text;
  }
  return out;
}

std::string slug(std::string_view name) {
  const auto pieces = pieces_of_name(name);
  std::string out = join(pieces, pieces.size());
  std::replace(out.begin(), out.end(), ' ', '-');
  return out;
}

}  // namespace parley::coding
