#pragma once

#include <optional>
#include <string>
#include <vector>

#include "coding/lexicon.h"
#include "coding/match.h"
#include "coding/tally_counts.h"

namespace parley::coding {

/// How a count came to its kind.
struct Counted {
  std::string what;
  const LedgerMatch* match = nullptr;
  double score = 0;
  std::string part_of;
  std::optional<double> previous;
};

/// A number of the dead, wounded, detained …, or, where `kind.what` is empty, of anything else.
struct Toll {
  Count count;
  Counted kind;
};

/// What the numbers of a sentence count: which casualty word claims each, at any distance. `last`
/// is the kind of the story's last tally, which a bare "the toll" goes on with. The matches must
/// outlive the answer.
std::vector<Toll> tolls_of(const Lexicon& lexicon, const SentenceView& s,
                           const std::vector<LedgerMatch>& matches, std::string_view text,
                           const std::string& last);

}  // namespace parley::coding
