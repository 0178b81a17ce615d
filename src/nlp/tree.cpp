#include "nlp/tree.h"

#include <algorithm>
#include <limits>

namespace parley::nlp {
namespace {

constexpr float kMost = 1e4F;  // scores beyond it, and those that are no number, are held to it
constexpr double kNever = -std::numeric_limits<double>::infinity();

using Matrix = std::vector<std::vector<double>>;  // [dependent][governor]

std::vector<int> greedy(const Matrix& s) {
  std::vector<int> head(s.size(), 0);
  for (std::size_t d = 1; d < s.size(); ++d)
    head[d] = static_cast<int>(std::max_element(s[d].begin(), s[d].end()) - s[d].begin());
  return head;
}

/// Nodes of one cycle, or empty when every node reaches the root.
std::vector<int> find_cycle(const std::vector<int>& head) {
  std::vector<int> mark(head.size(), 0);
  for (int start = 1; start < static_cast<int>(head.size()); ++start) {
    int at = start;
    while (at != 0 && mark[at] == 0) {
      mark[at] = start;
      at = head[at];
    }
    if (at == 0 || mark[at] != start) continue;
    std::vector<int> cycle{at};
    for (int k = head[at]; k != at; k = head[k]) cycle.push_back(k);
    return cycle;
  }
  return {};
}

/// A graph whose cycle became one node, with the way back.
struct Contraction {
  Matrix scores;
  std::vector<int> outer;     ///< new node -> old node; the last is the cycle
  std::vector<int> enter_at;  ///< old governor -> cycle node by which it would enter
  std::vector<int> leave_by;  ///< old dependent -> cycle node that would govern it
};

Contraction contract(const Matrix& s, const std::vector<int>& head, const std::vector<int>& cycle) {
  const std::size_t n = s.size();
  std::vector<char> in(n, 0);
  for (int c : cycle) in[c] = 1;
  Contraction k;
  for (std::size_t v = 0; v < n; ++v)
    if (!in[v]) k.outer.push_back(static_cast<int>(v));
  const std::size_t m = k.outer.size();
  k.scores.assign(m + 1, std::vector<double>(m + 1, kNever));
  k.enter_at.assign(n, -1);
  k.leave_by.assign(n, -1);
  for (std::size_t a = 0; a < m; ++a) {
    const int old = k.outer[a];
    for (std::size_t b = 0; b < m; ++b) k.scores[a][b] = s[old][k.outer[b]];
    for (int c : cycle) {
      if (s[old][c] > k.scores[a][m]) k.scores[a][m] = s[old][c], k.leave_by[old] = c;
      const double gain = s[c][old] - s[c][head[c]];
      if (gain > k.scores[m][a]) k.scores[m][a] = gain, k.enter_at[old] = c;
    }
  }
  return k;
}

/// Chu-Liu/Edmonds, contracting one cycle at a time and expanding backwards.
std::vector<int> arborescence(Matrix s) {
  std::vector<Contraction> stack;
  std::vector<std::vector<int>> heads;
  for (;;) {
    heads.push_back(greedy(s));
    const auto cycle = find_cycle(heads.back());
    if (cycle.empty()) break;
    stack.push_back(contract(s, heads.back(), cycle));
    s = std::move(stack.back().scores);  // the way back does not need them
  }
  auto answer = std::move(heads.back());
  while (!stack.empty()) {
    const auto& k = stack.back();
    auto expanded = heads[stack.size() - 1];
    const int m = static_cast<int>(k.outer.size());
    for (int a = 0; a < m; ++a) {
      const int old = k.outer[a];
      if (old != 0) expanded[old] = answer[a] == m ? k.leave_by[old] : k.outer[answer[a]];
    }
    const int from = k.outer[answer[m]];
    if (k.enter_at[from] >= 0) expanded[k.enter_at[from]] = from;
    answer = std::move(expanded);
    stack.pop_back();
  }
  return answer;
}

}  // namespace

std::vector<int> decode_tree(std::span<const float> scores, std::size_t width, std::size_t n) {
  if (n <= 1) return std::vector<int>(n + 1, 0);
  const double penalty =
      4.0 * kMost * static_cast<double>(n);  // more than any two trees can differ by
  const auto score = [&](std::size_t d, std::size_t h) {
    const float x = scores[d * width + h];
    return static_cast<double>(x > -kMost ? std::min(x, kMost) : -kMost);
  };
  Matrix s(n + 1, std::vector<double>(n + 1, kNever));
  for (std::size_t d = 1; d <= n; ++d)
    for (std::size_t h = 0; h <= n; ++h)
      if (h != d) s[d][h] = score(d, h) - (h == 0 ? penalty : 0.0);
  // With the penalty no row chooses the root by itself. Giving the root to the word that gains most
  // by it is the best single-rooted graph there is; if it is a tree, it is the best tree.
  auto head = greedy(s);
  std::size_t root = 1;
  double most = kNever;
  for (std::size_t d = 1; d <= n; ++d) {
    const double gain = score(d, 0) - s[d][head[d]];
    if (gain > most) most = gain, root = d;
  }
  head[root] = 0;
  if (find_cycle(head).empty()) return head;
  return arborescence(std::move(s));
}

}  // namespace parley::nlp
