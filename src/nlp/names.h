#pragma once

#include <span>
#include <string>
#include <vector>

#include "nlp/analysis.h"

namespace parley::nlp {

/// BIO tags of one head, made ready for decoding. Immutable.
class Tags {
 public:
  Tags() = default;
  explicit Tags(std::vector<std::string> names);

  /// The best sequence under the rule that I-x follows B-x or I-x alone, as labelled stretches.
  /// `scores` has a row of log-probabilities for each word, its columns in the order of the names.
  std::vector<Labelled> decode(const std::vector<std::span<const float>>& scores) const;

 private:
  std::vector<std::size_t> best_path(const std::vector<std::span<const float>>& scores) const;

  std::vector<std::string> names_;
  std::vector<std::vector<std::size_t>> before_;  ///< of each tag, those that it may follow
};

/// One list out of the three heads' answers: `web` first, what `gum` has beside it (events, times,
/// …), and nationalities of `conflict` as groups. Spans are in order and do not overlap; `words`
/// gives the offsets.
std::vector<Name> merge_names(const std::vector<Word>& words, const std::vector<Labelled>& web,
                              const std::vector<Labelled>& gum,
                              const std::vector<Labelled>& conflict);

}  // namespace parley::nlp
