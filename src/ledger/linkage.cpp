#include "ledger/linkage.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace parley::ledger {

bool Linkage::Pair::operator<(const Pair& o) const {
  return mean != o.mean ? mean < o.mean : std::pair(a, b) > std::pair(o.a, o.b);
}

Linkage::Linkage(std::size_t things, double never)
    : never_(never), size_(things, 1), into_(things), sums_(things) {
  for (uint32_t i = 0; i < things; ++i) into_[i] = i;
}

double Linkage::mean(uint32_t a, uint32_t b) const {
  const auto it = sums_[a].find(b);
  return it == sums_[a].end() ? never_ : it->second / (double(size_[a]) * size_[b]);
}

void Linkage::set(uint32_t a, uint32_t b, double sum) {
  sums_[a][b] = sums_[b][a] = sum;
  const double m = mean(a, b);
  if (m > 0) queue_.push({m, std::min(a, b), std::max(a, b)});
}

void Linkage::join(uint32_t a, uint32_t b) {
  std::map<uint32_t, double> joined;
  for (const auto& [c, sum] : sums_[a])
    if (c != b) joined[c] = sum + (sums_[b].count(c) > 0 ? 0 : never_ * size_[b] * size_[c]);
  for (const auto& [c, sum] : sums_[b]) {
    if (c == a) continue;
    if (sums_[a].count(c) > 0)
      joined[c] += sum;
    else
      joined[c] = sum + never_ * size_[a] * size_[c];
  }
  for (const auto& [c, sum] : sums_[b]) sums_[c].erase(b);
  sums_[b].clear();
  into_[b] = a;
  size_[a] += size_[b];
  for (const auto& [c, sum] : joined) set(a, c, sum);
}

std::vector<uint32_t> Linkage::join_all() {
  while (!queue_.empty()) {
    const auto top = queue_.top();
    queue_.pop();
    if (into_[top.a] != top.a || into_[top.b] != top.b || mean(top.a, top.b) != top.mean) continue;
    join(top.a, top.b);
  }
  std::vector<uint32_t> out;
  std::unordered_map<uint32_t, uint32_t> numbers;
  for (uint32_t i = 0; i < into_.size(); ++i) {
    uint32_t root = i;
    while (into_[root] != root) root = into_[root];
    out.push_back(numbers.emplace(root, static_cast<uint32_t>(numbers.size())).first->second);
  }
  return out;
}

}  // namespace parley::ledger
