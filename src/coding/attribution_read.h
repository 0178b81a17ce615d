#pragma once

#include <optional>

#include "coding/attribution_proposals.h"

// What the reader itself takes for cues, sources and contents: it gives readings of its own, and
// evidence for and against those that trees give.
namespace parley::coding {

/// Words of the cue that the reader found with this word at its top; nothing where it found none.
std::optional<Words> read_cue(const SentenceView& sentence, uint32_t head);

/// The words that stand as source or content to a cue that begins with `from`, without gaps but for
/// those in `taken`, edge punctuation aside.
Words read_part(const SentenceView& sentence, nlp::Relation part, uint32_t from,
                const Words& taken);

/// How well the proposal agrees with the reader, as questions of the judge; all begin with "read".
std::vector<std::string> read_features(const SentenceView& sentence, const Proposal& proposal);

}  // namespace parley::coding
