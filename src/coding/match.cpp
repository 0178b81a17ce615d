#include "coding/match.h"

#include <algorithm>
#include <set>

#include "coding/match_compose.h"
#include "coding/match_pattern.h"
#include "coding/match_tree.h"

namespace parley::coding {
namespace {

/// An event entry found at a word, before words that two of them want are settled.
struct Candidate {
  const EventEntry* entry = nullptr;
  Found found;
};

/// Strongest first; each takes its trigger words, and an entry whose head is taken falls.
std::vector<Candidate> settled(std::vector<Candidate> all) {
  std::stable_sort(all.begin(), all.end(), [](const Candidate& a, const Candidate& b) {
    return a.found.strength > b.found.strength;
  });
  std::set<uint32_t> taken;
  std::vector<Candidate> kept;
  for (auto& candidate : all) {
    if (taken.count(candidate.found.head) > 0) continue;
    taken.insert(candidate.found.head);
    if (candidate.entry->type.empty()) continue;
    taken.insert(candidate.found.trigger.begin(), candidate.found.trigger.end());
    kept.push_back(std::move(candidate));
  }
  std::sort(kept.begin(), kept.end(),
            [](const Candidate& a, const Candidate& b) { return a.found.head < b.found.head; });
  return kept;
}

/// "Shelled the town, killing twelve": what came of a use of force is no second one.
void drop_results(const Tree& tree, std::vector<Candidate>& all) {
  std::set<uint32_t> force;
  for (const auto& c : all)
    if (c.entry->type == "ASSAULT" && !tree.in_class("result", c.found.head))
      force.insert(c.found.trigger.begin(), c.found.trigger.end());
  const auto follows = [&](const Candidate& c) {
    const auto head = c.found.head;
    if (c.entry->type != "ASSAULT" || !tree.in_class("result", head)) return false;
    if (const auto up = tree.parent(head); up && force.count(*up) > 0) return true;
    for (const auto relation : {Relation::subj, Relation::obl})
      for (const auto word : tree.follow(head, Step{relation, {}}))
        if (force.count(word) > 0) return true;
    return false;
  };
  all.erase(std::remove_if(all.begin(), all.end(), follows), all.end());
}

/// The light verb of a noun is part of what carries the event: "launched … attack".
void add_light_verb(const Tree& tree, Found& found) {
  if (tree.is_verb(found.head)) return;
  const auto light = tree.light_verb(found.head);
  if (!light) return;
  found.trigger.insert(std::lower_bound(found.trigger.begin(), found.trigger.end(), *light),
                       *light);
}

void set_parties(const Tree& tree, const Candidate& candidate, EventMatch& match) {
  const auto& pattern = candidate.entry->pattern;
  match.actors = role_words(tree, pattern, 'A', candidate.found);
  match.recipients = role_words(tree, pattern, 'R', candidate.found);
  auto& r = match.recipients;
  r.erase(std::remove_if(r.begin(), r.end(),
                         [&](uint32_t w) {
                           return std::find(match.actors.begin(), match.actors.end(), w) !=
                                  match.actors.end();
                         }),
          r.end());
  if (!pattern.mutual) return;
  match.mutual = true;
  match.actors.insert(match.actors.end(), r.begin(), r.end());
  r.clear();
}

EventMatch event_of(const Tree& tree, const Candidate& candidate) {
  EventMatch match;
  const auto& entry = *candidate.entry;
  match.head = candidate.found.head;
  set_parties(tree, candidate, match);
  auto found = candidate.found;
  add_light_verb(tree, found);
  match.trigger = found.trigger;
  match.type = entry.type;
  match.mode = entry.mode;
  match.cameo = entry.cameo;
  const auto content = role_words(tree, entry.pattern, 'X', candidate.found);
  if (!content.empty()) match.content = content.front();
  set_mood(tree, match);
  match.weight = entry.pattern.weight;
  match.why = entry.pattern.where();
  return match;
}

/// Words of what is said: below the content's head, without the cue and what hangs on it.
Words content_words(const Tree& tree, uint32_t cue, uint32_t content) {
  return tree.subtree(content, cue);
}

CueMatch cue_of(const Tree& tree, const CueEntry& entry, const Found& found) {
  CueMatch cue;
  cue.head = found.head;
  cue.cue = found.trigger;
  cue.stance = entry.stance;
  const auto source = role_words(tree, entry.pattern, 'S', found);
  if (!source.empty()) cue.source = source.front();
  const auto content = role_words(tree, entry.pattern, 'X', found);
  if (!content.empty()) {
    cue.content = content.front();
    cue.words = content_words(tree, found.head, *cue.content);
  }
  cue.weight = entry.pattern.weight;
  cue.why = entry.pattern.where();
  return cue;
}

/// "declined to comment": a word of one cue is no cue of its own.
void drop_parts(std::vector<CueMatch>& cues) {
  std::set<uint32_t> parts;
  for (const auto& cue : cues)
    for (const auto word : cue.cue)
      if (word != cue.head) parts.insert(word);
  cues.erase(std::remove_if(cues.begin(), cues.end(),
                            [&](const CueMatch& cue) { return parts.count(cue.head) > 0; }),
             cues.end());
}

LedgerMatch ledger_of(const Tree& tree, const LedgerEntry& entry, const Found& found) {
  LedgerMatch match;
  match.ledger = entry.ledger;
  match.step = entry.step;
  match.head = found.head;
  match.trigger = found.trigger;
  match.actors = role_words(tree, entry.pattern, 'A', found);
  match.from = role_words(tree, entry.pattern, 'F', found);
  match.places = role_words(tree, entry.pattern, 'P', found);
  match.who = role_words(tree, entry.pattern, 'W', found);
  match.parties = role_words(tree, entry.pattern, 'R', found);
  match.brokers = role_words(tree, entry.pattern, 'B', found);
  match.negated = is_negated(tree, found.head);
  match.weight = entry.pattern.weight;
  match.why = entry.pattern.where();
  return match;
}

}  // namespace

std::vector<EventMatch> match_events(const Lexicon& lexicon, const nlp::SentenceAnalysis& sentence,
                                     const std::vector<EventMatch>& others) {
  const Tree tree(sentence, lexicon.classes());
  std::vector<Candidate> candidates;
  for (uint32_t i = 0; i < tree.size(); ++i) {
    Candidate candidate;
    candidate.entry = best_entry(tree, lexicon.events(), lexicon.event_index(), i, candidate.found);
    if (candidate.entry != nullptr) candidates.push_back(std::move(candidate));
  }
  auto kept = settled(std::move(candidates));
  drop_results(tree, kept);
  std::vector<EventMatch> matches;
  for (const auto& candidate : kept) matches.push_back(event_of(tree, candidate));
  for (auto match : others) {
    set_mood(tree, match);
    if (match.type == "REJECT") match.negated = false;  // "not" is what makes it one
    matches.push_back(std::move(match));
  }
  std::stable_sort(matches.begin(), matches.end(),
                   [](const EventMatch& a, const EventMatch& b) { return a.head < b.head; });
  compose(lexicon, tree, matches);
  guard(lexicon, tree, matches);
  return matches;
}

std::vector<CueMatch> match_cues(const Lexicon& lexicon, const nlp::SentenceAnalysis& sentence) {
  const Tree tree(sentence, lexicon.classes());
  std::vector<CueMatch> cues;
  for (uint32_t i = 0; i < tree.size(); ++i) {
    Found found;
    if (const auto* entry = best_entry(tree, lexicon.cues(), lexicon.cue_index(), i, found))
      cues.push_back(cue_of(tree, *entry, found));
  }
  drop_parts(cues);
  return cues;
}

std::vector<LedgerMatch> match_ledger(const Lexicon& lexicon,
                                      const nlp::SentenceAnalysis& sentence) {
  const Tree tree(sentence, lexicon.classes());
  std::vector<LedgerMatch> matches;
  for (uint32_t i = 0; i < tree.size(); ++i)
    for (const auto ledger : {Ledger::truce, Ledger::control, Ledger::tally}) {
      Found found;
      const auto* entry = best_entry(tree, lexicon.ledger(), lexicon.ledger_index(), i, found,
                                     [&](const LedgerEntry& e) { return e.ledger == ledger; });
      if (entry != nullptr) matches.push_back(ledger_of(tree, *entry, found));
    }
  return matches;
}

}  // namespace parley::coding
