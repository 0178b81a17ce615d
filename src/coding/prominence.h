#pragma once

#include <string_view>
#include <vector>

#include "coding/draft.h"

// Which event of a sentence is its main one. Readers, and every gold set that names one event a
// sentence, want it first.
namespace parley::coding {

/// The class of cameo_class that a type falls into, an index of SentenceAnalysis::quad; it counts
/// CONCEDE as material cooperation and SANCTION as verbal conflict.
std::size_t quad_class(std::string_view type);

/// Puts the events of one sentence in order of prominence, the main one first: what stands high in
/// the tree, is of the kind that the model takes the whole sentence to be of (quad class), and has
/// parties on both sides. Ties keep the order of the words.
void order_by_prominence(std::vector<Draft>& drafts, const SentenceView& sentence);

/// Parties of the main event that nothing else gave, from the model's source and target of the
/// sentence (cameo_ner).
void complete_main_event(Draft& main, const SentenceView& sentence, const Cast& cast);

}  // namespace parley::coding
