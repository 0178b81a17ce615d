#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "coding/lexicon.h"
#include "nlp/analysis.h"

// Finds the lexicon's entries in a tree. Words are named by their index in SentenceAnalysis::words,
// from 0.
namespace parley::coding {

/// An operator that stands over an event.
struct Applied {
  Operator op = Operator::request;
  uint32_t word = 0;  ///< its head word
  std::string why;    ///< FILE:LINE of its entry
};

/// One event that a sentence tells of.
struct EventMatch {
  uint32_t head = 0;              ///< the word whose entry matched
  std::vector<uint32_t> trigger;  ///< words that carry the event, ascending, `head` among them
  std::string type, mode, cameo;
  std::vector<uint32_t>
      actors;  ///< head words of the noun phrases, joined ones each; all parties when `mutual`
  std::vector<uint32_t> recipients;
  bool mutual = false;  ///< the act is one of all its actors ("met", "clashed"): no recipients
  std::optional<uint32_t>
      content;  ///< head of the clause or phrase that says what is demanded, promised, feared
  std::optional<uint32_t> about;  ///< index, in the answer, of the event that this one speaks of
  std::vector<Applied> under;     ///< operators over this event, outermost first
  std::string status;  ///< what the operators make of it ("planned"), empty where they say nothing
  bool whole = false;  ///< its type is what the whole phrase means ("would not sit down" a REJECT),
                       ///< as a model gives it: auxiliaries and "not" change its status alone
  bool absorbed = false;  ///< told only as content of another event: as a rule no record of its own
  bool negated = false;   ///< "not", "no", "never", "without" stands over the trigger
  bool modal = false;     ///< "may", "could", "might", "would" stands over it
  bool future = false;    ///< "will", "is to", "is going to"
  std::string guard;      ///< the near-miss sense that the words around it suggest, empty for none
  double weight = 1;      ///< of the entry and what it found, 0..1
  std::string why;        ///< "lexicon/events/assault.txt:12", then the operators' places
};

/// All events of the sentence by the place of their head. `others` are events that no entry knows:
/// they come back among the rest, with mood, and under the operators that stand over them. Pure;
/// linear in words for trees of bounded fan-out.
std::vector<EventMatch> match_events(const Lexicon& lexicon, const nlp::SentenceAnalysis& sentence,
                                     const std::vector<EventMatch>& others = {});

/// A word or phrase that gives what somebody said or denied.
struct CueMatch {
  uint32_t head = 0;
  std::vector<uint32_t> cue;  ///< words of the cue, ascending ("told reporters", "according to")
  std::string stance;         ///< as records.md names them
  std::optional<uint32_t> source;  ///< head word of who speaks
  std::optional<uint32_t>
      content;  ///< head word of the clause or phrase that is said; none for "declined to comment"
  std::vector<uint32_t> words;  ///< all words of the content, ascending
  double weight = 1;
  std::string why;
};

/// Attribution cues of the sentence by the place of their head.
std::vector<CueMatch> match_cues(const Lexicon& lexicon, const nlp::SentenceAnalysis& sentence);

/// A step of a truce, a change of control or a casualty word.
struct LedgerMatch {
  Ledger ledger = Ledger::truce;
  std::string step;  ///< step, or `what` of a tally
  uint32_t head = 0;
  std::vector<uint32_t> trigger;
  std::vector<uint32_t> actors;   ///< A: who declared, took, holds
  std::vector<uint32_t> from;     ///< F: who lost it
  std::vector<uint32_t> places;   ///< P: what was taken
  std::vector<uint32_t> who;      ///< W: the dead and wounded, the noun that a number counts
  std::vector<uint32_t> parties;  ///< R: parties of a truce
  std::vector<uint32_t> brokers;  ///< B
  bool negated = false;
  double weight = 1;
  std::string why;
};

std::vector<LedgerMatch> match_ledger(const Lexicon& lexicon,
                                      const nlp::SentenceAnalysis& sentence);

}  // namespace parley::coding
