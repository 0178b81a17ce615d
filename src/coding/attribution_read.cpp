#include "coding/attribution_read.h"

#include <algorithm>
#include <cmath>

namespace parley::coding {
namespace {

bool is_mark(const SentenceView& s, uint32_t i) { return s.word(i).upos == "PUNCT"; }

bool holds(const Words& words, uint32_t i) {
  return std::binary_search(words.begin(), words.end(), i);
}

/// The found cue that shares the most words with these, or nullptr.
const nlp::Labelled* nearest(const SentenceView& s, const Words& cue, std::size_t& shared) {
  const nlp::Labelled* best = nullptr;
  shared = 0;
  for (const auto& said : s.analysis->said) {
    const auto both =
        static_cast<std::size_t>(std::lower_bound(cue.begin(), cue.end(), said.last) -
                                 std::lower_bound(cue.begin(), cue.end(), said.first));
    if (both <= shared) continue;
    shared = both;
    best = &said;
  }
  return best;
}

float chance(const SentenceView& s, nlp::Relation part, uint32_t from, uint32_t to) {
  return 1 / (1 + std::exp(-s.analysis->relations.log_odds(part, from, to)));
}

std::string step(float value, float steps) {
  return std::to_string(static_cast<int>(value * steps));
}

struct Agreement {
  float shared = 0;    ///< expected words of the part over those of either, 0..1
  float largest = 0;   ///< chance of the likeliest word
  bool named = false;  ///< has words of the sentence at all
};

Agreement agreement(const SentenceView& s, nlp::Relation part, uint32_t from, const Words& words) {
  Agreement out;
  float inside = 0, outside = 0, size = 0;
  for (uint32_t i = 0; i < s.size(); ++i) {
    if (is_mark(s, i)) continue;
    const float p = chance(s, part, from, i);
    const bool in = holds(words, i);
    (in ? inside : outside) += p;
    size += in ? 1 : 0;
    out.largest = std::max(out.largest, p);
  }
  out.named = size > 0;
  if (size > 0) out.shared = inside / (size + outside);
  return out;
}

std::string told(const Agreement& a) {
  return a.named ? step(a.shared, 12) : "none" + step(a.largest, 6);
}

}  // namespace

std::optional<Words> read_cue(const SentenceView& s, uint32_t head) {
  for (const auto& said : s.analysis->said) {
    if (head < said.first || head >= said.last) continue;
    Words out;
    for (uint32_t i = said.first; i < said.last; ++i) out.push_back(i);
    const auto top = std::find_if(out.begin(), out.end(), [&](uint32_t i) {
      return s.parent(i) == i || !holds(out, s.parent(i));
    });
    if (top != out.end() && *top == head) return out;
  }
  return std::nullopt;
}

Words read_part(const SentenceView& s, nlp::Relation part, uint32_t from, const Words& taken) {
  Words found;
  for (uint32_t i = 0; i < s.size(); ++i)
    if (s.analysis->relations.log_odds(part, from, i) > 0) found.push_back(i);
  while (!found.empty() && is_mark(s, found.back())) found.pop_back();
  Words out;
  if (found.empty()) return out;
  for (uint32_t i = found.front(); i <= found.back(); ++i)
    if (!holds(taken, i)) out.push_back(i);
  while (!out.empty() && is_mark(s, out.back())) out.pop_back();
  return out;
}

std::vector<std::string> read_features(const SentenceView& s, const Proposal& p) {
  if (s.analysis->relations.empty() || p.cue.empty()) return {};
  std::size_t shared = 0;
  const auto* said = nearest(s, p.cue, shared);
  const uint32_t from = said != nullptr ? said->first : p.cue.front();
  std::string cue = "none";
  if (said != nullptr) {
    const std::size_t either = p.cue.size() + (said->last - said->first) - shared;
    cue = shared == either ? "same" : 2 * shared >= either ? "alike" : "touched";
  }
  const auto source = agreement(s, nlp::Relation::source, from, p.source.words);
  const auto content = agreement(s, nlp::Relation::content, from, p.content.words);
  const std::string sure = said != nullptr ? step(said->score, 10) : "0";
  const std::string beyond = p.content.beyond.empty() ? "here" : "beyond";
  return {
      "read-cue=" + cue,
      "read-cue=" + cue + "|" + sure,
      "read-source=" + told(source),
      "read-source=" + told(source) + "|" + p.source.how,
      "read-content=" + told(content) + "|" + beyond,
      "read-content=" + told(content) + "|" + cue,
      "read-both=" + step(source.shared * content.shared, 12) + "|" +
          (source.named ? "named" : "unnamed") + "|" + cue,
      "read-how=" + p.content.how,
      "read-both=" + step(source.shared * content.shared, 12) + "|" +
          std::string(s.word(p.head).upos),
      "read-cue=" + cue + "|" + s.word(p.head).upos,
      "read-cue=" + cue + "|" + p.extent,
      "read-content=" + told(content) + "|" + p.content.how,
      "read-extent=" + p.extent,
      "read-from=" + p.source.how,
  };
}

}  // namespace parley::coding
