#include "wire/news/xml.h"

#include <algorithm>

#include "wire/news/encoding.h"

namespace parley::wire::news {
namespace {

// White space between inline elements is text ("<b>Kerry</b> <i>met</i>"), so it is kept.
constexpr unsigned kFlags = pugi::parse_cdata | pugi::parse_escapes | pugi::parse_wconv_attribute |
                            pugi::parse_eol | pugi::parse_ws_pcdata;

/// Where the construct that opens at `at` ("<!--", "<?…") ends.
std::size_t after(std::string_view xml, std::size_t at, std::string_view closing) {
  const auto end = xml.find(closing, at);
  return end == std::string_view::npos ? xml.size() : end + closing.size();
}

/// The place of the '>' that ends the tag at `at`, quotes respected.
std::size_t tag_end(std::string_view xml, std::size_t at) {
  char quote = 0;
  for (; at < xml.size(); ++at) {
    const char c = xml[at];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '>') {
      return at;
    }
  }
  return xml.size();
}

struct Extent {
  std::size_t depth = 0;
  std::size_t elements = 0;
  bool too_much() const { return depth > kMostDepth || elements > kMostElements; }
};

/// The deepest nesting and the number of elements, without building anything; stops counting beyond
/// the limits.
Extent extent_of(std::string_view xml) {
  Extent extent;
  std::size_t depth = 0;
  std::size_t at = xml.find('<');
  while (at < xml.size() && !extent.too_much()) {
    const auto rest = xml.substr(at);
    std::size_t next = at + 1;
    if (rest.substr(0, 4) == "<!--") {
      next = after(xml, at + 4, "-->");
    } else if (rest.substr(0, 9) == "<![CDATA[") {
      next = after(xml, at + 9, "]]>");
    } else if (rest.substr(0, 2) == "<?") {
      next = after(xml, at + 2, "?>");
    } else if (rest.substr(0, 2) == "</") {
      depth -= depth > 0 ? 1 : 0;
    } else if (rest.substr(0, 2) != "<!") {
      ++extent.elements;
      next = tag_end(xml, at);
      const bool open = next == xml.size() || xml[next - 1] != '/';
      if (open) extent.depth = std::max(extent.depth, ++depth);
    }
    at = next < xml.size() ? xml.find('<', next) : xml.size();
  }
  return extent;
}

std::string place(const InputInfo& info, std::string_view xml, std::size_t offset) {
  const auto upto = xml.substr(0, std::min(offset, xml.size()));
  return info.name + ":" + std::to_string(1 + std::count(upto.begin(), upto.end(), '\n'));
}

void append_text(pugi::xml_node node, std::string& out) {
  for (const auto& inner : node.children()) {
    if (inner.type() == pugi::node_element)
      append_text(inner, out);
    else
      out += inner.value();
  }
}

std::string_view without_prefix(std::string_view name) {
  const auto colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

}  // namespace

bool parse_xml(std::string_view document, const InputInfo& info, const Sink& sink,
               pugi::xml_document& xml) {
  if (document.size() > kMostDocumentBytes) {
    sink.complain({info.name, "larger than 64 MiB"});
    return false;
  }
  const auto utf8 = to_utf8(document);
  if (const auto extent = extent_of(utf8); extent.too_much()) {
    const auto trouble = extent.depth > kMostDepth
                             ? "nested deeper than " + std::to_string(kMostDepth) + " elements"
                             : "more than " + std::to_string(kMostElements) + " elements";
    sink.complain({info.name, trouble});
    return false;
  }
  const auto result = xml.load_buffer(utf8.data(), utf8.size(), kFlags, pugi::encoding_utf8);
  if (!result)
    sink.complain(
        {place(info, utf8, static_cast<std::size_t>(std::max<std::ptrdiff_t>(result.offset, 0))),
         std::string("not well-formed XML: ") + result.description()});
  return !xml.document_element().empty();
}

bool parse_fragment(const std::string& utf8, pugi::xml_document& xml) {
  if (extent_of(utf8).too_much()) return false;
  return bool(xml.load_buffer(utf8.data(), utf8.size(), kFlags | pugi::parse_fragment,
                              pugi::encoding_utf8));
}

std::string_view local_name(pugi::xml_node node) { return without_prefix(node.name()); }

pugi::xml_node child(pugi::xml_node node, std::string_view name) {
  for (const auto& inner : node.children())
    if (local_name(inner) == name) return inner;
  return {};
}

pugi::xml_node descendant(pugi::xml_node node, std::string_view name) {
  for (const auto& inner : node.children()) {
    if (local_name(inner) == name) return inner;
    if (auto found = descendant(inner, name)) return found;
  }
  return {};
}

pugi::xml_node path(pugi::xml_node node, std::initializer_list<std::string_view> names) {
  for (const auto name : names) node = child(node, name);
  return node;
}

std::string_view attribute(pugi::xml_node node, std::string_view name) {
  for (const auto& a : node.attributes())
    if (without_prefix(a.name()) == name) return a.value();
  return {};
}

std::string text_of(pugi::xml_node node) {
  std::string out;
  append_text(node, out);
  return folded(out);
}

}  // namespace parley::wire::news
