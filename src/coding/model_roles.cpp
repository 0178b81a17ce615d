#include "coding/model_roles.h"

#include <algorithm>
#include <limits>
#include <set>

#include "coding/draft.h"

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

namespace {

// Log-odds, tuned on the sentences of the composed passages that the model was not trained on.
constexpr double kRefused = -3;  // a party that the tree gave goes at or below this
constexpr double kMoved = 1;     // and stands on the other side above this
constexpr double kAlone = 0;     // a party that the tree did not give comes where there is none
constexpr double kBeside = 1.5;  // and beside others
// Probabilities.
constexpr float kSureOfMode = 0.30F;
constexpr float kSureOfStatus = 0.60F;

/// Takes out of `list` what the model refuses there, into `other` where it belongs there instead.
void sift(const SentenceView& s, const Words& trigger, nlp::Relation here, nlp::Relation there,
          std::vector<Party>& list, std::vector<Party>* other) {
  std::vector<Party> kept;
  for (auto& p : list) {
    if (!s.at.meets(p.at) || role_log_odds(s, trigger, p.at, here) > kRefused)
      kept.push_back(std::move(p));
    else if (other != nullptr && role_log_odds(s, trigger, p.at, there) > kMoved &&
             !is_among(*other, p))
      other->push_back(std::move(p));
  }
  list = std::move(kept);
}

void add(const SentenceView& s, const Cast& cast, const Words& trigger, nlp::Relation relation,
         std::vector<Party>& list, const std::vector<Party>& other) {
  const double least = list.empty() ? kAlone : kBeside;
  for (const auto& vote : role_votes(s, trigger, relation)) {
    if (vote.log_odds < least || is_scene(s, vote.head)) continue;
    if (const auto p = cast.party(vote.head); p && !is_among(list, *p) && !is_among(other, *p))
      list.push_back(*p);
  }
}

}  // namespace

bool is_among(const std::vector<Party>& list, const Party& p) {
  return std::any_of(list.begin(), list.end(),
                     [&](const Party& q) { return same_party(p, q) || q.at.meets(p.at); });
}

bool is_scene(const SentenceView& s, uint32_t head) {
  static const std::set<std::string_view> kScene = {"in",     "near",   "across", "outside",
                                                    "inside", "around", "at"};
  const auto* by = s.child(head, "case");
  return by != nullptr && kScene.count(s.words[*by].lemma) > 0;
}

void weigh_parties(const SentenceView& s, const Cast& cast, const EventMatch& m, Event& e) {
  if (s.analysis->relations.empty()) return;
  sift(s, m.trigger, nlp::Relation::actor, nlp::Relation::recipient, e.actors,
       m.mutual ? nullptr : &e.recipients);
  sift(s, m.trigger, nlp::Relation::recipient, nlp::Relation::actor, e.recipients, &e.actors);
  add(s, cast, m.trigger, nlp::Relation::actor, e.actors, e.recipients);
  if (!m.mutual) add(s, cast, m.trigger, nlp::Relation::recipient, e.recipients, e.actors);
}

std::string model_mode(const SentenceView& s, const Words& trigger, std::string_view type,
                       const Codes& codes) {
  const nlp::Word* best = nullptr;
  for (const uint32_t i : trigger) {
    const auto& w = s.word(i);
    if (w.mode_score >= kSureOfMode && codes.has_mode(type, w.mode) &&
        (best == nullptr || w.mode_score > best->mode_score))
      best = &w;
  }
  return best == nullptr ? std::string() : best->mode;
}

std::string model_status(const SentenceView& s, const EventMatch& m) {
  const auto& w = s.word(m.head);
  return w.status_score >= kSureOfStatus && w.status != "occurred" ? w.status : std::string();
}

}  // namespace parley::coding
