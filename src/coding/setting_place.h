#pragma once

#include <optional>
#include <vector>

#include "coding/records.h"
#include "coding/story_places.h"
#include "coding/story_view.h"

namespace parley::coding {

/// A place name in a sentence: whom or what it belongs to is the tree's to say.
struct PlaceAt {
  Place place;
  uint32_t head = 0;  ///< head word of its phrase
};

/// What an event is, as far as its place goes: an act is done somewhere, and to what stands there;
/// a deed (talks, an agreement, aid) is done somewhere; words have a place only where it is stated.
enum class Telling { act, deed, words };

/// The places of one sentence and which of them an event was at.
class SettingPlace {
 public:
  /// `last_city` is what "the town" stands for. REQUIRES: the references outlive this.
  SettingPlace(const StoryPlaces& places, const SentenceView& sentence,
               std::optional<Place> last_city);

  /// See Setting.
  std::optional<Place> place_of(const Words& trigger, const Words& parties, Telling telling) const;
  std::optional<Place> place_at(uint32_t head) const;
  std::optional<Place> city() const;

 private:
  const PlaceAt* first_place_under(uint32_t word, const Words& parties, int depth,
                                   Telling telling) const;
  std::optional<Place> meant_by(uint32_t word, int depth) const;
  void widen(Words& scope) const;
  bool is_in_body(uint32_t first, uint32_t last) const;
  bool is_speaker(uint32_t head, uint32_t after) const;
  static void widen_to_direction(const SentenceView& s, PlaceAt& p, uint32_t first);
  static bool is_ground(const Place& p);
  const PlaceAt* next_place(const Words& trigger) const;
  std::optional<Place> town_before(uint32_t word) const;

  const StoryPlaces& story_places_;
  const SentenceView& s_;
  std::optional<Place> last_city_;
  std::optional<Place> home_, filed_;
  std::vector<PlaceAt> places_;
  std::vector<PlaceAt> peoples_;  ///< "Saudi"
};

}  // namespace parley::coding
