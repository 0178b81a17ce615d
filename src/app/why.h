#pragma once

#include <istream>
#include <string>

#include "base/result.h"

namespace parley::app {

/// How the chain is shown.
struct WhyView {
  int width = 80;
  bool colour = false;
};

/// The chain from the record `id` among `records` (JSON Lines) to what it rests on: the record in
/// words, the claims about it or the event it speaks to, the story, the words with their place, the
/// rule or model, the scores. Errors: not_found; bad_input "name:line: what" when the line of the
/// record, or one before it, is not JSON.
Result<std::string> explain_record(std::istream& records, const std::string& name,
                                   const std::string& id, const WhyView& view);

}  // namespace parley::app
