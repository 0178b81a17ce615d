#include "coding/setting_time.h"

#include <algorithm>
#include <set>

#include "coding/setting_scope.h"
#include "text/calendar.h"
#include "text/numbers.h"

namespace parley::coding {
namespace {

using Lemmas = std::set<std::string_view>;

constexpr uint32_t kClimb = 4;     ///< words above an event that may carry its time
constexpr uint32_t kLookBack = 3;  ///< sentences in which "the next day" finds its day
constexpr float kSure = 0.5F;      ///< of the model's classes of a word
constexpr uint32_t kMeasure = 3;   ///< words of "less than two days" before "after"

/// Where a clause begins that has a time of its own.
const Lemmas kClauseWords = {"that",   "which",  "who",     "whom",     "whose", "where", "when",
                             "while",  "though", "because", "although", "if",    "but",   "after",
                             "before", "since",  "until",   "than",     "as"};
/// Verbs of these types speak of what happens, or happened, at another time.
const Lemmas kVerbal = {"ACCUSE", "REJECT", "REQUEST", "SUPPORT", "THREATEN", "CONCEDE", "AGREE"};
/// "managed to seize", "was forced to resign": the infinitive is over and done.
const Lemmas kDone = {"manage", "decide", "begin", "start",  "fail",    "refuse",   "force",
                      "use",    "have",   "seem",  "appear", "decline", "continue", "help"};
/// What these do to an event, the event is still to come.
const Lemmas kPlans = {"plan", "schedule", "due", "set", "slate", "expect", "postpone", "cancel"};

/// With these "before" is of that day.
const Lemmas kDayParts = {"dawn", "dusk", "noon", "midnight", "sunrise",  "sunset",
                          "a.m.", "p.m.", "am",   "pm",       "nightfall"};

bool is_dash(std::string_view form) {
  return form == "\xe2\x80\x94" || form == "\xe2\x80\x93" || form == "--";
}

bool listed(const Words& words, uint32_t w) {
  return std::find(words.begin(), words.end(), w) != words.end();
}

/// "Friday's", "the Nov. 7 election": it dates the noun alone.
bool attributive(const SentenceView& s, const TimeAt& t) {
  const uint32_t head = head_of_run(s, t.first, t.last);
  const auto relation = s.word(head).deprel;
  const auto last = s.words[t.last - 1].form;
  return relation == "nmod:poss" || s.has_relation(head, {"compound", "nummod", "amod"}) ||
         last == "'s" || last == "\xe2\x80\x99s";
}

/// "will meet", "would gather", "agreed to meet", "to be released".
bool ahead(const SentenceView& s, uint32_t word) {
  for (const uint32_t c : s.children[word]) {
    const auto lemma = s.words[c].lemma;
    if (s.relation(c) == "aux" && (lemma == "will" || lemma == "would" || lemma == "shall"))
      return s.child(word, "aux") == nullptr || s.words[c + 1].lemma != "have";
    if (s.has_relation(c, {"amod", "advmod", "acl"}) &&
        (kPlans.count(lemma) > 0 || lemma == "next"))
      return true;
  }
  const auto* mark = s.child(word, "mark");
  const auto over = s.words[s.parent(word)].lemma;
  if (mark != nullptr && s.words[*mark].lemma == "to" && s.word(word).upos == "VERB")
    return s.child(word, "aux") == nullptr && s.has_relation(word, {"xcomp", "acl", "ccomp"}) &&
           kDone.count(over) == 0;
  return s.parent(word) != word && kPlans.count(over) > 0 &&
         s.has_relation(word, {"obj", "nsubj", "obl", "xcomp"});
}

}  // namespace

SettingTime::SettingTime(const StoryView& story, const SentenceView& sentence)
    : story_(story), s_(sentence) {
  std::vector<char> inside(s_.size(), 0);
  for (auto& mention : text::find_times(story.story.text, sentence.at)) {
    TimeAt t;
    bool found = false;
    for (uint32_t i = 0; i < s_.size(); ++i) {
      if (!s_.words[i].at.meets(mention.at)) continue;
      if (!found) t.first = i;
      found = true;
      t.last = i + 1;
    }
    if (!found) continue;
    // "two days before the vote" counts from the vote: a clause word, no time.
    const auto end = s_.words[t.last - 1].lemma;
    const bool open = t.last < s_.size() && s_.word(t.last).upos != "PUNCT" &&
                      s_.word(t.last).upos != "CCONJ" && t.last - t.first > 1;
    if (open && (end == "before" || end == "after")) continue;
    t.anchor = anchor_of(t);
    std::fill(inside.begin() + t.first, inside.begin() + t.last, 1);
    t.mention = std::move(mention);
    times_.push_back(std::move(t));
  }
  uint32_t number = 0;
  for (uint32_t i = 0; i < s_.size(); ++i) {
    const auto form = s_.words[i].form;
    // "the leaders of Russia, Ukraine and France": a comma between names parts nothing.
    const bool list = form == "," && i > 0 && i + 1 < s_.size() && s_.word(i - 1).upos == "PROPN" &&
                      s_.word(i + 1).upos == "PROPN";
    const bool mark = (form == "," && !list) || form == ";" || form == ":" || form == "(" ||
                      form == ")" || is_dash(form);
    const bool clause = kClauseWords.count(s_.words[i].lemma) > 0 && s_.word(i).upos != "DET";
    const bool joined = s_.relation(i) == "cc" && (s_.word(s_.parent(i)).upos == "VERB" ||
                                                   s_.word(s_.parent(i)).upos == "AUX");
    if (inside[i] == 0 && (mark || clause || joined)) ++number;
    stretch_.push_back(number);
  }
}

/// The governor of the expression, but the verb of saying that it follows ("…, the army said on
/// Tuesday", "told reporters on Friday"): trees often give that time to what is said.
uint32_t SettingTime::anchor_of(const TimeAt& t) const {
  const uint32_t governor = s_.parent(head_of_run(s_, t.first, t.last));
  uint32_t before = t.first;
  while (before > 0 && s_.word(before - 1).upos == "ADP") --before;
  if (before == 0) return governor;
  --before;
  if (speaks(before)) return before;
  const uint32_t verb = s_.parent(before);
  return verb < before && s_.has_relation(before, {"obj", "iobj"}) && speaks(verb) ? verb
                                                                                   : governor;
}

bool SettingTime::speaks(uint32_t word) const {
  const auto& w = s_.word(word);
  return (!w.cue.empty() && w.cue_score >= kSure) || (w.upos == "VERB" && w.lemma == "say");
}

bool SettingTime::is_other_event(uint32_t word, const Words& trigger) const {
  const auto& w = s_.word(word);
  return !w.trigger.empty() && w.trigger_score >= kSure && !listed(trigger, word);
}

/// Whether a time hangs on the word and stands before the other one.
bool SettingTime::dated_before(uint32_t word, uint32_t other) const {
  return std::any_of(times_.begin(), times_.end(),
                     [&](const TimeAt& t) { return t.anchor == word && t.last <= other; });
}

/// The trigger and the words that it hangs on, as long as these tell of the same time: up to who
/// says, demands or condemns it, and up to another subject.
Words SettingTime::scope(const Words& trigger) const {
  Words out = trigger;
  for (const uint32_t t : trigger)
    for (uint32_t i = t, steps = 0; steps < kClimb && s_.parent(i) != i; ++steps) {
      const uint32_t up = s_.parent(i);
      const bool participle = s_.has_relation(i, {"advcl", "acl", "parataxis"}) &&
                              s_.word(i).xpos == "VBG" && s_.child(i, "mark") == nullptr &&
                              s_.child(i, "nsubj") == nullptr;
      const bool joined =
          s_.relation(i) == "conj" && (s_.child(i, "nsubj") == nullptr || dated_before(up, i));
      if (!participle && !joined &&
          !s_.has_relation(i,
                           {"obj", "obl", "nmod", "nsubj", "xcomp", "appos", "compound", "amod"}))
        break;
      if (listed(trigger, up)) {
        i = up;
        continue;
      }
      const bool other = is_other_event(up, trigger);
      const bool noun = s_.word(i).upos != "VERB";
      if (noun && (speaks(up) || (other && kVerbal.count(s_.word(up).trigger) > 0) ||
                   (other && s_.has_relation(i, {"obj", "nmod"}))))
        break;
      i = up;
      if (!listed(out, i)) out.push_back(i);
    }
  return out;
}

/// "from Tuesday", "a rally for Sunday", "would gather on Friday": still to come, whatever the
/// event's own tense.
text::Direction SettingTime::direction_of(const TimeAt& t, text::Direction direction) const {
  if (direction == text::Direction::future) return direction;
  const auto opens = s_.words[t.first].lemma;
  const bool clock = std::any_of(s_.words.begin() + t.first, s_.words.begin() + t.last,
                                 [](const PhraseWord& w) { return kDayParts.count(w.lemma) > 0; });
  if (opens == "until" || opens == "by" || (opens == "before" && !clock))
    return text::Direction::future;
  if (t.first > 0 && s_.words[t.first - 1].lemma == "for") return text::Direction::future;
  if (opens == "from" && std::none_of(s_.words.begin() + t.first, s_.words.begin() + t.last,
                                      [](const PhraseWord& w) { return w.lemma == "to"; }))
    return text::Direction::future;
  // "is due to discuss it on Friday", whatever the tree makes of it
  for (uint32_t i = t.anchor >= 4 ? t.anchor - 3 : 1; i < t.anchor; ++i)
    if (s_.words[i].lemma == "to" && kPlans.count(s_.words[i - 1].lemma) > 0)
      return text::Direction::future;
  uint32_t verb = t.anchor;
  for (uint32_t steps = 0; steps < kClimb; ++steps) {
    if (ahead(s_, verb)) return text::Direction::future;
    const bool joined = s_.relation(verb) == "conj" && s_.child(verb, "nsubj") == nullptr;
    if (!joined && !s_.has_relation(verb, {"obl", "nmod", "obj"})) break;
    if (s_.word(verb).upos == "VERB" && !joined) break;
    verb = s_.parent(verb);
  }
  return direction;
}

/// The day that "that night" and "two days later" count from: the last one that was told.
std::optional<text::When> SettingTime::day_before(const TimeAt& time) const {
  const auto day_of = [&](std::string_view words) {
    auto when = text::resolve_time(words, story_.date, text::Direction::past);
    if (when && when->begin.size() >= 10 && !when->end.empty()) return when;
    return std::optional<text::When>();
  };
  for (auto t = times_.rbegin(); t != times_.rend(); ++t)
    if (t->first < time.first)
      if (auto day = day_of(t->mention.words)) return day;
  for (uint32_t back = 1; back <= kLookBack && back <= s_.index; ++back) {
    const auto& sentence = story_.sentences[s_.index - back];
    if (sentence.headline) break;
    const auto mentions = text::find_times(story_.story.text, sentence.at);
    for (auto m = mentions.rbegin(); m != mentions.rend(); ++m)
      if (auto day = day_of(m->words)) return day;
  }
  if (story_.date.empty()) return std::nullopt;
  return text::When{story_.date, story_.date, "day"};
}

std::optional<TimeSpan> SettingTime::resolved(const TimeAt& time, text::Direction direction) const {
  const auto& m = time.mention;
  auto when = text::resolve_time(m.words, story_.date, direction_of(time, direction));
  if (!when)
    if (const auto day = day_before(time)) when = text::resolve_relative(m.words, *day);
  if (!when) return std::nullopt;
  return TimeSpan{m.words, m.at, *std::move(when)};
}

std::optional<TimeSpan> SettingTime::anchored(uint32_t word, text::Direction direction) const {
  for (const auto& t : times_)
    if (t.anchor == word)
      if (auto span = resolved(t, direction)) return span;
  return std::nullopt;
}

/// Whether a time of the dependent `c` is also one of `t`, a word of the scope.
bool SettingTime::shares_time(uint32_t t, uint32_t c, const Words& trigger) const {
  if (speaks(c)) return false;
  // "shut the offices and put him under arrest on Thursday": one time for both.
  if (s_.relation(c) == "conj" && s_.word(c).upos == "VERB" && s_.word(t).upos == "VERB")
    return s_.child(c, "nsubj") == nullptr;
  // "a trip planned for Wednesday", "the rally that they mean to hold on Sunday"
  if (s_.relation(c) == "acl") return listed(trigger, t) && s_.word(t).upos == "NOUN";
  const auto* by = s_.child(c, "case");
  const bool at_it = s_.relation(c) == "obl" && by != nullptr &&
                     (s_.words[*by].lemma == "in" || s_.words[*by].lemma == "at" ||
                      s_.words[*by].lemma == "during");
  if (is_other_event(c, trigger) && !at_it) return false;
  return s_.has_relation(c, {"obl", "obj", "nmod", "xcomp"});
}

std::optional<TimeSpan> SettingTime::of_words(const Words& trigger,
                                              text::Direction direction) const {
  const auto words = scope(trigger);
  for (const uint32_t t : words) {
    if (auto span = anchored(t, direction)) return span;
    for (const uint32_t c : s_.children[t]) {
      if (listed(words, c) || !shares_time(t, c, trigger)) continue;
      if (auto span = anchored(c, direction)) return span;
      if (s_.relation(c) == "acl")
        for (const uint32_t d : s_.children[c])
          if (s_.relation(d) == "xcomp")
            if (auto span = anchored(d, direction)) return span;
    }
  }
  return std::nullopt;
}

std::optional<TimeSpan> SettingTime::of_stretch(const Words& trigger,
                                                text::Direction direction) const {
  const TimeAt* best = nullptr;
  uint32_t nearest = 0;
  for (const auto& t : times_) {
    if (attributive(s_, t) || (speaks(t.anchor) && !listed(trigger, t.anchor))) continue;
    const auto opens = s_.words[t.first].lemma;
    const bool away = s_.has_relation(t.anchor, {"acl", "ccomp", "advcl", "parataxis"}) ||
                      opens == "by" || opens == "until";
    if (away && !listed(trigger, t.anchor)) continue;
    for (const uint32_t w : trigger) {
      if (stretch_[w] != stretch_[t.first]) continue;
      if (is_other_event(t.anchor, trigger) && stretch_[t.anchor] == stretch_[w]) continue;
      const uint32_t far = w > t.first ? w - t.first : t.first - w;
      if (best != nullptr && far >= nearest) continue;
      best = &t;
      nearest = far;
    }
  }
  return best == nullptr ? std::nullopt : resolved(*best, direction);
}

/// Whether the clause of the word is the one that the mark opens, or is said in it; what stands in
/// a relative clause of it is not.
bool SettingTime::opened_by(uint32_t word, uint32_t mark) const {
  for (uint32_t steps = 0; steps <= kClimb; ++steps) {
    if (listed(s_.children[word], mark)) return true;
    if (s_.parent(word) == word || s_.has_relation(word, {"acl", "nmod", "appos"})) return false;
    word = s_.parent(word);
  }
  return false;
}

std::optional<TimeSpan> SettingTime::of_host(const Words& trigger,
                                             text::Direction direction) const {
  uint32_t mark = trigger.front();
  while (mark > 0 && stretch_[mark - 1] == stretch_[trigger.front()]) --mark;
  if (mark == 0) return std::nullopt;
  const auto lemma = s_.words[mark].lemma;
  const bool same = lemma == "when" || (lemma == "while" && s_.relation(mark) == "mark") ||
                    (lemma == "as" && s_.relation(mark) == "mark");
  if (!same && lemma != "after" && lemma != "before") return std::nullopt;
  if (!opened_by(trigger.front(), mark)) return std::nullopt;
  const TimeAt* host = nullptr;
  for (const auto& t : times_)
    if (t.last <= mark && !attributive(s_, t)) host = &t;
  if (host == nullptr) return std::nullopt;
  auto span = resolved(*host, direction);
  if (!span || same) return span;
  const uint32_t unit = mark - 1;
  const auto measure = s_.words[unit].lemma;
  if (measure == "hour" || measure == "minute" || measure == "moment" || measure == "shortly")
    return span;
  const int days = measure == "day" ? 1 : measure == "week" ? 7 : 0;
  const auto day = text::parse_iso_date(span->when.begin);
  if (days == 0 || !day || (span->when.precision != "day" && span->when.precision != "range"))
    return std::nullopt;
  const uint32_t first = unit >= kMeasure ? unit - kMeasure : 0;
  const auto counts = text::find_numbers(story_.story.text, s_.span_of(first, unit));
  double count = s_.words[unit - 1].lemma == "a" ? 1 : 0;
  if (!counts.empty() && counts.back().low) count = *counts.back().low;
  if (count < 1 || count > 31) return std::nullopt;
  const int shift = static_cast<int>(count) * days * (lemma == "after" ? -1 : 1);
  span->when.begin = span->when.end = text::iso_date(*day + shift);
  span->when.precision = "day";
  return span;
}

std::optional<TimeSpan> SettingTime::time_of(const Words& trigger,
                                             text::Direction direction) const {
  if (trigger.empty() || times_.empty()) return std::nullopt;
  if (auto span = of_words(trigger, direction)) return span;
  if (auto span = of_stretch(trigger, direction)) return span;
  return of_host(trigger, direction);
}

}  // namespace parley::coding
