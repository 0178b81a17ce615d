#pragma once

#include <string_view>
#include <vector>

#include "coding/story_view.h"
#include "text/numbers.h"

namespace parley::coding {

/// A number with the words around it.
struct Count {
  text::NumberMention number;
  uint32_t first = 0;  ///< words of the number with its bound
  uint32_t last = 0;   ///< its last word
  uint32_t noun = 0;   ///< the noun that it counts; the number itself when there is none
};

/// The numbers of a sentence in order, each with the noun that it counts: of "a group of 12
/// soldiers" the soldiers.
std::vector<Count> counts_of(const SentenceView& s, std::string_view text);

/// "total", "group", "hundred": nouns that hand their count to what follows their "of".
bool is_measure(std::string_view lemma);

}  // namespace parley::coding
