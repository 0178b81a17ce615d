#include "coding/attribution.h"

#include <algorithm>
#include <set>

namespace parley::coding {
namespace {

/// Events whose telling is itself a saying: the wire reports that it was said.
const std::set<std::string_view> kSaying = {"ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT"};
const std::set<std::string_view> kAnswering = {
    "denies", "confirms", "insists", "declines_to_confirm", "doubts", "retracts", "rejects"};

}  // namespace

Attribution::Attribution(const Knowledge& knowledge, const StoryView& story)
    : knowledge_(knowledge), story_(story) {}

Party Attribution::wire() const {
  Party p;
  p.id = "wire";
  p.name = story_.story.source;
  return p;
}

namespace {

/// "the report", "that", "such claims", or nothing at all ("declined to comment"): what was told
/// just before.
bool points_back(const SentenceView& s, const Words& content) {
  static const std::set<std::string_view> kBack = {
      "report", "claim", "allegation", "charge",    "accusation",   "account", "assertion",
      "it",     "that",  "this",       "statement", "announcement", "matter",  "incident"};
  return content.empty() || std::any_of(content.begin(), content.end(), [&](uint32_t c) {
           return kBack.count(s.words[c].lemma) > 0;
         });
}

/// "announced the decision".
bool points_to_deed(const SentenceView& s, const Words& content) {
  static const std::set<std::string_view> kDeed = {
      "decision", "move", "plan", "deal", "step", "measure", "agreement", "accord", "truce"};
  return !content.empty() && content.size() < 14 &&
         std::any_of(content.begin(), content.end(),
                     [&](uint32_t c) { return kDeed.count(s.words[c].lemma) > 0; });
}

}  // namespace

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

namespace {

bool claimed(const Draft& d) {
  return std::any_of(d.claims.begin(), d.claims.end(),
                     [](const Claim& c) { return c.speaker.id != "wire"; });
}

bool said_by(const Draft& d, const Party& speaker) {
  return std::any_of(d.claims.begin(), d.claims.end(),
                     [&](const Claim& c) { return same_party(c.speaker, speaker); });
}

bool party_to(const Draft& d, const Party& p) {
  const auto in = [&](const std::vector<Party>& list) {
    return std::any_of(list.begin(), list.end(), [&](const Party& q) { return same_party(q, p); });
  };
  return in(d.event.actors) || in(d.event.recipients);
}

/// Agreements, promises and truces are one another's retellings.
std::string_view family(const std::string& type) {
  return type == "CONCEDE" ? "AGREE" : std::string_view(type);
}

/// What is denied, confirmed or announced here as the speaker's own was told before, perhaps in
/// other words.
bool retells(const Draft& first, const Draft& later) {
  if (family(first.event.type) != family(later.event.type)) return false;
  const auto shared = [&](const std::vector<Party>& list) {
    return std::any_of(list.begin(), list.end(),
                       [&](const Party& p) { return party_to(first, p); });
  };
  return shared(later.event.actors) || shared(later.event.recipients) ||
         (later.event.actors.empty() && later.event.recipients.empty());
}

}  // namespace

/// A voice that answers speaks of what was told before too, even where its own words make an event.
void Attribution::answer(const Voice& v, const Draft& told, std::vector<Draft>& earlier) const {
  const bool retold =
      told.event.type == "CONSULT" || told.event.type == "AGREE" || told.event.type == "CONCEDE";
  if (kAnswering.count(v.stance) == 0 && !(retold && v.stance == "announces")) return;
  for (auto& d : earlier)
    if (retells(d, told)) {
      add(d, v);
      return;
    }
}

/// "an air strike that the ministry said had killed 76": the strike is the ministry's word too.
void share_with_antecedent(const SentenceView& s, std::vector<Draft>& here) {
  for (const auto& d : here) {
    if (!claimed(d)) continue;
    uint32_t at = d.head;
    for (int steps = 0; steps < 3 && s.relation(at) != "acl"; ++steps) at = s.parent(at);
    if (s.relation(at) != "acl") continue;
    for (auto& noun : here)
      if (&noun != &d && noun.claims.empty() &&
          std::find(noun.trigger.begin(), noun.trigger.end(), s.parent(at)) != noun.trigger.end())
        noun.claims = d.claims;
  }
}

/// A cue whose content tells of no event of its own speaks of one told before: of its own type if
/// it names one, else of the last that the speaker has part in, else of the last one of all.
void Attribution::attach_bare(const SentenceView& s, const Voice& v, std::vector<Draft>& earlier,
                              std::vector<Draft>& here) const {
  std::vector<Draft*> before;
  for (auto& d : here)
    if (d.head < v.head && std::find(v.content.begin(), v.content.end(), d.head) == v.content.end())
      before.push_back(&d);
  std::reverse(before.begin(), before.end());
  for (auto it = earlier.rbegin(); it != earlier.rend(); ++it)
    if (it->sentence + 6 >= s.index) before.push_back(&*it);
  std::string type;
  for (const uint32_t c : v.content)
    if (!s.word(c).trigger.empty()) type = s.word(c).trigger;
  const auto involved = [&](const Draft& d) { return party_to(d, v.speaker); };
  const auto first = [&](auto fits) -> Draft* {
    const auto it = std::find_if(before.begin(), before.end(), [&](Draft* d) { return fits(*d); });
    return it == before.end() ? nullptr : *it;
  };
  Draft* chosen =
      type.empty() ? nullptr : first([&](const Draft& d) { return d.event.type == type; });
  // Who insists has said it before; who denies has been spoken of.
  if (chosen == nullptr && v.stance == "insists")
    chosen = first([&](const Draft& d) { return said_by(d, v.speaker); });
  if (chosen == nullptr) chosen = first([&](const Draft& d) { return involved(d) && claimed(d); });
  if (chosen == nullptr) chosen = first(involved);
  const bool back = points_back(s, v.content);
  if (chosen == nullptr && back) chosen = first(claimed);
  if (chosen == nullptr && back && !before.empty()) chosen = before.front();
  if (chosen != nullptr) add(*chosen, v);
}

/// An event has the innermost plain voice whose words hold it, and all who deny, confirm or doubt
/// it. One whose own cue is the event has not.
void Attribution::hand_out(const SentenceView& s, const std::vector<Voice>& voices,
                           std::vector<char>& used, std::vector<Draft>& here) const {
  for (auto& d : here) {
    const auto speaks_of = [&](const Voice& v) {
      const bool itself =
          std::find(d.trigger.begin(), d.trigger.end(), v.head) != d.trigger.end() &&
          !v.cue.empty();
      return !itself && std::binary_search(v.content.begin(), v.content.end(), d.head);
    };
    std::size_t plain = voices.size();
    for (std::size_t i = 0; i < voices.size(); ++i) {
      if (!speaks_of(voices[i])) continue;
      used[i] = 1;
      if (kAnswering.count(voices[i].stance) > 0)
        give(s, d, voices[i]);
      else if (plain == voices.size() || voices[i].content.size() < voices[plain].content.size())
        plain = i;
    }
    if (plain == voices.size()) continue;
    // "The ministry said the army denied …": the army's word, not the ministry's.
    const bool relayed = std::any_of(voices.begin(), voices.end(), [&](const Voice& v) {
      return kAnswering.count(v.stance) > 0 && speaks_of(v) &&
             v.content.size() < voices[plain].content.size();
    });
    if (relayed) continue;
    for (const auto& v : voices)
      if (v.head == voices[plain].head && kAnswering.count(v.stance) == 0) give(s, d, v);
  }
}

void Attribution::give(const SentenceView& s, Draft& d, Voice v) const {
  const bool plain = v.stance == "asserts" || v.stance == "announces";
  const bool saying = kSaying.count(d.event.type) > 0 && plain && !d.event.actors.empty() &&
                      same_party(d.event.actors.front(), v.speaker);
  if (saying && !(s.word(d.head).upos == "VERB" && s.relation(d.head) == "ccomp")) return;
  const bool told = plain || v.stance == "insists";
  if (told && (d.negated || gainsaid(s, d.head, v.content)) && kSaying.count(d.event.type) == 0)
    v.stance = "denies";
  add(d, v);
}

void Attribution::attribute(const SentenceView& s, Cast& cast, const Setting& setting,
                            std::vector<Draft>& earlier, std::vector<Draft>& here) {
  const Hearing hearing{knowledge_, story_, cast, setting, last_speaker_};
  auto voices = voices_of(s, hearing);
  if (voices.empty())
    if (auto v = continued_voice(s, hearing)) voices.push_back(*std::move(v));
  std::vector<char> used(voices.size(), 0);
  hand_out(s, voices, used, here);
  share_with_antecedent(s, here);
  for (const auto& v : voices)
    for (const auto& d : here)
      if (std::binary_search(v.content.begin(), v.content.end(), d.head)) answer(v, d, earlier);
  for (std::size_t i = 0; i < voices.size(); ++i) {
    const bool event_itself = std::any_of(here.begin(), here.end(), [&](const Draft& d) {
      return std::find(d.trigger.begin(), d.trigger.end(), voices[i].head) != d.trigger.end();
    });
    const bool deed = voices[i].stance == "announces" && points_to_deed(s, voices[i].content);
    if (!used[i] && !event_itself && (deed || kAnswering.count(voices[i].stance) > 0))
      attach_bare(s, voices[i], earlier, here);
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

/// Somebody tells of himself: the same name or body, or a government of its state's acts. A police
/// force that tells of soldiers does not.
bool own(const Party& speaker, const Party& party) {
  if (!speaker.id.empty() && speaker.id == party.id) return true;
  if (speaker.country.empty() || speaker.country != party.country) return false;
  const auto sector = [](const Party& p) {
    return p.code.size() > 3 ? p.code.substr(3, 3) : std::string();
  };
  return sector(speaker) == sector(party) || sector(speaker) == "GOV";
}

/// What a plain "said" amounts to when the speaker tells of himself (wirebench, rule 8). Fighting
/// between two sides is nobody's own act.
void refine_stance(const Event& e, Claim& c) {
  if (c.speaker.id == "wire" || c.stance != "asserts") return;
  static const std::set<std::string_view> kForce = {"GOV", "MIL", "COP", "JUD"};
  const bool state =
      c.speaker.code.size() > 3 && kForce.count(std::string_view(c.speaker.code).substr(3, 3)) > 0;
  if (e.actors.empty() && state && (e.type == "COERCE" || e.type == "SANCTION"))
    c.stance = "announces";  // its own police did it
  if (e.actors.empty()) return;
  if (e.type == "ASSAULT" && e.actors.size() > 1) return;
  if (own(c.speaker, e.actors.front()) && e.type != "ASSAULT") c.stance = "announces";
}

bool against(const Claim& c) { return c.stance == "denies"; }
bool affirms(const Claim& c) {
  return c.stance == "asserts" || c.stance == "announces" || c.stance == "confirms" ||
         c.stance == "insists";
}

}  // namespace

void settle_claims(std::vector<Draft>& drafts) {
  for (auto& d : drafts) {
    // The wire's own telling counts only where nobody is named for it.
    const bool named = std::any_of(d.claims.begin(), d.claims.end(), [](const Claim& c) {
      return c.speaker.id != "wire" && affirms(c);
    });
    std::vector<Claim> kept;
    for (auto& c : d.claims) {
      const bool twice = std::any_of(kept.begin(), kept.end(), [&](const Claim& k) {
        return k.stance == c.stance && (k.speaker.id == "wire") == (c.speaker.id == "wire") &&
               (c.speaker.id == "wire" || same_party(k.speaker, c.speaker));
      });
      if (!twice && !(named && c.speaker.id == "wire")) kept.push_back(std::move(c));
    }
    d.claims = std::move(kept);
    for (auto& c : d.claims) refine_stance(d.event, c);
    const bool doer_only = std::any_of(d.claims.begin(), d.claims.end(), [](const Claim& c) {
      return against(c) && !c.about.empty();
    });
    const bool denied = std::any_of(d.claims.begin(), d.claims.end(), against) && !doer_only;
    const bool affirmed = std::any_of(d.claims.begin(), d.claims.end(), affirms);
    const bool unsure = std::any_of(d.claims.begin(), d.claims.end(), [](const Claim& c) {
      return c.stance == "declines_to_confirm" || c.stance == "doubts";
    });
    if (d.event.status != "occurred" || kSaying.count(d.event.type) > 0) continue;
    const auto any = [&](const char* stance) {
      return std::any_of(d.claims.begin(), d.claims.end(),
                         [&](const Claim& c) { return c.stance == stance; });
    };
    if (!affirmed && any("proposes")) d.event.status = "proposed";
    if (!affirmed && any("predicts")) d.event.status = "possible";
    if (denied) d.event.status = affirmed ? "possible" : "did_not_occur";
    if (unsure && !affirmed && !denied) d.event.status = "possible";
  }
}

}  // namespace parley::coding
