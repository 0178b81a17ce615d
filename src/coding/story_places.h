#pragma once

#include <optional>
#include <vector>

#include "coding/knowledge.h"
#include "coding/records.h"
#include "coding/story_view.h"
#include "places/resolver.h"

namespace parley::coding {

/// A place that the copy names, at its words.
struct NamedPlace {
  Place place;
  bool demonym = false;  ///< "Syrian": whose, not where
};

/// All places of one story, read together: what each is depends on the others, on the dateline and
/// on the countries of whoever acts. A point, id and subdivision are given only when the name
/// hardly means another place; the country, when all that it may mean lie in one.
class StoryPlaces {
 public:
  /// REQUIRES: both outlive this.
  StoryPlaces(const Knowledge& knowledge, const StoryView& story);

  /// Those within the span, in order.
  std::vector<const NamedPlace*> in(Span at) const;

  /// Where the copy was filed.
  const std::optional<Place>& dateline() const { return dateline_; }
  /// The first town of the state of a "Saudi"; nothing if it is unknown.
  std::optional<Place> capital(const Place& people) const;
  /// The state of the dateline: "the country" where nothing else is meant.
  const std::optional<Place>& home() const { return home_; }

 private:
  std::vector<places::Mention> mentions(const Knowledge& knowledge, const StoryView& story) const;
  void add_known(const Knowledge& knowledge, const StoryView& story, const SentenceView& sentence);

  const places::Atlas& atlas_;
  std::vector<NamedPlace> places_;
  std::optional<Place> dateline_, home_;
};

}  // namespace parley::coding
