#include "coding/arguments.h"

#include <algorithm>
#include <set>

namespace parley::coding {
namespace {

const std::set<std::string_view> kMutual = {"CONSULT", "AGREE"};
const std::set<std::string_view> kAddressed = {"REQUEST", "ACCUSE",  "THREATEN", "REJECT",
                                               "SUPPORT", "AGREE",   "AID",      "SANCTION",
                                               "CONCEDE", "ASSAULT", "COERCE",   "PROTEST"};
const std::set<std::string_view> kToward = {"to",  "on",   "against", "at", "from",
                                            "for", "with", "upon",    "of"};
const std::set<std::string_view> kFightNouns = {"fighting", "clash",     "battle", "war",
                                                "fight",    "hostility", "combat", "duel",
                                                "exchange", "conflict"};

std::string_view preposition(const SentenceView& s, uint32_t i) {
  const auto* c = s.child(i, "case");
  return c == nullptr ? std::string_view{} : s.words[*c].lemma;
}

bool present(const std::vector<Party>& list, const Party& p) {
  return std::any_of(list.begin(), list.end(), [&](const Party& q) { return same_party(p, q); });
}

void add_new(std::vector<Party>& list, const std::vector<Party>& found,
             const std::vector<Party>& others) {
  for (const auto& p : found)
    if (!present(list, p) && !present(others, p)) list.push_back(p);
}

Words with_joined(const SentenceView& s, uint32_t i) {
  Words out{i};
  for (const uint32_t c : s.children[i])
    if (s.relation(c) == "conj") out.push_back(c);
  return out;
}

/// Phrases after "with" or "between" below the trigger, or below the noun that it takes.
void add_joint_parties(const SentenceView& s, const Cast& cast, const Words& trigger, Event& e) {
  for (const uint32_t t : trigger)
    for (const uint32_t c : s.children[t]) {
      const auto by = preposition(s, c);
      if (s.has_relation(c, {"obl", "nmod"}) && (by == "with" || by == "between" || by == "among"))
        add_new(e.actors, cast.parties(with_joined(s, c)), {});
      if (s.has_relation(c, {"obj", "obl", "xcomp"}) &&
          std::find(trigger.begin(), trigger.end(), c) == trigger.end())
        for (const uint32_t g : s.children[c])
          if (s.relation(g) == "nmod" &&
              (preposition(s, g) == "with" || preposition(s, g) == "between"))
            add_new(e.actors, cast.parties(with_joined(s, g)), {});
    }
}

/// "civil" names no government, whoever was spoken of before.
bool plain_adjective(const SentenceView& s, uint32_t word, const Party& party) {
  const bool lower = s.words[word].form.front() >= 'a' && s.words[word].form.front() <= 'z';
  return lower && s.word(word).upos == "ADJ" && party.code.size() > 3 &&
         (party.code.compare(3, 3, "GOV") == 0 || party.code.compare(3, 3, "CVL") == 0);
}

/// "the rebel assault", "a U.S.-led airstrike", "the Hamas attack", "Russia's offer".
void add_actor_before_noun(const SentenceView& s, const Cast& cast, uint32_t head, Event& e) {
  if (s.word(head).upos == "VERB") return;
  for (const uint32_t c : s.children[head])
    if (s.has_relation(c, {"amod", "compound", "nmod"}) && c < head &&
        s.word(c).deprel != "nmod:desc")
      if (const auto p = cast.party(c); p && !p->code.empty() && !plain_adjective(s, c, *p))
        return add_new(e.actors, {*p}, e.recipients);
}

/// Verbs whose subject does what their object says: "held talks", "launched an attack".
const std::set<std::string_view> kLight = {
    "hold",   "have", "launch", "carry", "conduct", "make",     "stage",   "mount",
    "attend", "join", "resume", "begin", "start",   "continue", "suspend", "end",
    "plan",   "wage", "open",   "step",  "lead",    "sign",     "reach"};

/// Whether what stands at i takes the subject of the verb over it: a participle, an infinitive, a
/// joined verb, the object of a light verb, and the talks that somebody is in. A clause with a
/// subject of its own does not.
bool shares_subject(const SentenceView& s, uint32_t i) {
  const uint32_t up = s.parent(i);
  if (s.word(i).upos == "VERB" || s.word(i).upos == "AUX") {
    const bool tensed = s.word(i).feats.find("VerbForm=Fin") != std::string::npos;
    return s.child(i, "nsubj") == nullptr &&
           (s.has_relation(i, {"xcomp", "conj"}) || (s.relation(i) == "advcl" && !tensed));
  }
  if (s.relation(i) == "obj") return kLight.count(s.words[up].lemma) > 0;
  const auto by = preposition(s, i);
  return s.has_relation(i, {"obl", "nmod"}) &&
         (by == "in" || by == "at" || by == "for" || by == "during");
}

void add_shared_subject(const SentenceView& s, const Cast& cast, uint32_t head, Event& e) {
  for (uint32_t i = head, steps = 0; steps < 3 && s.parent(i) != i && shares_subject(s, i);
       i = s.parent(i), ++steps) {
    const uint32_t up = s.parent(i);
    if (const auto* subject = s.child(up, "nsubj");
        subject != nullptr && s.word(*subject).deprel == "nsubj")
      if (const auto p = cast.party(*subject)) return add_new(e.actors, {*p}, e.recipients);
  }
}

/// Whom a saying or a measure is addressed to or aimed at: object, "to", "on", "against", then an
/// owner inside the object.
void add_addressee(const SentenceView& s, const Cast& cast, const Words& trigger, Event& e) {
  const auto take = [&](uint32_t i) {
    if (const auto p = cast.party(i); p && !p->code.empty())
      add_new(e.recipients, cast.parties(with_joined(s, i)), e.actors);
    return !e.recipients.empty();
  };
  for (const uint32_t t : trigger)
    for (const uint32_t c : s.children[t])
      if ((s.has_relation(c, {"obj", "iobj"}) ||
           (s.has_relation(c, {"obl", "nmod"}) && kToward.count(preposition(s, c)) > 0)) &&
          take(c))
        return;
  for (const uint32_t t : trigger)
    for (const uint32_t c : s.children[t]) {
      if (!s.has_relation(c, {"obj", "obl", "xcomp", "ccomp", "advcl"})) continue;
      for (const uint32_t g : s.children[c])
        if (s.has_relation(g, {"obj", "iobj", "nmod", "amod", "compound"}) && take(g)) return;
    }
}

/// A place in which something was done is its scene, not whom it was done to.
void drop_scenes(const SentenceView& s, const Words& heads, Event& e) {
  static const std::set<std::string_view> kScene = {"in",     "near",   "across", "outside",
                                                    "inside", "around", "over"};
  for (const uint32_t h : heads)
    if (kScene.count(preposition(s, h)) > 0)
      e.recipients.erase(std::remove_if(e.recipients.begin(), e.recipients.end(),
                                        [&](const Party& p) { return p.at.meets(s.words[h].at); }),
                         e.recipients.end());
}

/// "civil war", "air strikes": of a kind of their own, not those between the two sides that the
/// story is about.
bool described(const SentenceView& s, uint32_t noun) {
  return std::any_of(s.children[noun].begin(), s.children[noun].end(), [&](uint32_t c) {
    return s.has_relation(c, {"amod", "compound"}) && s.word(c).upos != "NUM";
  });
}

}  // namespace

void complete_parties(const SentenceView& s, const Cast& cast, const EventMatch& m, Event& e) {
  const bool fight = kFightNouns.count(s.words[m.head].lemma) > 0;
  if (kMutual.count(e.type) > 0 || fight) add_joint_parties(s, cast, m.trigger, e);
  if (e.actors.empty()) add_actor_before_noun(s, cast, m.head, e);
  const bool one_sided =
      e.actors.size() == 1 && (e.type == "CONSULT" || fight) && s.word(m.head).upos == "NOUN";
  if (e.actors.empty() || one_sided) add_shared_subject(s, cast, m.head, e);
  drop_scenes(s, m.recipients, e);
  if (e.recipients.empty() && kAddressed.count(e.type) > 0 && !m.mutual)
    add_addressee(s, cast, m.trigger, e);
  const bool bare = e.actors.empty() && e.recipients.empty() && s.word(m.head).upos == "NOUN";
  if (bare && (e.type == "CONSULT" || (fight && !described(s, m.head)) || e.mode == "ceasefire"))
    e.actors = cast.main_pair();
  if (fight && e.type == "ASSAULT" && e.status == "occurred" && s.word(m.head).upos == "NOUN")
    e.status = "ongoing";
}

void recipients_from_content(std::vector<Draft>& drafts, const SentenceView& s) {
  static const std::set<std::string_view> kAnswers = {"ACCUSE", "SUPPORT", "REJECT"};
  for (auto& d : drafts) {
    if (d.sentence != s.index || !d.event.recipients.empty() || kAnswers.count(d.event.type) == 0)
      continue;
    for (const auto& o : drafts) {
      if (&o == &d || !s.under(o.head, d.head) || o.event.actors.empty()) continue;
      for (const auto& p : o.event.actors)
        if (!present(d.event.actors, p)) d.event.recipients.push_back(p);
      break;
    }
  }
}

}  // namespace parley::coding
