#include "coding/voices.h"

#include <algorithm>
#include <cctype>
#include <set>
#include <span>

#include "coding/match.h"

namespace parley::coding {
namespace {

using Lemmas = std::set<std::string_view>;

const Lemmas kAnonymousNouns = {"official", "source",  "diplomat", "aide",     "person",  "witness",
                                "resident", "adviser", "report",   "survivor", "villager"};
const Lemmas kActorWords = {"responsibility", "involvement", "role", "part"};
/// Verbs that are cues only with a clause: "observe a truce" says nothing.
const Lemmas kNeedClause = {"observe", "maintain", "write", "signal", "answer", "count",
                            "address", "describe", "order", "plan",   "decide", "threaten"};
const Lemmas kSaid = {"say",  "tell",    "add",   "report", "announce", "confirm",
                      "note", "state",   "claim", "insist", "declare",  "acknowledge",
                      "warn", "explain", "argue", "admit"};
/// Verbs whose object and "of …", "for …" say what somebody is said to have done.
const Lemmas kBlaming = {"accuse", "blame", "charge"};
const Lemmas kFalse = {"baseless",    "false",      "untrue",  "unfounded",  "groundless",
                       "fabrication", "fabricated", "lie",     "nonsense",   "fiction",
                       "invention",   "propaganda", "rubbish", "rumour",     "rumor",
                       "hoax",        "slander",    "absurd",  "ridiculous", "fantasy"};
const Lemmas kUnknowing = {"unaware"};
const Lemmas kVouching = {"confirm", "verify", "authenticate"};
const Lemmas kNever = {"not",    "n't",     "never",   "no",     "none",
                       "nobody", "neither", "nothing", "without"};
const Lemmas kTimeMarks = {"after",  "before",   "since", "while",
                           "though", "although", "as",    "whereas"};
const Lemmas kTimeNouns = {"hour", "day",   "week", "month",   "minute", "a",   "an",
                           "two",  "three", "just", "shortly", "some",   "few", "the"};

constexpr float kSure = 0.6F;  // of the model's cue head, alone

std::string lower(std::string_view s) {
  std::string out(s);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return out;
}

bool holds(const Words& list, uint32_t w) {
  return std::binary_search(list.begin(), list.end(), w);
}
bool is_comma(const SentenceView& s, uint32_t i) { return s.words[i].form == ","; }
bool is_break(const SentenceView& s, uint32_t i) { return s.words[i].form == ";"; }
bool is_verb(const SentenceView& s, uint32_t i) { return s.word(i).upos == "VERB"; }

bool has_proper_noun(const SentenceView& s, uint32_t head) {
  const auto [first, last] = s.noun_phrase(head);
  for (uint32_t i = first; i < last; ++i)
    if (s.word(i).upos == "PROPN" && s.relation(i) != "amod" && s.relation(i) != "compound" &&
        !s.has_relation(i, {"nmod"}))
      return true;
  return false;
}

bool nameless(const SentenceView& s, uint32_t head) {
  return kAnonymousNouns.count(s.words[head].lemma) > 0 && !has_proper_noun(s, head);
}

/// The words of a sentence with what is quoted in it.
class Ear {
 public:
  Ear(const SentenceView& s, const Hearing& hearing) : s_(s), h_(hearing) {
    for (uint32_t i = 0; i < s.size(); ++i) quoted_.push_back(in_quotation(i));
  }

  std::vector<Voice> listen();

 private:
  bool in_quotation(uint32_t i) const {
    return std::any_of(h_.story.document.quotes.begin(), h_.story.document.quotes.end(),
                       [&](const auto& q) { return q.whole.contains(s_.words[i].at); });
  }
  bool participle(uint32_t head) const;
  std::optional<Party> speaker_of(const CueMatch& m, const std::vector<Voice>& before) const;
  std::optional<Party> owner_of_noun(uint32_t head) const;
  std::optional<Party> party_near(uint32_t head) const;
  std::optional<Party> party_of_pronoun(uint32_t head) const;
  std::optional<Party> stranger(uint32_t head) const;
  std::optional<Party> subject_of(uint32_t head) const;
  std::vector<CueMatch> cues() const;
  void add_learnt(std::vector<CueMatch>& list) const;
  std::vector<Party> joined(uint32_t source, const Party& first) const;
  void settle_quoted(std::vector<Voice>& voices) const;
  uint32_t segment_begin(uint32_t at) const;
  uint32_t segment_end(uint32_t at) const;
  std::optional<Words> words_around(const CueMatch& m) const;
  Words trimmed(const CueMatch& m, Words content) const;
  Words rest(uint32_t cue) const;
  uint32_t cut_after(uint32_t cue, const Words& content) const;
  bool clause_begins(uint32_t comma) const;
  bool never_before(const Words& content, std::size_t i) const;
  void hear_content(Voice& v) const;
  void credit_cited(Voice& v, uint32_t source) const;
  bool is_wire(const Party& p) const;
  bool is_cue(const CueMatch& m) const;
  void finish(Voice& v, const CueMatch& m) const;

  const SentenceView& s_;
  const Hearing& h_;
  std::vector<char> quoted_;
};

/// ", adding that …", ", calling it …": a participle beside a clause, spoken by who speaks there.
bool Ear::participle(uint32_t head) const {
  if (s_.word(head).xpos != "VBG" || lower(s_.words[head].form) == "according") return false;
  const auto& list = s_.children[head];
  if (std::any_of(list.begin(), list.end(), [&](uint32_t c) {
        return s_.has_relation(c, {"aux", "cop", "mark", "case"});
      }))
    return false;
  return head > 0 && (is_comma(s_, head - 1) || s_.word(head - 1).upos == "CCONJ" ||
                      s_.word(head - 1).upos == "ADV" || s_.word(head - 1).upos == "PUNCT");
}

/// The party of a phrase whose head the tree has got wrong: "Lt. Col. Dana Whitfield".
std::optional<Party> Ear::party_near(uint32_t head) const {
  if (s_.word(head).upos == "PRON") return party_of_pronoun(head);
  if (auto p = h_.cast.party(head)) return p;
  const auto [first, last] = s_.noun_phrase(head);
  for (uint32_t i = first; i < last; ++i)
    if (s_.word(i).upos == "PROPN")
      if (auto p = h_.cast.party(i)) return p;
  const uint32_t up = s_.parent(head);
  if (s_.has_relation(head, {"flat", "compound", "nmod"}) && up != head &&
      s_.word(up).upos != "VERB")
    return h_.cast.party(up);
  return std::nullopt;
}

/// "which", "who": the noun before; "he", "it": whom the story speaks of, else who spoke last.
std::optional<Party> Ear::party_of_pronoun(uint32_t head) const {
  static const Lemmas kRelative = {"who", "which", "that"};
  if (kRelative.count(lower(s_.words[head].form)) > 0) {
    uint32_t before = head;
    while (before > 0 && (before == head || s_.word(before).upos == "PUNCT")) --before;
    for (int steps = 0; before < head && steps < 4; ++steps) {
      if (s_.word(before).upos == "VERB") break;
      if (auto p = h_.cast.party(before)) return p;
      before = s_.parent(before);
    }
  }
  if (auto p = h_.cast.party(head)) return p;
  return h_.last_speaker;
}

std::optional<Party> Ear::subject_of(uint32_t head) const {
  for (uint32_t at = head;; at = s_.parent(at)) {
    if (const auto* subject = s_.child(at, "nsubj")) {
      return party_near(*subject);
    }
    if (s_.parent(at) == at || !s_.has_relation(at, {"conj", "xcomp", "advcl"}))
      return std::nullopt;
  }
}

/// "Georgia's charge", "a newspaper report", "an announcement made by the president".
std::optional<Party> Ear::owner_of_noun(uint32_t head) const {
  for (const uint32_t c : s_.children[head]) {
    if (s_.word(c).deprel == "nmod:poss")
      if (auto p = h_.cast.party(c)) return p;
    if (s_.relation(c) != "acl") continue;
    for (const uint32_t g : s_.children[c]) {
      const auto* by = s_.child(g, "case");
      if (by == nullptr || s_.words[*by].lemma != "by") continue;
      if (auto p = h_.cast.party(g)) return p;
      if (const auto* name = s_.child(g, "nmod"))
        if (auto p = h_.cast.party(*name)) return p;
    }
  }
  uint32_t first = s_.noun_phrase(head).first;
  while (first < head && s_.relation(first) == "det") ++first;
  if (first >= head) return std::nullopt;
  PartyContext context;
  context.date = h_.cast.date();
  auto party = resolve_party(h_.knowledge.actors, std::span(s_.words).subspan(first, head - first),
                             head - first - 1, context);
  if (!party || party->code.empty()) return std::nullopt;
  party->at = s_.span_of(first, head);
  party->text = std::string(slice(h_.story.story.text, party->at));
  return party;
}

std::optional<Party> Ear::speaker_of(const CueMatch& m, const std::vector<Voice>& before) const {
  const bool verb = is_verb(s_, m.head);
  if (verb && participle(m.head)) {
    for (auto it = before.rbegin(); it != before.rend(); ++it)
      if (!it->cue.empty() && it->head < m.head && is_verb(s_, it->head)) return it->speaker;
    uint32_t root = m.head;
    while (s_.parent(root) != root) root = s_.parent(root);
    if (auto p = subject_of(root)) return p;
  }
  if (m.source) {
    if (auto p = party_near(*m.source)) return p;
  }
  if (!verb) return m.source ? std::nullopt : owner_of_noun(m.head);
  return subject_of(m.head);
}

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

void Ear::finish(Voice& v, const CueMatch& m) const {
  v.said = h_.setting.time_of({m.head}, text::Direction::past);
  v.head = m.head;
  v.cue = m.cue.empty() ? Words{m.head} : m.cue;
  v.cue_at = s_.span_of(v.cue);
  v.at = v.content.empty() ? s_.at : s_.span_of(v.content);
  v.why = m.why;
  for (const auto& q : h_.story.document.quotes)
    if (s_.at.contains(q.at) && v.at.meets(q.at)) {
      v.quote = std::string(slice(h_.story.story.text, q.at));
      v.quote_at = q.at;
      break;
    }
  for (const uint32_t c : v.content)
    if (kActorWords.count(s_.words[c].lemma) > 0) v.about = {"actor"};
}

/// "A newspaper, citing the ministry, said …": the ministry speaks and the paper passes it on; a
/// nameless source leaves the word with the paper.
void Ear::credit_cited(Voice& v, uint32_t source) const {
  for (const uint32_t from : {v.head, source})
    for (const uint32_t c : s_.children[from]) {
      if (s_.words[c].lemma != "cite" && s_.words[c].lemma != "quote") continue;
      const auto* object = s_.child(c, "obj");
      if (object == nullptr || nameless(s_, *object)) continue;
      if (auto origin = h_.cast.party(*object)) {
        v.via = {v.speaker};
        v.speaker = *std::move(origin);
        return;
      }
    }
}

/// "a Meridian correspondent saw": the wire itself.
bool Ear::is_wire(const Party& p) const {
  const auto& source = h_.story.story.source;
  return !source.empty() && p.text.find(source) != std::string::npos;
}

bool Ear::is_cue(const CueMatch& m) const {
  const auto lemma = s_.words[m.head].lemma;
  if (lemma == "accord" && s_.word(m.head).upos == "NOUN") return false;
  if (kNeedClause.count(lemma) == 0 || !is_verb(s_, m.head)) return true;
  return !m.content || s_.has_relation(*m.content, {"ccomp", "advcl", "acl"}) ||
         *m.content < m.head;
}

/// Cues that the model hears and the lexicon does not: runs of words with one stance, about a verb
/// or a noun.
void Ear::add_learnt(std::vector<CueMatch>& list) const {
  std::set<uint32_t> known;
  for (const auto& m : list) {
    known.insert(m.head);
    known.insert(m.cue.begin(), m.cue.end());
  }
  for (uint32_t i = 0; i < s_.size(); ++i) {
    const auto& w = s_.word(i);
    if (w.cue.empty() || w.cue_score < kSure || known.count(i) > 0) continue;
    uint32_t end = i;
    bool fresh = true;
    while (end < s_.size() && s_.word(end).cue == w.cue) fresh &= known.count(end++) == 0;
    CueMatch m;
    m.stance = w.cue;
    m.why = "model";
    for (uint32_t k = i; k < end; ++k) m.cue.push_back(k);
    m.head = i;
    for (uint32_t k = i; k < end; ++k)
      if (is_verb(s_, k) && (!is_verb(s_, m.head) || s_.child(k, "nsubj") != nullptr)) m.head = k;
    for (uint32_t k = end; k < segment_end(i); ++k)
      if (s_.under(k, m.head) || s_.relation(m.head) == "advmod" || s_.relation(k) != "nsubj")
        m.words.push_back(k);
    if (!m.words.empty()) m.content = m.words.front();
    i = end;
    const bool verb_like =
        is_verb(s_, m.head) || (s_.word(m.head).upos == "PROPN" && m.cue.size() == 1);
    if (fresh && verb_like) list.push_back(std::move(m));
  }
}

std::vector<CueMatch> Ear::cues() const {
  auto list = match_cues(h_.knowledge.lexicon, *s_.analysis);
  list.erase(
      std::remove_if(list.begin(), list.end(), [&](const CueMatch& m) { return !is_cue(m); }),
      list.end());
  add_learnt(list);
  std::stable_sort(list.begin(), list.end(),
                   [](const CueMatch& a, const CueMatch& b) { return a.head < b.head; });
  return list;
}

/// "We" in a quotation is who is quoted.
void Ear::settle_quoted(std::vector<Voice>& voices) const {
  for (auto& v : voices) {
    if (!quoted_[v.head]) continue;
    const auto said = lower(v.speaker.text);
    if (said != "we" && said != "i") continue;
    for (const auto& host : voices)
      if (!quoted_[host.head] && holds(host.content, v.head)) v.speaker = host.speaker;
  }
}

/// "Washington, Berlin and Moscow", "both countries": the others who say it too. Those without a
/// name are one with the first.
std::vector<Party> Ear::joined(uint32_t source, const Party& first) const {
  Words heads{source};
  for (const uint32_t c : s_.children[source])
    if (s_.relation(c) == "conj" && s_.word(c).upos == "PROPN") heads.push_back(c);
  auto all = h_.cast.parties(heads);
  all.erase(
      std::remove_if(all.begin(), all.end(),
                     [&](const Party& p) { return p.at == first.at && p.name == first.name; }),
      all.end());
  return all;
}

std::vector<Voice> Ear::listen() {
  std::vector<Voice> out;
  for (const auto& m : cues()) {
    auto speaker = speaker_of(m, out);
    if (!speaker || is_wire(*speaker)) continue;
    Voice v;
    v.speaker = *std::move(speaker);
    v.head = m.head;
    v.stance = m.stance;
    const uint32_t source = m.source.value_or(m.head);
    if (m.source && nameless(s_, *m.source)) v.speaker.anonymous = true;
    credit_cited(v, source);
    auto around = words_around(m);
    v.content = around ? *std::move(around) : trimmed(m, m.words);
    if (v.content.empty() && kBlaming.count(s_.words[m.head].lemma) > 0) v.content = rest(m.head);
    hear_content(v);
    finish(v, m);
    if (m.source && v.via.empty())
      for (auto& other : joined(*m.source, v.speaker)) {
        out.push_back(v);
        out.back().speaker = std::move(other);
      }
    out.push_back(std::move(v));
  }
  settle_quoted(out);
  return out;
}

}  // namespace

std::vector<Voice> voices_of(const SentenceView& s, const Hearing& hearing) {
  return Ear(s, hearing).listen();
}

std::optional<Voice> continued_voice(const SentenceView& s, const Hearing& h) {
  if (!h.last_speaker) return std::nullopt;
  for (const auto& q : h.story.document.quotes) {
    const bool runs_on = q.whole.begin < s.at.begin && q.whole.end > s.at.begin;
    const bool all_quoted = q.whole.begin <= s.at.begin + 3 && q.whole.end + 3 >= s.at.end;
    if (!runs_on && !all_quoted) continue;
    Voice v;
    v.speaker = *h.last_speaker;
    v.stance = "asserts";
    v.at = s.at;
    v.quote = std::string(slice(h.story.story.text, q.at));
    v.quote_at = q.at;
    v.why = "rule: the quotation goes on";
    for (uint32_t i = 0; i < s.size(); ++i) v.content.push_back(i);
    return v;
  }
  return std::nullopt;
}

bool gainsaid(const SentenceView& s, uint32_t head, const Words& within) {
  for (int steps = 0; steps < 4; ++steps) {
    for (const uint32_t c : s.children[head]) {
      const auto form = lower(s.words[c].form);
      const bool subject = s.has_relation(c, {"nsubj", "obj"}) &&
                           (form == "none" || form == "nobody" || form == "nothing");
      if (subject || (s.has_relation(c, {"advmod", "det", "cc"}) &&
                      (kNever.count(s.words[c].lemma) > 0 || kNever.count(form) > 0)))
        return true;
      if (s.relation(c) == "nsubj")
        for (const uint32_t g : s.children[c])
          if (s.relation(g) == "det" && s.words[g].lemma == "no") return true;
    }
    const uint32_t up = s.parent(head);
    const bool clause = s.has_relation(head, {"ccomp", "advcl", "acl", "conj", "parataxis"});
    if (up == head || clause || !holds(within, up)) return false;
    head = up;
  }
  return false;
}

}  // namespace parley::coding
