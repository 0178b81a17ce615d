#pragma once

#include <array>

#include "base/weights.h"

namespace parley::coding {

/// What is known of a trigger, as numbers between about -6 and 6.
inline constexpr std::size_t kTriggerFeatures = 14;
const std::array<const char*, kTriggerFeatures>& trigger_feature_names();

/// data/lexicon/fusion.txt; its probability is that the words carry an event of the match's type.
using TriggerScore = Weights<kTriggerFeatures>;

}  // namespace parley::coding
