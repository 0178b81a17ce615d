#pragma once

#include <optional>
#include <vector>

#include "coding/actors.h"
#include "coding/records.h"
#include "coding/story_view.h"

namespace parley::coding {

/// A time expression with the word that it hangs on.
struct TimeAt {
  text::TimeMention mention;
  uint32_t anchor = 0;  ///< governor of the expression's head, the verb or noun that it dates
};

/// A place name in a sentence: whom or what it belongs to is the tree's to say.
struct PlaceAt {
  Place place;
  uint32_t head = 0;  ///< head word of its phrase
};

/// Where and when of one sentence.
class Setting {
 public:
  /// `last_city` is what "the town" stands for. REQUIRES: the references outlive this.
  Setting(const Actors& actors, const StoryView& story, const SentenceView& sentence,
          std::optional<Place> last_city);

  /// The place where the event of these trigger words was done, if the text says so; `parties` are
  /// heads that act or are acted upon and so are no settings. "the attack in Aleppo", "met in
  /// Geneva", "shelled the town of Idlib".
  std::optional<Place> place_of(const Words& trigger, const Words& parties) const;

  /// When the event was, in the direction of plans or of the past.
  std::optional<TimeSpan> time_of(const Words& trigger, text::Direction direction) const;

  /// The place that this noun phrase names, if any.
  std::optional<Place> place_at(uint32_t head) const;

  /// The last town or district that the sentence names.
  std::optional<Place> city() const;

 private:
  void find_places();
  Words scope(const Words& trigger) const;
  const PlaceAt* first_place_under(uint32_t word, const Words& parties, int depth) const;
  std::optional<TimeSpan> resolved(const TimeAt& time, text::Direction direction) const;

  const Actors& actors_;
  const StoryView& story_;
  const SentenceView& s_;
  std::optional<Place> last_city_;
  std::vector<PlaceAt> places_;
  std::vector<TimeAt> times_;
};

}  // namespace parley::coding
