#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "text/knowledge.h"

namespace parley::text {

/// A word or mark, cut as Universal Dependencies cuts English: "don't" is "do" "n't", "Russia's"
/// "Russia" "'s".
struct Token {
  Span at;
  bool space_after = true;
};

/// A sentence owns the tokens [first, last).
struct Sentence {
  Span at;
  uint32_t first = 0;
  uint32_t last = 0;
  uint32_t paragraph = 0;  ///< from 0, the headline being paragraph 0 of a story
  uint32_t size() const { return last - first; }
};

/// Words in quotation marks; a quote may span sentences and, as wires print it, paragraphs.
struct Quote {
  Span at;     ///< the words, without the marks
  Span whole;  ///< with the marks
};

/// All offsets are UTF-8 bytes of the text that was read. Sentences and tokens are in order and do
/// not overlap.
struct Document {
  std::vector<Sentence> sentences;
  std::vector<Token> tokens;
  std::vector<Quote> quotes;
};

/// A sentence is cut at the last good place before it has more tokens than this.
inline constexpr uint32_t kMostTokensInSentence = 200;

/// Cuts valid UTF-8 text. `skip` (sorted, apart) is furniture: no token begins in it, and a
/// sentence ends at it. A blank line always ends a sentence; a single line end does where the next
/// line cannot continue it. Pure, linear in the text, bounded memory.
Document read_document(std::string_view text, const TextKnowledge& knowledge,
                       const std::vector<Span>& skip = {});

}  // namespace parley::text
