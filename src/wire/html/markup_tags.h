#pragma once

#include <string_view>

#include "wire/html/markup.h"

namespace parley::wire::html {

/// How the parser treats a start tag.
enum class Manner : uint8_t {
  ignored,  ///< neither node nor effect: b, em, font, …
  block,    ///< closes an open <p>
  inlined,  ///< span, label, time, custom elements
  empty,    ///< a node without content: br, img, hr
  skipped,  ///< passed over with its content: script, style, svg, …
  link,     ///< a
  head,     ///< meta, link, base: kept apart
  title,
  row,   ///< table parts and list items, which close their like
  page,  ///< html, head, body: they never nest
};

struct TagInfo {
  Tag tag = Tag::other;
  Manner manner = Manner::ignored;
};

/// `name` in any letter case. Names with a hyphen are custom elements; unknown ones are ignored.
TagInfo tag_info(std::string_view name);

/// True when the element starts and ends a paragraph of text.
bool is_block(Tag tag);

}  // namespace parley::wire::html
