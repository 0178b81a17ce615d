#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"

namespace parley::nlp {

/// How the letters of a word are cased; the vocabulary is uncased, so the encoder is told apart.
enum class Casing : int32_t { none, lower, title, upper, mixed };

Casing casing_of(std::string_view word);

/// BERT's uncased wordpieces (Devlin et al. 2019): lower case, accents off, longest match first.
/// Immutable after load; shared by threads.
class WordPiece {
 public:
  /// One piece a line, in the order of their ids. REQUIRES: `vocabulary` outlives this. Errors:
  /// corrupt.
  static Result<WordPiece> load(std::string_view vocabulary);

  /// At least one id and at most `kMostPieces`; words of no known piece are [UNK].
  std::vector<int32_t> pieces(std::string_view word) const;

  int32_t start() const { return start_; }
  int32_t end() const { return end_; }

  static constexpr std::size_t kMostPieces = 16;

 private:
  void add_run(std::string_view run, std::vector<int32_t>& out) const;
  int32_t find(std::string_view piece, bool inside) const;

  std::unordered_map<std::string_view, int32_t> first_;  ///< pieces that begin a word
  std::unordered_map<std::string_view, int32_t>
      inner_;  ///< pieces written "##…", without the marks
  int32_t unknown_ = 0, start_ = 0, end_ = 0;
};

}  // namespace parley::nlp
