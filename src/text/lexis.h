#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace parley::text {

/// A word, number or mark as the readers of times and numbers see it.
struct Lexeme {
  enum class Kind { word, number, mark };
  Span at;
  Kind kind = Kind::mark;
  std::string form;    ///< words in lower case without the stops inside ("a.m." is "am"); numbers
                       ///< without commas
  std::string suffix;  ///< letters that follow a number: "st", "s", "th"
  bool spaced = true;  ///< white space before it
  bool capital = false;
};

/// Splits `within` into lexemes; "mid-2004" is three, "280,000" and "10:30" are one, "1990s" a
/// number with its suffix.
std::vector<Lexeme> lex(std::string_view text, Span within);

/// A cardinal number in words or digits that begins at a lexeme: "280,000", "2.5 million",
/// "twenty-one", "a hundred and five", "half a million".
struct Cardinal {
  double value = 0;
  std::size_t end = 0;   ///< index after its last lexeme
  bool rounded = false;  ///< "a dozen", "half a million": said roughly
  bool in_digits = false;
};

/// The longest cardinal at lexeme `i`. "a" and "an" begin one only before a scale ("a hundred", "a
/// dozen").
std::optional<Cardinal> cardinal_at(const std::vector<Lexeme>& lexemes, std::size_t i);

}  // namespace parley::text
