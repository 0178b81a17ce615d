#pragma once

#include <optional>
#include <string>

#include "coding/party_phrase.h"

// Parties that have a name: persons, bodies, groups, states, and names that nobody knows.
namespace parley::coding {

/// A person named in the phrase who is the party itself, by office or last office of the date.
std::optional<Party> named_person(const Phrase& phrase);

/// The name that the head belongs to; nullopt for "Hamas official" and "Syria's army".
std::optional<Party> named_head(const Phrase& phrase);

/// The party that the name stands for by itself: "Moscow" the government, "Aleppo" its people.
Party of_name(const Phrase& phrase, const NamedPart& named);

/// "the ministry", "the group": whoever of the story was last called so.
std::optional<Party> same_as_before(const Phrase& phrase);

/// A capitalised head that nobody knows: of `country`, if that is known.
std::optional<Party> unknown_name(const Phrase& phrase, const std::string& country);

/// Makes "the French president" the person who held the office on the story's date.
void take_holder(const Phrase& phrase, const std::string& office, Party& party);

/// Makes "his Russian counterpart" the one who holds there the office of whom the story spoke
/// before.
void take_counterpart(const Phrase& phrase, Party& party);

}  // namespace parley::coding
