#pragma once

#include <map>
#include <optional>
#include <vector>

#include "coding/records.h"
#include "coding/story_view.h"

namespace parley::coding {

/// Who plays in a story: noun phrases and pronouns of its sentences as parties, with a memory of who was named before.
/// Sentences must be opened in order; one Cast a story, one thread.
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

  /// The party that the story is most about so far: the latest body or state that acted.
  const std::vector<Party>& before() const { return context_.before; }

  /// Countries named so far, latest first.
  const std::vector<std::string>& countries() const { return context_.countries; }
  const PartyContext& context() const { return context_; }

 private:
  std::optional<Party> resolve(const SentenceView& s, uint32_t head);
  std::optional<Party> pronoun(const SentenceView& s, uint32_t head) const;
  std::vector<Party> pair_of(const SentenceView& s, uint32_t head) const;
  void remember(const Party& party);

  const Actors& actors_;
  const StoryView& story_;
  PartyContext context_;
  std::optional<Party> speaker_;
  std::map<uint32_t, std::vector<Party>> resolved_;
};

}  // namespace parley::coding
