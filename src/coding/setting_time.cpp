#include "coding/setting_time.h"

#include <algorithm>

#include "coding/setting_scope.h"

namespace parley::coding {

SettingTime::SettingTime(const StoryView& story, const SentenceView& sentence)
    : story_(story), s_(sentence) {
  for (auto& mention : text::find_times(story.story.text, sentence.at)) {
    uint32_t first = 0, last = 0;
    bool found = false;
    for (uint32_t i = 0; i < s_.size(); ++i) {
      if (!s_.words[i].at.meets(mention.at)) continue;
      if (!found) first = i;
      found = true;
      last = i + 1;
    }
    if (found) times_.push_back({std::move(mention), s_.parent(head_of_run(s_, first, last))});
  }
}

std::optional<TimeSpan> SettingTime::resolved(const TimeAt& time, text::Direction direction) const {
  auto when = text::resolve_time(time.mention.words, story_.date, direction);
  if (!when) return std::nullopt;
  return TimeSpan{time.mention.words, time.mention.at, *std::move(when)};
}

std::optional<TimeSpan> SettingTime::time_of(const Words& trigger,
                                             text::Direction direction) const {
  const auto anchored = [&](uint32_t word) -> std::optional<TimeSpan> {
    for (const auto& t : times_)
      if (t.anchor == word)
        if (auto span = resolved(t, direction)) return span;
    return std::nullopt;
  };
  const auto words = scope_of(s_, trigger);
  for (const uint32_t t : words) {
    if (auto span = anchored(t)) return span;
    for (const uint32_t c : s_.children[t])
      if (s_.has_relation(c, {"obl", "obj", "nmod", "xcomp"}) &&
          std::find(words.begin(), words.end(), c) == words.end())
        if (auto span = anchored(c)) return span;
  }
  return std::nullopt;
}

}  // namespace parley::coding
