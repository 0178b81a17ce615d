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

/// Lets a set or map of strings be asked with a string_view.
struct StringHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
};

using WordSet = std::unordered_set<std::string, StringHash, std::equal_to<>>;

template <typename Value>
using WordMap = std::unordered_map<std::string, Value, StringHash, std::equal_to<>>;

/// What must follow for the stop to be a part of the abbreviation ("Gen. Ali", "no. 5", "Mass.
/// Ave", "etc. and").
enum class Follows { anything, number, capital, continuation };

/// What the cutter knows of English, from data/text/. Words are in lower case, with straight
/// apostrophes. Immutable once loaded: shared by any number of threads.
struct TextKnowledge {
  WordMap<Follows> abbreviations;         ///< with their stop: "gen.", "ph.d."
  WordMap<std::vector<uint32_t>> splits;  ///< "cannot": lengths of its parts in bytes, 3 3
  WordSet whole;     ///< words with a hyphen, slash or apostrophe inside that are one
  WordSet prefixes;  ///< "non": what stands before its hyphen does not part
  WordSet suffixes;  ///< "esque": what stands after a hyphen and does not part
  std::unordered_map<uint32_t, float> ends;  ///< weights of the judge of sentence ends (boundary.h)
};

/// `files` are those of data/text/ by name: abbreviations.txt, splits.txt, hyphens.txt,
/// sentence_ends.txt; others are passed over. Errors: not_found for a missing file, bad_input for a
/// line that cannot be read, with file and line.
Result<TextKnowledge> load_text_knowledge(const std::map<std::string, std::string>& files);

}  // namespace parley::text
