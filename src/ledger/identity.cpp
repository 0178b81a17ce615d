#include "ledger/identity.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <unordered_map>

#include "ledger/linkage.h"

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

EventWords EventWords::load(std::string_view file) {
  EventWords out;
  for (uint32_t number = 0; !file.empty(); ++number) {
    auto line = file.substr(0, file.find('\n'));
    file.remove_prefix(std::min(line.size() + 1, file.size()));
    while (!line.empty() && line[0] != '#') {
      const auto word = line.substr(0, line.find(' '));
      line.remove_prefix(std::min(word.size() + 1, line.size()));
      if (!word.empty()) out.families_[std::string(word)].insert(number);
    }
  }
  return out;
}

std::set<uint32_t> EventWords::families(const std::string& phrase, const std::string& head) const {
  auto it = families_.find(phrase);
  if (it == families_.end()) it = families_.find(head);
  return it == families_.end() ? std::set<uint32_t>() : it->second;
}

const std::array<const char*, PairScore::kFeatures>& PairScore::feature_names() {
  static const std::array<const char*, kFeatures> kNames = {"always",
                                                            "same_lemma",
                                                            "rarity_of_same_lemma",
                                                            "family",
                                                            "prefix",
                                                            "word_of_other",
                                                            "same_words",
                                                            "sentence",
                                                            "text",
                                                            "same_matter",
                                                            "same_text",
                                                            "same_text_and_lemma",
                                                            "same_sentence",
                                                            "arguments",
                                                            "types",
                                                            "same_upos",
                                                            "both_report",
                                                            "one_reports",
                                                            "factuality",
                                                            "arguments_of_same_lemma",
                                                            "sentence_of_same_lemma",
                                                            "text_of_same_lemma",
                                                            "same_matter_and_lemma",
                                                            "types_of_same_lemma",
                                                            "family_in_same_matter",
                                                            "family_in_same_text",
                                                            "vector",
                                                            "vector_of_same_lemma"};
  return kNames;
}

namespace {

/// Share of the longer word that both begin with; 0 where it is less than half, or they are one.
double common_prefix(std::string_view a, std::string_view b) {
  if (a == b || a.empty() || b.empty()) return 0;
  const auto parts = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
  const double share =
      double(parts.first - a.begin()) / static_cast<double>(std::max(a.size(), b.size()));
  return share < 0.5 ? 0 : share;
}

bool has(const std::vector<std::string>& words, const std::string& word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool meet(const std::set<uint32_t>& a, const std::set<uint32_t>& b) {
  return std::any_of(a.begin(), a.end(), [&](uint32_t x) { return b.count(x) > 0; });
}

}  // namespace

std::array<double, PairScore::kFeatures> PairScore::features(const EventMention& a,
                                                             const EventMention& b) {
  const double vector = cosine(a.vector, b.vector);
  const double same = a.lemma == b.lemma ? 1 : 0, differ = 1 - same;
  const double one_text = a.text_number == b.text_number ? 1 : 0;
  const double matter = one_text == 0 && a.matter == b.matter ? 1 : 0;
  const double one_sentence = one_text > 0 && a.sentence_number == b.sentence_number ? 1 : 0;
  const double sentence = likeness(*a.sentence, *b.sentence);
  const double text = one_text > 0 ? 0 : likeness(*a.text, *b.text);
  const double arguments = likeness(*a.arguments, *b.arguments);
  const double family = same == 0 && meet(a.families, b.families) ? 1 : 0;
  const double other = same == 0 && (has(b.words, a.lemma) || has(a.words, b.lemma)) ? 1 : 0;
  double types = 0;
  for (std::size_t i = 0; i < a.types.size(); ++i) types += double(a.types[i]) * b.types[i];
  return {1,
          same,
          same * a.rarity,
          family,
          differ * common_prefix(a.lemma, b.lemma),
          other,
          a.words == b.words ? 1.0 : 0.0,
          sentence,
          text,
          matter,
          one_text,
          one_text * same,
          one_sentence,
          arguments,
          types,
          a.upos == b.upos ? 1.0 : 0.0,
          a.reports && b.reports ? 1.0 : 0.0,
          a.reports != b.reports ? 1.0 : 0.0,
          std::abs(double(a.factuality) - b.factuality),
          same * arguments,
          same * sentence,
          same * text,
          same * matter,
          same * types,
          family * matter,
          family * one_text,
          vector,
          same * vector};
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

bool may_be_one(const EventMention& a, const EventMention& b) {
  constexpr double kLeastLikeness = 0.08;
  return a.text_number == b.text_number || a.matter == b.matter ||
         likeness(*a.text, *b.text) >= kLeastLikeness;
}

std::vector<uint32_t> group_events(const PairScore& score, std::span<const EventMention> mentions) {
  constexpr double kNever = -20;
  Linkage linkage(mentions.size(), kNever);
  for (uint32_t i = 0; i < mentions.size(); ++i)
    for (uint32_t j = i + 1; j < mentions.size(); ++j)
      if (may_be_one(mentions[i], mentions[j]))
        linkage.set(i, j, score.log_odds(mentions[i], mentions[j]));
  return linkage.join_all();
}

}  // namespace parley::ledger
