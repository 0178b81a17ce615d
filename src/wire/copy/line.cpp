#include "wire/copy/line.h"

#include <algorithm>

#include <unicode/uchar.h>

#include "wire/copy/clean.h"

namespace parley::wire::copy {
namespace {

constexpr std::string_view kBlanks = " \t\n\r\f\v";

void append_folded(std::string& out, char32_t c) {
  if (is_invisible(c)) return;
  if (is_blank(c)) {
    if (!out.empty() && out.back() != ' ') out += ' ';
  } else if (is_dash(c)) {
    if (out.empty() || out.back() != '-') out += '-';
  } else if (c == 0x2018 || c == 0x2019 || c == 0x201B || c == 0x60 || c == 0xB4) {
    out += '\'';
  } else if (c == 0x201C || c == 0x201D || c == 0x201E) {
    out += '"';
  } else if (c < 0x80) {
    out += static_cast<char>(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
  } else {
    append_utf8(out, c);
  }
}

/// The word's letters, with the marks that may hang on it (",", ";", "(", ")") left out.
std::string_view bare(std::string_view word) {
  const auto first = word.find_first_not_of("(,;:\"'|/");
  if (first == std::string_view::npos) return {};
  word.remove_prefix(first);
  return word.substr(0, word.find_last_not_of("),;:\"'|/") + 1);
}

bool starts_upper(std::string_view word) {
  std::size_t at = 0;
  const auto c = static_cast<UChar32>(next_code_point(word, at));
  return u_isupper(c) || u_istitle(c);
}

/// "al-Khalidi", "d'Arc", "O'Brien": small letters before a mark and a capital after it.
bool has_inner_capital(std::string_view word) {
  const auto mark = word.find_first_of("-'");
  return mark != std::string_view::npos && mark <= 3 && starts_upper(word.substr(mark + 1));
}

/// "Jr.", "A.", "St.": a full stop that ends no sentence.
bool short_form(std::string_view word) { return word.size() <= 5; }

enum class NameWord { name, small, none };

NameWord name_word(std::string_view word, bool last, const WireKnowledge& knowledge) {
  const auto inside = word.empty() ? std::string_view::npos : word.find_first_of("?!@0123456789");
  if (inside != std::string_view::npos) return NameWord::none;
  if (word.empty() || word == "&" || word == "-") return NameWord::small;
  if (!last && word.back() == '.' && !short_form(word)) return NameWord::none;
  if (starts_upper(word) || has_inner_capital(word)) return NameWord::name;
  return knowledge.byline_words.count(word) > 0 ? NameWord::small : NameWord::none;
}

/// What is left of the line after as many words as the folded prefix has.
std::string_view after_words(std::string_view line, std::size_t words) {
  for (; words > 0; --words) {
    line = trimmed(line);
    line.remove_prefix(std::min(line.find_first_of(kBlanks), line.size()));
  }
  return trimmed(line);
}

std::size_t count_words(std::string_view folded) {
  const auto blanks = std::count(folded.begin(), folded.end(), ' ');
  return static_cast<std::size_t>(blanks) + (folded.empty() || folded.back() == ' ' ? 0 : 1);
}

}  // namespace

char32_t next_code_point(std::string_view text, std::size_t& at) {
  const auto c = decode_utf8(text, at);
  return c < 0 ? 0xFFFD : static_cast<char32_t>(c);
}

bool is_blank(char32_t c) { return u_isUWhiteSpace(static_cast<UChar32>(c)); }

bool is_dash(char32_t c) { return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212; }

bool is_invisible(char32_t c) {
  return c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x206F) || (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF;
}

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(kBlanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

std::string fold_line(std::string_view line) {
  std::string out;
  out.reserve(line.size());
  for (std::size_t at = 0; at < line.size();) append_folded(out, next_code_point(line, at));
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

bool glob_matches(std::string_view glob, std::string_view folded) {
  std::size_t g = 0, f = 0;
  std::size_t star = std::string_view::npos, mark = 0;
  while (f < folded.size()) {
    if (g < glob.size() && glob[g] == '*') {
      star = g++;
      mark = f;
    } else if (g < glob.size() && glob[g] == folded[f]) {
      ++g;
      ++f;
    } else if (star != std::string_view::npos) {
      g = star + 1;
      f = ++mark;
    } else {
      return false;
    }
  }
  return glob.find_first_not_of('*', g) == std::string_view::npos;
}

bool pattern_matches(const FurniturePattern& pattern, std::string_view line,
                     std::string_view folded, const WireKnowledge& knowledge) {
  if (!pattern.then_names) return glob_matches(pattern.glob, folded);
  if (folded.substr(0, pattern.glob.size()) != pattern.glob) return false;
  return are_names(after_words(line, count_words(pattern.glob)), knowledge);
}

bool are_names(std::string_view words, const WireKnowledge& knowledge) {
  bool named = false;
  for (words = trimmed(words); !words.empty();) {
    const auto end = std::min(words.find_first_of(kBlanks), words.size());
    auto word = bare(words.substr(0, end));
    words = trimmed(words.substr(end));
    const auto kind = name_word(word, words.empty(), knowledge);
    if (kind == NameWord::none) return false;
    named = named || kind == NameWord::name;
  }
  return named;
}

}  // namespace parley::wire::copy
