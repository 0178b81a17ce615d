#pragma once

#include <cstdint>
#include <map>
#include <queue>
#include <vector>

namespace parley::ledger {

/// Groups of things by average linkage: the two groups with the highest mean score of their pairs
/// are joined until no mean is above zero. Memory grows with the pairs that were set. The result
/// does not depend on the order of the things, but that of equal means the earlier pair is joined.
class Linkage {
 public:
  /// `things` many, from 0. `never` is the score of a pair that is not set, below zero.
  Linkage(std::size_t things, double never);

  /// Sets the score of two different things; once a pair, before join_all.
  void set(uint32_t a, uint32_t b, double score);

  /// A group number for each thing, numbered by first thing. To be called once.
  std::vector<uint32_t> join_all();

 private:
  struct Pair {
    double mean;
    uint32_t a, b;
    bool operator<(const Pair& o) const;
  };

  double mean(uint32_t a, uint32_t b) const;
  void join(uint32_t a, uint32_t b);

  double never_;
  std::vector<uint32_t> size_, into_;
  std::vector<std::map<uint32_t, double>> sums_;  ///< of the scores of the pairs of two groups
  std::priority_queue<Pair> queue_;
};

}  // namespace parley::ledger
