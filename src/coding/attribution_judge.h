#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "coding/attribution_proposals.h"

namespace parley::coding {

/// Judges readings of cues: a logistic regression over questions that can be read
/// ("say|ccomp", "source=subject:PROPN"). Its table, data/lexicon/attribution.txt, is made by
/// training/attribution/judge.py, and a line may be changed by hand. Immutable once loaded.
class AttributionJudge {
 public:
  /// Lines "FEATURE WEIGHT", the weight in hundredths of log odds. Errors: "FILE:LINE: what".
  static Result<AttributionJudge> load(const std::string& file, std::string_view text);

  /// Log odds that the proposal is right.
  float score(const std::vector<std::string>& features) const;

  bool empty() const { return weights_.empty(); }

 private:
  std::unordered_map<std::string, float> weights_;
};

/// What is asked of a proposal; no feature holds white space or '#'.
std::vector<std::string> attribution_features(const StoryView& story, const SentenceView& sentence,
                                              const Proposal& proposal);

}  // namespace parley::coding
