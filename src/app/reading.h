#pragma once

#include "app/command_line.h"

namespace parley::app {

/// `parley code`, `parse` and `extract`: inputs in, results out, complaints on standard error.
/// Returns the exit status.
int run_reading(const Options& options);

}  // namespace parley::app
