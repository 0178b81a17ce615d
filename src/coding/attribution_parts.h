#pragma once

#include "coding/attribution_proposals.h"

// The parts of attributions as trees and quotation marks give them.
namespace parley::coding {

/// A verb, adjective or noun that can attribute, with its auxiliaries, negation, adverbs and
/// particle: "has long argued", "is not aware", "pointed out".
Words cue_group(const SentenceView& sentence, uint32_t head);

/// Sources of a cue, likeliest first; the empty one among them where it may have none.
std::vector<SourceReading> sources_of(const SentenceView& sentence, uint32_t head);

/// Contents of a cue: complements, objects, what prepositions introduce, the clause it stands in.
std::vector<ContentReading> contents_of(const SentenceView& sentence, uint32_t head);

/// The quotations of the sentence as contents of a cue outside them; they may begin before the
/// sentence and go on behind it. The second reading takes along the quoted sentences that follow.
std::vector<ContentReading> quotations_of(const StoryView& story, const SentenceView& sentence,
                                          uint32_t head);

/// Lengthens a content by the rest of a quotation that it begins.
void finish_quotation(const StoryView& story, const SentenceView& sentence,
                      ContentReading& content);

/// Takes along the quotations that follow in the same paragraph; false where there are none.
bool add_quotes_after(const StoryView& story, const SentenceView& sentence,
                      ContentReading& content);

/// Whether the word stands within a quotation.
bool is_quoted(const StoryView& story, const SentenceView& sentence, uint32_t word);

/// The preposition or conjunction that introduces the word, lower case; empty for none.
std::string introduced_by(const SentenceView& sentence, uint32_t word);

}  // namespace parley::coding
