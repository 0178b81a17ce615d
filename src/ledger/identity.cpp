#include "ledger/identity.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <queue>
#include <unordered_map>

namespace parley::ledger {
namespace {

double cosine(std::span<const float> a, std::span<const float> b) {
  double ab = 0, aa = 0, bb = 0;
  for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i)
    ab += double(a[i]) * b[i], aa += double(a[i]) * a[i], bb += double(b[i]) * b[i];
  return aa > 0 && bb > 0 ? ab / std::sqrt(aa * bb) : 0;
}

void to_unit_length(TermVector& v) {
  double sum = 0;
  for (const auto& [term, weight] : v) sum += double(weight) * weight;
  for (auto& [term, weight] : v) weight = static_cast<float>(weight / std::sqrt(sum));
}

}  // namespace

std::vector<TermVector> term_vectors(const std::vector<std::vector<std::string>>& texts) {
  std::unordered_map<std::string_view, uint32_t> numbers;
  std::vector<std::map<uint32_t, uint32_t>> counts;
  std::vector<uint32_t> texts_with;
  for (const auto& text : texts) {
    auto& count = counts.emplace_back();
    for (const auto& term : text) {
      const auto [it, fresh] = numbers.emplace(term, static_cast<uint32_t>(numbers.size()));
      if (fresh) texts_with.push_back(0);
      if (++count[it->second] == 1) ++texts_with[it->second];
    }
  }
  std::vector<TermVector> out;
  for (const auto& count : counts) {
    auto& v = out.emplace_back();
    for (const auto& [term, n] : count) {
      const double rarity = std::log(double(texts.size()) / texts_with[term]);
      if (rarity > 0) v.emplace_back(term, static_cast<float>((1 + std::log(n)) * rarity));
    }
    to_unit_length(v);
  }
  return out;
}

double likeness(const TermVector& a, const TermVector& b) {
  double sum = 0;
  for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
    if (i->first == j->first)
      sum += double((i++)->second) * (j++)->second;
    else if (i->first < j->first)
      ++i;
    else
      ++j;
  }
  return sum;
}

const std::array<const char*, PairScore::kFeatures>& PairScore::feature_names() {
  static const std::array<const char*, kFeatures> kNames = {"always",
                                                            "vector",
                                                            "same_lemma",
                                                            "sentence",
                                                            "text",
                                                            "same_text",
                                                            "vector_of_same_lemma",
                                                            "text_of_same_lemma",
                                                            "sentence_of_same_lemma"};
  return kNames;
}

std::array<double, PairScore::kFeatures> PairScore::features(const EventMention& a,
                                                             const EventMention& b) {
  const double vector = cosine(a.vector, b.vector);
  const double same = a.lemma == b.lemma ? 1 : 0;
  const double sentence = likeness(*a.sentence, *b.sentence);
  const double text = likeness(*a.text, *b.text);
  const double one_text = a.text_number == b.text_number ? 1 : 0;
  return {1,        vector,        same,        sentence,       one_text > 0 ? 0 : text,
          one_text, same * vector, same * text, same * sentence};
}

Result<PairScore> PairScore::load(std::string_view file) {
  auto weights = Weights<kFeatures>::load(file, feature_names());
  if (!weights) return fail(weights.error());
  PairScore out;
  out.weights_ = *weights;
  return out;
}

double PairScore::log_odds(const EventMention& a, const EventMention& b) const {
  return weights_.log_odds(features(a, b));
}

namespace {

/// Groups of mentions with the sums of their pairs' log-odds; a pair that is not in `sums` was
/// never compared.
class Linkage {
 public:
  Linkage(const PairScore& score, std::span<const EventMention> mentions)
      : size_(mentions.size(), 1), into_(mentions.size()), sums_(mentions.size()) {
    for (uint32_t i = 0; i < mentions.size(); ++i) into_[i] = i;
    std::map<uint32_t, std::vector<uint32_t>> texts;
    for (uint32_t i = 0; i < mentions.size(); ++i) texts[mentions[i].text_number].push_back(i);
    for (auto a = texts.begin(); a != texts.end(); ++a)
      for (auto b = a; b != texts.end(); ++b) {
        const auto &first = mentions[a->second[0]], &second = mentions[b->second[0]];
        if (a != b && likeness(*first.text, *second.text) < kLeastLikeness) continue;
        for (const uint32_t i : a->second)
          for (const uint32_t j : b->second)
            if (a != b || i < j) set(i, j, score.log_odds(mentions[i], mentions[j]));
      }
  }

  std::vector<uint32_t> join_all() {
    while (!queue_.empty()) {
      const auto top = queue_.top();
      queue_.pop();
      if (into_[top.a] != top.a || into_[top.b] != top.b || mean(top.a, top.b) != top.mean)
        continue;
      if (top.mean <= 0) break;
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

 private:
  struct Pair {
    double mean;
    uint32_t a, b;
    bool operator<(const Pair& o) const {
      return mean != o.mean ? mean < o.mean : std::pair(a, b) > std::pair(o.a, o.b);
    }
  };

  double mean(uint32_t a, uint32_t b) const {
    const auto it = sums_[a].find(b);
    return it == sums_[a].end() ? kNever : it->second / (double(size_[a]) * size_[b]);
  }
  void set(uint32_t a, uint32_t b, double sum) {
    sums_[a][b] = sums_[b][a] = sum;
    const double m = mean(a, b);
    if (m > 0) queue_.push({m, std::min(a, b), std::max(a, b)});
  }
  /// Pairs with a text that was never compared weigh against joining.
  void join(uint32_t a, uint32_t b) {
    std::map<uint32_t, double> joined;
    for (const auto& [c, sum] : sums_[a])
      if (c != b) joined[c] = sum + (sums_[b].count(c) > 0 ? 0 : kNever * size_[b] * size_[c]);
    for (const auto& [c, sum] : sums_[b])
      if (c != a) {
        if (sums_[a].count(c) > 0)
          joined[c] += sum;
        else
          joined[c] = sum + kNever * size_[a] * size_[c];
      }
    for (const auto& [c, sum] : sums_[b]) sums_[c].erase(b);
    sums_[b].clear();
    into_[b] = a;
    size_[a] += size_[b];
    for (const auto& [c, sum] : joined) set(a, c, sum);
  }

  static constexpr double kNever = -20;  // mean log-odds of what was not compared
  std::vector<uint32_t> size_, into_;
  std::vector<std::map<uint32_t, double>> sums_;
  std::priority_queue<Pair> queue_;
};

}  // namespace

std::vector<uint32_t> group_events(const PairScore& score, std::span<const EventMention> mentions) {
  return Linkage(score, mentions).join_all();
}

}  // namespace parley::ledger
