#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "base/weights.h"

// Whether two mentions in different texts are of one event, and the groups that follow from it.
namespace parley::ledger {

/// Weights of terms, for the likeness of texts. Sorted by term, of length 1.
using TermVector = std::vector<std::pair<uint32_t, float>>;

/// TF-IDF vectors (log tf, log idf) of texts given as lists of terms; a term that all share counts
/// nothing.
std::vector<TermVector> term_vectors(const std::vector<std::vector<std::string>>& texts);

/// Cosine of two vectors of length 1, 0 to 1.
double likeness(const TermVector& a, const TermVector& b);

/// What is compared of an event mention. Views must outlive the call.
struct EventMention {
  std::string_view lemma;         ///< of its head word
  std::span<const float> vector;  ///< of SentenceAnalysis::events, its words' mean; any length
  const TermVector* sentence = nullptr;
  const TermVector* text = nullptr;
  uint32_t text_number = 0;
};

/// The learned score of a pair: a logistic regression over a few likenesses (Held et al. 2021 and
/// Barhom et al. 2019 learn the same from much larger encoders). Immutable.
class PairScore {
 public:
  /// data/ledger/event_identity.txt. Errors: corrupt, with the line.
  static Result<PairScore> load(std::string_view file);

  /// Log-odds that both are one event.
  double log_odds(const EventMention& a, const EventMention& b) const;

  static constexpr std::size_t kFeatures = 9;
  static std::array<double, kFeatures> features(const EventMention& a, const EventMention& b);
  static const std::array<const char*, kFeatures>& feature_names();

 private:
  Weights<kFeatures> weights_;
};

/// Groups by average linkage: the pair of groups with the highest mean log-odds is joined until no
/// mean is above zero. Pairs of texts less alike than `kLeastLikeness` are never of one event, so
/// the cost is bounded by the pairs inside one matter. Deterministic: ties go to the earlier pair.
/// Returns a group number for each mention, numbered by first mention.
std::vector<uint32_t> group_events(const PairScore& score, std::span<const EventMention> mentions);

inline constexpr double kLeastLikeness = 0.05;

}  // namespace parley::ledger
