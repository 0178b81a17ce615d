#include "coding/voices_ear.h"

namespace parley::coding {
namespace {

const Lemmas kSaid = {"say",  "tell",    "add",   "report", "announce", "confirm",
                      "note", "state",   "claim", "insist", "declare",  "acknowledge",
                      "warn", "explain", "argue", "admit"};
const Lemmas kFalse = {"baseless",    "false",      "untrue",  "unfounded",  "groundless",
                       "fabrication", "fabricated", "lie",     "nonsense",   "fiction",
                       "invention",   "propaganda", "rubbish", "rumour",     "rumor",
                       "hoax",        "slander",    "absurd",  "ridiculous", "fantasy"};
const Lemmas kUnknowing = {"unaware"};
const Lemmas kVouching = {"confirm", "verify", "authenticate"};
const Lemmas kTimeMarks = {"after",  "before",   "since", "while",
                           "though", "although", "as",    "whereas"};
const Lemmas kTimeNouns = {"hour", "day",   "week", "month",   "minute", "a",   "an",
                           "two",  "three", "just", "shortly", "some",   "few", "the"};

}  // namespace

uint32_t Ear::segment_begin(uint32_t at) const {
  while (at > 0 && !(is_break(s_, at - 1) && !quoted_[at - 1])) --at;
  return at;
}

uint32_t Ear::segment_end(uint32_t at) const {
  while (at < s_.size() && !(is_break(s_, at) && !quoted_[at])) ++at;
  return at;
}

/// The clause beside which a verb of saying or "according to" stands, by its place in the sentence:
/// ", the army said", "said an official", "according to the army". The tree often gives but a part
/// of it.
std::optional<Words> Ear::words_around(const CueMatch& m) const {
  const uint32_t begin = segment_begin(m.head), end = segment_end(m.head);
  const auto range = [](uint32_t a, uint32_t b) {
    Words out;
    for (; a < b; ++a) out.push_back(a);
    return out;
  };
  const auto form = lower(s_.words[m.head].form);
  if (form == "according") {
    if (m.head > begin) return range(begin, m.head);
    uint32_t comma = m.head;
    while (comma < end && !is_comma(s_, comma)) ++comma;
    return range(comma, end);
  }
  if (!is_verb(s_, m.head) || kSaid.count(s_.words[m.head].lemma) == 0 || quoted_[m.head])
    return std::nullopt;
  const bool has_clause =
      std::any_of(s_.children[m.head].begin(), s_.children[m.head].end(), [&](uint32_t c) {
        return c > m.head && (s_.relation(c) == "ccomp" ||
                              (s_.relation(c) == "obj" && s_.words[m.head].lemma != "tell" &&
                               s_.words[m.head].lemma != "say"));
      });
  if (has_clause || !m.source) return std::nullopt;
  uint32_t first = std::min(m.head, s_.noun_phrase(*m.source).first);
  if (*m.source < m.head && first > begin && s_.relation(*m.source) == "nsubj") {
    for (const uint32_t c : s_.children[*m.source])
      if (c < first) first = std::max(begin + 1, c);
  }
  if (first <= begin + 2) return std::nullopt;
  const auto before = s_.words[first - 1].form;
  const bool closed = before == "," || s_.word(first - 1).upos == "PUNCT";
  if (!closed) return std::nullopt;
  return range(begin, first - 1);
}

/// Whether a clause that is no part of what is said begins at this comma: ", hours after …", ",
/// adding …", ", who …".
bool Ear::clause_begins(uint32_t comma) const {
  uint32_t i = comma + 1;
  while (i < s_.size() && i < comma + 5 && kTimeNouns.count(s_.words[i].lemma) > 0) ++i;
  if (i >= s_.size()) return false;
  if (kTimeMarks.count(s_.words[i].lemma) > 0) {
    const auto r = s_.relation(i);
    return r == "mark" || r == "advmod" || r == "case" || r == "cc";
  }
  if (i != comma + 1) return false;
  const auto& w = s_.words[i];
  if (w.lemma == "but" && s_.relation(i) == "cc") return true;
  return !s_.word(i).cue.empty() && s_.word(i).xpos == "VBG";
}

/// The first word behind the cue that is no longer said; the size of the sentence when all is.
uint32_t Ear::cut_after(uint32_t cue, const Words& content) const {
  for (const uint32_t w : content)
    if (w > cue + 1 && !quoted_[w] && (is_break(s_, w) || (is_comma(s_, w) && clause_begins(w))))
      return w;
  for (uint32_t w = cue + 2; w < s_.size(); ++w)
    if (!quoted_[w] && (is_break(s_, w) || (is_comma(s_, w) && clause_begins(w)))) return w;
  return static_cast<uint32_t>(s_.size());
}

Words Ear::rest(uint32_t cue) const {
  Words out;
  const uint32_t end = std::min(segment_end(cue), cut_after(cue, {}));
  for (uint32_t w = cue + 1; w < end; ++w) out.push_back(w);
  return out;
}

Words Ear::trimmed(const CueMatch& m, Words content) const {
  if (content.empty() || content.back() < m.head) return content;
  const uint32_t cut = cut_after(m.head, content);
  content.erase(
      std::remove_if(content.begin(), content.end(), [&](uint32_t w) { return w >= cut; }),
      content.end());
  return content;
}

/// ", a claim that Brell denied", ", an assertion the army denied": what was said just before.
bool Ear::answers_a_claim(const CueMatch& m) const {
  static const Lemmas kSayings = {"claim",  "charge",  "allegation", "accusation", "report",
                                  "assertion", "account", "suggestion", "statement"};
  if (m.stance != "denies" && m.stance != "doubts" && m.stance != "rejects") return false;
  if (!is_verb(s_, m.head) || s_.child(m.head, "ccomp") != nullptr) return false;
  if (s_.relation(m.head) == "acl" && kSayings.count(s_.words[s_.parent(m.head)].lemma) > 0)
    return s_.parent(m.head) < m.head;
  // The tree may take "a claim the army" for one name.
  for (uint32_t i = m.head; i > 0 && !is_comma(s_, i - 1); --i)
    if (kSayings.count(s_.words[i - 1].lemma) > 0)
      return i > 1 && s_.words[i - 2].lemma == "a" && i < m.head && s_.word(i).upos != "ADP";
  return false;
}

/// "not in a position to confirm": within a few words.
bool Ear::never_before(const Words& content, std::size_t i) const {
  for (std::size_t k = i; k > 0 && i - k < 6; --k)
    if (kNever.count(lower(s_.words[content[k - 1]].form)) > 0) return true;
  return false;
}

/// What the words themselves make of a plain saying: "he had no knowledge of it", "that is
/// nonsense".
void Ear::hear_content(Voice& v) const {
  if (v.stance != "asserts" && v.stance != "announces") return;
  const bool told = std::any_of(v.content.begin(), v.content.end(), [&](uint32_t w) {
    return is_verb(s_, w) && !s_.word(w).trigger.empty();
  });
  for (std::size_t i = 0; i < v.content.size(); ++i) {
    const uint32_t w = v.content[i];
    const auto lemma = s_.words[w].lemma;
    const bool no = i > 0 && (kNever.count(s_.words[v.content[i - 1]].lemma) > 0 ||
                              kNever.count(lower(s_.words[v.content[i - 1]].form)) > 0);
    if (!told && kFalse.count(lemma) > 0 && !no && v.content.size() < 30) v.stance = "denies";
    if (kUnknowing.count(lemma) > 0 && !told) v.stance = "declines_to_confirm";
    if (no && (lemma == "knowledge" || lemma == "information" || lemma == "comment" ||
               lemma == "aware" || lemma == "confirmation"))
      v.stance = "declines_to_confirm";
    if (kVouching.count(lemma) > 0 && never_before(v.content, i)) v.stance = "declines_to_confirm";
  }
}

}  // namespace parley::coding
