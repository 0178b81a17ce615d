#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "coding/codes.h"

// Readers of the dictionaries that PETRARCH2 and, before it, TABARI coded with, for those who own
// some (docs/dictionaries.md). They become files of data/actors and data/lexicon, with the same
// line numbers, so that what is read of them is one thing and what is wrong has its place.
namespace parley::coding::petrarch {

/// A dictionary as a file of our own. Line n of `text` says what line n of the dictionary says.
struct Converted {
  std::string text;
  std::vector<std::string> warnings;  ///< "FILE:LINE: what is not supported, and was left out"
};

/// Most bytes of a dictionary, of a line; most warnings (then one that says so).
inline constexpr std::size_t kMostBytes = 64u << 20;
inline constexpr std::size_t kMostLineBytes = 4096;
inline constexpr std::size_t kMostWarnings = 200;

/// Whether a code of three, six or nine letters is known ("SYRREB"); others are left out with a
/// warning.
using KnowsCode = std::function<bool(std::string_view)>;

/// Actors: names with codes and their dates, "+" aliases; as data/actors/groups.txt.
/// Errors, here and below: bad_input "FILE:LINE: what" for lines of no known form.
Result<Converted> read_actors(const std::string& file, std::string_view text,
                              const KnowsCode& knows);

/// Agents: nouns with plurals and "[~CODE]", "!SET!" substitutions; as data/actors/agents.txt.
Result<Converted> read_agents(const std::string& file, std::string_view text,
                              const KnowsCode& knows);

/// Verbs: blocks with codes, "&" synonym sets and "- " patterns; as data/lexicon/events/*.txt.
Result<Converted> read_verbs(const std::string& file, std::string_view text, const Codes& codes);

}  // namespace parley::coding::petrarch
