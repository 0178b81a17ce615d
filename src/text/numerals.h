#pragma once

#include <cstdint>

#include "text/run.h"

namespace parley::text {

/// The end of the number written in digits that begins at `i`: "43.7", "280,000", "10:30",
/// "9/11/2001", "1990s", "21st", a telephone number; 0 when none begins there. Units ("5pm",
/// "35mm") are not in it.
uint32_t numeral_end(const Run& run, uint32_t i);

/// The end of the mark at `i`: a run of like marks ("...", "--", "!?"), a smiley, an emoji with its
/// modifiers, or one character. REQUIRES: i < run.size()
uint32_t mark_end(const Run& run, uint32_t i);

}  // namespace parley::text
