#pragma once

#include <span>
#include <string>
#include <vector>

#include "nlp/analysis.h"

namespace parley::nlp {

/// The best sequence of BIO tags under the rule that I-x follows B-x or I-x alone, as labelled
/// stretches. `scores` has a row of log-probabilities for each word; `tags` names the columns.
std::vector<Labelled> decode_names(const std::vector<std::span<const float>>& scores,
                                   const std::vector<std::string>& tags);

/// One list out of the three heads' answers: `web` first, what `gum` has beside it (events, times,
/// …), and nationalities of `conflict` as groups. Spans are in order and do not overlap; `words`
/// gives the offsets.
std::vector<Name> merge_names(const std::vector<Word>& words, const std::vector<Labelled>& web,
                              const std::vector<Labelled>& gum,
                              const std::vector<Labelled>& conflict);

}  // namespace parley::nlp
