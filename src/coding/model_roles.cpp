#include "coding/model_roles.h"

#include <algorithm>
#include <limits>

namespace parley::coding {
namespace {

/// The pair head was trained on the first word of each trigger; the lexicon may begin it elsewhere,
/// so its head word is asked too.
double log_odds(const SentenceView& s, const Words& trigger, uint32_t word,
                nlp::Relation relation) {
  double best = std::numeric_limits<float>::lowest();
  for (const uint32_t t : {trigger.front(), trigger.back()})
    best = std::max<double>(best, s.analysis->relations.log_odds(relation, t, word));
  return best;
}

bool in_trigger(const Words& trigger, uint32_t i) {
  return std::find(trigger.begin(), trigger.end(), i) != trigger.end();
}

}  // namespace

std::vector<RoleVote> role_votes(const SentenceView& s, const Words& trigger,
                                 nlp::Relation relation) {
  std::vector<RoleVote> out;
  if (s.analysis->relations.empty() || trigger.empty()) return out;
  std::vector<double> odds(s.size());
  for (uint32_t i = 0; i < s.size(); ++i)
    odds[i] = in_trigger(trigger, i) ? std::numeric_limits<double>::lowest()
                                     : log_odds(s, trigger, i, relation);
  for (uint32_t i = 0; i < s.size(); ++i) {
    if (odds[i] <= 0) continue;
    const uint32_t first = i;
    double best = odds[i];
    while (i + 1 < s.size() && odds[i + 1] > 0) best = std::max(best, odds[++i]);
    // The heads of the run: words whose governor stands outside it, or to which they are joined.
    for (uint32_t k = first; k <= i; ++k) {
      const uint32_t up = s.parent(k);
      const bool outside = up < first || up > i || up == k;
      const auto& upos = s.word(k).upos;
      const bool carries = upos == "NOUN" || upos == "PROPN" || upos == "PRON" || upos == "ADJ" ||
                           upos == "NUM" || upos == "X";
      if (carries && (outside || s.relation(k) == "conj")) out.push_back({k, best});
    }
  }
  return out;
}

double role_log_odds(const SentenceView& s, const Words& trigger, Span at, nlp::Relation relation) {
  double best = std::numeric_limits<float>::lowest();
  if (s.analysis->relations.empty() || trigger.empty()) return best;
  for (uint32_t i = 0; i < s.size(); ++i)
    if (s.words[i].at.meets(at) && !in_trigger(trigger, i))
      best = std::max(best, log_odds(s, trigger, i, relation));
  return best;
}

}  // namespace parley::coding
