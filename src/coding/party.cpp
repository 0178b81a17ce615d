#include "coding/party.h"

#include <algorithm>
#include <cassert>

#include "coding/party_described.h"
#include "coding/party_named.h"

namespace parley::coding {

std::optional<Party> resolve_party(const Actors& actors, std::span<const PhraseWord> words,
                                   size_t head, const PartyContext& context) {
  assert(head < words.size());
  constexpr size_t kMostWords = 64;
  if (words.size() > kMostWords) {
    // A runaway phrase: what is near the head says enough.
    const size_t first = head < kMostWords / 2 ? 0 : head - kMostWords / 2;
    words = words.subspan(first, std::min(kMostWords, words.size() - first));
    head -= first;
  }
  const Phrase phrase(actors, words, head, context);
  if (phrase.nothing()) return std::nullopt;
  auto party = named_person(phrase);
  if (!party) party = named_head(phrase);
  if (!party) party = same_as_before(phrase);
  if (!party) party = described(phrase);
  if (!party) party = unknown_name(phrase, country_of(phrase, nullptr));
  if (!party) return std::nullopt;
  party->text.clear();
  party->at = {words.front().at.begin, words.back().at.end};
  return party;
}

std::vector<std::string> countries_in(const Actors& actors, std::span<const PhraseWord> words,
                                      std::string_view date) {
  std::vector<std::string_view> forms;
  for (const PhraseWord& word : words) forms.push_back(word.form);
  std::vector<std::string> out;
  for (const ActorMatch& match : actors.find(forms, date)) {
    if (!match.actor->country.empty() && !match.surname) out.push_back(match.actor->country);
  }
  return out;
}

}  // namespace parley::coding
