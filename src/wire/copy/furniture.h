#pragma once

#include "wire/copy/knowledge.h"

namespace parley::wire::copy {

/// Finds what a finished text holds besides the news, and where it was filed: sets `dateline` and
/// `furniture`, and `byline` where it is empty and the copy has one. A sentence of news is never
/// taken; where in doubt, it is news. Linear in the text. REQUIRES: text is clean (clean_text) and
/// begins with the headline
void mark_furniture(Story& story, const WireKnowledge& knowledge);

}  // namespace parley::wire::copy
