#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/result.h"

namespace parley::text {

/// What the cutter knows of English, from data/text/. Immutable once loaded: shared by any number of threads.
struct TextKnowledge {
  /// Lower case, with their stops ("gen.", "u.s.", "sept."): the stop belongs to the word.
  std::unordered_set<std::string> abbreviations;
  /// Words that are two or more, lower case, with the lengths in bytes of the parts ("cannot": 3 3).
  std::unordered_map<std::string, std::vector<uint32_t>> splits;
  /// Words with hyphens inside that stay whole, lower case ("e-mail").
  std::unordered_set<std::string> whole;
  /// Weights of the judge of sentence ends, by the hash of a feature (boundary.h); absent is 0.
  std::unordered_map<uint64_t, float> boundary_weights;
};

/// `files` are those of data/text/ by name ("abbreviations.txt", "splits.txt", …); more may be given and are passed over.
/// Errors name file and line: not_found for a missing file, bad_input for a line that cannot be read.
Result<TextKnowledge> load_text_knowledge(const std::map<std::string, std::string>& files);

}  // namespace parley::text
