#pragma once

#include <string>
#include <vector>

#include "app/command_line.h"

namespace parley::app {

/// The completion script of a shell: "bash", "zsh" or "fish" (REQUIRES: one of these).
std::string completion_script(const std::string& shell, const std::vector<VerbWords>& verbs);

}  // namespace parley::app
