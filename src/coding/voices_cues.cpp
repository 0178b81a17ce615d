#include "coding/voices_ear.h"

namespace parley::coding {
namespace {

/// Verbs that are cues only with a clause: "observe a truce" says nothing.
const Lemmas kNeedClause = {"observe", "maintain", "write", "signal", "answer", "count",
                            "address", "describe", "order", "plan",   "decide", "threaten"};

constexpr float kSure = 0.6F;  // of the model's cue head, alone

/// "at a point to confirm", "in a position to deny", "a chance to announce": an infinitive beside a
/// noun or an adjective tells of no saying.
bool only_thought_of(const SentenceView& s, uint32_t verb) {
  const auto* mark = s.child(verb, "mark");
  if (mark == nullptr || s.words[*mark].lemma != "to") return false;
  if (!s.has_relation(verb, {"acl", "advcl", "xcomp"})) return false;
  return s.word(s.parent(verb)).upos != "VERB";
}

}  // namespace

bool Ear::is_cue(const CueMatch& m) const {
  static const Lemmas kAnswers = {"confirms", "denies", "insists", "announces"};
  if (kAnswers.count(m.stance) > 0 && is_verb(s_, m.head) && only_thought_of(s_, m.head))
    return false;
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

}  // namespace parley::coding
