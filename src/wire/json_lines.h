#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "wire/bytes.h"
#include "wire/intake.h"

namespace parley::wire {

/// Takes stories with the bytes that each was read from, and troubles with the line where they are.
struct JsonSink {
  std::function<void(Story&&, std::string_view bytes)> story;
  std::function<void(std::size_t line, std::string what)> complain;
};

/// JSON Lines: an object a line. A bad line is complained of and the next one read; lines above
/// kMostItemBytes are passed over.
void read_json_lines(ByteSource& bytes, const WireKnowledge& knowledge, const JsonSink& sink);

/// Objects in an array, or one after the other, however they are laid out; and the stories in the
/// first array of objects of an object that is no story itself ({"articles": […]}). Objects above
/// kMostItemBytes are passed over.
void read_json_objects(ByteSource& bytes, const WireKnowledge& knowledge, const JsonSink& sink);

}  // namespace parley::wire
