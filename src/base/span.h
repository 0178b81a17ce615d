#pragma once

#include <cassert>
#include <compare>
#include <cstdint>
#include <string_view>

namespace parley {

/// A half-open range [begin, end) of UTF-8 bytes of a story's text. Both ends are code-point
/// boundaries.
struct Span {
  uint32_t begin = 0;
  uint32_t end = 0;

  uint32_t size() const { return end - begin; }
  bool empty() const { return begin >= end; }
  bool contains(Span other) const { return begin <= other.begin && other.end <= end; }
  bool meets(Span other) const { return begin < other.end && other.begin < end; }
  friend auto operator<=>(const Span&, const Span&) = default;
};

/// REQUIRES: at.end <= text.size()
inline std::string_view slice(std::string_view text, Span at) {
  assert(at.begin <= at.end && at.end <= text.size());
  return text.substr(at.begin, at.size());
}

}  // namespace parley
