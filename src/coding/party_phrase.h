#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "coding/party.h"
#include "coding/party_code.h"

namespace parley::coding {

/// A known name in a phrase.
struct NamedPart {
  ActorMatch match;
  std::string country;             ///< whose it is in this story; empty for none or not to be known
  bool possessive = false;         ///< "Syria's army"
  bool after_preposition = false;  ///< "villagers in Darfur"
};

/// A noun phrase with what is known of its words: who is named in it, which common nouns it has,
/// where the party itself ends. Reading of it only; what follows from it is said elsewhere. Borrows
/// all that it is made from.
class Phrase {
 public:
  /// REQUIRES: head < phrase.size().
  Phrase(const Actors& actors, std::span<const PhraseWord> phrase, size_t head,
         const PartyContext& context);

  const Actors& actors() const { return actors_; }
  const PartyContext& context() const { return context_; }
  const Words& words() const { return words_; }
  const PhraseWord& word(size_t index) const { return phrase_[index]; }
  size_t size() const { return words_.size(); }
  size_t head() const { return head_; }
  /// Words [0, core_end) are the party itself, before "in Darfur", "who fled".
  size_t core_end() const { return core_end_; }
  const std::vector<NamedPart>& names() const { return names_; }
  const std::vector<AgentMatch>& nouns() const { return nouns_; }

  /// A verb, a punctuation mark, a pronoun or a time by itself: no party.
  bool nothing() const;
  /// The name that covers the word; nullptr for none.
  const NamedPart* name_at(size_t index) const;
  /// The common noun that the head is or ends; nullopt if the head says nothing known.
  std::optional<AgentMatch> head_noun() const;
  bool called_former() const;
  /// The copy itself gives an office or a rank.
  bool titled() const;
  bool has_unknown_name() const;
  /// Before the head the nearest counts ("Syrian", "Russia's"), after it the first ("in Darfur").
  std::string country_in_words() const;
  /// "Western", "Kurdish" where nothing tells of which state: what else the story is about is not
  /// it.
  bool of_no_state() const;
  /// The words [first, last) as written, without articles.
  std::string surface(size_t first, size_t last) const { return surface_of(words_, first, last); }
  /// Whether the story or its place speaks of the country.
  bool in_story(std::string_view country) const;

 private:
  void find_core();
  void find_names();
  void find_nouns();
  bool stranger(const ActorMatch& match) const;
  bool in_noun(size_t index) const;
  bool in_a_name(const AgentMatch& noun) const;
  ActorMatch choose(const std::vector<ActorMatch>& bearers) const;
  double fit(const ActorMatch& match) const;
  std::string country_of(const ActorMatch& match) const;

  const Actors& actors_;
  const PartyContext& context_;
  std::span<const PhraseWord> phrase_;
  size_t head_;
  size_t core_end_ = 0;
  Words words_;
  std::vector<NamedPart> names_;
  std::vector<AgentMatch> nouns_;
};

}  // namespace parley::coding
