#include "wire/feed/markup.h"

#include <algorithm>

#include "wire/feed/strings.h"

namespace parley::wire::feed {
namespace {

constexpr auto npos = std::string::npos;

bool is_name_char(char c) { return is_alnum(c) || c == '-' || c == '.'; }
bool is_tag_char(char c) { return is_name_char(c) || c == '_' || c == ':'; }
bool is_bare_value_char(char c) {
  return is_alnum(c) || std::string_view("[]-./,:;+*%?!&$()_#=~'\"@").find(c) != npos;
}

/// Elements that have no end tag.
bool is_void(std::string_view tag) {
  static constexpr std::string_view kVoid[] = {
      "area",  "base",    "basefont", "br",   "col",  "command", "embed",  "frame", "hr", "img",
      "input", "isindex", "keygen",   "link", "meta", "param",   "source", "track", "wbr"};
  return std::find(std::begin(kVoid), std::end(kVoid), tag) != std::end(kVoid);
}

/// "<!" is markup only before DOCTYPE, a comment or a marked section.
bool opens_declaration(std::string_view rest) {
  return rest.substr(0, 2) == "--" || rest.substr(0, 1) == "[" ||
         lower(rest.substr(0, 7)) == "doctype";
}

/// Writes out what the reader is not made for: "<x/>", and "<!" that declares nothing.
std::string prepare(std::string_view markup) {
  std::string out;
  out.reserve(markup.size());
  for (std::size_t i = 0; i < markup.size();) {
    if (markup.substr(i, 5) == "&#39;" || markup.substr(i, 5) == "&#34;") {
      out += markup[i + 3] == '9' ? '\'' : '"';
      i += 5;
      continue;
    }
    if (markup[i] != '<') {
      out += markup[i++];
      continue;
    }
    if (markup.substr(i, 2) == "<!" && !opens_declaration(markup.substr(i + 2))) {
      out += "&lt;!";
      i += 2;
      continue;
    }
    std::size_t end = i + 1;
    while (end < markup.size() && markup[end] != '<' && markup[end] != '>' &&
           !is_space(markup[end]))
      ++end;
    std::size_t slash = end;
    while (slash < markup.size() && is_space(markup[slash])) ++slash;
    std::string_view tag = markup.substr(i + 1, end - i - 1);
    std::size_t close = npos;
    if (slash == end && tag.size() > 1 && tag.back() == '/' && markup.substr(end, 1) == ">") {
      tag.remove_suffix(1);
      close = end + 1;
    } else if (!tag.empty() && markup.substr(slash, 2) == "/>") {
      close = slash + 2;
    }
    if (close == npos) {
      out += '<';
      ++i;
      continue;
    }
    out.append("<").append(tag);
    if (is_void(tag))
      out += " />";
    else
      out.append("></").append(tag).append(">");
    i = close;
  }
  return out;
}

/// Character references get their semicolon, so that later readers need not guess.
std::string with_semicolons(std::string_view value) {
  std::string out;
  for (std::size_t i = 0; i < value.size();) {
    if (value[i] != '&' || i + 2 >= value.size() || value[i + 1] != '#' ||
        !is_digit(value[i + 2])) {
      out += value[i++];
      continue;
    }
    out += "&#";
    for (i += 2; i < value.size() && is_digit(value[i]); ++i) out += value[i];
    out += ';';
    if (i < value.size() && value[i] == ';') ++i;
  }
  return out;
}

}  // namespace

const std::string* find_attribute(const Attributes& attributes, std::string_view name) {
  for (auto it = attributes.rbegin(); it != attributes.rend(); ++it)
    if (it->first == name) return &it->second;
  return nullptr;
}

bool MarkupReader::starts(std::string_view part, std::size_t from) const {
  return data_.compare(std::min(from, data_.size()), part.size(), part) == 0;
}

void MarkupReader::read(std::string_view markup) {
  data_ = prepare(markup);
  budget_ = 16 * data_.size();
  for (pos_ = 0; pos_ < data_.size();) {
    const std::size_t next = std::min(data_.find_first_of("<&", pos_), data_.size());
    if (next > pos_) events_.text(std::string_view(data_).substr(pos_, next - pos_));
    pos_ = next;
    if (pos_ == data_.size()) return;
    if (data_[pos_] == '&') {
      read_reference();
    } else if (!read_tag()) {
      events_.text(std::string_view(data_).substr(pos_));
      return;
    }
  }
}

/// Reads what begins with "<"; false when it does not end, and all that follows is text.
bool MarkupReader::read_tag() {
  const char next = at(pos_ + 1);
  if (next == '>' || is_alpha(next)) return read_start_tag();
  if (next == '/') return read_end_tag();
  if (next == '?') return read_instruction();
  if (starts("<!--", pos_)) return read_comment();
  if (next == '!') return read_declaration();
  events_.text("<");
  ++pos_;
  return true;
}

void MarkupReader::read_reference() {
  const std::string_view data = data_;
  std::size_t end = pos_ + 1;
  if (at(end) == '#') {
    const bool hex = at(++end) == 'x' || at(end) == 'X';
    if (hex) ++end;
    const std::size_t digits = end;
    while (is_digit(at(end)) || (hex && is_alpha(at(end)) && (at(end) | 32) <= 'f')) ++end;
    if (end > digits && at(end) == ';') {
      events_.char_ref(data.substr(pos_ + 2, end - pos_ - 2));
      pos_ = end + 1;
      return;
    }
  } else if (is_alpha(at(end))) {
    while (is_name_char(at(end))) ++end;
    if (end < data.size()) {
      events_.entity_ref(data.substr(pos_ + 1, end - pos_ - 1));
      pos_ = at(end) == ';' ? end + 1 : end;
      return;
    }
  }
  events_.text("&");
  ++pos_;
}

/// End of the quoted value at `at` when the quote is closed and something of a tag follows; npos
/// otherwise.
std::size_t MarkupReader::scan_quoted(std::size_t from) const {
  const std::size_t close = data_.find(data_[from], from + 1);
  if (close == npos) return npos;
  const char next = at(close + 1);
  if (next == '>' || next == '/' || is_space(next)) return close + 1;
  std::size_t word = close + 1;
  while (word < close + 64 && is_word(at(word))) ++word;
  return word > close + 1 && at(word) == '=' ? close + 1 : npos;
}

/// The bracket that ends a tag, brackets in quoted values passed over; npos when there is none.
std::size_t MarkupReader::find_bracket(std::size_t from) {
  std::size_t i = from;
  while (i < data_.size() && budget_ > 0 && data_[i] != '<' && data_[i] != '>') {
    const bool quote = data_[i] == '"' || data_[i] == '\'';
    const std::size_t next = quote ? scan_quoted(i) : i + 1;
    const std::size_t cost = next == npos ? data_.size() - i : next - i;
    budget_ -= std::min(budget_, cost);
    if (next == npos) break;
    i = next;
  }
  if (i < data_.size() && (data_[i] == '<' || data_[i] == '>')) return i;
  return data_.find_first_of("<>", from);
}

bool MarkupReader::read_short_tag(std::size_t name_end) {
  const std::size_t close = data_.find('/', name_end + 1);
  if (close == npos) return false;
  const std::string tag = lower(std::string_view(data_).substr(pos_ + 1, name_end - pos_ - 1));
  events_.start_tag(tag, {});
  events_.text(std::string_view(data_).substr(name_end + 1, close - name_end - 1));
  events_.end_tag(tag);
  pos_ = close + 1;
  return true;
}

bool MarkupReader::read_start_tag() {
  std::size_t name_end = pos_ + 1;
  while (is_name_char(at(name_end))) ++name_end;
  if (name_end > pos_ + 1 && at(name_end) == '/') return read_short_tag(name_end);
  const std::size_t end = find_bracket(pos_ + 1);
  if (end == npos) return false;
  Attributes attributes;
  if (at(pos_ + 1) != '>') {
    while (is_tag_char(at(name_end))) ++name_end;
    last_tag_ = lower(std::string_view(data_).substr(pos_ + 1, name_end - pos_ - 1));
    attributes = read_attributes(name_end, end);
  }
  pos_ = data_[end] == '>' ? end + 1 : end;
  const std::string tag = last_tag_;
  events_.start_tag(tag, std::move(attributes));
  if (style_.close_empty && data_[end] == '>' && data_[end - 1] == '/') events_.end_tag(tag);
  return true;
}

Attributes MarkupReader::read_attributes(std::size_t from, std::size_t to) {
  Attributes attributes;
  const std::string_view data = data_;
  for (std::size_t i = from; i < to;) {
    while (is_space(at(i))) ++i;
    const std::size_t name = i;
    if (!is_alpha(at(i)) && at(i) != '_') break;
    while (is_tag_char(at(i))) ++i;
    const std::string key = lower(data.substr(name, i - name));
    if (at(i) == '$') ++i;
    std::size_t equals = i;
    while (is_space(at(equals))) ++equals;
    if (at(equals) != '=') {
      attributes.emplace_back(key, key);
      continue;
    }
    i = equals + 1;
    while (is_space(at(i))) ++i;
    const char quote = at(i);
    const std::size_t close = quote == '"' || quote == '\'' ? data.find(quote, i + 1) : npos;
    const std::size_t value = close == npos ? i : i + 1;
    if (close == npos)
      while (i < data.size() && is_bare_value_char(data[i])) ++i;
    const std::size_t end = close == npos ? i : close;
    attributes.emplace_back(key, with_semicolons(data.substr(value, end - value)));
    if (close != npos) i = close + 1;
  }
  return attributes;
}

bool MarkupReader::read_end_tag() {
  const std::size_t end = find_bracket(pos_ + 1);
  if (end == npos) return false;
  std::string tag = lower(strip(std::string_view(data_).substr(pos_ + 2, end - pos_ - 2)));
  if (!tag.empty() && is_alpha(tag[0])) {
    const auto stop = std::find_if_not(tag.begin(), tag.end(), is_tag_char);
    tag.erase(stop, tag.end());
  }
  pos_ = data_[end] == '>' ? end + 1 : end;
  events_.end_tag(tag);
  return true;
}

bool MarkupReader::read_comment() {
  const std::string_view data = data_;
  for (std::size_t dashes = data.find("--", pos_ + 4); dashes != npos;
       dashes = data.find("--", dashes + 1)) {
    std::size_t close = dashes + 2;
    while (is_space(at(close))) ++close;
    if (at(close) != '>') continue;
    events_.comment(data.substr(pos_ + 4, dashes - pos_ - 4));
    pos_ = close + 1;
    return true;
  }
  if (!style_.drop_open_comments) return false;
  // Ended by "-- >" with words between, or never: either way nothing of it may be shown.
  const std::size_t dashes = data.find("--", pos_ + 4);
  const std::size_t close = dashes == npos ? npos : data.find('>', dashes);
  pos_ = close == npos ? data.size() : close + 1;
  return true;
}

bool MarkupReader::read_instruction() {
  const std::size_t end = data_.find('>', pos_ + 2);
  if (end == npos) return false;
  events_.instruction(std::string_view(data_).substr(pos_ + 2, end - pos_ - 2));
  pos_ = end + 1;
  return true;
}

bool MarkupReader::read_declaration() {
  if (style_.cdata) return read_cdata();
  return at(pos_ + 2) == '[' ? read_marked_section() : read_doctype();
}

/// A CDATA section as text, its brackets escaped as if it had been written so; other declarations
/// say nothing here.
bool MarkupReader::read_cdata() {
  static constexpr std::string_view kOpen = "<![CDATA[";
  if (!starts(kOpen, pos_)) {
    const std::size_t end = data_.find('>', pos_);
    if (end != npos) pos_ = end + 1;
    return end != npos;
  }
  const std::size_t begin = pos_ + kOpen.size();
  const std::size_t end = std::min(data_.find("]]>", begin), data_.size());
  std::string escaped;
  for (char c : std::string_view(data_).substr(begin, end - begin)) {
    if (c == '&')
      escaped += "&amp;";
    else if (c == '<')
      escaped += "&lt;";
    else if (c == '>')
      escaped += "&gt;";
    else
      escaped += c;
  }
  events_.cdata(escaped);
  pos_ = std::min(end + 3, data_.size());
  return true;
}

/// "<![if …]>" of office programs and "<![CDATA[…]]>" in HTML are passed over.
bool MarkupReader::read_marked_section() {
  std::size_t end = pos_ + 3;
  while (is_alnum(at(end))) ++end;
  const std::string name = lower(std::string_view(data_).substr(pos_ + 3, end - pos_ - 3));
  const bool office = name == "if" || name == "else" || name == "endif";
  if (!office && name != "cdata" && name != "temp" && name != "ignore" && name != "include") {
    if (name.empty()) return false;
    events_.text("&lt;");
    ++pos_;
    return true;
  }
  const std::size_t close = data_.find(office ? "]>" : "]]>", end);
  if (close == npos) return false;
  pos_ = close + (office ? 2 : 3);
  return true;
}

/// A DOCTYPE; one that does not read like one is text.
bool MarkupReader::read_doctype() {
  std::size_t i = pos_ + 2;
  while (i < data_.size()) {
    const char c = data_[i];
    if (c == '>') {
      events_.declaration(std::string_view(data_).substr(pos_ + 2, i - pos_ - 2));
      pos_ = i + 1;
      return true;
    }
    if (c == '"' || c == '\'' || c == '[') {
      const std::size_t close = data_.find(c == '[' ? ']' : c, i + 1);
      if (close == npos) return false;
      i = close + 1;
    } else if (is_alpha(c)) {
      while (is_tag_char(at(i))) ++i;
    } else {
      events_.text("&lt;");
      ++pos_;
      return true;
    }
    while (is_space(at(i))) ++i;
  }
  return false;
}

}  // namespace parley::wire::feed
