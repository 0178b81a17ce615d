#pragma once

#include <string>

namespace parley::app {

struct Diagnosis {
  std::string text;      ///< for standard output
  bool is_well = false;  ///< everything that coding needs is there
};

/// Versions, processor, data and model; loads all of it to see that it can be loaded.
Diagnosis diagnose(const std::string& data_named_by_user);

}  // namespace parley::app
