#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace parley::wire::html {

/// The elements that matter to finding an article; every other name is `other`. Inline formatting
/// (b, em, font, …) and links have no node of their own: the text carries what is needed of them.
enum class Tag : uint8_t {
  other,
  address,
  article,
  aside,
  blockquote,
  body,
  br,
  button,
  caption,
  code,
  custom,
  dd,
  details,
  dialog,
  div,
  dl,
  dt,
  fieldset,
  figcaption,
  figure,
  footer,
  form,
  h1,
  h2,
  h3,
  h4,
  h5,
  h6,
  header,
  hr,
  html,
  img,
  input,
  label,
  li,
  main,
  nav,
  ol,
  option,
  p,
  pre,
  section,
  sign,  ///< an inline element, whatever its name, that is marked as a byline
  span,
  summary,
  table,
  tbody,
  td,
  text,
  tfoot,
  th,
  thead,
  time,
  tr,
  ul,
  count
};

/// One element or one stretch of text. Nodes are in document order, so that the subtree of node i
/// is [i, end).
struct Node {
  Tag tag = Tag::other;
  bool hidden = false;     ///< by attribute or inline style
  uint32_t parent = 0;     ///< the root, node 0, is its own parent
  uint32_t end = 0;        ///< one past the last node of the subtree
  uint32_t link = 0;       ///< of text: 1 + index into Page::links, 0 outside links
  std::string_view text;   ///< of text: as in the source, entities not decoded
  std::string_view klass;  ///< attributes as in the source, views into it
  std::string_view id;
  std::string_view itemprop;
  std::string_view rel;
  std::string_view role;
  std::string_view datetime;
};

/// <meta>: its name, property, itemprop or http-equiv, and its content, as in the source.
struct Meta {
  std::string_view name;
  std::string_view property;
  std::string_view content;
};

/// <a href> or, with `head` true, <link href>.
struct Anchor {
  std::string_view href;
  std::string_view rel;
  std::string_view type;
  std::string_view title;
  bool head = false;
};

/// A page as a tree, laid flat. All views point into the document that it was parsed from, which
/// must outlive it.
struct Page {
  std::vector<Node> nodes;  ///< never empty: node 0 is the root
  std::vector<Meta> metas;
  std::vector<Anchor> links;
  std::vector<std::string_view> json_ld;  ///< contents of <script type="application/ld+json">
  std::string_view title;                 ///< contents of the first <title>
  std::string_view base;                  ///< <base href>
  std::string_view language;              ///< lang of <html>
};

/// Elements nested deeper than this are read as if their innermost permitted ancestor held their
/// text.
inline constexpr std::size_t kMostDepth = 256;

/// Nodes, links and marks of one page above this number are not read: memory stays bounded.
inline constexpr std::size_t kMostNodes = 2'000'000;

/// Parses UTF-8 HTML in one pass, in time linear in its size whatever it holds. It follows the HTML
/// standard for tokens and implied end tags; text misplaced in tables stays where it is. Scripts,
/// styles and drawings are passed over. A page needs the tree alone and a time below a millisecond;
/// a general parser (gumbo) took fifty times as long, and time quadratic in the depth.
Page parse_page(std::string_view document);

}  // namespace parley::wire::html
