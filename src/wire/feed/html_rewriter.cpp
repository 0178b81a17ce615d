#include "wire/feed/html_rewriter.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "wire/feed/html_allowed.h"
#include "wire/feed/strings.h"
#include "wire/feed/urls.h"
#include "wire/notation/entities.h"
#include "wire/notation/utf8.h"

namespace parley::wire::feed {
namespace {

using notation::from_windows_1252;
using notation::named_entity;

/// True when the text at an ampersand is a reference with its semicolon.
bool is_reference(std::string_view text) {
  std::size_t i = 1;
  const bool number = text.size() > 2 && text[1] == '#';
  const bool hex = number && text[2] == 'x';
  if (number) i = hex ? 3 : 2;
  const std::size_t begin = i;
  while (i < text.size() && (number && !hex ? is_digit(text[i]) : is_word(text[i]))) ++i;
  return i > begin && i < text.size() && text[i] == ';';
}

std::string escape_value(std::string_view value) {
  std::string out;
  for (std::size_t i = 0; i < value.size(); ++i) {
    const char c = value[i];
    if (c == '>')
      out += "&gt;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '"')
      out += "&quot;";
    else if (c == '&' && !is_reference(value.substr(i, 64)))
      out += "&amp;";
    else
      out += c;
  }
  return out;
}

/// Attributes of HTML that hold an address.
bool holds_address(const std::string& tag, const std::string& key) {
  static const std::map<std::string_view, std::string_view> kAddresses = {
      {"a", "href"},
      {"applet", "codebase"},
      {"area", "href"},
      {"audio", "src"},
      {"blockquote", "cite"},
      {"body", "background"},
      {"del", "cite"},
      {"form", "action"},
      {"frame", "longdesc src"},
      {"iframe", "longdesc src"},
      {"head", "profile"},
      {"img", "longdesc src usemap"},
      {"input", "src usemap"},
      {"ins", "cite"},
      {"link", "href"},
      {"object", "classid codebase data usemap"},
      {"q", "cite"},
      {"script", "src"},
      {"source", "src"},
      {"video", "poster src"}};
  const auto found = kAddresses.find(tag);
  if (found == kAddresses.end()) return false;
  const auto keys = words(found->second);
  return std::find(keys.begin(), keys.end(), key) != keys.end();
}

class LinkResolver : public HtmlWriter {
 public:
  explicit LinkResolver(std::string_view base) : base_(base) {}

  void start_tag(const std::string& name, Attributes attributes) override {
    attributes = normal_attributes(attributes);
    for (auto& [key, value] : attributes) {
      if (!holds_address(name, key)) continue;
      auto resolved = safe_absolute_url(base_, strip(value));
      if (!resolved.empty()) value = std::move(resolved);
    }
    HtmlWriter::start_tag(name, std::move(attributes));
  }

 private:
  std::string_view base_;
};

/// Names behind "<" and "</".
bool tags_are_html(std::string_view text) {
  for (std::size_t i = text.find('<'); i != text.npos; i = text.find('<', i + 1)) {
    std::size_t begin = i + 1;
    if (begin < text.size() && text[begin] == '/') ++begin;
    std::size_t end = begin;
    while (end < text.size() && is_word(text[end])) ++end;
    if (end > begin && !is_allowed_element(lower(text.substr(begin, end - begin)))) return false;
  }
  return true;
}

}  // namespace

Attributes normal_attributes(const Attributes& attributes) {
  std::map<std::string, std::string> last;
  for (const auto& [key, value] : attributes) last[lower(key)] = value;
  Attributes out(last.begin(), last.end());
  for (auto& [key, value] : out)
    if (key == "rel" || key == "type") value = lower(value);
  return out;
}

void HtmlWriter::start_tag(const std::string& name, Attributes attributes) {
  out_.append("<").append(name);
  for (const auto& [key, value] : attributes)
    out_.append(" ").append(key).append("=\"").append(escape_value(value)).append("\"");
  out_ += is_void_element(name) ? " />" : ">";
}

void HtmlWriter::end_tag(const std::string& name) {
  if (!is_void_element(name)) out_.append("</").append(name).append(">");
}

void HtmlWriter::text(std::string_view data) { out_ += data; }

void HtmlWriter::char_ref(std::string_view digits) {
  const std::string ref = lower(digits);
  uint32_t code = 0;
  if (ref.size() < 8)
    code = static_cast<uint32_t>(
        std::stoul(ref[0] == 'x' ? ref.substr(1) : ref, nullptr, ref[0] == 'x' ? 16 : 10));
  const uint32_t meant = from_windows_1252(code);
  out_ += meant == code ? "&#" + ref + ";" : fmt::format("&#x{:x};", meant);
}

void HtmlWriter::entity_ref(std::string_view name) {
  const bool known = name == "apos" || named_entity(name) != 0;
  out_.append(known ? "&" : "&amp;").append(name).append(known ? ";" : "");
}

void HtmlWriter::comment(std::string_view data) { out_.append("<!--").append(data).append("-->"); }
void HtmlWriter::instruction(std::string_view data) { out_.append("<?").append(data).append(">"); }
void HtmlWriter::declaration(std::string_view data) { out_.append("<!").append(data).append(">"); }

std::string resolve_links(std::string_view html, std::string_view base, std::string_view type) {
  if (html.find_first_of("<&") == html.npos) return std::string(html);
  LinkResolver resolver(base);
  MarkupReader(resolver, {.close_empty = type == "application/xhtml+xml"}).read(html);
  return resolver.take();
}

bool looks_like_html(std::string_view text) {
  bool sign = false;
  for (std::size_t i = text.find("</"); i != text.npos && !sign; i = text.find("</", i + 1)) {
    std::size_t end = i + 2;
    while (end < text.size() && is_word(text[end])) ++end;
    sign = end > i + 2 && end < text.size() && text[end] == '>';
  }
  for (std::size_t i = text.find('&'); i != text.npos; i = text.find('&', i + 1)) {
    std::size_t end = i + 1;
    if (end < text.size() && text[end] == '#') ++end;
    const std::size_t name = end;
    while (end < text.size() && is_word(text[end])) ++end;
    if (end == name || end >= text.size() || text[end] != ';') continue;
    sign = true;
    if (name == i + 1 && named_entity(text.substr(name, end - name)) == 0) return false;
  }
  return sign && tags_are_html(text);
}

}  // namespace parley::wire::feed
