#pragma once

#include <cstdint>
#include <vector>

#include "wire/html/blocks.h"
#include "wire/html/markup.h"

namespace parley::wire::html {

/// What the blocks of a part of the page add up to.
struct Sum {
  double copy = 0;  ///< how much of it reads like running text; as Readability scores paragraphs
  double bytes = 0;
  double linked = 0;  ///< bytes inside links
  double blocks = 0;
  double links = 0;
};

/// How much one block reads like copy: 0 for short or mostly linked ones.
double copy_in(const Block& block);

/// Sums over any subtree in constant time, and which blocks are still kept.
class Weigher {
 public:
  Weigher(const Page& page, const std::vector<Block>& blocks);

  /// Over the blocks that were kept at the last reckon().
  Sum sum(uint32_t node) const;
  double copy(uint32_t node) const { return sum(node).copy; }

  void reckon();
  /// Drops the blocks that lie wholly within the element; a paragraph that merely begins in it
  /// stays.
  void drop(uint32_t node);
  /// Drops all blocks outside the elements, which are in document order and not nested.
  void keep_only(const std::vector<uint32_t>& elements);
  void drop_block(std::size_t block) { kept_[block] = false; }
  void keep_all() { kept_.assign(blocks_.size(), true); }
  bool is_kept(std::size_t block) const { return kept_[block]; }

  /// Index of the first block that begins at or after the node.
  std::size_t first(uint32_t node) const { return first_[node]; }
  /// One past the node's last block.
  std::size_t last(uint32_t node) const { return first_[page_.nodes[node].end]; }

 private:
  const Page& page_;
  const std::vector<Block>& blocks_;
  std::vector<uint32_t> first_;
  std::vector<double> copy_;  ///< of each block
  std::vector<Sum> before_;   ///< before_[b]: sum over kept blocks [0, b)
  std::vector<bool> kept_;
};

}  // namespace parley::wire::html
