#include "text/address.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace parley::text {
namespace {

constexpr std::array<std::string_view, 7> kSchemes = {"http://", "https://", "ftp://", "www.",
                                                      "mailto:", "news:",    "ymsgr:"};

/// Last labels of names without a scheme: domains that are no English words, and kinds of file.
constexpr std::array<std::string_view, 34> kLastLabels = {
    "com",  "org", "net", "edu",  "gov", "mil",  "info", "biz", "uk",  "eu",  "ru",  "de",
    "fr",   "cn",  "io",  "tv",   "int", "html", "htm",  "pdf", "doc", "xls", "ppt", "docx",
    "xlsx", "txt", "jpg", "jpeg", "png", "gif",  "exe",  "zip", "mp3", "php"};

bool is_name(const Run& run, uint32_t i) {
  const auto c = run.at(i);
  return run.is_word(i) || c == '.' || c == '-' || c == '_' || c == '+' || c == '%';
}

bool is_closing(char32_t c) {
  constexpr std::u32string_view closing = U".,;:!?'\")]}>\u00bb\u201d\u2019\u2026*";
  return closing.find(c) != std::u32string_view::npos;
}

/// Takes closing marks off the end; a bracket stays when its partner is inside.
uint32_t without_closing(const Run& run, uint32_t i, uint32_t end) {
  while (end > i + 1 && is_closing(run.at(end - 1))) {
    if (run.at(end - 1) == ')') {
      bool opened = false;
      for (uint32_t k = i; k < end; ++k) opened = opened || run.at(k) == '(';
      if (opened) break;
    }
    --end;
  }
  return end;
}

uint32_t url_end(const Run& run, uint32_t i) {
  for (const auto scheme : kSchemes) {
    const auto begin = i + static_cast<uint32_t>(scheme.size());
    if (!run.starts(i, scheme) || !run.is_word(begin)) continue;
    uint32_t end = begin;
    while (end < run.size() && run.at(end) != '<' && run.at(end) != '>' && run.at(end) != '"')
      ++end;
    return without_closing(run, i, end);
  }
  return 0;
}

bool is_last_label(std::string_view label) {
  return std::find(kLastLabels.begin(), kLastLabels.end(), label) != kLastLabels.end();
}

bool ends_as_domain(const Run& run, uint32_t i, uint32_t end) {
  uint32_t dot = end;
  while (dot > i && run.at(dot - 1) != '.') --dot;
  if (dot <= i + 1) return false;
  return is_last_label(lower_ascii(run.slice(dot, end)));
}

/// ".doc" alone.
uint32_t extension_end(const Run& run, uint32_t i) {
  if (i != 0 || run.at(i) != '.' || !run.is(i + 1, CharKind::letter)) return 0;
  uint32_t end = i + 1;
  while (run.is_word(end)) ++end;
  return is_last_label(lower_ascii(run.slice(i + 1, end))) ? end : 0;
}

/// "comp.sources.unix": at least three words in small letters.
bool is_group_name(const Run& run, uint32_t i, uint32_t end) {
  uint32_t dots = 0;
  uint32_t letters = 0;
  for (; i < end; ++i) {
    const auto c = run.at(i);
    if (c == '.') {
      if (letters < 2) return false;
      ++dots;
      letters = 0;
    } else if (c != '-' && (!run.is(i, CharKind::letter) || is_upper(c))) {
      return false;
    } else {
      ++letters;
    }
  }
  return dots > 1 && letters > 1;
}

/// "name@host", "example.com/path", "report.pdf".
uint32_t name_end(const Run& run, uint32_t i) {
  if (!run.is_word(i)) return 0;
  uint32_t end = i;
  while (is_name(run, end)) ++end;
  if (run.at(end) == '@' && run.is_word(end + 1)) {
    ++end;
    while (is_name(run, end)) ++end;
    return without_closing(run, i, end);
  }
  const auto name = without_closing(run, i, end);
  if (is_group_name(run, i, name)) return name;
  if (!ends_as_domain(run, i, name)) return 0;
  if (name < end || run.at(end) != '/') return name;
  while (end < run.size() && run.at(end) != '<' && run.at(end) != '>' && run.at(end) != '"') ++end;
  return without_closing(run, i, end);
}

/// "@name", "#tag".
uint32_t handle_end(const Run& run, uint32_t i) {
  if ((run.at(i) != '@' && run.at(i) != '#') || !run.is(i + 1, CharKind::letter)) return 0;
  uint32_t end = i + 1;
  while (run.is_word(end) || run.at(end) == '_') ++end;
  return end;
}

}  // namespace

uint32_t address_end(const Run& run, uint32_t i) {
  if (const auto end = url_end(run, i)) return end;
  if (const auto end = handle_end(run, i)) return end;
  if (const auto end = extension_end(run, i)) return end;
  return name_end(run, i);
}

}  // namespace parley::text
