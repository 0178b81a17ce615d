#include "wire/html/attributes.h"

#include <algorithm>
#include <array>

#include "wire/html/words.h"

namespace parley::wire::html {

namespace {

struct Wanted {
  std::string_view name;
  std::string_view Attributes::*at;
};

constexpr std::array kWanted = {
    Wanted{"class", &Attributes::klass},       Wanted{"id", &Attributes::id},
    Wanted{"href", &Attributes::href},         Wanted{"style", &Attributes::style},
    Wanted{"rel", &Attributes::rel},           Wanted{"content", &Attributes::content},
    Wanted{"property", &Attributes::property}, Wanted{"name", &Attributes::name},
    Wanted{"itemprop", &Attributes::itemprop}, Wanted{"role", &Attributes::role},
    Wanted{"type", &Attributes::type},         Wanted{"datetime", &Attributes::datetime},
    Wanted{"title", &Attributes::title},       Wanted{"lang", &Attributes::lang},
    Wanted{"xml:lang", &Attributes::lang},     Wanted{"aria-hidden", &Attributes::aria_hidden},
};

bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
bool ends_name(char c) { return c == '=' || c == '>' || c == '/' || is_space(c); }

void keep(Attributes& into, std::string_view name, std::string_view value) {
  if (name.size() < 2 || name.size() > 11) return;
  for (const auto& wanted : kWanted)
    if (same_word(name, wanted.name)) {
      auto& slot = into.*wanted.at;
      if (slot.data() == nullptr) slot = value;
      return;
    }
  if (same_word(name, "hidden")) into.hidden = true;
}

/// Walks over the attributes of one tag.
class Reader {
 public:
  Reader(std::string_view document, std::size_t at) : doc_(document), at_(at) {}

  std::size_t run(Attributes& into) {
    while (at_ < doc_.size()) {
      const char c = doc_[at_];
      if (c == '>') return at_ + 1;
      if (c != '/' && !is_space(c)) {
        into.self_closed = false;
        attribute(into);
        continue;
      }
      if (c == '/') into.self_closed = true;
      ++at_;
    }
    return at_;
  }

 private:
  void attribute(Attributes& into) {
    const auto begin = at_++;
    while (at_ < doc_.size() && !ends_name(doc_[at_])) ++at_;
    const auto name = doc_.substr(begin, at_ - begin);
    skip_space();
    std::string_view value = name.substr(0, 0);
    if (at_ < doc_.size() && doc_[at_] == '=') {
      ++at_;
      skip_space();
      value = attribute_value();
    }
    keep(into, name, value);
  }

  void skip_space() {
    while (at_ < doc_.size() && is_space(doc_[at_])) ++at_;
  }

  std::string_view attribute_value() {
    const char quote = at_ < doc_.size() ? doc_[at_] : '>';
    return quote == '"' || quote == '\'' ? quoted(quote) : bare();
  }

  std::string_view quoted(char quote) {
    const auto begin = ++at_;
    const auto end = std::min(doc_.find(quote, begin), doc_.size());
    at_ = std::min(end + 1, doc_.size());
    return doc_.substr(begin, end - begin);
  }

  std::string_view bare() {
    const auto begin = at_;
    while (at_ < doc_.size() && doc_[at_] != '>' && !is_space(doc_[at_])) ++at_;
    return doc_.substr(begin, at_ - begin);
  }

  std::string_view doc_;
  std::size_t at_;
};

}  // namespace

std::size_t read_attributes(std::string_view document, std::size_t at, Attributes& into) {
  return Reader(document, at).run(into);
}

bool is_hidden(const Attributes& a) {
  if (a.hidden || same_word(a.aria_hidden, "true")) return true;
  if (a.style.empty()) return false;
  return has_declaration(a.style, "display", "none") ||
         has_declaration(a.style, "visibility", "hidden");
}

}  // namespace parley::wire::html
