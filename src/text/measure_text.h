#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace parley::text {

/// A run of letters, a run of digits, or one mark. "3pm" is two, "p.m." four.
struct MeasureToken {
  enum class Kind : uint8_t { word, digits, mark };
  Span at;
  std::string_view form;  ///< in lower case; dashes are "-", quotes and primes straight
  Kind kind = Kind::mark;
  bool spaced = true;    ///< white space, or nothing, before it
  bool capital = false;  ///< begins with an ASCII capital
  bool line = false;     ///< first of its line
};

/// A text cut as the readers of numbers and times see it. Owns the lower-case copy that the forms
/// point into; not copyable, since they would dangle.
class MeasureText {
 public:
  /// Reads at most `within`. Offsets are bytes of `text`, which need not be valid UTF-8.
  MeasureText(std::string_view text, Span within);
  MeasureText(const MeasureText&) = delete;
  MeasureText& operator=(const MeasureText&) = delete;

  std::size_t size() const { return tokens_.size(); }
  const MeasureToken& operator[](std::size_t i) const { return tokens_[i]; }

  /// Empty past the ends.
  std::string_view form(std::size_t i) const {
    return i < tokens_.size() ? tokens_[i].form : std::string_view();
  }
  bool is_digits(std::size_t i) const {
    return i < tokens_.size() && tokens_[i].kind == MeasureToken::Kind::digits;
  }
  bool is_word(std::size_t i) const {
    return i < tokens_.size() && tokens_[i].kind == MeasureToken::Kind::word;
  }
  /// Whether token `i` stands right at the one before.
  bool glued(std::size_t i) const { return i > 0 && i < tokens_.size() && !tokens_[i].spaced; }
  bool is(std::size_t i, std::string_view word) const { return form(i) == word; }

  /// The value of the digits at `i`, when there are at most `most` of them; -1 otherwise.
  int whole(std::size_t i, std::size_t most) const;

  /// Bytes of the tokens from `begin` to before `end`. REQUIRES: begin < end <= size()
  Span span(std::size_t begin, std::size_t end) const {
    return {tokens_[begin].at.begin, tokens_[end - 1].at.end};
  }

 private:
  std::string lower_;
  std::vector<MeasureToken> tokens_;
};

}  // namespace parley::text
