#include "coding/attribution.h"

#include <algorithm>
#include <set>

namespace parley::coding {
namespace {

const std::set<std::string_view> kAnswering = {
    "denies", "confirms", "insists", "declines_to_confirm", "doubts", "retracts", "rejects"};

/// What is told by the way: in a relative clause or a participle beside a noun, in a time or ground
/// that is taken for granted ("since the invasion").
bool by_the_way(const SentenceView& s, uint32_t head, const Voice& v) {
  static const std::set<std::string_view> kGranted = {
      "after", "since", "following", "over", "during", "amid", "before", "despite", "until", "for"};
  for (uint32_t at = head; at != v.head && s.parent(at) != at; at = s.parent(at)) {
    if (!std::binary_search(v.content.begin(), v.content.end(), at)) return false;
    const auto& w = s.word(at);
    const bool participle = s.relation(at) == "acl" && (w.xpos == "VBN" || w.xpos == "VBG");
    if (w.deprel == "acl:relcl" || participle) return true;
    if (!s.has_relation(at, {"obl", "nmod", "advcl"})) continue;
    for (const uint32_t c : s.children[at])
      if (s.has_relation(c, {"case", "mark"}) && kGranted.count(s.words[c].lemma) > 0) return true;
  }
  return false;
}

}  // namespace

bool is_saying(const Event& event) {
  static const std::set<std::string_view> kSaying = {"ACCUSE", "REQUEST", "REJECT", "THREATEN",
                                                     "SUPPORT"};
  return kSaying.count(event.type) > 0;
}

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
  // Who denies a charge denies the deed, not that he was charged with it.
  if (v.stance == "denies")
    before.erase(std::remove_if(before.begin(), before.end(),
                                [](const Draft* d) { return d->event.type == "ACCUSE"; }),
                 before.end());
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
  // Whoever answers speaks of something: of what was told in the last breath.
  if (chosen == nullptr && kAnswering.count(v.stance) > 0)
    chosen = first([&](const Draft& d) { return d.sentence + 1 >= s.index; });
  if (chosen != nullptr) add(*chosen, v);
}

/// An event has the innermost plain voice whose words hold it, and all who deny, confirm or doubt
/// it. One whose own cue is the event has not.
void Attribution::hand_out(const SentenceView& s, const std::vector<Voice>& voices,
                           std::vector<char>& used, std::vector<Draft>& here) const {
  const auto main_of = [&](const Voice& v) {
    return std::any_of(here.begin(), here.end(), [&](const Draft& d) {
      return std::binary_search(v.content.begin(), v.content.end(), d.head) &&
             !by_the_way(s, d.head, v);
    });
  };
  std::vector<char> has_main;
  for (const auto& v : voices) has_main.push_back(main_of(v));
  for (auto& d : here) {
    const auto speaks_of = [&](const Voice& v) {
      if (has_main[static_cast<std::size_t>(&v - voices.data())] && by_the_way(s, d.head, v))
        return false;
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
  if (v.stance == "denies" && d.noun && d.event.type == "ACCUSE") return;
  const bool plain = v.stance == "asserts" || v.stance == "announces";
  const bool saying = is_saying(d.event) && plain && !d.event.actors.empty() &&
                      same_party(d.event.actors.front(), v.speaker);
  if (saying && !(s.word(d.head).upos == "VERB" && s.relation(d.head) == "ccomp")) return;
  const bool told = plain || v.stance == "insists";
  if (told && (d.negated || gainsaid(s, d.head, v.content)) && !is_saying(d.event))
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

}  // namespace parley::coding
