#pragma once

#include <array>
#include <string_view>

#include "coding/match.h"
#include "coding/story_view.h"
#include "coding/trigger_weights.h"

// How likely words carry the event that the lexicon or the model sees in them: a logistic
// regression over what both say, so that neither has the last word.
namespace parley::coding {

/// `from_model`: no entry of the lexicon, the model alone sees it; `spoken`: somebody denies,
/// predicts or proposes it.
std::array<double, kTriggerFeatures> trigger_features(const SentenceView& sentence,
                                                      const EventMatch& match, bool from_model,
                                                      bool spoken);

/// The model's type for these words and its probability, and the probability that they carry any
/// event.
struct ModelOpinion {
  std::string_view type;
  double type_probability = 0, any = 0;
};
ModelOpinion opinion_of(const SentenceView& sentence, const Words& words);

/// The model's probability that these words carry an event of this type.
double type_probability(const SentenceView& sentence, const Words& words, std::string_view type);

}  // namespace parley::coding
