#include "wire/html/weigh.h"

#include <algorithm>

namespace parley::wire::html {

namespace {

constexpr std::size_t kShortest = 25;
constexpr double kMostLinked = 0.5;

/// The commas of Latin, Arabic and East Asian scripts.
std::size_t commas_in(std::string_view text) {
  auto count = static_cast<std::size_t>(std::count(text.begin(), text.end(), ','));
  for (const std::string_view comma : {"\u060C", "\uFF0C", "\u3001"})
    for (auto at = text.find(comma); at != std::string_view::npos;
         at = text.find(comma, at + comma.size()))
      ++count;
  return count;
}

bool is_heading(Tag tag) { return tag >= Tag::h1 && tag <= Tag::h6; }

}  // namespace

double copy_in(const Block& block) {
  if (block.text.size() < kShortest || is_heading(block.tag) || block.link_share() > kMostLinked)
    return 0;
  const auto length = std::min(static_cast<double>(block.text.size()) / 100, 3.0);
  return (1.0 + static_cast<double>(commas_in(block.text)) + length) * (1 - block.link_share());
}

Weigher::Weigher(const Page& page, const std::vector<Block>& blocks)
    : page_(page), blocks_(blocks) {
  first_.resize(page.nodes.size() + 1);
  std::size_t b = 0;
  for (uint32_t i = 0; i < first_.size(); ++i) {
    while (b < blocks.size() && blocks[b].begin < i) ++b;
    first_[i] = static_cast<uint32_t>(b);
  }
  copy_.reserve(blocks.size());
  for (const auto& block : blocks) copy_.push_back(copy_in(block));
  kept_.assign(blocks.size(), true);
  reckon();
}

void Weigher::reckon() {
  before_.resize(blocks_.size() + 1);
  for (std::size_t b = 0; b < blocks_.size(); ++b) {
    auto sum = before_[b];
    if (kept_[b]) {
      sum.copy += copy_[b];
      sum.bytes += static_cast<double>(blocks_[b].text.size());
      sum.linked += blocks_[b].linked;
      sum.blocks += 1;
      sum.links += blocks_[b].links;
    }
    before_[b + 1] = sum;
  }
}

Sum Weigher::sum(uint32_t node) const {
  const auto& a = before_[first(node)];
  const auto& b = before_[last(node)];
  return {b.copy - a.copy, b.bytes - a.bytes, b.linked - a.linked, b.blocks - a.blocks,
          b.links - a.links};
}

void Weigher::drop(uint32_t node) {
  for (auto b = first(node); b < last(node); ++b)
    if (blocks_[b].end <= page_.nodes[node].end) kept_[b] = false;
}

void Weigher::keep_only(const std::vector<uint32_t>& elements) {
  std::size_t from = 0;
  const auto drop_to = [&](std::size_t to) {
    for (; from < to; ++from) kept_[from] = false;
  };
  for (const auto element : elements) {
    drop_to(first(element));
    from = std::max(from, last(element));
  }
  drop_to(blocks_.size());
}

}  // namespace parley::wire::html
