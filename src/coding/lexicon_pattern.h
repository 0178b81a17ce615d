#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

// The pattern language of data/lexicon (docs/lexicon.md): what one entry asks of the words around
// its anchor.
namespace parley::coding {

/// Lemmas by class name: "agreement" -> {"deal", "accord", …}. Lower case.
using WordClasses = std::map<std::string, std::set<std::string, std::less<>>, std::less<>>;

/// One step from a word to others. The relations are deep: `subj` of a passive is its by-agent,
/// `obj` its subject.
enum class Relation : uint8_t {
  subj,  ///< who acts: subject, by-agent, noun of an active participle, subject of a noun's light
         ///< verb
  obj,   ///< what is acted on: object, passive subject, noun of a past participle
  iobj,  ///< indirect object
  obl,   ///< oblique of a verb, or nmod that the parser hung on its object
  nmod,  ///< of a noun; with a light verb its obliques too
  poss,  ///< possessive of a noun
  amod,  ///< adjective that names a party ("Russian", "rebel")
  compound,  ///< noun before the anchor that names a party
  mod,       ///< any adjective or noun before the anchor
  xcomp,
  ccomp,  ///< clausal object, or quoted speech beside the verb
  acl,    ///< infinitive or clause of a noun
  advcl,
  advmod,
  prt,   ///< particle of a verb
  gov,   ///< the governor
  host,  ///< the clause in which a verb of saying stands as parataxis or "as" clause
  self
};

/// `cases`: lower-case lemmas of the preposition or mark, any of them; empty: any or none.
struct Step {
  Relation relation = Relation::self;
  std::vector<std::string> cases;
};

/// Steps one after another, from the anchor.
using Path = std::vector<Step>;

/// What stands at the end of a way: any word, one of these lemmas, a word of one of these classes,
/// a person, a number.
struct Filler {
  bool any = false;
  std::vector<std::string> lemmas;
  std::vector<std::string> classes;
};

/// A demand on the words around: some way of `paths` (or none, if `absent`) must lead to the
/// filler.
struct Slot {
  std::vector<Path> paths;
  Filler filler;
  bool absent = false;
};

/// Ways to the filler of a role, tried in order; a list of joined words counts each. Roles are
/// letters: A actor, R recipient, X content (clause, demand), S source, P place, F from whom, W who
/// suffered, B broker.
struct RolePaths {
  char role = 0;
  std::vector<Path> paths;
};

/// One entry: the anchor's part of speech, what must be around it, where its roles are.
struct Pattern {
  std::vector<std::string> lemmas;
  char pos = 'V';  ///< V verb, N noun, A adjective or participle, R adverb or other word
  std::vector<Slot> slots;
  std::vector<RolePaths> roles;
  std::string file;     ///< "lexicon/events/assault.txt"
  int line = 0;         ///< 1-based
  double weight = 1;    ///< how sure the entry is, 0..1
  bool mutual = false;  ///< all parties act: actors and recipients are one list
  bool modal =
      false;  ///< an operator's content must be hypothetical: "would", "will", "may", an infinitive

  std::string where() const { return file + ":" + std::to_string(line); }
};

/// Reads "launch|mount/V attack/N obj:<attack> prt:off A=subj R=obl(against|on) w=0.9 mutual": one
/// pattern for each anchor. Errors: bad_input, what without the place.
Result<std::vector<Pattern>> read_patterns(std::string_view text);

/// Reads "R=obj|obl(against|on)>nmod(of)". Errors: bad_input.
Result<RolePaths> read_role(std::string_view text);

/// Reads lines "<name> word word …"; a name given again adds to its class, a word "<other>" adds
/// the words that class has so far. Errors: bad_input, "FILE:LINE: what".
Result<WordClasses> read_classes(const std::string& file, std::string_view text);

}  // namespace parley::coding
