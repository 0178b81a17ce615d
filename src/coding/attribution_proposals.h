#pragma once

#include <string>
#include <vector>

#include "coding/story_view.h"

// Who said, thought or wanted what: the readings that a sentence's tree and quotation marks allow.
// Which of them holds is judged elsewhere (attribution_judge.h).
namespace parley::coding {

/// A source that a cue may have. `words` may be empty: nobody is named.
struct SourceReading {
  std::string how;  ///< "subject", "agent", "owner", "none", …
  Words words;
  uint32_t head = 0;  ///< REQUIRES to be read only where `words` is not empty
};

/// What may be attributed.
struct ContentReading {
  std::string how;           ///< "ccomp", "obl:about", "quote", "host", …
  Words words;               ///< of the cue's own sentence, ascending
  std::vector<Span> beyond;  ///< bytes of quotations outside the sentence
  uint32_t head = 0;
};

/// One reading of a cue: its words with one source and one content.
struct Proposal {
  uint32_t sentence = 0;
  uint32_t head = 0;   ///< word of the cue
  std::string extent;  ///< how far the cue goes: "group", "chain", "reach", "light"
  Words cue;
  SourceReading source;
  ContentReading content;
};

/// All readings of the sentence, by the place of the cue's head. Pure; bounded by a few dozen for
/// each word.
std::vector<Proposal> propose_attributions(const StoryView& story, const SentenceView& sentence);

}  // namespace parley::coding
