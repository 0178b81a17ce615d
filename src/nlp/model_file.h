#pragma once

#include <map>
#include <string>
#include <string_view>

#include "base/result.h"

namespace parley::nlp {

/// The sections of a model file by name; views into `file`, which must outlive them.
/// docs/model_file.md has the layout. Errors: corrupt, when a size points outside the file or the
/// head is not a model's.
Result<std::map<std::string, std::string_view>> read_sections(std::string_view file);

}  // namespace parley::nlp
