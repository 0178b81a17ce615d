#pragma once

#include <map>
#include <optional>
#include <vector>

#include "coding/records.h"
#include "coding/story_view.h"

namespace parley::coding {

/// Who plays in a story: noun phrases and pronouns of its sentences as parties, with a memory of
/// who was named before. Sentences must be opened in order; one Cast a story, one thread.
class Cast {
 public:
  /// REQUIRES: both outlive this.
  Cast(const Actors& actors, const StoryView& story);

  /// Resolves the phrases of the next sentence, left to right, so that later ones can lean on them.
  void open(const SentenceView& sentence);

  /// The party of a head word of the opened sentence. nullopt when it is none: a thing, a time.
  std::optional<Party> party(uint32_t head) const;

  /// The parties of several heads; "the two countries" gives both.
  std::vector<Party> parties(const Words& heads) const;

  /// Whom "I" and "we" in a quotation stand for, once known; empty to forget.
  void set_speaker(std::optional<Party> speaker) { speaker_ = std::move(speaker); }

  /// ISO date of the story, empty when unknown.
  const std::string& date() const { return context_.date; }

  /// The two sides that the story has lately been about; empty when there are not two.
  std::vector<Party> main_pair() const;

 private:
  std::optional<Party> resolve(const SentenceView& s, uint32_t head);
  std::optional<Party> pronoun(const SentenceView& s, uint32_t head) const;
  std::vector<Party> pair_of(const SentenceView& s, uint32_t head) const;
  void lean_on_owner(const SentenceView& s, uint32_t head, Party& party) const;
  std::vector<Party> each_country(const SentenceView& s, uint32_t head, const Party& party) const;
  Party as_side(const Party& party) const;
  void remember(const Party& party);

  const Actors& actors_;
  const StoryView& story_;
  PartyContext context_;
  std::optional<Party> speaker_;
  std::vector<Party> subjects_;  ///< who was the subject of a clause, latest first
  std::map<uint32_t, std::vector<Party>> resolved_;
};

}  // namespace parley::coding
