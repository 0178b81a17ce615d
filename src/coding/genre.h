#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "coding/lexicon.h"
#include "coding/match_tree.h"

namespace parley::coding {

/// Tells copy on sport, film, business, weather and the like, in which words of conflict mean none.
/// It counts the words of the "[kind sentence]" sections of guards.txt, in one sentence or in a
/// whole story, against those of "[news sentence]".
class Genre {
 public:
  /// Counts the words of a sentence.
  void add(const Lexicon& lexicon, const Tree& tree);

  /// The kind of near-miss copy, empty for news: at least two different words of one kind, thick
  /// enough on the ground, and outweighing the words of hard news.
  std::string kind() const;

 private:
  struct Weight {
    std::map<std::string, double> words;  ///< lemma -> weight
    double all = 0;                       ///< every occurrence counted
  };
  std::map<std::string, Weight> kinds_;
  uint32_t words_ = 0;
};

}  // namespace parley::coding
