#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "text/document.h"

namespace parley::text {

/// Features of a place where a sentence may end; each is the hash of one question with its answer.
inline constexpr std::size_t kEndFeatures = 36;
using EndFeatures = std::array<uint32_t, kEndFeatures>;

/// Judges after which words of a paragraph a sentence ends: a logistic regression over the words
/// and marks on both sides, the length of the sentence so far and what is open. Trained by
/// training/text/sentence_ends.py.
class EndJudge {
 public:
  /// Reads the tokens [first, last) of one paragraph. Borrows all three for its lifetime.
  EndJudge(std::string_view text, const std::vector<Token>& tokens, Span range);

  /// Features for an end after token `i` of a sentence that began at token `start`.
  /// REQUIRES: range.begin <= start <= i, i + 1 < range.end
  EndFeatures features(uint32_t start, uint32_t i) const;

  /// Log odds that a sentence ends there.
  float score(const EndFeatures& features, const TextKnowledge& knowledge) const;

 private:
  struct Look {
    uint32_t form = 0;   ///< hash of the word in lower case
    uint32_t shape = 0;  ///< hash of its shape, "Xx", "X.X.", "dd"
    uint8_t kind = 0;
    bool glued = false;      ///< no white space before it
    bool quoted = false;     ///< within double quotation marks
    bool bracketed = false;  ///< within brackets
  };
  Look look(std::string_view word) const;
  const Look& at(int64_t i) const;

  Span range_;
  std::vector<Look> looks_;
};

}  // namespace parley::text
