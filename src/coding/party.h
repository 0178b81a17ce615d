#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "coding/actors.h"
#include "coding/records.h"

namespace parley::coding {

/// A word of a noun phrase. Lemma and upos may be empty (then the form alone is looked at). The
/// views are borrowed for the call.
struct PhraseWord {
  std::string_view form;
  std::string_view lemma;
  std::string_view upos;
  Span at;
};

/// What the story has said so far.
struct PartyContext {
  std::string date;  ///< ISO date of the story; empty means now
  std::vector<std::string>
      countries;  ///< alpha-3 of the countries named before, latest first (repeats are weight)
  std::vector<Party>
      before;  ///< parties resolved before, latest first: surnames, "counterpart", "the group"
  std::string home;  ///< alpha-3 of the dateline or of what the story is about; empty for unknown
};

/// The party that a noun phrase stands for. `phrase` is the whole phrase in order, `head` the index
/// of its head word (REQUIRES: head < phrase.size()). Roles compose: "the Turkish-backed rebels in
/// Syria" is SYRREB. An unknown actor is coded from its words; a country that neither words nor
/// context give stays empty. `text` is left empty and `at` is the hull of the words. nullopt: no
/// actor at all (a thing, a time, a verb), or a pronoun: those are for the caller.
std::optional<Party> resolve_party(const Actors& actors, std::span<const PhraseWord> phrase,
                                   size_t head, const PartyContext& context);

/// The countries that words name, by state name, adjective, people, seat, city or region, in order,
/// with repeats: what the caller keeps for PartyContext::countries (reversed).
std::vector<std::string> countries_in(const Actors& actors, std::span<const PhraseWord> words,
                                      std::string_view date);

}  // namespace parley::coding
