#include "wire/news/copy.h"

#include <algorithm>
#include <array>
#include <utility>

#include "wire/news/encoding.h"
#include "wire/news/xml.h"
#include "wire/notation/entities.h"

namespace parley::wire::news {
namespace {

enum class Markup { inside, block, row_cell, line_break, hidden };

template <std::size_t N>
bool among(const std::array<std::string_view, N>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// Elements of NITF 3 and HTML 5.
constexpr std::array<std::string_view, 44> kBlocks = {
    "p",       "div",          "block",      "section", "article", "main",       "header",
    "footer",  "h1",           "h2",         "h3",      "h4",      "h5",         "h6",
    "hl1",     "hl2",          "hedline",    "body",    "ul",      "ol",         "li",
    "dl",      "dt",           "dd",         "pre",     "table",   "thead",      "tbody",
    "tfoot",   "tr",           "nitf-table", "bq",      "hr",      "blockquote", "note",
    "credit",  "body.content", "body.end",   "tagline", "fn",      "address",    "html",
    "caption", "bibliography"};
constexpr std::array<std::string_view, 26> kHidden = {
    "head",          "script", "style",    "media",        "figure",
    "figcaption",    "aside",  "svg",      "iframe",       "object",
    "video",         "audio",  "noscript", "template",     "form",
    "button",        "nav",    "select",   "textarea",     "title",
    "math",          "canvas", "docdata",  "custom-table", "nitf-table-metadata",
    "media-metadata"};

Markup markup_of(std::string_view name) {
  if (name == "br") return Markup::line_break;
  if (name == "td" || name == "th") return Markup::row_cell;
  if (among(kBlocks, name)) return Markup::block;
  return among(kHidden, name) ? Markup::hidden : Markup::inside;
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (auto& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return out;
}

void walk(pugi::xml_node block, CopyBuilder& copy) {
  for (const auto& node : block.children()) {
    if (node.type() != pugi::node_element) {
      copy.text(notation::decode_entities(node.value()));
      continue;
    }
    switch (markup_of(lower(local_name(node)))) {
      case Markup::hidden:
        break;
      case Markup::line_break:
        copy.line_break();
        break;
      case Markup::row_cell:
        walk(node, copy);
        copy.text(" ");
        break;
      case Markup::block:
        copy.end_paragraph();
        walk(node, copy);
        copy.end_paragraph();
        break;
      case Markup::inside:
        walk(node, copy);
        break;
    }
  }
}

/// A tag of HTML text: its name in lower case and what follows it.
struct Tag {
  std::string name;
  bool closing = false;
  std::size_t end = 0;
};

/// By the characters after '<': "p", "/p", "!D", "?x"; not so in "2 < 3".
bool opens_tag(std::string_view next) {
  if (next.substr(0, 1) == "/") next.remove_prefix(1);
  if (next.empty()) return false;
  const char c = next.front();
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '!' || c == '?';
}

Tag tag_at(std::string_view html, std::size_t at) {
  Tag tag;
  tag.end = html.find('>', at);
  tag.end = tag.end == std::string_view::npos ? html.size() : tag.end + 1;
  auto inner = html.substr(at + 1, tag.end - at - 1);
  tag.closing = !inner.empty() && inner.front() == '/';
  if (tag.closing) inner.remove_prefix(1);
  tag.name = lower(inner.substr(0, inner.find_first_of(" \t\r\n/>")));
  return tag;
}

/// Past the closing tag of a hidden element; past the opening tag alone when it is never closed.
std::size_t after_hidden(std::string_view html, const Tag& tag) {
  const auto closing = "</" + tag.name;
  for (auto at = html.find("</", tag.end); at != std::string_view::npos;
       at = html.find("</", at + 2))
    if (lower(html.substr(at, closing.size())) == closing) return tag_at(html, at).end;
  return tag.end;
}

void apply(const Tag& tag, CopyBuilder& copy) {
  switch (markup_of(tag.name)) {
    case Markup::line_break:
      copy.line_break();
      break;
    case Markup::row_cell:
      copy.text(" ");
      break;
    case Markup::block:
      copy.end_paragraph();
      break;
    case Markup::hidden:
    case Markup::inside:
      break;
  }
}

bool blank(std::string_view line) { return folded(line).empty(); }

bool indented(std::string_view line) {
  return !blank(line) && (line.front() == '\t' || line.substr(0, 2) == "  ");
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const auto end = std::min(text.find_first_of("\r\n"), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(text.size(), end + (text.substr(end, 2) == "\r\n" ? 2u : 1u)));
  }
  return lines;
}

}  // namespace

void CopyBuilder::text(std::string_view words) {
  if (breaks_ > 0 && !blank(words)) breaks_ = 0;
  open_ += words;
}

void CopyBuilder::line_break() {
  open_ += ' ';
  if (++breaks_ > 1) end_paragraph();
}

void CopyBuilder::end_paragraph() {
  auto paragraph = folded(open_);
  open_.clear();
  breaks_ = 0;
  if (!paragraph.empty()) done_.push_back(std::move(paragraph));
}

Paragraphs CopyBuilder::take() {
  end_paragraph();
  return std::exchange(done_, {});
}

Paragraphs copy_of(pugi::xml_node block) {
  CopyBuilder copy;
  walk(block, copy);
  return copy.take();
}

Paragraphs copy_of_html(std::string_view html) {
  CopyBuilder copy;
  std::size_t hidden_until =
      0;  // an unclosed <script> is looked for once, not once for each of its kind
  for (std::size_t at = 0; at < html.size();) {
    const auto open = html.find('<', at);
    copy.text(notation::decode_entities(html.substr(at, open - at)));
    if (open == std::string_view::npos) break;
    if (html.substr(open, 4) == "<!--") {
      const auto end = html.find("-->", open + 4);
      at = end == std::string_view::npos ? html.size() : end + 3;
      continue;
    }
    if (!opens_tag(html.substr(open + 1, 2))) {
      copy.text("<");
      at = open + 1;
      continue;
    }
    const auto tag = tag_at(html, open);
    at = tag.end;
    if (markup_of(tag.name) == Markup::hidden && !tag.closing && at > hidden_until) {
      at = after_hidden(html, tag);
      if (at == tag.end) hidden_until = html.size();
    } else {
      apply(tag, copy);
    }
  }
  return copy.take();
}

Paragraphs copy_of_plain(std::string_view text) {
  const auto lines = lines_of(text);
  const bool parted = std::any_of(lines.begin(), lines.end(), [](auto l) { return indented(l); }) ||
                      std::any_of(lines.begin(), lines.end(), blank);
  CopyBuilder copy;
  for (const auto line : lines) {
    if (!parted || blank(line) || indented(line)) copy.end_paragraph();
    copy.text(line);
    copy.text(" ");
  }
  return copy.take();
}

void set_text(Story& story, const Paragraphs& body) {
  story.text = story.headline;
  for (const auto& paragraph : body) story.text += "\n\n" + paragraph;
}

}  // namespace parley::wire::news
