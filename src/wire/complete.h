#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "wire/copy/knowledge.h"
#include "wire/story.h"

namespace parley::wire {

/// 32 hexadecimal digits of the bytes (FNV-1a, 128 bits): the same on every machine.
std::string fingerprint(std::string_view bytes);

/// Brings what any reader found into the form that Story promises: clean UTF-8, the headline at the
/// head of the text, an id, a language, the dateline, furniture. `bytes` are those of the item, for
/// an id where the input has none; where they are empty the id is made of what was read. Says "" or
/// what was wrong; a story whose text is above kMostItemBytes is emptied of it. Never changes a
/// text that is clean already and begins with its headline.
std::string complete_story(Story& story, std::string_view bytes, const WireKnowledge& knowledge);

}  // namespace parley::wire
