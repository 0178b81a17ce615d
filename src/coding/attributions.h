#pragma once

#include <vector>

#include "coding/attribution_judge.h"

namespace parley::coding {

/// Somebody is said to say, think or want something. Parts are runs of bytes in order of the text;
/// `source` is empty where nobody is named.
struct AttributedSpans {
  std::vector<Span> source, cue, content;
  float chance = 0;  ///< that source, cue and content are right in the main, 0..1
};

/// Every attribution of the story: for each cue the reading that is most likely right in the main,
/// where that is likely enough; no word is in two cues. By the place of the cue. Pure.
std::vector<AttributedSpans> attributions_of(const StoryView& story, const AttributionJudge& judge);

/// The parts of a proposal as bytes.
AttributedSpans spans_of(const SentenceView& sentence, const Proposal& proposal);

}  // namespace parley::coding
