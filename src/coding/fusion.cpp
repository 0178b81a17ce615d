#include "coding/fusion.h"

#include <algorithm>

#include <fmt/format.h>

#include "coding/genre.h"

namespace parley::coding {
namespace {

// Tuned, with data/lexicon/fusion.txt, on the sentences of the composed passages that the model was
// not trained on.
constexpr double kSeen = 0.10;       // least probability at which the model alone sees a trigger
constexpr double kOtherType = 0.35;  // how much likelier its own type must be to replace an entry's
constexpr double kOwnRight = 0.60;   // told only as content, but the model calls it an event
constexpr double kAccepted = 0.30;   // least probability of what is given
constexpr uint32_t kNear = 2;        // words between two parts of one trigger

/// Subject and object of a verb, "of" and "by" of a noun, where no entry says better.
void default_arguments(const SentenceView& s, EventMatch& m) {
  for (const uint32_t c : s.children[m.head]) {
    const auto& relation = s.word(c).deprel;
    if (relation == "nsubj" || relation == "nmod:poss" || relation == "obl:agent")
      m.actors.push_back(c);
    if (relation == "obj" || relation == "nsubj:pass" || relation == "iobj")
      m.recipients.push_back(c);
  }
  if (m.actors.empty() && (s.has_relation(m.head, {"xcomp", "conj", "advcl"})))
    if (const auto* subject = s.child(s.parent(m.head), "nsubj")) m.actors.push_back(*subject);
}

bool carries_nothing(std::string_view upos) {
  return upos == "DET" || upos == "ADP" || upos == "PART" || upos == "PUNCT" || upos == "ADV" ||
         upos == "CCONJ" || upos == "PRON" || upos == "SCONJ" || upos == "NUM" || upos == "AUX";
}

/// Runs of words to which the model gives one type, as matches of their own.
std::vector<EventMatch> model_events(const SentenceView& s, const std::vector<char>& covered) {
  std::vector<EventMatch> out;
  const auto type_at = [&](uint32_t i) {
    const auto seen = opinion_of(s, {i});
    return seen.any >= kSeen && !covered[i] ? seen.type : std::string_view{};
  };
  for (uint32_t i = 0; i < s.size(); ++i) {
    const auto type = type_at(i);
    if (type.empty()) continue;
    EventMatch m;
    m.type = type;
    m.trigger.push_back(i);
    while (i + 1 < s.size() && type_at(i + 1) == type) m.trigger.push_back(++i);
    m.head = *std::find_if(m.trigger.begin(), m.trigger.end(), [&](uint32_t k) {
      return k == m.trigger.back() || s.parent(k) < m.trigger.front() ||
             s.parent(k) > m.trigger.back() || s.parent(k) == k;
    });
    if (carries_nothing(s.word(m.head).upos)) continue;
    default_arguments(s, m);
    m.whole = true;
    m.weight = opinion_of(s, m.trigger).type_probability;
    m.why = fmt::format("model: {}", m.type);
    out.push_back(std::move(m));
  }
  return out;
}

/// Head words of what somebody denies, predicts or proposes: "predicted an accord". Said so, a noun
/// is an event.
Words spoken_of(const Lexicon& lexicon, const SentenceView& s) {
  Words out;
  for (const auto& cue : match_cues(lexicon, *s.analysis))
    if (cue.content &&
        (cue.stance == "denies" || cue.stance == "predicts" || cue.stance == "proposes"))
      out.push_back(*cue.content);
  return out;
}

/// What is demanded or stopped is as a rule no event of its own; where the model knows the word as
/// one, it is ("suspended its bombing").
bool own_right(const SentenceView& s, const EventMatch& m) {
  return !m.whole && type_probability(s, m.trigger, m.type) >= kOwnRight;
}

/// Where the model is much surer of another type than of the entry's, the type is the model's; what
/// was composed of two words ("will hand over") is not the model's to take apart.
void settle_type(const SentenceView& s, EventMatch& m) {
  if (!m.under.empty()) return;
  const auto model = opinion_of(s, m.trigger);
  if (model.type_probability - type_probability(s, m.trigger, m.type) < kOtherType) return;
  m.why += fmt::format("; not {}: model says {}", m.type, model.type);
  m.type = model.type;
  m.mode.clear();
  m.cameo.clear();
}

/// Two triggers of one type that touch, overlap or hang on each other are parts of one.
bool one_trigger(const SentenceView& s, const EventMatch& a, const EventMatch& b) {
  if (a.type != b.type) return false;
  const auto has = [](const EventMatch& m, uint32_t i) {
    return std::find(m.trigger.begin(), m.trigger.end(), i) != m.trigger.end();
  };
  if (std::any_of(b.trigger.begin(), b.trigger.end(), [&](uint32_t i) { return has(a, i); }))
    return true;
  const uint32_t gap = b.trigger.front() > a.trigger.back()   ? b.trigger.front() - a.trigger.back()
                       : a.trigger.front() > b.trigger.back() ? a.trigger.front() - b.trigger.back()
                                                              : 0;
  const auto modifies = [&](uint32_t child, const EventMatch& parent) {
    return has(parent, s.parent(child)) && s.has_relation(child, {"amod", "compound", "det", "nmod",
                                                                  "obj", "advmod", "case", "mark"});
  };
  return (gap <= kNear && s.parent(b.head) == s.parent(a.head)) || modifies(b.head, a) ||
         modifies(a.head, b);
}

/// "a bomb tore through a bus, killing four": the killing is what the attack did, its victims are
/// the attack's.
bool outcome_of(const SentenceView& s, const EventMatch& attack, const EventMatch& harm) {
  if (attack.type != "ASSAULT" || harm.type != "ASSAULT" || attack.head == harm.head) return false;
  const bool follows = s.relation(harm.head) == "advcl" || s.relation(harm.head) == "conj" ||
                       s.relation(harm.head) == "acl";
  return follows && s.word(harm.head).xpos == "VBG" &&
         (s.under(harm.head, attack.head) ||
          (s.parent(attack.head) == s.parent(harm.head) && s.parent(harm.head) != harm.head));
}

void keep_one_of_parts(const SentenceView& s, std::vector<Trigger>& list) {
  std::vector<Trigger> kept;
  for (auto& t : list) {
    const auto whole = std::find_if(kept.begin(), kept.end(), [&](const Trigger& k) {
      return one_trigger(s, k.match, t.match);
    });
    if (whole != kept.end()) {
      if (whole->match.actors.empty() && whole->match.recipients.empty() &&
          t.confidence > whole->confidence)
        *whole = std::move(t);
      continue;
    }
    const auto cause = std::find_if(kept.begin(), kept.end(), [&](const Trigger& k) {
      return outcome_of(s, k.match, t.match);
    });
    if (cause == kept.end())
      kept.push_back(std::move(t));
    else if (cause->match.recipients.empty())
      cause->match.recipients = t.match.recipients;
  }
  list = std::move(kept);
}

}  // namespace

std::vector<Candidate> candidate_triggers(const Lexicon& lexicon, const SentenceView& sentence) {
  const auto& analysis = *sentence.analysis;
  Genre genre;
  genre.add(lexicon, Tree(analysis, lexicon.classes()));
  if (!genre.kind().empty()) return {};
  std::vector<char> covered(sentence.size(), 0);
  for (const auto& m : match_events(lexicon, analysis))
    for (const uint32_t i : m.trigger) covered[i] = 1;
  std::vector<Candidate> out;
  const auto spoken = spoken_of(lexicon, sentence);
  for (auto& m : match_events(lexicon, analysis, model_events(sentence, covered))) {
    if (m.absorbed && !own_right(sentence, m)) continue;
    if (!m.whole) settle_type(sentence, m);
    const bool said = std::find(spoken.begin(), spoken.end(), m.head) != spoken.end();
    auto features = trigger_features(sentence, m, m.whole, said);
    out.push_back({std::move(m), features});
  }
  return out;
}

std::vector<Trigger> decide_triggers(const Lexicon& lexicon, const TriggerScore& score,
                                     const SentenceView& sentence) {
  std::vector<Trigger> out;
  for (auto& c : candidate_triggers(lexicon, sentence)) {
    const double p = score.probability(c.features);
    if (p < kAccepted) continue;
    auto why = fmt::format("{}; model: event {:.2f}, {} {:.2f}; together {:.2f}", c.match.why,
                           opinion_of(sentence, c.match.trigger).any, c.match.type,
                           type_probability(sentence, c.match.trigger, c.match.type), p);
    out.push_back({std::move(c.match), p, std::move(why)});
  }
  keep_one_of_parts(sentence, out);
  std::sort(out.begin(), out.end(),
            [](const Trigger& a, const Trigger& b) { return a.match.head < b.match.head; });
  return out;
}

}  // namespace parley::coding
