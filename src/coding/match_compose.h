#pragma once

#include <vector>

#include "coding/match.h"
#include "coding/match_tree.h"

namespace parley::coding {

/// Applies the operators that stand over the events of a sentence, innermost first: adds the events
/// that operators make
/// ("refused to meet" a REJECT), and marks what becomes of those that they embed. `matches` must be
/// in order of `head` and comes back so.
void compose(const Lexicon& lexicon, const Tree& tree, std::vector<EventMatch>& matches);

/// Negation and auxiliaries over the event's head.
void set_mood(const Tree& tree, EventMatch& match);

/// Marks events that stand in a near-miss sense.
void guard(const Lexicon& lexicon, const Tree& tree, std::vector<EventMatch>& matches);

}  // namespace parley::coding
