#include "coding/match_pattern.h"

#include <algorithm>
#include <set>

namespace parley::coding {
namespace {

constexpr double kLemma = 3;
constexpr double kClass = 2.5;
constexpr double kAny = 1;
constexpr double kCase = 0.5;
constexpr double kObject = 0.6;  ///< what an act is done to tells its sense better than who does it

/// How strongly the word fills: by its lemma, by a class, as any word; 0: it does not.
double fills(const Tree& tree, const Filler& filler, uint32_t word) {
  if (filler.any) return kAny;
  for (const auto* name : {&tree.lemma(word), &tree.key(word)})
    if (std::find(filler.lemmas.begin(), filler.lemmas.end(), *name) != filler.lemmas.end())
      return kLemma;
  const bool member = std::any_of(filler.classes.begin(), filler.classes.end(),
                                  [&](const auto& name) { return tree.in_class(name, word); });
  return member ? kClass : 0;
}

/// The word that fills the slot, with the strength of what filled it.
struct Filled {
  uint32_t word = 0;
  double strength = 0;
};

double strength_of(const Path& path) {
  const bool cased =
      std::any_of(path.begin(), path.end(), [](const Step& s) { return !s.cases.empty(); });
  return (cased ? kCase : 0) + (path.front().relation == Relation::obj ? kObject : 0);
}

std::optional<Filled> fill(const Tree& tree, const Slot& slot, uint32_t at) {
  for (const auto& path : slot.paths)
    for (const auto end : tree.follow(at, path))
      for (const auto word : slot.filler.any ? Words{end} : tree.joined(end)) {
        const double strength = word == at ? 0 : fills(tree, slot.filler, word);
        if (strength > 0) return Filled{word, strength + strength_of(path)};
      }
  return std::nullopt;
}

/// A slot of words or a class of nouns belongs to the trigger unless a role claims what fills it.
bool carries_event(const Slot& slot) { return !slot.filler.any; }

/// Words that no role can have: "it" and "there" without meaning, days and hours.
bool is_nobody(const Tree& tree, uint32_t word) {
  const auto& l = tree.lemma(word);
  if (tree.in_class("time", word)) return true;
  return tree.word(word).deprel == "expl" || (l == "there" && tree.word(word).upos == "PRON");
}

void sort_unique(Words& words) {
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
}

/// Words of the first way of the role that leads anywhere outside `without`.
Words role_ends(const Tree& tree, const RolePaths& role, uint32_t at, const Words& without) {
  for (const auto& path : role.paths) {
    Words ends;
    for (const auto word : tree.follow(at, path)) {
      const bool taken = std::find(without.begin(), without.end(), word) != without.end();
      if (!taken && word != at && !is_nobody(tree, word)) ends.push_back(word);
    }
    if (!ends.empty()) return ends;
  }
  return {};
}

}  // namespace

bool fits_pos(const nlp::Word& word, char pos) {
  switch (pos) {
    case 'V':
      return word.upos == "VERB" || word.upos == "AUX" ||
             (word.upos == "ADJ" && word.xpos == "VBN");
    case 'N':
      return word.upos == "NOUN";
    case 'A':
      return word.upos == "ADJ" || word.xpos == "VBN" || word.xpos == "VBG";
    default:
      return word.upos != "PROPN" && word.upos != "PUNCT";
  }
}

std::vector<std::string> stems_of(const Tree& tree, uint32_t at) {
  const auto& lemma = tree.lemma(at);
  if (!tree.is_verb(at) || lemma.size() < 3 || tree.key(at).empty()) return {};
  const auto ends = [&](std::string_view tail) {
    return lemma.size() > tail.size() + 2 &&
           lemma.compare(lemma.size() - tail.size(), tail.size(), tail) == 0;
  };
  const std::size_t cut = ends("ing") ? 3 : ends("ed") ? 2 : 0;
  if (cut == 0) return {lemma + "e"};
  const auto stem = lemma.substr(0, lemma.size() - cut);
  std::vector<std::string> stems{stem, stem + "e"};
  if (stem[stem.size() - 1] == stem[stem.size() - 2])
    stems.push_back(stem.substr(0, stem.size() - 1));
  return stems;
}

std::optional<Found> find_pattern(const Tree& tree, const Pattern& pattern, uint32_t at) {
  if (!fits_pos(tree.word(at), pattern.pos)) return std::nullopt;
  Found found{at, {at}, 0};
  Words named;
  for (const auto& slot : pattern.slots) {
    const auto filled = fill(tree, slot, at);
    if (slot.absent) {
      if (filled) return std::nullopt;
      found.strength += kCase;
      continue;
    }
    if (!filled) return std::nullopt;
    found.strength += filled->strength;
    if (carries_event(slot)) named.push_back(filled->word);
  }
  std::set<uint32_t> claimed;
  for (const auto& role : pattern.roles)
    if (role.role != 'X')
      for (const auto word : role_ends(tree, role, at, {})) claimed.insert(word);
  // "met the envoy", "fired on protesters": whoever could be a party stays one, though a slot asked
  // for the word.
  for (const auto word : named) {
    const bool party =
        claimed.count(word) > 0 && (tree.names_party(word) || tree.in_class("participant", word));
    if (!party) found.trigger.push_back(word);
  }
  for (const auto particle : tree.follow(at, Step{Relation::prt, {}}))
    if (tree.is(particle, "compound:prt")) found.trigger.push_back(particle);
  sort_unique(found.trigger);
  return found;
}

Words role_words(const Tree& tree, const Pattern& pattern, char role, const Found& found) {
  for (const auto& paths : pattern.roles) {
    if (paths.role != role) continue;
    Words all;
    // What is said or demanded may be a word of the trigger: "dismissed the report".
    const auto& without = role == 'X' ? Words{} : found.trigger;
    for (const auto end : role_ends(tree, paths, found.head, without))
      for (const auto word : role == 'X' ? Words{end} : tree.joined(end)) all.push_back(word);
    if (all.empty()) continue;
    Words in_order;
    for (const auto word : all)
      if (std::find(in_order.begin(), in_order.end(), word) == in_order.end() && word != found.head)
        in_order.push_back(word);
    return in_order;
  }
  return {};
}

namespace {

const std::set<std::string, std::less<>> kNot{"not", "n't",     "never",  "no",  "neither",
                                              "nor", "without", "nobody", "none"};

bool has_not(const Tree& tree, uint32_t at) {
  for (const auto c : tree.children(at)) {
    const auto rel = tree.relation(c);
    const bool may = rel == "advmod" || rel == "det" || rel == "case" || rel == "cc" ||
                     rel == "mark" || rel == "nsubj" || rel == "aux";
    if (may && kNot.count(tree.lemma(c)) > 0) return true;
    // "no rebels were killed": the determiner of the subject.
    if (rel == "nsubj" || rel == "obj")
      for (const auto d : tree.children(c))
        if (tree.relation(d) == "det" && kNot.count(tree.lemma(d)) > 0) return true;
  }
  return false;
}

/// The verb whose auxiliaries and negation hold for the word.
std::optional<uint32_t> verb_over(const Tree& tree, uint32_t at) {
  if (tree.is_verb(at)) return at;
  if (const auto light = tree.light_verb(at)) return light;
  const auto up = tree.parent(at);
  const bool said_of = up && tree.is_verb(*up) && tree.relation(at) == "nsubj";
  return said_of ? up : std::nullopt;
}

/// The nearest verb upwards through conjunction that has its own auxiliary or subject.
uint32_t mood_bearer(const Tree& tree, uint32_t verb) {
  auto at = verb;
  for (int n = 0; n < 4; ++n) {
    if (tree.child(at, "aux") || tree.child(at, "nsubj") || tree.relation(at) != "conj") break;
    const auto up = tree.parent(at);
    if (!up || !tree.is_verb(*up)) break;
    at = *up;
  }
  return at;
}

Mood mood_of_aux(std::string_view lemma) {
  if (lemma == "will" || lemma == "would" || lemma == "shall" || lemma == "'ll")
    return Mood::future;
  if (lemma == "must") return Mood::must;
  if (lemma == "may" || lemma == "might" || lemma == "could" || lemma == "can" || lemma == "should")
    return Mood::modal;
  return Mood::fact;
}

}  // namespace

bool is_negated(const Tree& tree, uint32_t at) {
  if (has_not(tree, at)) return true;
  const auto verb = verb_over(tree, at);
  return verb && has_not(tree, mood_bearer(tree, *verb));
}

std::optional<uint32_t> auxiliary_of(const Tree& tree, uint32_t at) {
  const auto verb = verb_over(tree, at);
  if (!verb) return std::nullopt;
  for (const auto c : tree.children(mood_bearer(tree, *verb)))
    if (tree.relation(c) == "aux" && mood_of_aux(tree.lemma(c)) != Mood::fact) return c;
  // "is to meet", "going to meet": the infinitive of a bare copula.
  const auto up = tree.parent(*verb);
  const bool going =
      up && tree.relation(*verb) == "xcomp" && (tree.lemma(*up) == "go" || tree.lemma(*up) == "be");
  return going ? up : std::nullopt;
}

Mood mood_of(const Tree& tree, uint32_t at) {
  const auto aux = auxiliary_of(tree, at);
  if (!aux) return Mood::fact;
  if (tree.lemma(*aux) == "go" || tree.lemma(*aux) == "be") return Mood::future;
  return mood_of_aux(tree.lemma(*aux));
}

}  // namespace parley::coding
