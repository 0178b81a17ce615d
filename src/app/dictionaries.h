#pragma once

#include <string>
#include <vector>

#include "app/data.h"

namespace parley::app {

/// Dictionaries of PETRARCH2 or TABARI that the user names (docs/dictionaries.md).
struct Dictionaries {
  std::vector<std::string> actors, agents, verbs;  ///< paths
  bool empty() const { return actors.empty() && agents.empty() && verbs.empty(); }
};

/// `files` with the dictionaries beside them, before others of their kind; `warnings` gets a line
/// for all that could not be taken over. Errors: as the reader of files has them; bad_input with
/// file and line.
Result<DataFiles> with_dictionaries(DataFiles files, const Dictionaries& named,
                                    std::vector<std::string>& warnings);

}  // namespace parley::app
