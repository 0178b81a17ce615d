#pragma once

#include <string>
#include <vector>

#include "coding/records.h"

// What the world is said to hold, as far as one story goes: an incident for each of its events.
namespace parley::ledger {

/// An event of the world with what is said of it; docs/records.md has the fields and values.
struct Incident {
  std::string id;
  std::string type;
  std::vector<coding::Party> actors, recipients;
  std::vector<std::string> events, claims, stories;
  std::string standing;
  std::vector<std::string> disputed_on;
};

/// Standing of an event from its claims alone. A denial against a claim of another party makes it
/// disputed, a denial that nobody gainsays denied; a grant by another party than the one who told
/// it first, or of one's own loss, makes it confirmed.
std::string standing_of(const std::vector<const coding::Claim*>& claims);

/// One incident for each event of the story, in their order. Pure.
std::vector<Incident> incidents_of(const coding::Records& records);

}  // namespace parley::ledger
