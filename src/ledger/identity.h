#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/weights.h"
#include "ledger/matters.h"
#include "nlp/analysis.h"

// Whether two mentions in different texts are of one event, and the groups that follow from it.
namespace parley::ledger {

/// TF-IDF vectors (log tf, log idf) of texts given as lists of terms; a term that all share counts
/// nothing.
std::vector<TermVector> term_vectors(const std::vector<std::vector<std::string>>& texts);

/// Words that may tell of one event though they differ ("blaze", "inferno"). Immutable.
class EventWords {
 public:
  /// data/ledger/event_words.txt: a family a line, words parted by spaces, the words of a phrase by
  /// "_"; comments after "#" at the begin of a line. A word may be in several.
  static EventWords load(std::string_view file);

  /// Numbers of the families of a phrase, or else of its head; ascending.
  std::set<uint32_t> families(const std::string& phrase, const std::string& head) const;

 private:
  std::map<std::string, std::set<uint32_t>> families_;
};

/// What is compared of an event mention. Views and pointers must outlive the call.
struct EventMention {
  std::string lemma;               ///< of its head word
  std::vector<std::string> words;  ///< lemmas of all its words
  std::set<uint32_t> families;     ///< EventWords::families
  std::string upos;                ///< of its head word
  std::span<const float> vector;   ///< of SentenceAnalysis::events, its words' mean; any length
  std::array<float, nlp::kEventTypes.size()> types{};  ///< the greatest scores of its words
  float factuality = 0;
  bool reports = false;  ///< it says that somebody says something
  double rarity = 0;     ///< of the lemma: log of the share of texts that have it, 0 to 1
  const TermVector* sentence = nullptr;
  const TermVector* arguments = nullptr;  ///< of the words around it in the tree
  const TermVector* text = nullptr;
  uint32_t text_number = 0, sentence_number = 0;
  uint32_t matter = 0;  ///< of the text, by group_matters
};

/// Lemmas of a mention's own words, its head and the words that stand around it in the tree.
/// `tokens` are numbers of words of the sentence, at least one. Fills lemma, words, upos, types,
/// factuality and reports of `out`; returns the lemmas around it.
std::vector<std::string> read_mention(const nlp::SentenceAnalysis& sentence,
                                      std::span<const std::size_t> tokens, EventMention& out);

/// The learned score of a pair: a logistic regression over a few likenesses (Held et al. 2021 and
/// Barhom et al. 2019 learn the same from much larger encoders). Immutable.
class PairScore {
 public:
  /// data/ledger/event_identity.txt. Errors: corrupt, with the line.
  static Result<PairScore> load(std::string_view file);

  /// Log-odds that both are one event.
  double log_odds(const EventMention& a, const EventMention& b) const;

  static constexpr std::size_t kFeatures = 28;
  static std::array<double, kFeatures> features(const EventMention& a, const EventMention& b);
  static const std::array<const char*, kFeatures>& feature_names();

 private:
  Weights<kFeatures> weights_;
};

/// Whether two mentions may be of one event at all: of one text, of one matter, or of texts that
/// are somewhat alike. Bounds the cost by the pairs inside one matter.
bool may_be_one(const EventMention& a, const EventMention& b);

/// Groups by average linkage of the log-odds. Returns a group number for each mention, numbered by
/// first mention.
std::vector<uint32_t> group_events(const PairScore& score, std::span<const EventMention> mentions);

}  // namespace parley::ledger
