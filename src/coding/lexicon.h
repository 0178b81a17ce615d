#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "coding/codes.h"
#include "coding/lexicon_pattern.h"

namespace parley::coding {

/// What an entry's pattern means when it is found.
struct EventEntry {
  Pattern pattern;
  std::string type, mode, cameo;
};

/// What a word does to the event that it embeds ("refused to", "a threat of").
enum class Operator {
  request,   ///< demand, urge, order, call for; must
  accuse,    ///< accuse of, blame for
  threaten,  ///< threaten to, vow to, warn it would
  promise,   ///< agree to, offer to; will (of cooperation)
  refuse,    ///< reject, refuse to, rule out
  plan,      ///< plan to, be due to, prepare to
  attempt,   ///< try to
  fail,      ///< fail to: it did not come about
  end,       ///< stop, halt, lift, suspend
  begin,     ///< begin, resume, continue
  condemn,   ///< condemn, deplore
  praise,    ///< welcome, back, praise
  deny,      ///< deny: a matter of who says so, never an event
  allow,     ///< allow to, help to
  avoid,     ///< prevent, avert, thwart
  possible,  ///< may, risk of, fear of
  will,      ///< "will hand over": future of the event itself
  must       ///< "must pull back": asked of its subject
};
const char* to_string(Operator op);

struct OperatorEntry {
  Pattern pattern;
  Operator op = Operator::request;
};

/// What becomes of an embedded event under an operator.
struct Outcome {
  std::string type, mode,
      cameo;              ///< of the event that the operator's word carries; empty type: none
  std::string status;     ///< of the embedded event, empty where it keeps its own
  bool absorbed = false;  ///< the embedded event is no event of its own
  std::string why;        ///< FILE:LINE
};

struct CueEntry {
  Pattern pattern;
  std::string stance;
};

enum class Ledger { truce, control, tally };

struct LedgerEntry {
  Pattern pattern;
  Ledger ledger = Ledger::truce;
  std::string step;  ///< truce or control step, or `what` of a tally
};

struct GuardEntry {
  Pattern pattern;
  std::string kind;       ///< "sport" "film" "business" "weather" "metaphor" "history"
  bool sentence = false;  ///< its weight counts towards a guard over the whole sentence
};

/// The event lexicon of data/lexicon, indexed by lemma. Immutable, shared by any number of threads.
class Lexicon {
 public:
  /// Reads "lexicon/classes.txt", "lexicon/events/*.txt", "lexicon/composition.txt",
  /// "lexicon/cues.txt", "lexicon/ledger.txt" and "lexicon/guards.txt" of the map (path below data/
  /// -> text); every type, mode and code must be in `codes`. Errors: bad_input "FILE:LINE: what",
  /// not_found; nothing is half-loaded.
  static Result<Lexicon> load(const std::map<std::string, std::string>& files, const Codes& codes);

  const WordClasses& classes() const { return classes_; }
  bool in_class(std::string_view name, std::string_view lemma) const;

  const std::vector<EventEntry>& events() const { return events_; }
  const std::vector<OperatorEntry>& operators() const { return operators_; }
  const std::vector<CueEntry>& cues() const { return cues_; }
  const std::vector<LedgerEntry>& ledger() const { return ledger_; }
  const std::vector<GuardEntry>& guards() const { return guards_; }

  /// Entries whose anchor has the lemma; indexes into the list, in file order. Null when there are
  /// none.
  using Index = std::map<std::string, std::vector<uint32_t>, std::less<>>;
  const Index& event_index() const { return event_index_; }
  const Index& operator_index() const { return operator_index_; }
  const Index& cue_index() const { return cue_index_; }
  const Index& ledger_index() const { return ledger_index_; }
  const Index& guard_index() const { return guard_index_; }

  /// The row for an operator over an event, most exact first (type and code, ever shorter; type and
  /// mode; type; any). With an empty type the row for "no known event". Null: the operator leaves
  /// the event alone.
  const Outcome* outcome(Operator op, std::string_view type, std::string_view mode,
                         std::string_view cameo) const;

 private:
  WordClasses classes_;
  std::vector<EventEntry> events_;
  std::vector<OperatorEntry> operators_;
  std::vector<CueEntry> cues_;
  std::vector<LedgerEntry> ledger_;
  std::vector<GuardEntry> guards_;
  Index event_index_, operator_index_, cue_index_, ledger_index_, guard_index_;
  std::map<std::string, Outcome, std::less<>> outcomes_;
};

}  // namespace parley::coding
