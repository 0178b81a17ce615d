// Steps of truces: proposed, agreed, announced, begun, broken, ended.
#include <algorithm>
#include <set>

#include "coding/ledger_lines.h"

namespace parley::coding {
namespace {

using Lemmas = std::set<std::string_view>;

/// Entries of this weight speak of a truce only when the story has just named one.
constexpr double kNeedsTopic = 0.45;
constexpr uint32_t kTopicReach = 4;  ///< sentences

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

/// What an infinitive is a step of, by the word that it hangs on: "agreed to hold their fire",
/// "decided to suspend attacks", "a proposal to extend it"; empty when it is only wished for.
/// nullopt for what is no infinitive.
std::optional<std::string> infinitive_step(const SentenceView& s, const std::string& step,
                                           uint32_t head) {
  static const Lemmas kAgreed = {"agree", "consent", "accept"};
  static const Lemmas kAnnounced = {"decide", "order",  "tell",    "promise",
                                    "vow",    "pledge", "instruct"};
  static const Lemmas kProposed = {"propose", "offer",      "suggest", "proposal", "plan",
                                   "bid",     "suggestion", "draft",   "ask"};
  static const Lemmas kCarried = {"agreed", "announced", "holding"};
  const auto* mark = s.child(head, "mark");
  if (mark == nullptr || s.words[*mark].lemma != "to" || s.child(head, "aux") != nullptr)
    return std::nullopt;
  if (!s.has_relation(head, {"xcomp", "advcl", "acl", "ccomp"})) return std::nullopt;
  const auto over = s.words[s.parent(head)].lemma;
  const auto* object = s.child(s.parent(head), "obj");  // "submitted a proposal to extend it"
  const bool offered =
      object != nullptr && *object < head && kProposed.count(s.words[*object].lemma);
  if (kProposed.count(over) || offered) return "proposed";
  if (kAgreed.count(over)) return kCarried.count(step) ? std::string("agreed") : step;
  if (kAnnounced.count(over)) return kCarried.count(step) ? std::string("announced") : step;
  return kCarried.count(step) || over == "be" ? std::string() : step;
}

/// "hours before it expired": what had not come yet.
bool before_it(const SentenceView& s, uint32_t head) {
  const auto* mark = s.child(head, "mark");
  return mark != nullptr && s.words[*mark].lemma == "before";
}

/// "brokered by the U.S. and Russia", also where the tree gives the second name to the next verb.
Words with_joined(const SentenceView& s, Words heads) {
  if (heads.size() != 1) return heads;
  uint32_t next = heads.front() + 1;
  if (next >= s.size() || s.words[next].lemma != "and") return heads;
  ++next;
  if (next < s.size() && s.words[next].lemma == "the") ++next;
  if (next < s.size() && s.word(next).upos == "PROPN") heads.push_back(next);
  return heads;
}

/// Who brought the sides together, wherever the sentence says it: "a truce that Oslo brokered",
/// "mediated by Cairo".
Words brokers_of(const SentenceView& s) {
  static const Lemmas kBroker = {"broker", "mediate", "negotiate", "sponsor", "facilitate"};
  for (uint32_t i = 0; i < s.size(); ++i) {
    if (s.word(i).upos != "VERB" || kBroker.count(s.words[i].lemma) == 0) continue;
    for (const uint32_t c : s.children[i]) {
      const auto* by = s.child(c, "case");
      const bool agent = s.word(c).deprel == "obl:agent" ||
                         (s.relation(c) == "obl" && by != nullptr && s.words[*by].lemma == "by");
      const bool active = s.word(c).deprel == "nsubj" && s.word(c).upos != "PRON" &&
                          s.words[i].lemma != "negotiate";
      if (!agent && !active) continue;
      Words out{c};
      for (const uint32_t d : s.children[c])
        if (s.relation(d) == "conj") out.push_back(d);
      return out;
    }
  }
  return {};
}

/// Sides of a war are states and armed groups; a cease-fire of grocers is a figure of speech.
bool figure_of_speech(const std::vector<Party>& sides) {
  return !sides.empty() && std::none_of(sides.begin(), sides.end(), [](const Party& p) {
    const bool named = !p.name.empty() && p.name[0] >= 'A' && p.name[0] <= 'Z';
    return named || !p.country.empty() || !p.id.empty() || !p.sectors.empty() || p.anonymous;
  });
}

/// The truce as the source calls it: "2002 ceasefire"; empty when the step's words do not name it.
std::string truce_name(const SentenceView& s, const Words& trigger, std::string_view text) {
  static const Lemmas kNames = {"truce",  "ceasefire", "cease-fire", "armistice", "cessation",
                                "hudna",  "fire",      "lull",       "pause",     "moratorium",
                                "accord", "agreement", "deal",       "pact"};
  for (const uint32_t w : trigger) {
    if (kNames.count(s.words[w].lemma) == 0 || s.word(w).upos == "VERB") continue;
    uint32_t first = w, last = w + 1;
    while (first > 0 && first + 4 > w &&
           (s.words[first - 1].form == "-" ||
            s.has_relation(first - 1, {"amod", "compound", "nummod"}) ||
            s.words[first - 1].lemma == "cease"))
      --first;
    if (s.words[w].lemma == "cessation" && last + 1 < s.size() && s.words[last].lemma == "of")
      last += 2;
    return std::string(slice(text, s.span_of(first, last)));
  }
  return {};
}

/// Takes those of `others` out of the list.
void drop(std::vector<Party>& list, const std::vector<Party>& others) {
  list.erase(std::remove_if(list.begin(), list.end(),
                            [&](const Party& p) {
                              return std::any_of(others.begin(), others.end(),
                                                 [&](const Party& o) { return o.name == p.name; });
                            }),
             list.end());
}

}  // namespace

void LedgerLines::read_truce(const Scene& scene, const LedgerMatch& m) {
  const auto& s = scene.sentence;
  const bool topic = truce_sentence_ && s.index - *truce_sentence_ <= kTopicReach;
  if ((m.weight < kNeedsTopic && !topic) || names_fire_only(s, m)) return;
  Truce t;
  t.step = m.step;
  t.at = s.span_of(m.trigger);
  const auto meets =
      [&](const LedgerMatch& o) {  // "agreed to extend": the finer word stands inside this one's
        return &o != &m && o.ledger == Ledger::truce &&
               std::find(m.trigger.begin(), m.trigger.end(), o.head) != m.trigger.end();
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
  if (const auto step = infinitive_step(s, t.step, m.head)) t.step = *step;
  if (t.step.empty() || (t.step == "ended" && before_it(s, m.head))) return;
  t.name = truce_name(s, m.trigger, story_.story.text);
  t.parties = scene.cast.parties(m.parties);
  if (m.brokers.empty()) t.by = scene.cast.parties(m.actors);
  if (t.parties.empty() && !t.by.empty()) t.parties = t.by;
  if (t.parties.empty() && topic && !lines_.truces.empty())
    t.parties = lines_.truces.back().parties;
  t.brokers = scene.cast.parties(with_joined(s, m.brokers.empty() ? brokers_of(s) : m.brokers));
  drop(t.brokers, t.parties);
  if (figure_of_speech(t.parties)) return;
  const bool ahead = t.step == "proposed" || under_future(s, m.head);
  t.when =
      scene.setting.time_of(m.trigger, ahead ? text::Direction::future : text::Direction::past);
  t.place = scene.setting.place_of(m.trigger, m.actors);
  t.speaker = speaker_of(scene, t.at);
  t.why = m.why;
  const bool twice = std::any_of(lines_.truces.begin(), lines_.truces.end(), [&](const Truce& o) {
    const bool retold = !t.when && t.by.empty() && t.step == "agreed";
    return o.step == t.step && (o.at.meets(s.at) || retold);
  });
  if (!twice) lines_.truces.push_back(std::move(t));
}

}  // namespace parley::coding
