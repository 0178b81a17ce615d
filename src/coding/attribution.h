#pragma once

#include <optional>
#include <vector>

#include "coding/draft.h"
#include "coding/voices.h"

namespace parley::coding {

/// Gives every event its claims: who says so, in which stance, on whose passing on. Sentences must
/// be given in order. One Attribution a story, one thread.
class Attribution {
 public:
  /// REQUIRES: all outlive this.
  Attribution(const Knowledge& knowledge, const StoryView& story);

  /// Adds claims to the drafts of this sentence, and to earlier drafts of the story that its
  /// denials, confirmations and insistings speak of ("the U.S. denied any such agreement").
  void attribute(const SentenceView& sentence, Cast& cast, const Setting& setting,
                 std::vector<Draft>& earlier, std::vector<Draft>& here);

 private:
  void hand_out(const SentenceView& s, const std::vector<Voice>& voices, std::vector<char>& used,
                std::vector<Draft>& here) const;
  void give(const SentenceView& s, Draft& draft, Voice voice) const;
  void answer(const Voice& voice, const Draft& told, std::vector<Draft>& earlier) const;
  void add(Draft& draft, const Voice& voice) const;
  void attach_bare(const SentenceView& s, const Voice& voice, std::vector<Draft>& earlier,
                   std::vector<Draft>& here) const;
  Party wire() const;

  const Knowledge& knowledge_;
  const StoryView& story_;
  std::optional<Party> last_speaker_;
};

/// Events whose telling is itself a saying (ACCUSE, REQUEST, …): the wire reports that it was said.
bool is_saying(const Event& event);

/// After all sentences: events that nobody else claims get the wire's own claim, stances become
/// "announces" and "confirms" where the speaker tells of himself, and a status of happenings in
/// dispute follows from who denies them.
void settle_claims(std::vector<Draft>& drafts);

}  // namespace parley::coding
