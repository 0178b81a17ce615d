// Steps of truces: proposed, agreed, announced, begun, broken, ended.
#include <algorithm>
#include <set>

#include "coding/ledger_lines.h"

namespace parley::coding {
namespace {

using Lemmas = std::set<std::string_view>;

/// Entries of this weight speak of a truce only when the story has just named one.
constexpr double kNeedsTopic = 0.45;
constexpr uint32_t kTopicReach = 2;  ///< sentences

/// Steps that say more of a truce than that it was agreed or announced.
const Lemmas kFiner = {"extended", "renewed",  "ended",    "suspended", "collapsed",
                       "violated", "rejected", "proposed", "began"};

/// "fire" alone is no truce: it must be ceased or held.
bool names_fire_only(const SentenceView& s, const LedgerMatch& m) {
  bool fire = false;
  for (const uint32_t w : m.trigger) {
    const auto lemma = s.words[w].lemma;
    if (lemma == "cease" || lemma == "hold" || lemma == "halt" || lemma == "silence") return false;
    if (lemma == "fire") {
      if (w > 0 && (s.words[w - 1].form == "-" || s.words[w - 1].lemma == "cease")) return false;
      fire = true;
    }
  }
  return fire;
}

bool under_future(const SentenceView& s, uint32_t head) {
  return std::any_of(s.children[head].begin(), s.children[head].end(), [&](uint32_t c) {
    const auto lemma = s.words[c].lemma;
    return s.relation(c) == "aux" && (lemma == "will" || lemma == "would" || lemma == "shall");
  });
}

/// An infinitive or "should" under somebody's wish is no step.
bool wished(const SentenceView& s, uint32_t head) {
  const bool infinitive = s.child(head, "mark") != nullptr &&
                          s.words[*s.child(head, "mark")].lemma == "to" &&
                          s.child(head, "aux") == nullptr;
  return infinitive && s.has_relation(head, {"xcomp", "advcl", "acl", "ccomp"});
}

}  // namespace

void LedgerLines::read_truce(const Scene& scene, const LedgerMatch& m) {
  const auto& s = scene.sentence;
  const bool topic = truce_sentence_ && s.index - *truce_sentence_ <= kTopicReach;
  if ((m.weight < kNeedsTopic && !topic) || names_fire_only(s, m)) return;
  Truce t;
  t.step = m.step;
  t.at = s.span_of(m.trigger);
  const auto meets = [&](const LedgerMatch& o) {
    return &o != &m && o.ledger == Ledger::truce &&
           std::any_of(o.trigger.begin(), o.trigger.end(), [&](uint32_t w) {
             return std::find(m.trigger.begin(), m.trigger.end(), w) != m.trigger.end();
           });
  };
  const bool general = m.step == "agreed" || m.step == "announced" || m.step == "holding";
  for (const auto& o : scene.matches)
    if (general && meets(o) && kFiner.count(o.step)) return;
  const bool bare_noun = s.word(m.head).upos == "NOUN" && m.step == "agreed" && m.parties.empty() &&
                         m.brokers.empty() && m.trigger.size() <= 2;
  if (bare_noun) return;
  if (general && (m.negated || denied(scene, t.at))) {
    t.step = m.step == "holding" ? "collapsed" : "rejected";
  } else if (m.negated && m.step != "rejected") {
    return;
  }
  if (under_future(s, m.head) && (m.step == "holding" || m.step == "renewed" || m.step == "began"))
    t.step = "announced";
  if (m.step == "holding" && wished(s, m.head)) return;
  t.name = std::string(slice(story_.story.text, t.at));
  t.parties = scene.cast.parties(m.parties);
  t.by = scene.cast.parties(m.actors);
  if (t.parties.empty() && !t.by.empty()) t.parties = t.by;
  if (t.parties.empty() && t.by.empty()) t.parties = scene.cast.main_pair();
  t.brokers = scene.cast.parties(m.brokers);
  const bool ahead = t.step == "proposed" || under_future(s, m.head);
  t.when =
      scene.setting.time_of(m.trigger, ahead ? text::Direction::future : text::Direction::past);
  t.place = scene.setting.place_of(m.trigger, m.actors);
  t.speaker = speaker_of(scene, t.at);
  t.why = m.why;
  const bool twice = std::any_of(lines_.truces.begin(), lines_.truces.end(), [&](const Truce& o) {
    return o.step == t.step && o.at.meets(s.at);
  });
  if (!twice) lines_.truces.push_back(std::move(t));
}

}  // namespace parley::coding
