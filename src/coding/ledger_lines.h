#pragma once

#include <vector>

#include "coding/cast.h"
#include "coding/draft.h"
#include "coding/records.h"
#include "coding/setting.h"

namespace parley::coding {

/// The monitor's ledgers as one story gives them: tallies, steps of truces, changes of control, other names.
/// Sentences must be read in order, after their events and claims are known. One a story, one thread.
class LedgerLines {
 public:
  /// REQUIRES: both outlive this.
  LedgerLines(const Knowledge& knowledge, const StoryView& story);

  void read(const SentenceView& sentence, const Cast& cast, const Setting& setting, const std::vector<Draft>& events);

  /// Gives the lines their ids and moves them into the records.
  void finish(Records& out);

 private:
  /// One sentence with all that is known of it.
  struct Scene {
    const SentenceView& sentence;
    const Cast& cast;
    const Setting& setting;
    const std::vector<Draft>& events;
  };

  void read_tally(const Scene& scene, const LedgerMatch& match, const std::vector<text::NumberMention>& numbers);
  void read_truce(const Scene& scene, const LedgerMatch& match);
  void read_control(const Scene& scene, const LedgerMatch& match);
  void read_aliases(const SentenceView& s);

  const Knowledge& knowledge_;
  const StoryView& story_;
  Records lines_;
};

}  // namespace parley::coding
