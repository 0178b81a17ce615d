#pragma once

#include "coding/cast.h"
#include "coding/draft.h"

namespace parley::coding {

/// Parties that the lexicon's pattern did not name but the tree or the story gives: joint parties
/// after "with" and "between", an adjective or name before an event noun ("the rebel assault"), the
/// object or addressee of a saying, the subject that a participle shares, and the two sides of a
/// story for bare "talks" and "fighting".
void complete_parties(const SentenceView& sentence, const Cast& cast, const EventMatch& match,
                      Event& event);

/// What is accused, praised or refused is an event: whoever did that is the recipient, if nobody
/// else is named.
void recipients_from_content(std::vector<Draft>& drafts, const SentenceView& sentence);

}  // namespace parley::coding
