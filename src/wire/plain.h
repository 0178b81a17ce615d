#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "wire/bytes.h"
#include "wire/intake.h"

namespace parley::wire {

/// One dispatch of a file of plain copy.
struct Dispatch {
  std::string bytes;     ///< as they were, for the id; an 8-bit encoding or UTF-8
  std::size_t line = 1;  ///< where it begins
};

/// Takes dispatches, and troubles with the line where they are.
struct DispatchSink {
  std::function<void(Dispatch&&)> dispatch;
  std::function<void(std::size_t line, std::string what)> complain;
};

/// Streams dispatches parted by form feeds, or by an end mark without letters ("-30-", "###") or
/// NNNN on a line of its own, which stays with the dispatch that it ends. A dispatch above
/// kMostItemBytes is complained of and passed over.
void read_dispatches(ByteSource& bytes, const WireKnowledge& knowledge, const DispatchSink& sink);

/// The story of a dispatch, and how many of its bytes could not be read.
struct PlainStory {
  Story story;
  std::size_t bad_bytes = 0;
};

/// The first line is the headline if it looks like one and there is more.
PlainStory plain_story(std::string_view bytes, const WireKnowledge& knowledge);

/// 8-bit copy as UTF-8. Bytes that are UTF-8 but for a few stay, broken as they are; others are
/// read in the encoding that their frequencies speak for, windows-1252 where they are few.
std::string legacy_to_utf8(std::string_view bytes);

}  // namespace parley::wire
