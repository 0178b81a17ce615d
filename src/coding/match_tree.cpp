#include "coding/match_tree.h"

#include <algorithm>
#include <cctype>

namespace parley::coding {
namespace {

/// How far subjects are looked for through conjunctions and control.
constexpr int kReach = 8;
constexpr std::size_t kMostJoined = 32;

std::string lower(std::string_view text) {
  std::string out(text);
  for (auto& c : out) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return out;
}

bool capital(std::string_view text) {
  return !text.empty() && std::isupper(static_cast<unsigned char>(text.front()));
}

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

}  // namespace

Tree::Tree(const nlp::SentenceAnalysis& sentence, const WordClasses& classes)
    : words_(&sentence.words), classes_(&classes) {
  for (const auto& w : *words_) lemmas_.push_back(lower(w.lemma));
  read_heads();
  keys_ = lemmas_;
  join_hyphens();
}

void Tree::read_heads() {
  const auto count = static_cast<int>(words_->size());
  parent_.assign(words_->size(), -1);
  children_.resize(words_->size());
  depth_.assign(words_->size(), 0);
  for (int i = 0; i < count; ++i) {
    const int head = (*words_)[static_cast<std::size_t>(i)].head - 1;
    if (head >= 0 && head < count && head != i) parent_[static_cast<std::size_t>(i)] = head;
  }
  // 1 on the way up now, 2 known to end at a root: a ring is cut where it closes.
  std::vector<uint8_t> state(words_->size(), 0);
  for (int i = 0; i < count; ++i) {
    std::vector<int> way;
    int at = i;
    while (at >= 0 && state[static_cast<std::size_t>(at)] == 0) {
      state[static_cast<std::size_t>(at)] = 1;
      way.push_back(at);
      at = parent_[static_cast<std::size_t>(at)];
    }
    if (at >= 0 && state[static_cast<std::size_t>(at)] == 1)
      parent_[static_cast<std::size_t>(way.back())] = -1;
    for (auto w = way.rbegin(); w != way.rend(); ++w) {
      const auto self = static_cast<std::size_t>(*w);
      state[self] = 2;
      if (parent_[self] >= 0) depth_[self] = depth_[static_cast<std::size_t>(parent_[self])] + 1;
    }
  }
  for (uint32_t i = 0; i < words_->size(); ++i)
    if (parent_[i] >= 0) children_[static_cast<std::size_t>(parent_[i])].push_back(i);
}

void Tree::join_hyphens() {
  const auto& words = *words_;
  const auto meets = [&](std::size_t i) { return words[i].at.end == words[i + 1].at.begin; };
  for (std::size_t first = 0; first + 2 < words.size(); ++first) {
    std::size_t last = first;
    while (last + 2 < words.size() && lemmas_[last + 1] == "-" && meets(last) && meets(last + 1))
      last += 2;
    if (last == first) continue;
    uint32_t head = static_cast<uint32_t>(last);
    std::string whole;
    for (auto i = first; i <= last; ++i) {
      whole += lemmas_[i];
      const bool outside =
          parent_[i] < static_cast<int>(first) || parent_[i] > static_cast<int>(last);
      if (outside && lemmas_[i] != "-") head = static_cast<uint32_t>(i);
    }
    const auto rel = relation(head);
    const bool own_word = head == last && rel != "amod" && rel != "compound";
    for (auto i = first; i <= last; ++i) keys_[i].clear();
    keys_[head] = whole;
    wholes_[head] = own_word ? lemmas_[head] : std::string();
    first = last;
  }
}

const std::string& Tree::other_key(uint32_t i) const {
  static const std::string kNone;
  const auto at = wholes_.find(i);
  return at == wholes_.end() ? kNone : at->second;
}

std::optional<uint32_t> Tree::parent(uint32_t i) const {
  if (parent_[i] < 0) return std::nullopt;
  return static_cast<uint32_t>(parent_[i]);
}

std::string_view Tree::relation(uint32_t i) const {
  const std::string_view deprel = word(i).deprel;
  return deprel.substr(0, deprel.find(':'));
}

bool Tree::in_class(std::string_view name, uint32_t i) const {
  const auto& upos = word(i).upos;
  if (name == "name") return upos == "PROPN";
  if (name == "number") return upos == "NUM";
  if (name == "pronoun") return upos == "PRON";
  if (name == "clause") return upos == "VERB" || child(i, "cop").has_value();
  const auto at = classes_->find(name);
  if (at == classes_->end()) return false;
  return at->second.find(lemma(i)) != at->second.end() ||
         at->second.find(key(i)) != at->second.end();
}

std::optional<uint32_t> Tree::child(uint32_t i, std::string_view deprel) const {
  const bool exact = contains(deprel, ":");
  for (const auto c : children_[i])
    if (word(c).deprel == deprel || (!exact && relation(c) == deprel)) return c;
  return std::nullopt;
}

Words Tree::of_relation(uint32_t i, std::string_view deprel) const {
  Words found;
  const bool exact = contains(deprel, ":");
  for (const auto c : children_[i])
    if (word(c).deprel == deprel || (!exact && relation(c) == deprel)) found.push_back(c);
  return found;
}

std::vector<std::string> Tree::cases(uint32_t i) const {
  std::vector<std::string> found;
  for (const auto c : children_[i]) {
    const auto rel = relation(c);
    if (rel != "case" && rel != "mark") continue;
    found.push_back(lemma(c));
    auto whole = lemma(c);
    for (const auto part : of_relation(c, "fixed")) whole += " " + lemma(part);
    if (whole != found.back()) found.push_back(whole);
  }
  if (found.size() == 2) found.push_back(found[0] + " " + found[1]);
  return found;
}

bool Tree::introduced(uint32_t i, const std::vector<std::string>& by) const {
  if (by.empty()) return true;
  for (const auto& word : cases(i))
    if (std::find(by.begin(), by.end(), word) != by.end()) return true;
  return false;
}

bool Tree::names_party(uint32_t i) const {
  return word(i).upos == "PROPN" || capital(word(i).lemma) || in_class("party", i);
}

Words Tree::joined(uint32_t i) const {
  Words all{i};
  for (std::size_t at = 0; at < all.size() && all.size() < kMostJoined; ++at)
    for (const auto c : children_[all[at]])
      if (relation(c) == "conj") all.push_back(c);
  return all;
}

bool Tree::passive(uint32_t verb) const {
  if (child(verb, "nsubj:pass") || child(verb, "aux:pass") || child(verb, "csubj:pass"))
    return true;
  if (child(verb, "nsubj") || word(verb).xpos != "VBN" || child(verb, "aux")) return false;
  const auto rel = relation(verb);
  if (rel == "acl" || rel == "advcl" || rel == "amod") return !child(verb, "obj");
  if (rel == "conj" && parent_[verb] >= 0) return passive(static_cast<uint32_t>(parent_[verb]));
  return false;
}

uint32_t Tree::antecedent(uint32_t i, uint32_t verb) const {
  const auto& l = lemma(i);
  const bool relative = l == "who" || l == "which" || l == "that" || l == "whom";
  if (!relative) return i;
  for (uint32_t at = verb, n = 0; n < kReach; ++n) {
    const auto up = parent(at);
    if (!up) return i;
    if (is(at, "acl:relcl")) return *up;
    at = *up;
  }
  return i;
}

std::optional<uint32_t> Tree::controller(uint32_t verb, int budget) const {
  const auto up = parent(verb);
  if (!up) return std::nullopt;
  const auto rel = relation(verb);
  if (rel == "xcomp") {
    const bool by_subject = in_class("subject_control", *up);
    if (!by_subject) {
      if (const auto object = child(*up, "obj")) return antecedent(*object, *up);
      if (const auto object = child(*up, "iobj")) return antecedent(*object, *up);
      if (const auto object = child(*up, "obl"); object && in_class("call", *up)) return object;
    }
    return subject_below(*up, budget);
  }
  if (rel == "acl" && !is(verb, "acl:relcl")) {
    const auto tag = word(verb).xpos;
    if (tag == "VBN" || tag == "VBG") return *up;
    if (const auto holder = child(*up, "nmod:poss")) return holder;
    if (const auto light = light_verb(*up)) return subject_below(*light, budget);
    return std::nullopt;
  }
  if (is(verb, "acl:relcl")) return *up;
  // "accused them of attacking": the object acts.
  if (rel == "advcl" && introduced(verb, {"of", "for", "from"}))
    if (const auto object = child(*up, "obj")) return antecedent(*object, *up);
  if (rel == "conj" || rel == "advcl") return subject_below(*up, budget);
  return std::nullopt;
}

std::optional<uint32_t> Tree::subject_below(uint32_t verb, int budget) const {
  for (const auto c : children_[verb]) {
    const auto rel = relation(c);
    if ((rel == "nsubj" || rel == "csubj") && !is(c, "nsubj:outer")) return antecedent(c, verb);
  }
  if (budget == 0) return std::nullopt;
  return controller(verb, budget - 1);
}

std::optional<uint32_t> Tree::surface_subject(uint32_t verb) const {
  return subject_below(verb, kReach);
}

std::optional<uint32_t> Tree::agent(uint32_t verb) const {
  if (const auto by = child(verb, "obl:agent")) return by;
  for (const auto c : of_relation(verb, "obl"))
    if (introduced(c, {"by"})) return c;
  return std::nullopt;
}

std::optional<uint32_t> Tree::light_verb(uint32_t noun) const {
  auto at = noun;
  for (int n = 0; n < 3; ++n) {
    const auto up = parent(at);
    if (!up) return std::nullopt;
    const auto rel = relation(at);
    if (is_verb(*up) && in_class("light", *up)) {
      if (rel == "obj" || is(at, "nsubj:pass")) return up;
    }
    if (is_verb(*up) && rel == "obl" && in_class("light_in", *up) &&
        introduced(at, {"in", "into", "with", "under", "to"}))
      return up;
    if (rel == "acl" || is(at, "acl:relcl")) return std::nullopt;
    if (rel != "conj" && !(rel == "nmod" && in_class("part", *up))) break;
    at = *up;
  }
  // "the attack launched by rebels": the light verb is a participle below the noun.
  for (const auto c : children_[noun])
    if (relation(c) == "acl" && word(c).xpos == "VBN" && in_class("light", c)) return c;
  return std::nullopt;
}

Words Tree::subjects(uint32_t i) const {
  const auto verb = is_verb(i) || word(i).upos == "ADJ" ? std::optional(i) : light_verb(i);
  if (!verb) return {};
  std::optional<uint32_t> who;
  if (passive(*verb))
    who = agent(*verb);
  else if (const auto subject = surface_subject(*verb); subject && *subject != i)
    who = subject;
  if (!who) return {};
  return {*who};
}

Words Tree::objects(uint32_t i) const {
  if (!is_verb(i) && word(i).upos != "ADJ") return of_relation(i, "nmod");
  if (passive(i)) {
    if (const auto subject = surface_subject(i)) return {*subject};
    return {};
  }
  Words found;
  for (const auto c : of_relation(i, "obj")) found.push_back(antecedent(c, i));
  const auto up = parent(i);
  // "the towns the rebels hold": the object of a relative clause is what it hangs on.
  if (found.empty() && up && is(i, "acl:relcl") && child(i, "nsubj"))
    if (const auto s = surface_subject(i); s && *s != *up) found.push_back(*up);
  return found;
}

Words Tree::obliques(uint32_t i, const Step& step) const {
  Words found;
  for (const auto c : children_[i]) {
    const auto rel = relation(c);
    if ((rel == "obl" || rel == "advmod" || rel == "nmod") && introduced(c, step.cases))
      found.push_back(antecedent(c, i));
  }
  if (step.cases.empty()) return found;
  for (const auto object : objects(i)) {
    if (word(object).upos == "PROPN") continue;
    for (const auto c : of_relation(object, "nmod"))
      if (!is(c, "nmod:poss") && introduced(c, step.cases)) found.push_back(c);
  }
  return found;
}

Words Tree::noun_modifiers(uint32_t i, const Step& step) const {
  Words found;
  for (const auto c : children_[i]) {
    const auto rel = relation(c);
    const bool modifier = (rel == "nmod" && !is(c, "nmod:poss")) || rel == "obl";
    if (modifier && introduced(c, step.cases)) found.push_back(c);
  }
  if (!found.empty() || step.cases.empty()) return found;
  auto verb = light_verb(i);
  const auto up = parent(i);
  if (!verb && up && is_verb(*up) && relation(i) == "nsubj") verb = up;
  if (!verb) return found;
  for (const auto c : of_relation(*verb, "obl"))
    if (c != i && introduced(c, step.cases)) found.push_back(c);
  return found;
}

Words Tree::clauses(uint32_t i, const Step& step, std::string_view deprel) const {
  Words found;
  for (const auto c : of_relation(i, deprel))
    if (introduced(c, step.cases)) found.push_back(c);
  return found;
}

std::optional<uint32_t> Tree::host(uint32_t verb) const {
  const auto up = parent(verb);
  if (!up) return std::nullopt;
  if (relation(verb) == "parataxis" || relation(verb) == "discourse") return up;
  if (relation(verb) == "advcl" && introduced(verb, {"as"})) return up;
  return std::nullopt;
}

Words Tree::follow(uint32_t from, const Step& step) const {
  const auto maybe = [](std::optional<uint32_t> w) { return w ? Words{*w} : Words{}; };
  const auto naming = [&](const char* deprel) {
    Words found;
    for (const auto c : of_relation(from, deprel))
      if (names_party(c)) found.push_back(c);
    return found;
  };
  switch (step.relation) {
    case Relation::subj:
      return subjects(from);
    case Relation::obj:
      return objects(from);
    case Relation::iobj:
      return of_relation(from, "iobj");
    case Relation::obl:
      return obliques(from, step);
    case Relation::nmod:
      return noun_modifiers(from, step);
    case Relation::poss:
      return of_relation(from, "nmod:poss");
    case Relation::amod:
      return naming("amod");
    case Relation::compound:
      return naming("compound");
    case Relation::mod: {
      auto found = of_relation(from, "amod");
      for (const auto c : of_relation(from, "compound")) found.push_back(c);
      return found;
    }
    case Relation::xcomp:
      return clauses(from, step, "xcomp");
    case Relation::ccomp: {
      auto found = clauses(from, step, "ccomp");
      if (found.empty() && step.cases.empty()) found = clauses(from, step, "parataxis");
      return found;
    }
    case Relation::acl:
      return clauses(from, step, "acl");
    case Relation::advcl:
      return clauses(from, step, "advcl");
    case Relation::advmod:
      return of_relation(from, "advmod");
    case Relation::prt: {
      auto found = of_relation(from, "compound:prt");
      for (const auto c : of_relation(from, "advmod")) found.push_back(c);
      return found;
    }
    case Relation::gov:
      if (parent(from) && introduced(from, step.cases)) return maybe(parent(from));
      return {};
    case Relation::host:
      return maybe(host(from));
    case Relation::self:
      return {from};
  }
  return {};
}

Words Tree::follow(uint32_t from, const Path& path) const {
  Words here{from};
  for (const auto& step : path) {
    Words next;
    for (const auto w : here)
      for (const auto found : follow(w, step))
        if (next.size() < kMostJoined) next.push_back(found);
    here = std::move(next);
  }
  return here;
}

Words Tree::subtree(uint32_t i, std::optional<uint32_t> without) const {
  Words all{i};
  for (std::size_t at = 0; at < all.size(); ++at)
    for (const auto c : children_[all[at]])
      if (c != without) all.push_back(c);
  std::sort(all.begin(), all.end());
  return all;
}

}  // namespace parley::coding
