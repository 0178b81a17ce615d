#include "ledger/matters.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_map>

#include "ledger/linkage.h"

namespace parley::ledger {
namespace {

// Chosen on ECB+, by groups of ten topics drawn at random.
constexpr double kName = 3, kDescription = 0.7, kTop = 2;
constexpr std::size_t kTopSentences = 3;
constexpr double kLeastMean = 0.21;      // likeness of two groups that are one matter
constexpr double kLeastCompared = 0.01;  // less is as good as nothing

/// How much a word says of what a text is about.
double worth(const nlp::Word& word, bool in_name) {
  static const std::array<std::string_view, 8> kGrammar = {"DET",   "ADP",  "PRON", "CCONJ",
                                                           "SCONJ", "PART", "AUX",  "PUNCT"};
  if (std::find(kGrammar.begin(), kGrammar.end(), word.upos) != kGrammar.end()) return 0;
  if (word.upos == "PROPN" || in_name) return kName;
  if (word.upos == "VERB" || word.upos == "ADJ" || word.upos == "ADV") return kDescription;
  return 1;
}

bool has_letter_or_digit(std::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](unsigned char c) { return std::isalnum(c) != 0 || c >= 0x80; });
}

}  // namespace

std::string bare_lemma(std::string_view lemma) {
  static const std::array<std::string_view, 5> kGlued = {"'s", "’s", "s'", "'", "’"};
  for (const auto glued : kGlued)
    if (lemma.size() > glued.size() + 1 && lemma.ends_with(glued)) {
      lemma.remove_suffix(glued.size());
      break;
    }
  std::string out(lemma);
  for (auto& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

void add_topics(const nlp::SentenceAnalysis& analysis, std::string_view text, std::size_t sentence,
                Topics& topics) {
  std::vector<bool> in_name(analysis.words.size());
  for (const auto& n : analysis.names)
    if (n.kind != nlp::NameKind::time)
      for (auto i = n.first; i < n.last && i < in_name.size(); ++i) in_name[i] = true;
  for (std::size_t i = 0; i < analysis.words.size(); ++i) {
    const auto& word = analysis.words[i];
    const double weight = worth(word, in_name[i]) * (sentence < kTopSentences ? kTop : 1);
    if (weight == 0 || !has_letter_or_digit(text.substr(word.at.begin, word.at.size()))) continue;
    if (auto lemma = bare_lemma(word.lemma); lemma.size() > 1) topics[std::move(lemma)] += weight;
  }
}

std::vector<TermVector> topic_vectors(const std::vector<Topics>& texts) {
  std::map<std::string_view, uint32_t> texts_with;
  for (const auto& text : texts)
    for (const auto& [term, weight] : text) ++texts_with[term];
  std::unordered_map<std::string_view, std::pair<uint32_t, double>> terms;  // number, idf
  for (const auto& [term, n] : texts_with)
    if (n > 1 && n < texts.size())
      terms.emplace(
          term, std::pair(static_cast<uint32_t>(terms.size()), std::log(double(texts.size()) / n)));
  std::vector<TermVector> out;
  for (const auto& text : texts) {
    auto& v = out.emplace_back();
    double sum = 0;
    for (const auto& [term, weight] : text) {
      const auto it = terms.find(term);
      if (it == terms.end()) continue;
      const double w = (weight >= 1 ? 1 + std::log(weight) : weight) * it->second.second;
      v.emplace_back(it->second.first, static_cast<float>(w));
      sum += w * w;
    }
    for (auto& [term, weight] : v) weight = static_cast<float>(weight / std::sqrt(sum));
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

std::vector<uint32_t> group_matters(const std::vector<TermVector>& texts) {
  Linkage linkage(texts.size(), -kLeastMean);
  for (uint32_t i = 0; i < texts.size(); ++i)
    for (uint32_t j = i + 1; j < texts.size(); ++j)
      if (const double alike = likeness(texts[i], texts[j]); alike > kLeastCompared)
        linkage.set(i, j, alike - kLeastMean);
  return linkage.join_all();
}

}  // namespace parley::ledger
