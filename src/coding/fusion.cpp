#include "coding/fusion.h"

#include <algorithm>

#include <fmt/format.h>

#include "coding/genre.h"

namespace parley::coding {
namespace {

// Tuned on the sentences of the composed passages that the model was not trained on, and on
// wirebench.
constexpr double kModelAlone = 0.75;       // least probability of a trigger that no entry knows
constexpr double kEntryAgainst = 0.40;     // least weight of an entry that the model calls no event
constexpr double kModelSureOfNone = 0.97;  // above this the model's "no event" beats every entry
constexpr double kOtherType = 0.90;        // the model's own type replaces a weak entry's
constexpr double kWeakEntry = 0.50;  // an entry below this weight leaves the type to the model
constexpr double kOwnRight = 0.70;   // told only as content, but the model calls it an event
constexpr uint32_t kNear = 2;        // words between two parts of one trigger

struct Opinion {
  std::string type;  ///< empty: no event
  double score = 0;
};

/// What the model says of the words of a trigger: its surest event, else its surest "none".
Opinion opinion_of(const SentenceView& s, const Words& words) {
  Opinion best;
  for (const uint32_t i : words) {
    const auto& w = s.word(i);
    const bool event = !w.trigger.empty();
    if (event == best.type.empty() ? event : w.trigger_score > best.score)
      best = {w.trigger, w.trigger_score};
  }
  return best;
}

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
  for (uint32_t i = 0; i < s.size(); ++i) {
    const auto& first = s.word(i);
    if (first.trigger.empty() || covered[i]) continue;
    EventMatch m;
    m.type = first.trigger;
    double score = 0;
    for (; i < s.size() && s.word(i).trigger == m.type && !covered[i]; ++i) {
      m.trigger.push_back(i);
      score = std::max<double>(score, s.word(i).trigger_score);
    }
    --i;
    if (score < kModelAlone) continue;
    m.head = *std::find_if(m.trigger.begin(), m.trigger.end(), [&](uint32_t k) {
      return k == m.trigger.back() || s.parent(k) < m.trigger.front() ||
             s.parent(k) > m.trigger.back() || s.parent(k) == k;
    });
    if (carries_nothing(s.word(m.head).upos)) continue;
    default_arguments(s, m);
    m.whole = true;
    m.weight = score * 0.8;
    m.why = fmt::format("model: {} {:.2f}", m.type, score);
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
  const auto model = opinion_of(s, m.trigger);
  return !m.whole && model.type == m.type && model.score >= kOwnRight;
}

std::optional<Trigger> judge(const SentenceView& s, const EventMatch& m, const Words& spoken) {
  const auto model = opinion_of(s, m.trigger);
  Trigger t{m, m.weight, m.why};
  if (model.type == m.type) {
    t.confidence = 1 - (1 - m.weight) * (1 - model.score);
    t.why += fmt::format("; model agrees {:.2f}", model.score);
    return t;
  }
  if (!model.type.empty()) {
    t.why += fmt::format("; model says {} {:.2f}", model.type, model.score);
    t.confidence = m.weight * 0.6;
    if (model.score >= kOtherType && m.weight < kWeakEntry) {
      t.match.type = model.type;
      t.match.mode.clear();
      t.match.cameo.clear();
      t.confidence = model.score * 0.7;
    }
    return t;
  }
  t.why += fmt::format("; model says none {:.2f}", model.score);
  t.confidence = m.weight * (1 - model.score);
  if (std::find(spoken.begin(), spoken.end(), m.head) != spoken.end() && m.guard.empty()) {
    t.confidence = m.weight * 0.5;
    return t;
  }
  if (model.score >= kModelSureOfNone || m.weight < kEntryAgainst || !m.guard.empty())
    return std::nullopt;
  return t;
}

}  // namespace

namespace {

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

std::vector<Trigger> decide_triggers(const Lexicon& lexicon, const SentenceView& sentence) {
  const auto& analysis = *sentence.analysis;
  Genre genre;
  genre.add(lexicon, Tree(analysis, lexicon.classes()));
  if (!genre.kind().empty()) return {};
  std::vector<char> covered(sentence.size(), 0);
  for (const auto& m : match_events(lexicon, analysis))
    for (const uint32_t i : m.trigger) covered[i] = 1;
  std::vector<Trigger> out;
  const auto spoken = spoken_of(lexicon, sentence);
  for (const auto& m : match_events(lexicon, analysis, model_events(sentence, covered))) {
    if (m.absorbed && !own_right(sentence, m)) continue;
    if (m.whole)
      out.push_back({m, m.weight, m.why});
    else if (auto t = judge(sentence, m, spoken))
      out.push_back(std::move(*t));
  }
  keep_one_of_parts(sentence, out);
  std::sort(out.begin(), out.end(),
            [](const Trigger& a, const Trigger& b) { return a.match.head < b.match.head; });
  return out;
}

}  // namespace parley::coding
