#pragma once

#include <string>

#include "base/json.h"
#include "coding/records.h"
#include "ledger/incident.h"
#include "wire/story.h"

// Records as JSON, field by field as docs/records.md names them: `kind` first, fields that are
// unknown left out.
namespace parley::exports {

/// The record of the story itself. `dateline` is the place that the coder found for it, if any.
Json story_record(const wire::Story& story, const std::optional<coding::Place>& dateline);

Json event_record(const coding::Event& event, const std::string& story);
Json claim_record(const coding::Claim& claim, const std::string& story);
Json tally_record(const coding::Tally& tally, const std::string& story);
Json truce_record(const coding::Truce& truce, const std::string& story);
Json control_record(const coding::Control& control, const std::string& story);
Json alias_record(const coding::Alias& alias, const std::string& story);
Json incident_record(const ledger::Incident& incident);

/// All records of a story as JSON Lines, the story first; every line ends with '\n'.
std::string records_lines(const wire::Story& story, const coding::Records& records);

/// records.md's word for a bound: "exact", "at_least", …
const char* to_string(text::Bound bound);

}  // namespace parley::exports
