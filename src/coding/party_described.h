#pragma once

#include <optional>
#include <string>

#include "coding/party_phrase.h"

// Parties that have no name of their own: "villagers in Darfur", "a senior Hamas official".
namespace parley::coding {

/// The name in the phrase whose party this is a part of ("Hamas official", "Assad's forces");
/// nullptr if there is none.
const NamedPart* owner_of(const Phrase& phrase);

/// The sectors that the words give, as Agent::sectors; empty for none.
std::string sector_of(const Phrase& phrase, const std::optional<AgentMatch>& head,
                      const NamedPart* owner);

/// "his men", "its convoy": whose they are was said before; nullptr if it was not.
const Party* master_before(const Phrase& phrase);

/// Whose a party is: of its owner, of the words, else of the story; empty if nothing tells.
std::string country_of(const Phrase& phrase, const NamedPart* owner);

/// A party from its words. nullopt if they name no actor.
std::optional<Party> described(const Phrase& phrase);

}  // namespace parley::coding
