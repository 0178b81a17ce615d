#pragma once

#include <optional>
#include <vector>

#include "coding/records.h"
#include "coding/story_view.h"

namespace parley::coding {

/// A time expression with the word that it hangs on.
struct TimeAt {
  text::TimeMention mention;
  uint32_t anchor = 0;  ///< governor of the expression's head, the verb or noun that it dates
};

/// The times of one sentence and which of them an event has.
class SettingTime {
 public:
  /// REQUIRES: both outlive this.
  SettingTime(const StoryView& story, const SentenceView& sentence);

  /// See Setting.
  std::optional<TimeSpan> time_of(const Words& trigger, text::Direction direction) const;

 private:
  std::optional<TimeSpan> resolved(const TimeAt& time, text::Direction direction) const;

  const StoryView& story_;
  const SentenceView& s_;
  std::vector<TimeAt> times_;
};

}  // namespace parley::coding
