#pragma once

#include "nlp/analysis.h"

namespace parley::nlp {

/// Universal Dependencies gives a predicate one subject. Where the tree gives two, and a clause
/// that has none of its own stands between them ("Rebels took the town, officials said"), the first
/// is that clause's. The tree stays a tree.
void one_subject_each(SentenceAnalysis& sentence);

/// Mends what hangs on a verb where the tree contradicts the words, for readers to whom it matters
/// who did it to what: a subject called passive beside an object, a second subject after its verb
/// or a bare noun called an oblique (both are objects), a participle after its noun called a past
/// tense ("the truce brokered by France"), a clause right behind a noun that was hung on the verb over
/// it ("regained the ground lost in May"), and a preposition that was hung on the verb instead of
/// on its noun ("pulling out of the town"). The tree stays a tree.
void mend_arguments(SentenceAnalysis& sentence);

}  // namespace parley::nlp
