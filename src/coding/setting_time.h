#pragma once

#include <optional>
#include <vector>

#include "coding/records.h"
#include "coding/story_view.h"

namespace parley::coding {

/// A time expression with its words [first, last) and the word that it hangs on.
struct TimeAt {
  text::TimeMention mention;
  uint32_t first = 0;
  uint32_t last = 0;
  uint32_t anchor = 0;  ///< governor of the expression's head, the verb or noun that it dates
};

/// The times of one sentence and which of them an event has.
class SettingTime {
 public:
  /// REQUIRES: both outlive this.
  SettingTime(const StoryView& story, const SentenceView& sentence);

  /// See Setting. In this order: a time that hangs on the trigger's own words, on the words of its
  /// clause, stands in the same stretch between commas and conjunctions, or dates the clause that
  /// this one leans on ("hours after a bomb …", "when a mob …").
  std::optional<TimeSpan> time_of(const Words& trigger, text::Direction direction) const;

 private:
  std::optional<TimeSpan> resolved(const TimeAt& time, text::Direction direction) const;
  std::optional<TimeSpan> anchored(uint32_t word, text::Direction direction) const;
  std::optional<TimeSpan> of_words(const Words& trigger, text::Direction direction) const;
  std::optional<TimeSpan> of_stretch(const Words& trigger, text::Direction direction) const;
  std::optional<TimeSpan> of_host(const Words& trigger, text::Direction direction) const;
  text::Direction direction_of(const TimeAt& time, text::Direction direction) const;
  std::optional<text::When> day_before(const TimeAt& time) const;
  uint32_t anchor_of(const TimeAt& time) const;
  bool speaks(uint32_t word) const;
  bool dated_before(uint32_t word, uint32_t other) const;
  bool shares_time(uint32_t t, uint32_t c, const Words& trigger) const;
  bool opened_by(uint32_t word, uint32_t mark) const;
  bool is_other_event(uint32_t word, const Words& trigger) const;
  Words scope(const Words& trigger) const;

  const StoryView& story_;
  const SentenceView& s_;
  std::vector<TimeAt> times_;
  std::vector<uint32_t> stretch_;  ///< number of the stretch that each word stands in
};

}  // namespace parley::coding
