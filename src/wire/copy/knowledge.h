#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "wire/story.h"

namespace parley::wire {

/// One way in which furniture is worded: literal text with `*` for any run of characters within a
/// line, and `NAMES` at its end for a list of names. Case, the shape of quotation marks and dashes,
/// and the length of blanks do not matter. It must match a line whole.
struct FurniturePattern {
  FurnitureKind kind;
  std::string glob;         ///< folded as fold_line() folds the lines that it is held against
  bool then_names = false;  ///< what follows the glob must be names
};

/// What the wire's own habits are, as text of data/wire/: an analyst adds an agency or a phrase
/// there, not in C++. Immutable once loaded, so any number of threads may share it.
struct WireKnowledge {
  std::set<std::string, std::less<>> agencies;  ///< as printed in a dateline: "AP", "Xinhua"
  std::map<std::string, unsigned, std::less<>>
      months;  ///< "sept" -> 9; lower case, without the full stop
  std::set<std::string, std::less<>>
      labels;  ///< capitals that open a line but are no place: "UPDATE"
  std::set<std::string, std::less<>> byline_words;  ///< small words between names: "and", "van"
  std::vector<FurniturePattern> furniture;          ///< the first that matches decides
  std::map<std::string, std::vector<std::string>>
      fields;  ///< field of a Story -> its JSON names, best first
};

/// Parses the files of data/wire/: agencies.txt, months.txt, labels.txt, byline_words.txt,
/// furniture.txt and fields.txt. `files` maps a file's name, without folder, to its text; other
/// names are ignored. Errors: not_found for a missing file, corrupt ("furniture.txt:12: …") for a
/// line that cannot be understood.
Result<WireKnowledge> load_wire_knowledge(const std::map<std::string, std::string>& files);

/// "promotion" and so on, as data/wire/furniture.txt and `parley extract` spell it.
const char* to_string(FurnitureKind kind);

/// nullopt for any other word.
std::optional<FurnitureKind> furniture_kind_named(std::string_view name);

}  // namespace parley::wire
