#pragma once

#include <optional>
#include <string>
#include <vector>

#include "coding/cast.h"
#include "coding/setting.h"

namespace parley::coding {

/// A cue with its speaker, ready to be given to events.
struct Voice {
  Party speaker;
  std::vector<Party> via;
  std::string stance;
  std::optional<TimeSpan> said;
  uint32_t head = 0;  ///< word of the cue
  Words cue;          ///< empty when a quotation goes on without a cue
  Words content;      ///< words that are said, ascending; may be empty ("declined to comment")
  Span at, cue_at;
  std::string quote;
  std::optional<Span> quote_at;
  std::string why;
  std::vector<std::string> about;
};

/// What the sentence is read with. All must outlive the calls.
struct Hearing {
  const Knowledge& knowledge;
  const StoryView& story;
  const Cast& cast;
  const Setting& setting;
  const std::optional<Party>&
      last_speaker;  ///< of the sentence before, for "he said" and quotations that go on
};

/// Who speaks in the sentence, in which stance and over which words, by the place of the cue.
std::vector<Voice> voices_of(const SentenceView& sentence, const Hearing& hearing);

/// A sentence inside a quotation that began before it goes on in the voice of who was speaking.
std::optional<Voice> continued_voice(const SentenceView& sentence, const Hearing& hearing);

/// Whether the word stands under "not", "no", "never", "none", "nobody", looking up the tree as far
/// as the words go.
bool gainsaid(const SentenceView& sentence, uint32_t head, const Words& within);

}  // namespace parley::coding
