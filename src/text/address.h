#pragma once

#include <cstdint>

#include "text/run.h"

namespace parley::text {

/// The end of the web or mail address, user name, hash tag or file name that begins at `i`; 0 when
/// there is none. Marks that close the sentence around it are not in it.
uint32_t address_end(const Run& run, uint32_t i);

}  // namespace parley::text
