#pragma once

#include <vector>

#include "coding/cast.h"
#include "coding/match.h"
#include "coding/records.h"
#include "coding/story_view.h"

// What the reader's pair head says of a trigger's parties, and the one place where that is weighed
// against what the tree says.
namespace parley::coding {

/// A noun phrase and how likely it stands in the relation that was asked for.
struct RoleVote {
  uint32_t head = 0;    ///< head word of the phrase
  double log_odds = 0;  ///< natural, of its likeliest word
};

/// The phrases that more likely than not stand in the relation to the trigger, by place. Joined
/// phrases come each on its own. Empty where the model has no pair head.
std::vector<RoleVote> role_votes(const SentenceView& sentence, const Words& trigger,
                                 nlp::Relation relation);

/// Log-odds that some word of the span stands in the relation to the trigger; very negative where
/// nothing is known.
double role_log_odds(const SentenceView& sentence, const Words& trigger, Span at,
                     nlp::Relation relation);

/// Whether the list has this party, or one told by some of the same words.
bool is_among(const std::vector<Party>& list, const Party& party);

/// Whether the phrase of this head says where something was done ("in Lagos"), and so not to whom.
bool is_scene(const SentenceView& sentence, uint32_t head);

/// Parties that the tree gave and the model firmly refuses go, or change sides; those that the
/// model firmly gives and the tree did not find come. Nothing changes where the model has no pair
/// head.
void weigh_parties(const SentenceView& sentence, const Cast& cast, const EventMatch& match,
                   Event& event);

/// The surest mode of this type that the model gives one of the trigger's words, empty where it is
/// not likely.
std::string model_mode(const SentenceView& sentence, const Words& trigger, std::string_view type,
                       const Codes& codes);

/// The status that the model gives the trigger, empty where it is not sure of one other than
/// occurred.
std::string model_status(const SentenceView& sentence, const EventMatch& match);

}  // namespace parley::coding
