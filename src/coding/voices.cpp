#include "coding/voices.h"

#include "coding/voices_ear.h"

namespace parley::coding {
namespace {

const Lemmas kActorWords = {"responsibility", "involvement", "role", "part"};
/// Verbs whose object and "of …", "for …" say what somebody is said to have done.
const Lemmas kBlaming = {"accuse", "blame", "charge"};

/// "No group claimed …", "nobody confirmed …".
bool nobody(const SentenceView& s, uint32_t source) {
  static const Lemmas kNone = {"nobody", "none", "neither"};
  if (kNone.count(lower(s.words[source].form)) > 0) return true;
  const auto* word = s.child(source, "det");
  return word != nullptr && lower(s.words[*word].form) == "no";
}

}  // namespace

void Ear::finish(Voice& v, const CueMatch& m) const {
  v.said = h_.setting.time_of({m.head}, text::Direction::past);
  // What lies ahead of publication dates what is said, not the saying.
  if (v.said && !h_.story.date.empty() &&
      v.said->when.begin.substr(0, h_.story.date.size()) > h_.story.date)
    v.said.reset();
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

std::vector<Voice> Ear::listen() {
  std::vector<Voice> out;
  for (const auto& m : cues()) {
    if (m.source && nobody(s_, *m.source)) continue;
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
    if (answers_a_claim(m))
      for (const auto& told : out)
        if (told.head < m.head && !told.content.empty() && told.stance == "asserts")
          v.content = told.content;
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
