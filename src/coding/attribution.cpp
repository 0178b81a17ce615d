#include "coding/attribution.h"

#include <algorithm>
#include <set>

namespace parley::coding {
namespace {

const std::set<std::string_view> kAnonymousNouns = {"official", "source", "diplomat", "aide", "person", "witness", "resident", "adviser"};
const std::set<std::string_view> kActorWords = {"responsibility", "involvement", "role", "part"};
/// Events whose telling is itself a saying: the wire reports that it was said.
const std::set<std::string_view> kSaying = {"ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT"};
const std::set<std::string_view> kAnswering = {"denies", "confirms", "insists", "declines_to_confirm", "doubts", "retracts", "rejects"};

}  // namespace

/// A cue with its speaker, ready to be given to events.
struct Attribution::Voice {
  Party speaker;
  std::vector<Party> via;
  std::string stance;
  std::optional<TimeSpan> said;
  uint32_t head = 0;
  Words cue, content;
  Span at, cue_at;
  std::string quote;
  std::optional<Span> quote_at;
  std::string why;
  std::vector<std::string> about;
};

Attribution::Attribution(const Knowledge& knowledge, const StoryView& story) : knowledge_(knowledge), story_(story) {}

Party Attribution::wire() const {
  Party p;
  p.id = "wire";
  p.name = story_.story.source;
  return p;
}

namespace {

bool has_proper_noun(const SentenceView& s, uint32_t head) {
  const auto [first, last] = s.noun_phrase(head);
  for (uint32_t i = first; i < last; ++i)
    if (s.word(i).upos == "PROPN" && s.relation(i) != "amod" && s.relation(i) != "compound") return true;
  return false;
}

/// "the report", "that", "such claims", or nothing at all ("declined to comment"): what was told just before.
bool points_back(const SentenceView& s, const Words& content) {
  static const std::set<std::string_view> kBack = {"report", "claim", "allegation", "charge", "accusation", "account", "assertion", "it",
                                                   "that", "this", "statement", "announcement", "matter", "incident"};
  return content.empty() || std::any_of(content.begin(), content.end(), [&](uint32_t c) { return kBack.count(s.words[c].lemma) > 0; });
}

/// "citing two officials", "quoting a minister": the cited one speaks, who cites passes it on.
const uint32_t* cited_by(const SentenceView& s, uint32_t cue) {
  for (const uint32_t c : s.children[cue])
    if (s.words[c].lemma == "cite" || s.words[c].lemma == "quote") return s.child(c, "obj");
  return nullptr;
}

}  // namespace

std::vector<Attribution::Voice> Attribution::voices_of(const SentenceView& s, Cast& cast, const Setting& setting) {
  std::vector<Voice> out;
  for (const auto& m : match_cues(knowledge_.lexicon, *s.analysis)) {
    if (!m.source) continue;
    auto speaker = cast.party(*m.source);
    if (!speaker && s.word(*m.source).upos == "PRON") speaker = last_speaker_;
    if (!speaker) continue;
    Voice v;
    v.speaker = *std::move(speaker);
    if (kAnonymousNouns.count(s.words[*m.source].lemma) > 0 && !has_proper_noun(s, *m.source)) v.speaker.anonymous = true;
    if (const auto* cited = cited_by(s, m.head))
      if (auto origin = cast.party(*cited)) {
        v.via.push_back(v.speaker);
        v.speaker = *std::move(origin);
        v.speaker.anonymous = kAnonymousNouns.count(s.words[*cited].lemma) > 0;
      }
    v.stance = m.stance;
    v.said = setting.time_of({m.head}, text::Direction::past);
    v.head = m.head;
    v.cue = m.cue.empty() ? Words{m.head} : m.cue;
    v.content = m.words;
    v.cue_at = s.span_of(v.cue);
    v.at = v.content.empty() ? s.at : s.span_of(v.content);
    v.why = m.why;
    for (const auto& q : story_.document.quotes)
      if (s.at.contains(q.at) && v.at.meets(q.at)) {
        v.quote = std::string(slice(story_.story.text, q.at));
        v.quote_at = q.at;
        break;
      }
    for (const uint32_t c : v.content)
      if (kActorWords.count(s.words[c].lemma) > 0) v.about = {"actor"};
    out.push_back(std::move(v));
  }
  return out;
}

/// A sentence inside a quotation that began before it goes on in the voice of who was speaking.
std::optional<Attribution::Voice> Attribution::continued(const SentenceView& s) const {
  if (!last_speaker_) return std::nullopt;
  for (const auto& q : story_.document.quotes) {
    const bool runs_on = q.whole.begin < s.at.begin && q.whole.end > s.at.begin;
    const bool all_quoted = q.whole.begin <= s.at.begin + 3 && q.whole.end + 3 >= s.at.end;
    if (!runs_on && !all_quoted) continue;
    Voice v;
    v.speaker = *last_speaker_;
    v.stance = "asserts";
    v.at = s.at;
    v.quote = std::string(slice(story_.story.text, q.at));
    v.quote_at = q.at;
    v.why = "rule: the quotation goes on";
    for (uint32_t i = 0; i < s.size(); ++i) v.content.push_back(i);
    return v;
  }
  return std::nullopt;
}

void Attribution::add(Draft& draft, const Voice& voice) const {
  Claim c;
  c.speaker = voice.speaker;
  c.via = voice.via;
  c.stance = voice.stance;
  c.about = voice.about;
  c.said = voice.said;
  c.quote = voice.quote;
  c.quote_at = voice.quote_at;
  if (!voice.cue.empty()) {
    c.cue = std::string(slice(story_.story.text, voice.cue_at));
    c.cue_at = voice.cue_at;
  }
  c.at = voice.at;
  c.why = voice.why;
  draft.claims.push_back(std::move(c));
}

/// A cue whose content tells of no event of its own speaks of one told before: of its own type if it names one, else of
/// the last that the speaker has part in, else of the last one of all.
void Attribution::attach_bare(const SentenceView& s, const Voice& v, std::vector<Draft>& earlier, std::vector<Draft>& here) const {
  std::vector<Draft*> before;
  for (auto& d : here)
    if (d.head < v.head && std::find(v.content.begin(), v.content.end(), d.head) == v.content.end()) before.push_back(&d);
  std::reverse(before.begin(), before.end());
  for (auto it = earlier.rbegin(); it != earlier.rend(); ++it)
    if (it->sentence + 6 >= s.index) before.push_back(&*it);
  std::string type;
  for (const uint32_t c : v.content)
    if (!s.word(c).trigger.empty()) type = s.word(c).trigger;
  const auto involved = [&](const Draft& d) {
    const auto in = [&](const std::vector<Party>& list) {
      return std::any_of(list.begin(), list.end(), [&](const Party& p) { return same_party(p, v.speaker); });
    };
    return in(d.event.actors) || in(d.event.recipients);
  };
  Draft* chosen = nullptr;
  for (auto* d : before)
    if (!chosen && !type.empty() && d->event.type == type) chosen = d;
  for (auto* d : before)
    if (!chosen && involved(*d)) chosen = d;
  if (chosen == nullptr && !before.empty() && points_back(s, v.content)) chosen = before.front();
  if (chosen != nullptr) add(*chosen, v);
}

void Attribution::attribute(const SentenceView& s, Cast& cast, const Setting& setting, std::vector<Draft>& earlier, std::vector<Draft>& here) {
  auto voices = voices_of(s, cast, setting);
  if (voices.empty())
    if (auto v = continued(s)) voices.push_back(*std::move(v));
  std::vector<char> used(voices.size(), 0);
  for (auto& d : here) {
    // The innermost voice whose words hold the event has it; one whose own cue is the event has not.
    std::size_t best = voices.size();
    for (std::size_t i = 0; i < voices.size(); ++i) {
      const auto& v = voices[i];
      const bool holds = std::find(v.content.begin(), v.content.end(), d.head) != v.content.end();
      const bool itself = std::find(d.trigger.begin(), d.trigger.end(), v.head) != d.trigger.end() && !v.cue.empty();
      if (holds && !itself && (best == voices.size() || v.content.size() < voices[best].content.size())) best = i;
    }
    if (best == voices.size()) continue;
    used[best] = 1;
    const bool saying = kSaying.count(d.event.type) > 0 && voices[best].stance == "asserts" && !d.event.actors.empty() &&
                        same_party(d.event.actors.front(), voices[best].speaker);
    if (!saying) add(d, voices[best]);
  }
  for (std::size_t i = 0; i < voices.size(); ++i) {
    const bool event_itself = std::any_of(here.begin(), here.end(), [&](const Draft& d) {
      return std::find(d.trigger.begin(), d.trigger.end(), voices[i].head) != d.trigger.end();
    });
    if (!used[i] && !event_itself && kAnswering.count(voices[i].stance) > 0) attach_bare(s, voices[i], earlier, here);
  }
  if (!voices.empty()) {
    last_speaker_ = voices.back().speaker;
    cast.set_speaker(last_speaker_);
  }
  for (auto& d : here)
    if (d.claims.empty()) {
      Claim c;
      c.speaker = wire();
      c.stance = "asserts";
      c.at = s.at;
      c.why = "rule: no attribution";
      d.claims.push_back(std::move(c));
    }
}

namespace {

/// Somebody tells of himself: the same name or body, or a government of its state's acts. A police force that tells of
/// soldiers does not.
bool own(const Party& speaker, const Party& party) {
  if (!speaker.id.empty() && speaker.id == party.id) return true;
  if (speaker.country.empty() || speaker.country != party.country) return false;
  const auto sector = [](const Party& p) { return p.code.size() > 3 ? p.code.substr(3, 3) : std::string(); };
  return sector(speaker) == sector(party) || sector(speaker) == "GOV";
}

/// What a plain "said" amounts to when the speaker tells of himself (wirebench, rule 8). Fighting between two sides is
/// nobody's own act.
void refine_stance(const Event& e, Claim& c) {
  if (c.speaker.id == "wire" || c.stance != "asserts" || e.actors.empty()) return;
  if (e.type == "ASSAULT" && e.actors.size() > 1) return;
  if (own(c.speaker, e.actors.front())) c.stance = e.type == "ASSAULT" ? "confirms" : "announces";
}

bool against(const Claim& c) { return c.stance == "denies"; }
bool affirms(const Claim& c) {
  return c.stance == "asserts" || c.stance == "announces" || c.stance == "confirms" || c.stance == "insists";
}

}  // namespace

void settle_claims(std::vector<Draft>& drafts) {
  for (auto& d : drafts) {
    // The wire's own telling counts only where nobody is named for it.
    const bool named = std::any_of(d.claims.begin(), d.claims.end(), [](const Claim& c) { return c.speaker.id != "wire" && affirms(c); });
    std::vector<Claim> kept;
    for (auto& c : d.claims) {
      const bool twice = std::any_of(kept.begin(), kept.end(), [&](const Claim& k) {
        return k.stance == c.stance && (k.speaker.id == "wire") == (c.speaker.id == "wire") && (c.speaker.id == "wire" || same_party(k.speaker, c.speaker));
      });
      if (!twice && !(named && c.speaker.id == "wire")) kept.push_back(std::move(c));
    }
    d.claims = std::move(kept);
    for (auto& c : d.claims) refine_stance(d.event, c);
    const bool doer_only = std::any_of(d.claims.begin(), d.claims.end(), [](const Claim& c) { return against(c) && !c.about.empty(); });
    const bool denied = std::any_of(d.claims.begin(), d.claims.end(), against) && !doer_only;
    const bool affirmed = std::any_of(d.claims.begin(), d.claims.end(), affirms);
    const bool unsure = std::any_of(d.claims.begin(), d.claims.end(), [](const Claim& c) {
      return c.stance == "declines_to_confirm" || c.stance == "doubts";
    });
    if (d.event.status != "occurred" || kSaying.count(d.event.type) > 0) continue;
    if (denied) d.event.status = affirmed ? "possible" : "did_not_occur";
    if (unsure && !affirmed && !denied) d.event.status = "possible";
  }
}

}  // namespace parley::coding
