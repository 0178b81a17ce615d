#include <span>

#include "coding/voices_ear.h"

namespace parley::coding {
namespace {

const Lemmas kAnonymousNouns = {"official", "source",  "diplomat", "aide",     "person",  "witness",
                                "resident", "adviser", "report",   "survivor", "villager"};

bool has_proper_noun(const SentenceView& s, uint32_t head) {
  const auto [first, last] = s.noun_phrase(head);
  for (uint32_t i = first; i < last; ++i)
    if (s.word(i).upos == "PROPN" && s.relation(i) != "amod" && s.relation(i) != "compound" &&
        !s.has_relation(i, {"nmod"}))
      return true;
  return false;
}

}  // namespace

bool nameless(const SentenceView& s, uint32_t head) {
  return kAnonymousNouns.count(s.words[head].lemma) > 0 && !has_proper_noun(s, head);
}

/// ", adding that …", ", calling it …": a participle beside a clause, spoken by who speaks there.
bool Ear::participle(uint32_t head) const {
  if (s_.word(head).xpos != "VBG" || lower(s_.words[head].form) == "according") return false;
  const auto& list = s_.children[head];
  if (std::any_of(list.begin(), list.end(), [&](uint32_t c) {
        return s_.has_relation(c, {"aux", "cop", "mark", "case"});
      }))
    return false;
  return head > 0 && (is_comma(s_, head - 1) || s_.word(head - 1).upos == "CCONJ" ||
                      s_.word(head - 1).upos == "ADV" || s_.word(head - 1).upos == "PUNCT");
}

/// The party of a phrase whose head the tree has got wrong: "Lt. Col. Dana Whitfield".
std::optional<Party> Ear::party_near(uint32_t head) const {
  if (s_.word(head).upos == "PRON") return party_of_pronoun(head);
  if (auto p = h_.cast.party(head)) return p;
  const auto [first, last] = s_.noun_phrase(head);
  for (uint32_t i = first; i < last; ++i)
    if (s_.word(i).upos == "PROPN")
      if (auto p = h_.cast.party(i)) return p;
  const uint32_t up = s_.parent(head);
  if (s_.has_relation(head, {"flat", "compound", "nmod"}) && up != head &&
      s_.word(up).upos != "VERB")
    return h_.cast.party(up);
  return std::nullopt;
}

/// "which", "who": the noun before; "he", "it": whom the story speaks of, else who spoke last.
std::optional<Party> Ear::party_of_pronoun(uint32_t head) const {
  static const Lemmas kRelative = {"who", "which", "that"};
  if (kRelative.count(lower(s_.words[head].form)) > 0) {
    uint32_t before = head;
    while (before > 0 && (before == head || s_.word(before).upos == "PUNCT")) --before;
    for (int steps = 0; before < head && steps < 4; ++steps) {
      if (s_.word(before).upos == "VERB") break;
      if (auto p = h_.cast.party(before)) return p;
      before = s_.parent(before);
    }
  }
  if (auto p = h_.cast.party(head)) return p;
  return h_.last_speaker;
}

std::optional<Party> Ear::subject_of(uint32_t head) const {
  for (uint32_t at = head;; at = s_.parent(at)) {
    if (const auto* subject = s_.child(at, "nsubj")) {
      return party_near(*subject);
    }
    if (s_.parent(at) == at || !s_.has_relation(at, {"conj", "xcomp", "advcl"}))
      return std::nullopt;
  }
}

/// "Georgia's charge", "a newspaper report", "an announcement made by the president".
std::optional<Party> Ear::owner_of_noun(uint32_t head) const {
  for (const uint32_t c : s_.children[head]) {
    if (s_.word(c).deprel == "nmod:poss")
      if (auto p = h_.cast.party(c)) return p;
    if (s_.relation(c) != "acl") continue;
    for (const uint32_t g : s_.children[c]) {
      const auto* by = s_.child(g, "case");
      if (by == nullptr || s_.words[*by].lemma != "by") continue;
      if (auto p = h_.cast.party(g)) return p;
      if (const auto* name = s_.child(g, "nmod"))
        if (auto p = h_.cast.party(*name)) return p;
    }
  }
  uint32_t first = s_.noun_phrase(head).first;
  while (first < head && s_.relation(first) == "det") ++first;
  if (first >= head) return std::nullopt;
  PartyContext context;
  context.date = h_.cast.date();
  auto party = resolve_party(h_.knowledge.actors, std::span(s_.words).subspan(first, head - first),
                             head - first - 1, context);
  if (!party || party->code.empty()) return std::nullopt;
  party->at = s_.span_of(first, head);
  party->text = std::string(slice(h_.story.story.text, party->at));
  return party;
}

std::optional<Party> Ear::speaker_of(const CueMatch& m, const std::vector<Voice>& before) const {
  const bool verb = is_verb(s_, m.head);
  if (verb && participle(m.head)) {
    for (auto it = before.rbegin(); it != before.rend(); ++it)
      if (!it->cue.empty() && it->head < m.head && is_verb(s_, it->head)) return it->speaker;
    uint32_t root = m.head;
    while (s_.parent(root) != root) root = s_.parent(root);
    if (auto p = subject_of(root)) return p;
  }
  if (m.source) {
    // "said in a statement announcing …": the statement's word is its maker's.
    static const Lemmas kPapers = {"statement", "announcement", "communique", "declaration",
                                   "letter",    "message",      "speech",     "interview"};
    if (kPapers.count(s_.words[*m.source].lemma) > 0 && owner_of_noun(*m.source) == std::nullopt)
      for (auto it = before.rbegin(); it != before.rend(); ++it)
        if (it->head < *m.source && is_verb(s_, it->head)) return it->speaker;
    if (auto p = party_near(*m.source)) return p;
  }
  if (!verb) return m.source ? std::nullopt : owner_of_noun(m.head);
  return subject_of(m.head);
}

/// "A newspaper, citing the ministry, said …": the ministry speaks and the paper passes it on; a
/// nameless source leaves the word with the paper.
void Ear::credit_cited(Voice& v, uint32_t source) const {
  for (const uint32_t from : {v.head, source})
    for (const uint32_t c : s_.children[from]) {
      if (s_.words[c].lemma != "cite" && s_.words[c].lemma != "quote") continue;
      const auto* object = s_.child(c, "obj");
      if (object == nullptr || nameless(s_, *object)) continue;
      if (auto origin = h_.cast.party(*object)) {
        v.via = {v.speaker};
        v.speaker = *std::move(origin);
        return;
      }
    }
}

/// "a Meridian correspondent saw": the wire itself.
bool Ear::is_wire(const Party& p) const {
  const auto& source = h_.story.story.source;
  return !source.empty() && p.text.find(source) != std::string::npos;
}

/// "Washington, Berlin and Moscow", "both countries": the others who say it too. Those without a
/// name are one with the first.
std::vector<Party> Ear::joined(uint32_t source, const Party& first) const {
  Words heads{source};
  for (const uint32_t c : s_.children[source])
    if (s_.relation(c) == "conj" && s_.word(c).upos == "PROPN") heads.push_back(c);
  auto all = h_.cast.parties(heads);
  all.erase(
      std::remove_if(all.begin(), all.end(),
                     [&](const Party& p) { return p.at == first.at && p.name == first.name; }),
      all.end());
  return all;
}

}  // namespace parley::coding
