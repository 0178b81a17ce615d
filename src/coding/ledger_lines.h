#pragma once

#include <map>
#include <string>
#include <vector>

#include "coding/cast.h"
#include "coding/draft.h"
#include "coding/records.h"
#include "coding/setting.h"

namespace parley::coding {

/// The monitor's ledgers as one story gives them: tallies, steps of truces, changes of control,
/// other names. Sentences must be read in order, after their events and claims are known. One a
/// story, one thread.
class LedgerLines {
 public:
  /// REQUIRES: both outlive this.
  LedgerLines(const Knowledge& knowledge, const StoryView& story);

  void read(const SentenceView& sentence, const Cast& cast, const Setting& setting,
            const std::vector<Draft>& events);

  /// Gives the lines their ids and moves them into the records.
  void finish(Records& out);

 private:
  /// One sentence with all that is known of it.
  struct Scene {
    const SentenceView& sentence;
    const Cast& cast;
    const Setting& setting;
    const std::vector<Draft>& events;
    const std::vector<LedgerMatch>& matches;
  };

  /// On whose word a stretch of text stands: the speaker of the narrowest claim or cue around it,
  /// else the wire.
  Party speaker_of(const Scene& scene, Span at) const;
  /// True when that word is a denial.
  bool denied(const Scene& scene, Span at) const;

  void read_tallies(const Scene& scene);
  void read_truce(const Scene& scene, const LedgerMatch& match);
  void read_control(const Scene& scene, const LedgerMatch& match);
  void read_aliases(const SentenceView& s);
  void read_initials(const SentenceView& s);
  void join_initials();

  std::optional<Place> unknown_place(const Scene& scene, uint32_t head) const;
  static std::optional<Place> named_after(const Scene& scene, uint32_t noun, uint32_t head);
  static std::optional<Party> loser_of(const Scene& scene, const LedgerMatch& match);
  std::vector<Place> places_of(const Scene& scene, const LedgerMatch& match) const;
  void note_topics(const Scene& scene);

  const Knowledge& knowledge_;
  const StoryView& story_;
  Records lines_;
  std::string last_what_;  ///< kind of the last tally, which a bare "the toll" goes on with
  std::optional<Place> last_place_;  ///< what "the town" and "it" stand for in a change of control
  std::map<std::string, Span> letters_;     ///< "KNU" where it stood first
  std::map<std::string, Span> full_names_;  ///< by their initials
  std::optional<uint32_t> truce_sentence_;  ///< the last sentence that named a truce
};

}  // namespace parley::coding
