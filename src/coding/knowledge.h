#pragma once

#include "coding/actors.h"
#include "coding/coder.h"
#include "coding/codes.h"
#include "coding/lexicon.h"
#include "coding/trigger_weights.h"
#include "places/atlas.h"

namespace parley::coding {

/// All that an analyst may change: who is who, what words mean, what codes there are. Immutable
/// once loaded.
struct Knowledge {
  Actors actors;
  Codes codes;
  Lexicon lexicon;
  TriggerScore triggers;  ///< lexicon/fusion.txt
  places::Atlas atlas;
};

}  // namespace parley::coding
