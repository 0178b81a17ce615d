#include "wire/feed/prolog.h"

#include <algorithm>

#include "wire/feed/strings.h"

namespace parley::wire::feed {
namespace {

/// Removes text but leaves its line ends.
void blank_out(std::string& text, std::size_t begin, std::size_t end) {
  const auto first = text.begin() + static_cast<long>(begin);
  const auto last = text.begin() + static_cast<long>(end);
  text.replace(begin, end - begin, static_cast<std::size_t>(std::count(first, last, '\n')), '\n');
}

/// Where a declaration begins that does not stand in a comment; npos when none does.
std::size_t find_declaration(std::string_view text, std::string_view what, std::size_t from) {
  for (auto at = text.find("<!", from); at != text.npos; at = text.find("<!", at + 1)) {
    if (text.substr(at, what.size()) == what) return at;
    if (text.substr(at, 4) != "<!--") continue;
    at = text.find("-->", at);
    if (at == text.npos) break;
  }
  return text.npos;
}

/// The end of a DOCTYPE that begins at `at`, its internal subset included; npos when it has none.
std::size_t doctype_end(std::string_view text, std::size_t at) {
  const auto close = text.find('>', at);
  const auto subset = text.substr(at, close == text.npos ? close : close - at).find('[');
  if (close == text.npos || subset == text.npos) return close;
  const auto end = text.find(']', at + subset);
  return end == text.npos ? close : text.find('>', end);
}

/// The start of the first element; what is before it is the prolog.
std::size_t prolog_end(std::string_view text) {
  for (auto at = text.find('<'); at != text.npos; at = text.find('<', at + 1))
    if (at + 1 < text.size() && is_word(text[at + 1])) return at;
  return 0;
}

/// ` name "value"` where the value holds no markup and no entity.
void read_entity(std::string_view declaration, std::map<std::string, std::string>& entities) {
  const auto name_begin = declaration.find_first_not_of(" \t\r\n");
  if (name_begin == declaration.npos || name_begin == 0) return;
  std::size_t name_end = name_begin;
  while (name_end < declaration.size() && is_word(declaration[name_end])) ++name_end;
  const auto quote = declaration.find_first_not_of(" \t\r\n", name_end);
  if (name_end == name_begin || quote == declaration.npos || quote == name_end) return;
  const auto close = declaration.find('"', quote + 1);
  if (declaration[quote] != '"' || close == declaration.npos) return;
  const auto value = declaration.substr(quote + 1, close - quote - 1);
  const auto rest = value.substr(std::min<std::size_t>(2, value.size()));
  const bool reference = value.substr(0, 2) == "&#" && rest.size() > 1 && rest.back() == ';' &&
                         std::all_of(rest.begin(), rest.end() - 1, is_word);
  if (!reference && value.find_first_of("&<") != value.npos) return;
  entities.emplace(declaration.substr(name_begin, name_end - name_begin), value);
}

/// End of a stretch in which references mean nothing; `at` itself where none begins.
std::size_t skip_literal(std::string_view text, std::size_t at) {
  static constexpr std::string_view kLiterals[][2] = {{"<![CDATA[", "]]>"}, {"<!--", "-->"}};
  for (const auto& [open, close] : kLiterals) {
    if (text.substr(at, open.size()) != open) continue;
    const auto end = text.find(close, at);
    return end == text.npos ? text.size() : end;
  }
  return at;
}

constexpr std::size_t kLongestName = 64;

}  // namespace

Prolog split_prolog(std::string_view document) {
  Prolog out;
  out.text = document;
  std::string& text = out.text;
  if (text.rfind("<?xml", 0) == 0) {
    const auto end = text.find('>');
    if (end != text.npos) blank_out(text, 0, end + 1);
  }
  std::size_t end = prolog_end(text);
  std::string head = text.substr(0, end);
  std::map<std::string, std::string> entities;
  for (auto at = find_declaration(head, "<!ENTITY", 0); at != head.npos;
       at = find_declaration(head, "<!ENTITY", at)) {
    const auto close = head.find('>', at);
    if (close == head.npos) break;
    read_entity(std::string_view(head).substr(at + 8, close - at - 8), entities);
    blank_out(head, at, close + 1);
  }
  std::size_t doctypes = 0;
  for (auto at = find_declaration(head, "<!DOCTYPE", 0); at != head.npos;
       at = find_declaration(head, "<!DOCTYPE", at)) {
    const auto close = doctype_end(head, at);
    if (close == head.npos) break;
    if (++doctypes == 1) out.netscape = contains(lower(head.substr(at, close - at)), "netscape");
    blank_out(head, at, close + 1);
  }
  if (doctypes == 1) out.entities = std::move(entities);
  text.replace(0, end, head);
  return out;
}

std::string expand_entities(const Prolog& prolog, std::size_t limit) {
  if (prolog.entities.empty()) return prolog.text;
  const std::string_view text = prolog.text;
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const auto next = std::min(text.find_first_of("&<", i), text.size());
    out += text.substr(i, next - i);
    i = next;
    if (i == text.size()) break;
    const auto literal = skip_literal(text, i);
    const auto end = text.substr(i, kLongestName).find(';');
    const bool named = text[i] == '&' && end != text.npos;
    const auto found = named ? prolog.entities.find(std::string(text.substr(i + 1, end - 1)))
                             : prolog.entities.end();
    if (found != prolog.entities.end()) {
      out += found->second;
      i += end + 1;
    } else {
      const auto stop = std::max(literal, i + 1);
      out += text.substr(i, stop - i);
      i = stop;
    }
    if (out.size() > text.size() + limit) return "";
  }
  return out;
}

}  // namespace parley::wire::feed
