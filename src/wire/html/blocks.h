#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "wire/html/markup.h"

namespace parley::wire::html {

/// One paragraph, heading, list item or cell: a run of text between the borders of block elements
/// or double breaks.
struct Block {
  uint32_t begin = 0;    ///< first text node
  uint32_t end = 0;      ///< one past the last text node
  uint32_t element = 0;  ///< nearest block element around it
  Tag tag = Tag::other;  ///< of that element
  std::string text;  ///< entities decoded, white space folded; "\n" for a single break and in <pre>
  uint32_t linked = 0;  ///< bytes of `text` inside links
  uint32_t links = 0;   ///< links with text in it

  double link_share() const {
    return text.empty() ? 0 : static_cast<double>(linked) / static_cast<double>(text.size());
  }
};

/// All blocks with text, in document order. Hidden elements, buttons and options are left out.
std::vector<Block> blocks_of(const Page& page);

}  // namespace parley::wire::html
