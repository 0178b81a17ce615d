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

/// The places of one sentence and which of them an event was at.
class SettingPlace {
 public:
  /// `last_city` is what "the town" stands for. REQUIRES: the references outlive this.
  SettingPlace(const StoryPlaces& places, const SentenceView& sentence,
               std::optional<Place> last_city);

  /// See Setting.
  std::optional<Place> place_of(const Words& trigger, const Words& parties, bool act) const;
  std::optional<Place> place_at(uint32_t head) const;
  std::optional<Place> city() const;

 private:
  const PlaceAt* first_place_under(uint32_t word, const Words& parties, int depth, bool act) const;
  std::optional<Place> meant_by(uint32_t word, int depth) const;
  void widen(Words& scope) const;

  const SentenceView& s_;
  std::optional<Place> last_city_;
  std::optional<Place> home_;
  std::vector<PlaceAt> places_;
};

}  // namespace parley::coding
