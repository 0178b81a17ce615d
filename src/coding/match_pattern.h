#pragma once

#include <map>
#include <optional>

#include "coding/lexicon_pattern.h"
#include "coding/match_tree.h"

namespace parley::coding {

/// A pattern found at a word.
struct Found {
  uint32_t head = 0;
  Words trigger;  ///< the anchor, its particle and the words that lexical slots named, ascending
  double strength = 0;  ///< how much the pattern asked for: the more, the surer its sense
};

/// Whether the pattern holds with its anchor at the word (whose lemma is known to fit).
std::optional<Found> find_pattern(const Tree& tree, const Pattern& pattern, uint32_t at);

/// Words of a role: those of the first way that leads anywhere, with what is joined to them. Words
/// of the trigger and expletives are left out.
Words role_words(const Tree& tree, const Pattern& pattern, char role, const Found& found);

/// Whether the word's part of speech fits an anchor of this kind.
bool fits_pos(const nlp::Word& word, char pos);

/// What the lemma of a verb may be where the reader cut it wrong: "torched" for torch, "fre" for
/// free.
std::vector<std::string> stems_of(const Tree& tree, uint32_t at);

/// Of the entries listed for the word's key, the strongest that holds (then the weightier, then the
/// earlier); those that `wanted` refuses are passed over.
template <typename Entry, typename Wanted>
const Entry* best_entry(const Tree& tree, const std::vector<Entry>& entries,
                        const std::map<std::string, std::vector<uint32_t>, std::less<>>& index,
                        uint32_t at, Found& best, Wanted wanted) {
  const Entry* chosen = nullptr;
  auto listed = index.find(tree.key(at));
  if (listed == index.end()) listed = index.find(tree.other_key(at));
  if (listed == index.end())
    for (const auto& stem : stems_of(tree, at))
      if (listed == index.end()) listed = index.find(stem);
  if (listed == index.end()) return chosen;
  for (const auto place : listed->second) {
    const auto& entry = entries[place];
    if (!wanted(entry)) continue;
    const auto found = find_pattern(tree, entry.pattern, at);
    if (!found) continue;
    const bool better =
        chosen == nullptr || found->strength > best.strength ||
        (found->strength == best.strength && entry.pattern.weight > chosen->pattern.weight);
    if (!better) continue;
    chosen = &entry;
    best = *found;
  }
  return chosen;
}

template <typename Entry>
const Entry* best_entry(const Tree& tree, const std::vector<Entry>& entries,
                        const std::map<std::string, std::vector<uint32_t>, std::less<>>& index,
                        uint32_t at, Found& best) {
  return best_entry(tree, entries, index, at, best, [](const Entry&) { return true; });
}

/// "not", "no", "never", "without" over the word, its light verb, or the verb that it is said of.
bool is_negated(const Tree& tree, uint32_t at);

/// Auxiliaries over the word or its light verb.
enum class Mood { fact, future, modal, must };
Mood mood_of(const Tree& tree, uint32_t at);
/// The auxiliary that gives the mood, for the trigger.
std::optional<uint32_t> auxiliary_of(const Tree& tree, uint32_t at);

}  // namespace parley::coding
