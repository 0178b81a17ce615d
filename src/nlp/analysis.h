#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/span.h"

namespace parley::nlp {

/// A word of a sentence as Universal Dependencies describes it. Strings are views of nothing: they
/// are owned.
struct Word {
  Span at;
  std::string lemma;
  std::string upos;
  std::string xpos;
  std::string feats;        ///< "Mood=Ind|Tense=Past", or "_"
  std::string deprel;       ///< with its subtype, "nsubj:pass"
  int head = 0;             ///< governor, 1-based in the sentence; 0 is the root
  std::string trigger;      ///< PLOVER type that the trigger head gives this word, empty for none
  float trigger_score = 0;  ///< probability of that class (of "none" when empty)
  std::string cue;          ///< stance that the cue head gives this word, empty for none
  float cue_score = 0;
};

enum class NameKind { person, organisation, geopolitical, place, facility, group, event, time };

/// A name, tokens [first, last) of its sentence.
struct Name {
  Span at;
  uint32_t first = 0;
  uint32_t last = 0;
  NameKind kind = NameKind::person;
  float score = 0;
};

/// A stretch of words with a label of one of the training sets, tokens [first, last) of its
/// sentence.
struct Labelled {
  uint32_t first = 0;
  uint32_t last = 0;
  std::string label;
  float score = 0;
  friend bool operator==(const Labelled&, const Labelled&) = default;
};

/// One sentence: a tree with exactly one root, and the names in order. The same names are also kept
/// as each training set would give them: UniversalNER (PER ORG LOC) and re3d (Organisation, Weapon,
/// MilitaryPlatform, …).
struct SentenceAnalysis {
  std::vector<Word> words;
  std::vector<Name> names;
  std::vector<Labelled> web_names;
  std::vector<Labelled> conflict_names;
};

/// As many sentences as the Document, in its order.
struct Analysis {
  std::vector<SentenceAnalysis> sentences;
};

const char* to_string(NameKind kind);

}  // namespace parley::nlp
