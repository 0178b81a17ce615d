#pragma once

#include "coding/story_view.h"

namespace parley::coding {

/// First word of the run [first, last) that hangs on no word inside it, so the run's own head.
uint32_t head_of_run(const SentenceView& s, uint32_t first, uint32_t last);

/// The words whose clause an event shares: its trigger, then the verbs that it hangs on, up to the
/// next clause of somebody else's saying.
Words scope_of(const SentenceView& s, const Words& trigger);

}  // namespace parley::coding
