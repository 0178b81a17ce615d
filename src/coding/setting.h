#pragma once

#include <optional>

#include "coding/setting_place.h"
#include "coding/setting_time.h"

namespace parley::coding {

/// Where and when of one sentence.
class Setting {
 public:
  /// `last_city` is what "the town" stands for. REQUIRES: the references outlive this.
  Setting(const StoryPlaces& places, const StoryView& story, const SentenceView& sentence,
          std::optional<Place> last_city)
      : place_(places, sentence, std::move(last_city)), time_(story, sentence) {}

  /// The place where the event of these trigger words was done, if the text says so; `parties` are
  /// heads that act or are acted upon and so are no settings. "the attack in Aleppo", "met in
  /// Geneva", "shelled the town of Idlib". Of an act the town that it is done to is the place, as
  /// is what the clause around it names.
  std::optional<Place> place_of(const Words& trigger, const Words& parties,
                                Telling telling = Telling::deed) const {
    return place_.place_of(trigger, parties, telling);
  }

  /// When the event was, in the direction of plans or of the past.
  std::optional<TimeSpan> time_of(const Words& trigger, text::Direction direction) const {
    return time_.time_of(trigger, direction);
  }

  /// The place that this noun phrase names, if any.
  std::optional<Place> place_at(uint32_t head) const { return place_.place_at(head); }

  /// The last town or district that the sentence names.
  std::optional<Place> city() const { return place_.city(); }

 private:
  SettingPlace place_;
  SettingTime time_;
};

}  // namespace parley::coding
