#include <algorithm>

#include "wire/feed/builder_elements.h"
#include "wire/feed/strings.h"

// Authors, editors, contributors and publishers, of whom feeds give a name, an address or both in
// one string.
namespace parley::wire::feed {
namespace {

constexpr std::size_t kMostPeople = 1000;
constexpr std::size_t kMostTags = 1000;
constexpr std::size_t kLongestDomain = 255;

bool is_local_char(char c) { return is_alnum(c) || c == '_' || c == '-' || c == '.' || c == '+'; }

/// End of the mail domain that begins at `from`, or npos: labels, and two to four letters or a
/// number at the end.
std::size_t domain_end(std::string_view text, std::size_t from) {
  std::size_t end = from;
  while (end < text.size() && (is_alnum(text[end]) || text[end] == '-' || text[end] == '.')) ++end;
  end = std::min(end, from + kLongestDomain);
  for (std::size_t dot = end; dot-- > from + 1;) {
    if (text[dot] != '.' || text[dot - 1] == '.') continue;
    std::size_t top = dot + 1;
    while (top < end && top < dot + 5 && is_alpha(text[top])) ++top;
    if (top >= dot + 3) return top;
    for (top = dot + 1; top < end && top < dot + 4 && is_digit(text[top]);) ++top;
    if (top > dot + 1) return top;
  }
  return text.npos;
}

/// The first mail address in a text, with what a "mailto:" may add to it; empty when there is none.
std::string find_email(std::string_view text) {
  for (std::size_t at = text.find('@'); at != text.npos; at = text.find('@', at + 1)) {
    std::size_t begin = at;
    while (begin > 0 && is_local_char(text[begin - 1])) --begin;
    std::size_t end = domain_end(text, at + 1);
    if (begin == at || end == text.npos) continue;
    if (text.substr(end, 9) == "?subject=")
      while (end < text.size() && !is_space(text[end])) ++end;
    return std::string(text.substr(begin, end - begin));
  }
  return "";
}

/// What is left of "Name (mail)", "mail (Name)" or "Name <mail>" without the mail.
std::string name_beside(std::string_view text, const std::string& email) {
  std::string name = replace_all(text, email, "");
  for (const char* empty : {"()", "<>", "&lt;&gt;"}) name = replace_all(name, empty, "");
  std::string_view view = strip(name);
  if (!view.empty() && view.front() == '(') view.remove_prefix(1);
  if (!view.empty() && view.back() == ')') view.remove_suffix(1);
  return std::string(strip(view));
}

Json optional_text(const std::string* text) {
  return text == nullptr ? Json(nullptr) : Json(*text);
}

std::string text_of(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : "";
}

}  // namespace

void Builder::add_tag(const std::string* term, const std::string* scheme,
                      const std::string* label) {
  Json& tags = list("tags");
  const auto empty = [](const std::string* text) { return text == nullptr || text->empty(); };
  if (empty(term) && empty(scheme) && empty(label)) return;
  Json tag = {{"term", optional_text(term)},
              {"scheme", optional_text(scheme)},
              {"label", optional_text(label)}};
  if (tags.size() >= kMostTags || full()) return;
  for (const auto& known : tags)
    if (known == tag) return;
  tags.push_back(std::move(tag));
}

void Builder::save_author(const std::string& key, const std::string& value,
                          const std::string& role) {
  Json& where = context();
  set_default(where, role + "_detail", Json::object());
  if (full()) return;
  where[role + "_detail"][key] = value;
  sync_author("author");
  Json& authors = list("authors");
  if (authors.empty()) authors.push_back(Json::object());
  authors.back()[key] = value;
}

void Builder::save_contributor(const std::string& key, const std::string& value) {
  Json& contributors = list("contributors");
  if (contributors.empty()) contributors.push_back(Json::object());
  contributors.back()[key] = value;
}

/// Makes "author" of author_detail or, where only the string is known, author_detail of the string.
void Builder::sync_author(const std::string& role) {
  Json& where = context();
  const std::string list_key = role + "s";
  const bool listed = where.contains(list_key) && !where[list_key].empty();
  Json detail = listed ? where[list_key].back() : Json::object();
  if (!detail.empty()) {
    const auto name = text_of(detail, "name");
    const auto email = text_of(detail, "email");
    if (!name.empty() || !email.empty())
      set(where, role, name.empty() ? email : email.empty() ? name : name + " (" + email + ")");
    return;
  }
  const std::string words = text_of(where, role.c_str());
  if (words.empty()) return;
  const std::string email = find_email(words);
  const std::string name = email.empty() ? words : name_beside(words, email);
  if (!name.empty()) detail["name"] = name;
  if (!email.empty()) detail["email"] = email;
  if (listed) where[list_key].back() = detail;
  set_default(where, role + "_detail", std::move(detail));
}

void Builder::Elements::start_author(Builder& b, Attributes&) {
  b.in_author_ = true;
  b.push("author", true);
  Json& authors = b.list("authors");
  if (authors.size() < kMostPeople) authors.push_back(Json::object());
}

void Builder::Elements::end_author(Builder& b) {
  b.pop("author");
  b.in_author_ = false;
  b.sync_author("author");
}

void Builder::Elements::end_name(Builder& b) {
  const auto name = b.pop("name");
  if (!name) return;
  if (b.in_publisher_)
    b.save_author("name", *name, "publisher");
  else if (b.in_author_)
    b.save_author("name", *name, "author");
  else if (b.in_contributor_)
    b.save_contributor("name", *name);
  else if (b.in_text_input_)
    b.set(b.context(), "name", *name);
}

void Builder::Elements::end_email(Builder& b) {
  const auto email = b.pop("email");
  if (!email) return;
  if (b.in_publisher_)
    b.save_author("email", *email, "publisher");
  else if (b.in_author_)
    b.save_author("email", *email, "author");
  else if (b.in_contributor_)
    b.save_contributor("email", *email);
}

void Builder::Elements::end_publisher(Builder& b) {
  b.pop("publisher");
  b.sync_author("publisher");
}

void Builder::Elements::add_people(Table& table) {
  static constexpr auto kStartContributor = [](Builder& b, const char* element) {
    b.in_contributor_ = true;
    Json& contributors = b.list("contributors");
    if (contributors.size() < kMostPeople) contributors.push_back(Json::object());
    b.push(element, false);
  };
  const ElementHandler author = {start_author, end_author};
  const ElementHandler publisher = {[](Builder& b, Attributes&) { b.push("publisher", true); },
                                    end_publisher};
  const ElementHandler homepage = {[](Builder& b, Attributes&) { b.push("href", true); },
                                   [](Builder& b) {
                                     const auto url = b.pop("href");
                                     if (!url) return;
                                     if (b.in_author_)
                                       b.save_author("href", *url, "author");
                                     else if (b.in_contributor_)
                                       b.save_contributor("href", *url);
                                   }};
  for (const char* name : {"author", "managingeditor", "dc_author", "dc_creator", "itunes_author"})
    table[name] = author;
  table["webmaster"] = table["dc_publisher"] = publisher;
  table["url"] = table["homepage"] = table["uri"] = homepage;
  table["name"] =
      table["itunes_name"] = {[](Builder& b, Attributes&) { b.push("name", false); }, end_name};
  table["email"] =
      table["itunes_email"] = {[](Builder& b, Attributes&) { b.push("email", false); }, end_email};
  table["contributor"] = {[](Builder& b, Attributes&) { kStartContributor(b, "contributor"); },
                          [](Builder& b) {
                            b.pop("contributor");
                            b.in_contributor_ = false;
                          }};
  table["dc_contributor"] = {[](Builder& b, Attributes&) { kStartContributor(b, "name"); },
                             [](Builder& b) {
                               end_name(b);
                               b.in_contributor_ = false;
                             }};
}

}  // namespace parley::wire::feed
