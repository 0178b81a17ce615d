#include "coding/genre.h"

#include <algorithm>

#include "coding/match_pattern.h"

namespace parley::coding {
namespace {

// Tuned on near-misses and news of the composed passages, on those that the model was trained on.
constexpr double kLeast = 0.8;     ///< sum of the weights of different words
constexpr double kThick = 0.3;     ///< weight for each kStretch words of text
constexpr double kStretch = 20;    ///< words
constexpr double kOverNews = 1.5;  ///< how far it must outweigh hard news
constexpr const char* kNews = "news";

/// Kind -> weight of the heaviest entry of that kind that holds at the word.
std::map<std::string, double> heaviest(const Lexicon& lexicon, const Tree& tree, uint32_t at) {
  std::map<std::string, double> found;
  auto listed = lexicon.guard_index().find(tree.key(at));
  if (listed == lexicon.guard_index().end()) listed = lexicon.guard_index().find(tree.lemma(at));
  if (listed == lexicon.guard_index().end()) return found;
  for (const auto place : listed->second) {
    const auto& entry = lexicon.guards()[place];
    if (!entry.sentence || !find_pattern(tree, entry.pattern, at)) continue;
    auto& weight = found[entry.kind];
    weight = std::max(weight, entry.pattern.weight);
  }
  return found;
}

}  // namespace

void Genre::add(const Lexicon& lexicon, const Tree& tree) {
  words_ += tree.size();
  for (uint32_t i = 0; i < tree.size(); ++i)
    for (const auto& [kind, weight] : heaviest(lexicon, tree, i)) {
      auto& sum = kinds_[kind];
      auto& word = sum.words[tree.lemma(i)];
      word = std::max(word, weight);
      sum.all += weight;
    }
}

std::string Genre::kind() const {
  const auto distinct = [](const Weight& w) {
    double sum = 0;
    for (const auto& [lemma, weight] : w.words) sum += weight;
    return sum;
  };
  const auto news = kinds_.find(kNews);
  const double against = news == kinds_.end() ? 0 : kOverNews * distinct(news->second);
  std::string best;
  double most = 0;
  for (const auto& [kind, weight] : kinds_) {
    const double sum = distinct(weight);
    const bool holds = kind != kNews && weight.words.size() >= 2 && sum >= kLeast &&
                       weight.all * kStretch >= kThick * words_ && sum >= against;
    if (holds && sum > most) {
      best = kind;
      most = sum;
    }
  }
  return best;
}

}  // namespace parley::coding
