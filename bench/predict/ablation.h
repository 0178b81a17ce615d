#pragma once

#include "nlp/analysis.h"

namespace parley::predict {

/// Takes out of what the model said the parts that PARLEY_WITHOUT names, comma apart: triggers
/// status mode cues pairs names trees. For the table of what each part buys; nothing else reads it.
void leave_out(nlp::Analysis& analysis);

}  // namespace parley::predict
