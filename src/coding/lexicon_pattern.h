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

/// A way from the anchor to words: a relation, and for nmod, obl, advcl and acl the case or mark
/// that they must have. The relations are deep: `subj` of a passive is its by-agent, `obj` its
/// grammatical subject.
struct Path {
  enum class Relation : uint8_t {
    subj,  ///< who acts: active subject, by-agent, noun of an active participle, or through a light
           ///< verb
    obj,   ///< what is acted on: object, passive subject, noun of a past participle
    iobj,
    obl,       ///< oblique of a verb, or nmod that the parser hung on its object
    nmod,      ///< of a noun; through a light verb its obliques too
    poss,      ///< possessive of a noun
    amod,      ///< adjective that names a party ("Russian")
    compound,  ///< noun before the anchor
    xcomp,
    ccomp,
    acl,  ///< infinitive or clause of a noun
    advcl,
    advmod,
    prt,  ///< particle of a verb
    gov,  ///< the governor of the anchor
    self  ///< the anchor
  };
  Relation relation = Relation::self;
  std::vector<std::string> cases;  ///< lower-case lemmas, any of them; empty: any or none
};

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
  std::string file;   ///< "lexicon/events/assault.txt"
  int line = 0;       ///< 1-based
  double weight = 1;  ///< how sure the entry is, 0..1

  std::string where() const { return file + ":" + std::to_string(line); }
};

/// Reads "launch|mount/V obj:<attack> prt:off A=subj R=obl(against|on)". Errors: bad_input, what
/// without the place.
Result<Pattern> read_pattern(std::string_view text);

/// Reads "<name>" sections of words. Errors: bad_input, "FILE:LINE: what".
Result<WordClasses> read_classes(const std::string& file, std::string_view text);

}  // namespace parley::coding
