#include "nlp/tree.h"

#include <algorithm>
#include <limits>
#include <random>

#include <doctest/doctest.h>

namespace parley::nlp {
namespace {

struct Scores {
  std::size_t n = 0;
  std::size_t width = 0;
  std::vector<float> values;

  float at(std::size_t dependent, std::size_t governor) const {
    return values[dependent * width + governor];
  }
  std::vector<int> decode() const { return decode_tree(values, width, n); }
};

/// Whole numbers over 64: sums of them are exact, so that equal trees have equal totals.
Scores random_scores(std::mt19937& random, std::size_t n, int range) {
  Scores s{n, n + 1 + random() % 8, {}};
  s.values.resize((n + 1) * s.width);
  const auto spread = static_cast<unsigned>(2 * range + 1);
  for (auto& v : s.values) v = static_cast<float>(static_cast<int>(random() % spread) - range) / 64;
  return s;
}

bool is_single_rooted_tree(const std::vector<int>& head) {
  const int n = static_cast<int>(head.size()) - 1;
  int roots = 0;
  for (int d = 1; d <= n; ++d) {
    if (head[static_cast<std::size_t>(d)] < 0 || head[static_cast<std::size_t>(d)] > n)
      return false;
    roots += head[static_cast<std::size_t>(d)] == 0;
    int at = d;
    for (int steps = 0; at != 0 && steps <= n; ++steps) at = head[static_cast<std::size_t>(at)];
    if (at != 0) return false;
  }
  return roots == 1;
}

double total(const Scores& s, const std::vector<int>& head) {
  double sum = 0;
  for (std::size_t d = 1; d <= s.n; ++d) sum += s.at(d, static_cast<std::size_t>(head[d]));
  return sum;
}

/// The best total over every way to give each word a governor that makes a tree of one root.
double best_by_trying_all(const Scores& s) {
  double best = -std::numeric_limits<double>::infinity();
  std::vector<int> head(s.n + 1, 0);
  for (;;) {
    if (is_single_rooted_tree(head)) best = std::max(best, total(s, head));
    std::size_t d = 1;
    while (d <= s.n && head[d] == static_cast<int>(s.n)) head[d++] = 0;
    if (d > s.n) return best;
    ++head[d];
  }
}

}  // namespace

TEST_CASE("the tree is the best of all trees with one root") {
  std::mt19937 random(20160909);
  for (const int range : {3, 640, 64000})
    for (std::size_t n = 1; n <= 5; ++n)
      for (int round = 0; round < (n == 5 ? 25 : 60); ++round) {
        const auto s = random_scores(random, n, range);
        const auto head = s.decode();
        REQUIRE(is_single_rooted_tree(head));
        REQUIRE(total(s, head) == best_by_trying_all(s));
      }
}

TEST_CASE("sentences of any length have one root and no cycle") {
  std::mt19937 random(7);
  for (std::size_t n = 1; n <= 60; ++n)
    for (const int range : {1, 640, 640000}) {
      const auto s = random_scores(random, n, range);
      REQUIRE(is_single_rooted_tree(s.decode()));
    }
}

TEST_CASE("words that all want the root share one") {
  Scores s{30, 31, std::vector<float>(31 * 31, 0.0F)};
  for (std::size_t d = 1; d <= s.n; ++d) s.values[d * s.width] = 9000;
  CHECK(is_single_rooted_tree(s.decode()));
}

TEST_CASE("a ring of words that all want one another is broken once, where it costs least") {
  Scores s{4, 5, std::vector<float>(25, -50.0F)};
  for (std::size_t d = 1; d <= 4; ++d) s.values[d * 5 + d % 4 + 1] = 10;  // 1<-2<-3<-4<-1
  s.values[3 * 5] = -40;
  CHECK(s.decode() == std::vector<int>{0, 2, 3, 0, 1});
}

TEST_CASE("scores that are no numbers, or boundless, still give a tree") {
  constexpr float kInfinity = std::numeric_limits<float>::infinity();
  constexpr float kNoNumber = std::numeric_limits<float>::quiet_NaN();
  constexpr float kLargest = std::numeric_limits<float>::max();
  std::mt19937 random(3);
  for (std::size_t n = 1; n <= 12; ++n)
    for (int round = 0; round < 20; ++round) {
      auto s = random_scores(random, n, 640);
      for (auto& v : s.values) {
        const float odd[] = {kInfinity, -kInfinity, kNoNumber, kLargest, -kLargest, v};
        v = odd[random() % 6];
      }
      REQUIRE(is_single_rooted_tree(s.decode()));
    }
  for (const float same : {kInfinity, -kInfinity, kNoNumber}) {
    const Scores s{9, 10, std::vector<float>(100, same)};
    CHECK(is_single_rooted_tree(s.decode()));
  }
}

TEST_CASE("no words have no tree") {
  CHECK(decode_tree(std::vector<float>(4, 0.0F), 2, 0) == std::vector<int>{0});
}

}  // namespace parley::nlp
