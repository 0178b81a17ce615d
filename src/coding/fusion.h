#pragma once

#include <optional>
#include <string>
#include <vector>

#include "coding/match.h"
#include "coding/story_view.h"

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

/// Triggers of a sentence by place. A lexicon entry that the model supports is accepted; one that
/// it gainsays needs a heavy entry and no guard; words that only the model calls an event need a
/// high probability.
std::vector<Trigger> decide_triggers(const Lexicon& lexicon, const SentenceView& sentence);

}  // namespace parley::coding
