#pragma once

#include <span>
#include <vector>

namespace parley::nlp {

/// The best tree over n words with exactly one child of the root: Chu-Liu/Edmonds over the arc
/// scores, the single root assured by a penalty on root arcs (Zmigrod et al. 2020 show why the
/// plain algorithm is not enough). `scores` has n+1 rows (dependents) of `width` >= n+1 columns
/// (governors), row and column 0 the root. Returns n+1 governors; element 0 is unused. O(n^2) when
/// the greedy answer is a tree, else O(n^3).
std::vector<int> decode_tree(std::span<const float> scores, std::size_t width, std::size_t n);

}  // namespace parley::nlp
