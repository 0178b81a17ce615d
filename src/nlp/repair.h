#pragma once

#include "nlp/analysis.h"

namespace parley::nlp {

/// Universal Dependencies gives a predicate one subject. Where the tree gives two, and a clause
/// that has none of its own stands between them ("Rebels took the town, officials said"), the first
/// is that clause's. The tree stays a tree.
void one_subject_each(SentenceAnalysis& sentence);

}  // namespace parley::nlp
