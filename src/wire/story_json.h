#pragma once

#include "base/json.h"
#include "wire/story.h"

namespace parley::wire {

/// Every field that was read, for `parley extract`; a field that is empty is left out. Offsets are
/// UTF-8 bytes of `text`, half open, as [begin, end].
Json story_json(const Story& story);

}  // namespace parley::wire
