#pragma once

#include <optional>
#include <string>
#include <vector>

#include "coding/match.h"
#include "coding/story_view.h"
#include "coding/trigger_score.h"

// The one place where the lexicon and the neural trigger head decide together whether words carry
// an event, and which.
namespace parley::coding {

/// A trigger that was accepted: from the lexicon, from the model, or from both.
struct Trigger {
  EventMatch match;  ///< for the model alone: type, head and trigger words, and arguments read off
                     ///< the tree
  double confidence = 0;  ///< 0..1
  std::string why;        ///< the entry, the model, and how they agreed
};

/// Words that the lexicon or the model may take for an event, and what is known of them.
struct Candidate {
  EventMatch match;
  std::array<double, kTriggerFeatures> features;
};

/// All candidates of a sentence; none of copy on sport, film and the like.
std::vector<Candidate> candidate_triggers(const Lexicon& lexicon, const SentenceView& sentence);

/// Triggers of a sentence by place: the candidates that are likelier events than not, parts of one
/// joined.
std::vector<Trigger> decide_triggers(const Lexicon& lexicon, const TriggerScore& score,
                                     const SentenceView& sentence);

}  // namespace parley::coding
