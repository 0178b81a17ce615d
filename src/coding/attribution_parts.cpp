#include "coding/attribution_parts.h"

#include <algorithm>
#include <cctype>

namespace parley::coding {
namespace {

constexpr int kMostSteps = 6;  // up a chain of governors

bool is(const SentenceView& s, uint32_t i, std::string_view upos) { return s.word(i).upos == upos; }

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return out;
}

Words without(Words words, const Words& taken) {
  Words out;
  std::set_difference(words.begin(), words.end(), taken.begin(), taken.end(),
                      std::back_inserter(out));
  return out;
}

Words joined(const Words& a, const Words& b) {
  Words out;
  std::set_union(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(out));
  return out;
}

/// Punctuation at the edges goes; `inner` and what is below it goes too.
Words phrase(const SentenceView& s, uint32_t head, std::optional<uint32_t> inner = std::nullopt) {
  Words words = s.subtree(head);
  if (inner && s.under(*inner, head)) {
    uint32_t cut = *inner;
    while (s.parent(cut) != head && s.parent(cut) != cut) cut = s.parent(cut);
    words = without(std::move(words), s.subtree(cut));
  }
  while (words.size() > 1 && is(s, words.back(), "PUNCT")) words.pop_back();
  while (words.size() > 1 && is(s, words.front(), "PUNCT")) words.erase(words.begin());
  return words;
}

bool passive(const SentenceView& s, uint32_t verb) {
  return s.child(verb, "aux:pass") != nullptr || s.child(verb, "nsubj:pass") != nullptr ||
         (s.word(verb).xpos == "VBN" && s.relation(verb) == "acl");
}

void add_source(const SentenceView& s, std::string how, uint32_t head, uint32_t cue,
                std::vector<SourceReading>& out) {
  const Words full = phrase(s, head, cue);
  const auto [first, last] = s.noun_phrase(head);
  Words brief;
  for (uint32_t i = first; i < last; ++i)
    if (!s.under(cue, i) || i == head) brief.push_back(i);
  if (brief.size() < full.size() && !brief.empty()) out.push_back({how + "/brief", brief, head});
  out.push_back({std::move(how), full, head});
}

const uint32_t* subject(const SentenceView& s, uint32_t verb) {
  const auto* found = s.child(verb, "nsubj");
  return found != nullptr && lower(s.words[*found].form) != "it" ? found : nullptr;
}

/// Whose act a verb without a subject of its own is: of the verb that it is joined to, that
/// controls it, beside which it stands, or of the noun that it describes.
void add_shared_subject(const SentenceView& s, uint32_t cue, std::vector<SourceReading>& out) {
  uint32_t at = cue;
  std::string how = "shared";
  for (int steps = 0; steps < kMostSteps; ++steps) {
    const uint32_t up = s.parent(at);
    if (up == at) return;
    const auto relation = s.relation(at);
    if (relation == "acl") {
      add_source(s, "described", up, cue, out);
      return;
    }
    if (relation == "xcomp") {
      if (const auto* object = s.child(up, "obj"); object != nullptr && *object < at)
        add_source(s, "controller", *object, cue, out);
    } else if (relation != "conj" && relation != "advcl" && relation != "parataxis" &&
               relation != "ccomp") {
      return;
    }
    if (relation == "ccomp") how = "outer";
    if (const auto* found = s.child(up, "nsubj")) {
      add_source(s, how + ":" + std::string(relation), *found, cue, out);
      return;
    }
    at = up;
  }
}

void add_agent(const SentenceView& s, uint32_t verb, std::vector<SourceReading>& out) {
  for (const uint32_t c : s.children[verb])
    if (s.relation(c) == "obl" && introduced_by(s, c) == "by") {
      Words words = phrase(s, c);
      words.erase(words.begin());
      if (!words.empty()) out.push_back({"agent", std::move(words), c});
    }
}

/// "Brell's denial", "a denial by Brell", "Brell made a denial".
void add_owners(const SentenceView& s, uint32_t noun, std::vector<SourceReading>& out) {
  for (const uint32_t c : s.children[noun]) {
    const bool owns = s.word(c).deprel == "nmod:poss";
    const auto by = introduced_by(s, c);
    if (!owns && !(s.relation(c) == "nmod" &&
                   (by == "by" || by == "of" || by == "from" || by == "among" || by == "in")))
      continue;
    Words words = phrase(s, c);
    if (!owns) words.erase(words.begin());
    if (!words.empty()) out.push_back({owns ? "owner" : "noun:" + by, std::move(words), c});
  }
  if (s.child(noun, "cop") != nullptr)
    if (const auto* found = s.child(noun, "nsubj")) add_source(s, "subject", *found, noun, out);
  if (s.relation(noun) == "obj" || s.relation(noun) == "obl" || s.relation(noun) == "xcomp") {
    const uint32_t verb = s.parent(noun);
    if (const auto* found = subject(s, verb))
      add_source(s, "light", *found, noun, out);
    else
      add_shared_subject(s, verb, out);
  }
  for (const uint32_t c : s.children[noun])
    if (s.has_relation(c, {"compound", "amod"}) && out.empty() && is(s, c, "PROPN"))
      out.push_back({"modifier", phrase(s, c), c});
}

/// A clause without what is joined to it behind: that is often the next clause of the one who
/// tells.
Words alone(const SentenceView& s, uint32_t head, uint32_t cue) {
  Words words = phrase(s, head, cue);
  for (const uint32_t c : s.children[head])
    if (c > head && s.has_relation(c, {"conj", "advcl", "parataxis"}))
      words = without(std::move(words), s.subtree(c));
  return words;
}

/// The words of a prepositional phrase without its preposition, which belongs to the cue.
Words inside_preposition(const SentenceView& s, uint32_t head) {
  Words cases;
  for (const uint32_t c : s.children[head])
    if (c < head && (s.relation(c) == "case" || s.relation(c) == "mark"))
      cases = joined(cases, s.subtree(c));
  return without(phrase(s, head), cases);
}

void add_complements(const SentenceView& s, uint32_t cue, std::vector<ContentReading>& out) {
  const auto add = [&](std::string how, Words words, uint32_t head) {
    if (!words.empty()) out.push_back({std::move(how), std::move(words), {}, head});
  };
  const auto* object = s.child(cue, "obj");
  for (const uint32_t c : s.children[cue]) {
    const auto relation = s.relation(c);
    const auto by = introduced_by(s, c);
    if (relation == "ccomp" || relation == "csubj") {
      const Words whole = phrase(s, c, cue);
      const Words first = alone(s, c, cue);
      add(c < cue ? "ccomp<" : "ccomp", whole, c);
      if (first.size() < whole.size()) add(c < cue ? "ccomp</alone" : "ccomp/alone", first, c);
    } else if (relation == "xcomp") {
      add("xcomp", phrase(s, c), c);
      if (object != nullptr && *object < c)
        add("obj+xcomp", joined(phrase(s, *object), phrase(s, c)), c);
      if (const auto* topic = s.child(cue, "nsubj"); topic != nullptr && object == nullptr)
        add("subj+xcomp", joined(phrase(s, *topic), phrase(s, c)), c);
    } else if (relation == "obj") {
      add(c < cue ? "obj<" : "obj", phrase(s, c), c);
    } else if (relation == "obl" || relation == "nmod" ||
               ((relation == "advcl" || relation == "acl") && c > cue)) {
      const std::string label = std::string(relation) + ":" + by;
      if (c > cue) add(label, inside_preposition(s, c), c);
      if (relation == "advcl" || relation == "acl") add(label + "+", phrase(s, c), c);
      if (object != nullptr && *object < c && c > cue)
        add("obj+" + label, joined(phrase(s, *object), phrase(s, c)), c);
    } else if (relation == "parataxis" && c > cue) {
      add("parataxis", phrase(s, c), c);
    }
  }
}

/// What is spoken of stands before the cue: its subject, the noun that it describes, the clause
/// beside which it stands.
void add_topics(const SentenceView& s, uint32_t cue, std::vector<ContentReading>& out) {
  if (passive(s, cue))
    if (const auto* topic = s.child(cue, "nsubj"))
      out.push_back({"topic", phrase(s, *topic), {}, *topic});
  const uint32_t up = s.parent(cue);
  const auto relation = s.relation(cue);
  if (up == cue) return;
  if (relation == "parataxis" || relation == "advcl" || relation == "ccomp") {
    const Words whole = without(s.subtree(up), s.subtree(cue));
    const Words first = without(alone(s, up, cue), s.subtree(cue));
    out.push_back({"host:" + std::string(relation), whole, {}, up});
    if (first.size() < whole.size())
      out.push_back({"host:" + std::string(relation) + "/alone", first, {}, up});
  }
  if (relation == "acl" && cue > up) {
    const auto [first, last] = s.noun_phrase(up);
    Words noun;
    for (uint32_t i = first; i < std::min(last, cue); ++i) noun.push_back(i);
    out.push_back({"noun", noun, {}, up});
    if (const auto* rest = s.child(cue, "xcomp"))
      out.push_back({"noun+xcomp", joined(noun, phrase(s, *rest)), {}, up});
    if (const auto* rest = s.child(cue, "ccomp"))
      out.push_back({"noun+ccomp", joined(noun, phrase(s, *rest)), {}, up});
  }
}

bool ends_phrase(const SentenceView& s, uint32_t i) {
  return is(s, i, "PUNCT") || is(s, i, "VERB") || is(s, i, "AUX") || is(s, i, "SCONJ") ||
         is(s, i, "CCONJ");
}

/// Where the tree may be wrong, the words next to the cue: ", Brell's envoy said", "said an envoy
/// of Brell", "said the envoy, a former general".
void add_neighbours(const SentenceView& s, uint32_t cue, std::vector<SourceReading>& out) {
  const Words group = cue_group(s, cue);
  const auto add = [&](const char* how, uint32_t first, uint32_t last) {
    Words words;
    for (uint32_t i = first; i < last; ++i) words.push_back(i);
    const bool known = std::any_of(out.begin(), out.end(),
                                   [&](const SourceReading& r) { return r.words == words; });
    if (words.empty() || known) return;
    uint32_t head = first;
    while (s.parent(head) != head && s.parent(head) >= first && s.parent(head) < last)
      head = s.parent(head);
    out.push_back({how, std::move(words), head});
  };
  uint32_t first = group.front();
  while (first > 0 && !ends_phrase(s, first - 1)) --first;
  add("before", first, group.front());
  const uint32_t behind = group.back() + 1;
  if (group.front() == 0 || !is(s, group.front() - 1, "PUNCT")) return;
  uint32_t last = behind;
  while (last < s.size() && !ends_phrase(s, last)) ++last;
  add("behind", behind, last);
  while (last < s.size() && s.words[last].form != "." && s.words[last].form != ":" &&
         s.words[last].form != "\"" && s.words[last].form != "\xe2\x80\x9c")
    ++last;
  add("behind/long", behind, last);
}

}  // namespace

std::string introduced_by(const SentenceView& s, uint32_t word) {
  for (const uint32_t c : s.children[word])
    if (c < word && (s.relation(c) == "case" || s.relation(c) == "mark"))
      return lower(s.words[c].form);
  return {};
}

Words cue_group(const SentenceView& s, uint32_t head) {
  const auto belongs = [&](uint32_t i) {
    if (s.parent(i) != head) return false;
    if (is(s, head, "NOUN")) return s.has_relation(i, {"amod", "compound", "advmod"});
    return s.has_relation(i, {"aux", "cop"}) ||
           (s.relation(i) == "advmod" && (is(s, i, "ADV") || is(s, i, "PART")));
  };
  uint32_t first = head, last = head;
  while (first > 0 && belongs(first - 1)) --first;
  for (const uint32_t c : s.children[head])
    if (s.word(c).deprel == "compound:prt" && c > head && c < head + 4) last = std::max(last, c);
  Words out;
  for (uint32_t i = first; i <= last; ++i) out.push_back(i);
  return out;
}

std::vector<SourceReading> sources_of(const SentenceView& s, uint32_t head) {
  std::vector<SourceReading> out;
  if (lower(s.words[head].form) == "according") {
    const uint32_t who = s.parent(head);
    Words words = inside_preposition(s, who);
    if (!words.empty()) out.push_back({"according", std::move(words), who});
    return out;
  }
  const bool noun = is(s, head, "NOUN");
  if (noun) {
    add_owners(s, head, out);
  } else if (passive(s, head)) {
    add_agent(s, head, out);
    if (const auto* found = s.child(head, "nsubj")) add_source(s, "patient", *found, head, out);
    if (s.relation(head) == "acl") add_source(s, "described", s.parent(head), head, out);
  } else if (const auto* found = s.child(head, "nsubj")) {
    add_source(s, "subject", *found, head, out);
  } else {
    add_shared_subject(s, head, out);
  }
  if (is(s, head, "VERB")) add_neighbours(s, head, out);
  if (noun || passive(s, head) || s.child(head, "nsubj") == nullptr ||
      s.child(head, "xcomp") != nullptr)
    out.push_back({"none", {}, head});
  return out;
}

std::vector<ContentReading> contents_of(const SentenceView& s, uint32_t head) {
  std::vector<ContentReading> out;
  if (lower(s.words[head].form) == "according") {
    const uint32_t who = s.parent(head);
    const uint32_t up = s.parent(who);
    if (up != who) out.push_back({"host:obl", without(s.subtree(up), s.subtree(who)), {}, up});
    return out;
  }
  add_complements(s, head, out);
  add_topics(s, head, out);
  return out;
}

}  // namespace parley::coding
