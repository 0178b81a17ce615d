#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace parley::nlp {

/// PLOVER's event types, in the order of Word::event_scores.
inline constexpr std::array<std::string_view, 16> kEventTypes = {
    "ACCUSE",   "AGREE",   "AID",    "ASSAULT", "COERCE",  "CONCEDE",  "CONSULT", "COOPERATE",
    "MOBILIZE", "PROTEST", "REJECT", "REQUEST", "RETREAT", "SANCTION", "SUPPORT", "THREATEN"};

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
  std::array<float, kEventTypes.size()> event_scores{};  ///< probability of each type
  std::string cue;  ///< stance that the cue head gives this word, empty for none
  float cue_score = 0;
  std::string status;      ///< records.md's status that an event told by this word would have
  float status_score = 0;  ///< probability of it; 0 where the model has no such head
  std::string mode;        ///< PLOVER mode, "none" for an event without
  float mode_score = 0;
  float factuality = 0;  ///< -3 (certainly not) to 3 (certainly so), of a predicate (UDS)
};

/// In what a word may stand to a trigger (the first four, and says: what a claim speaks to) or to
/// the cue of an attribution.
enum class Relation { actor, recipient, place, time, speaker, says, source, content };

/// What the pair head says of two words of a sentence.
class Relations {
 public:
  static constexpr std::size_t kKinds = 8;

  /// Log-odds that `to` stands in the relation to `from`, both numbers of words from 0; very
  /// negative where the model has no such head or the two were not read together (parts of an
  /// overlong sentence).
  float log_odds(Relation relation, std::size_t from, std::size_t to) const {
    for (const auto& b : blocks_) {
      if (from < b.begin || to < b.begin || from >= b.begin + b.words || to >= b.begin + b.words)
        continue;
      const auto row = static_cast<std::size_t>(relation) * b.words + (from - b.begin);
      return b.scores[row * b.words + (to - b.begin)];
    }
    return std::numeric_limits<float>::lowest();
  }
  bool empty() const { return blocks_.empty(); }

  /// Words [begin, begin + words) that were read together; scores [kKinds][words][words].
  struct Block {
    std::size_t begin = 0, words = 0;
    std::vector<float> scores;
  };
  void add_block(Block block) { blocks_.push_back(std::move(block)); }
  const std::vector<Block>& blocks() const { return blocks_; }

 private:
  std::vector<Block> blocks_;
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
/// MilitaryPlatform, …). What the model has no head for is empty.
struct SentenceAnalysis {
  std::vector<Word> words;
  std::vector<Name> names;
  std::vector<Labelled> web_names;
  std::vector<Labelled> conflict_names;
  std::vector<Labelled> said;      ///< cues of attributions, "said" all of them
  std::vector<Labelled> parties;   ///< S source, T target, R both, of the main act (cameo_ner)
  std::vector<Labelled> mentions;  ///< event, actor, place, time, thing (ECB+)
  std::vector<Labelled> fillers;   ///< perp_individual, victim, … of an incident (MUC-4)
  Relations relations;
  std::vector<float> events;  ///< Model::event_width() numbers a word: like vectors, like events
  /// Probability that the main act is a statement, verbal or material cooperation, verbal or
  /// material conflict (cameo_class, where CONCEDE is material and SANCTION verbal); all 0 where
  /// the model has no such head.
  std::array<float, 5> quad{};
  std::vector<float> classes;  ///< log-odds of Model::sentence_classes(); of an overlong sentence,
                               ///< those of its first part
};

/// As many sentences as the Document, in its order.
struct Analysis {
  std::vector<SentenceAnalysis> sentences;
};

const char* to_string(NameKind kind);

}  // namespace parley::nlp
