#include "coding/draft.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "coding/arguments.h"
#include "coding/carried_places.h"
#include "coding/model_roles.h"
#include "coding/prominence.h"

namespace parley::coding {
namespace {

const std::set<std::string_view> kDefinite = {"the",  "this", "that", "these", "those",
                                              "such", "its",  "his",  "her",   "their"};

bool definite(const SentenceView& s, uint32_t head) {
  return std::any_of(s.children[head].begin(), s.children[head].end(), [&](uint32_t c) {
    return s.has_relation(c, {"det", "nmod", "amod"}) && kDefinite.count(s.words[c].lemma) > 0;
  });
}

/// "any such agreement": what was told just before, under whatever name.
bool such(const SentenceView& s, uint32_t head) {
  return std::any_of(s.children[head].begin(), s.children[head].end(),
                     [&](uint32_t c) { return s.words[c].lemma == "such"; });
}

bool has_feature(const SentenceView& s, uint32_t i, std::string_view feature) {
  return s.word(i).feats.find(feature) != std::string::npos;
}

/// "is heading", "were shelling", "are being held", "is still holding": under way, not over.
bool under_way(const SentenceView& s, uint32_t head) {
  bool be = false, being = false, still = false;
  for (const uint32_t c : s.children[head]) {
    const auto& lemma = s.words[c].lemma;
    if (s.has_relation(c, {"aux"}) && lemma == "be") (s.word(c).xpos == "VBG" ? being : be) = true;
    still |= lemma == "still";
  }
  return (s.word(head).xpos == "VBG" && be) || being || still;
}

/// "for a third day", "the fifth day running", "into its second week": it goes on.
bool counted_day(const SentenceView& s, uint32_t day) {
  static const std::set<std::string_view> kSpans = {"day", "night", "week", "month", "year"};
  static const std::set<std::string_view> kOn = {"straight", "consecutive", "running",
                                                 "successive"};
  if (kSpans.count(s.words[day].lemma) == 0) return false;
  return std::any_of(s.children[day].begin(), s.children[day].end(), [&](uint32_t c) {
    if (kOn.count(s.words[c].lemma) > 0) return true;
    return has_feature(s, c, "NumType=Ord") && s.words[c].lemma != "first";
  });
}

/// The verb over a noun that is its subject, else the word itself.
uint32_t clause_of(const SentenceView& s, uint32_t head) {
  const bool subject = s.word(head).upos == "NOUN" && s.relation(head) == "nsubj";
  return subject ? s.parent(head) : head;
}

/// "kept stoning", "fighting went on", "the talks continue", "in custody".
bool goes_on(const SentenceView& s, const EventMatch& m) {
  static const std::set<std::string_view> kOn = {"continue", "keep",   "remain", "rage", "persist",
                                                 "proceed",  "linger", "simmer", "drag"};
  static const std::set<std::string_view> kHeld = {"custody", "arrest", "detention", "siege",
                                                   "blockade"};
  const auto on = [&](uint32_t verb) {
    const bool go = s.words[verb].lemma == "go" &&
                    std::any_of(s.children[verb].begin(), s.children[verb].end(),
                                [&](uint32_t c) { return s.words[c].lemma == "on"; });
    return go || kOn.count(s.words[verb].lemma) > 0;
  };
  const uint32_t clause = clause_of(s, m.head);
  if (clause != m.head && on(clause)) return true;
  if (s.has_relation(m.head, {"xcomp", "advcl"}) && on(s.parent(m.head))) return true;
  if (kHeld.count(s.words[m.head].lemma) > 0)
    if (const auto* by = s.child(m.head, "case");
        by != nullptr && (s.words[*by].lemma == "in" || s.words[*by].lemma == "under"))
      return true;
  for (uint32_t i = 0; i < s.size(); ++i)
    if (counted_day(s, i) && s.child(i, "case") != nullptr && s.under(i, clause)) return true;
  return false;
}

/// "has massed troops since January", "encircled since 2013": begun, and going on.
bool since(const SentenceView& s, uint32_t head, const std::optional<TimeSpan>& when) {
  const bool perfect =
      std::any_of(s.children[head].begin(), s.children[head].end(), [&](uint32_t c) {
        return s.has_relation(c, {"aux"}) && s.words[c].lemma == "have" &&
               has_feature(s, c, "Tense=Pres");
      });
  const bool held = s.word(head).xpos == "VBN" && s.has_relation(head, {"acl", "amod"});
  return (perfect || held) && when && when->text.rfind("since", 0) == 0;
}

/// "due to meet", "is to open", "U.S. chief to meet peers", "the next round", "expected to sign".
bool ahead_by_words(const SentenceView& s, uint32_t head) {
  static const std::set<std::string_view> kAhead = {"due", "expect", "schedule",
                                                    "set", "plan",   "slate"};
  if (s.relation(head) == "xcomp" && kAhead.count(s.words[s.parent(head)].lemma) > 0) return true;
  const auto* mark = s.child(head, "mark");
  const bool infinitive = mark != nullptr && s.words[*mark].lemma == "to";
  if (infinitive && s.parent(head) == head) return true;
  return std::any_of(s.children[head].begin(), s.children[head].end(), [&](uint32_t c) {
    return s.has_relation(c, {"amod", "acl"}) &&
           (s.words[c].lemma == "next" || kAhead.count(s.words[c].lemma) > 0);
  });
}

/// "when the delegations gather in Muscat on Saturday": the present tense with a date is a plan.
bool present_tense(const SentenceView& s, uint32_t head) {
  return s.word(head).upos == "VERB" && has_feature(s, head, "Tense=Pres") &&
         has_feature(s, head, "VerbForm=Fin");
}

/// What the sentence holds of the happening, before anybody denies it.
std::string status_of(const SentenceView& s, const EventMatch& m) {
  if (m.negated) return "did_not_occur";
  if (!m.status.empty()) return m.status;
  if (m.future || ahead_by_words(s, m.head)) return "planned";
  if (m.modal) return "possible";
  if (under_way(s, m.head) || goes_on(s, m)) return "ongoing";
  const auto status = model_status(s, m);
  return status.empty() ? "occurred" : status;
}

/// What the date adds: what lies after publication is a plan, what has lasted since then goes on.
void settle_time(const SentenceView& s, const Setting& setting, const EventMatch& m,
                 const std::string& published, Event& e) {
  const bool ahead = e.status == "planned" || e.status == "proposed" || e.status == "possible";
  const bool present = e.status == "occurred" && present_tense(s, m.head);
  e.when = setting.time_of(m.trigger,
                           ahead || present ? text::Direction::future : text::Direction::past);
  if (e.status != "occurred") return;
  if (e.when && !published.empty() && e.when->when.begin > published) e.status = "planned";
  if (since(s, m.head, e.when)) e.status = "ongoing";
}

void drop_doubles(std::vector<Party>& list, const std::vector<Party>& others) {
  std::vector<Party> kept;
  const auto has = [](const std::vector<Party>& l, const Party& p) {
    return std::any_of(l.begin(), l.end(), [&](const Party& q) {
      return q.name == p.name && q.code == p.code && (!p.name.empty() || q.at == p.at);
    });
  };
  for (auto& p : list)
    if (!has(kept, p) && !has(others, p)) kept.push_back(std::move(p));
  list = std::move(kept);
}

Draft make_draft(const Knowledge& k, const SentenceView& s, const Cast& cast,
                 const Setting& setting, const Trigger& t) {
  Draft d;
  const auto& m = t.match;
  auto& e = d.event;
  d.sentence = s.index;
  d.head = m.head;
  d.trigger = m.trigger;
  d.lemma = std::string(s.words[m.head].lemma);
  d.noun = s.word(m.head).upos != "VERB";
  d.definite = d.noun && definite(s, m.head);
  d.such = d.noun && such(s, m.head);
  d.negated = m.negated;
  d.reciprocal = m.mutual;
  e.type = m.type;
  e.mode = m.mode;
  const auto* type = k.codes.type(m.type);
  if (const auto* code = k.codes.cameo(m.cameo); e.mode.empty() && code != nullptr)
    if (code->type == m.type) e.mode = code->mode;
  if (e.mode.empty()) e.mode = model_mode(s, m.trigger, m.type, k.codes);
  e.cameo = !m.cameo.empty() ? m.cameo : type != nullptr ? type->cameo : "";
  e.quad = k.codes.quad(m.type);
  e.goldstein = k.codes.goldstein(m.type, e.cameo);
  if (const auto* code = k.codes.cameo(e.cameo)) e.context = code->contexts;
  e.actors = cast.parties(m.actors);
  if (!m.mutual) e.recipients = cast.parties(m.recipients);
  e.status = status_of(s, m);
  complete_parties(s, cast, m, e);
  weigh_parties(s, cast, m, e);
  drop_doubles(e.actors, {});
  drop_doubles(e.recipients, e.actors);
  Words parties = m.actors;
  if (m.type != "CONSULT")  // the city of a visit is its scene, whatever the pattern calls it
    parties.insert(parties.end(), m.recipients.begin(), m.recipients.end());
  e.place = setting.place_of(m.trigger, parties, telling_of(e.type));
  settle_time(s, setting, m, cast.date(), e);
  if (e.type == "CONSULT" && e.place)  // one goes to a city to see somebody
    e.recipients.erase(std::remove_if(e.recipients.begin(), e.recipients.end(),
                                      [&](const Party& p) { return p.name == e.place->name; }),
                       e.recipients.end());
  e.time_of = "news";
  e.at = s.at;
  e.trigger = s.span_of(m.trigger);
  e.why = t.why;
  e.confidence = std::round(t.confidence * 100) / 100;
  return d;
}

}  // namespace

bool same_party(const Party& a, const Party& b) {
  if (!a.id.empty() && a.id == b.id) return true;
  if (!a.name.empty() && a.name == b.name) return true;
  static const std::set<std::string> kState = {"", "GOV", "MIL", "COP", "LEG", "JUD", "SPY"};
  const auto sector = [](const Party& p) {
    return p.code.size() > 3 ? p.code.substr(3, 3) : std::string();
  };
  if (!a.country.empty() && a.country == b.country)
    return kState.count(sector(a)) > 0 && kState.count(sector(b)) > 0;
  return false;
}

std::vector<Draft> draft_events(const Knowledge& knowledge, const SentenceView& s, const Cast& cast,
                                const Setting& setting) {
  std::vector<Draft> out;
  for (const auto& t : decide_triggers(knowledge.lexicon, knowledge.triggers, s))
    out.push_back(make_draft(knowledge, s, cast, setting, t));
  order_by_prominence(out, s);
  if (!out.empty()) complete_main_event(out.front(), s, cast);
  recipients_from_content(out, s);
  return out;
}

namespace {

/// Every party of the shorter list is in the longer; an empty list is no hindrance.
bool compatible(const std::vector<Party>& a, const std::vector<Party>& b) {
  const auto& small = a.size() <= b.size() ? a : b;
  const auto& large = a.size() <= b.size() ? b : a;
  return std::all_of(small.begin(), small.end(), [&](const Party& p) {
    return std::any_of(large.begin(), large.end(),
                       [&](const Party& q) { return same_party(p, q); });
  });
}

bool same_set(const std::vector<Party>& a, const std::vector<Party>& b) {
  return !a.empty() && !b.empty() && compatible(a, b) && compatible(b, a);
}

bool same_day(const std::optional<TimeSpan>& a, const std::optional<TimeSpan>& b) {
  return !a || !b || (a->when.begin <= b->when.end && b->when.begin <= a->when.end) ||
         a->when.end.empty() || b->when.end.empty();
}

bool same_scene(const std::optional<Place>& a, const std::optional<Place>& b) {
  if (!a || !b || a->name == b->name) return true;
  return (a->precision == "country" || b->precision == "country") && a->country == b->country;
}

/// Talks and deals are told many times over, under several names.
bool retold(const std::string& type) { return type == "CONSULT" || type == "AGREE"; }

/// What is only predicted or proposed is another happening than what is told as done or settled.
bool foretold(const Draft& d) {
  return !d.claims.empty() && std::all_of(d.claims.begin(), d.claims.end(), [](const Claim& c) {
    return c.stance == "predicts" || c.stance == "proposes";
  });
}

bool one_happening(const Draft& first, const Draft& later) {
  const auto& a = first.event;
  const auto& b = later.event;
  if (foretold(first) != foretold(later) && !later.definite) return false;
  if (a.type != b.type || !same_day(a.when, b.when) || !same_scene(a.place, b.place)) return false;
  std::vector<Party> all_a = a.actors, all_b = b.actors;
  all_a.insert(all_a.end(), a.recipients.begin(), a.recipients.end());
  all_b.insert(all_b.end(), b.recipients.begin(), b.recipients.end());
  const bool whole = same_set(a.actors, b.actors) &&
                     (a.recipients.empty() == b.recipients.empty()) &&
                     compatible(a.recipients, b.recipients);
  if (later.definite) return all_b.empty() || compatible(all_a, all_b);
  const bool same_word = first.lemma == later.lemma || a.cameo == b.cameo;
  if (whole && same_word) return true;
  // Talks and deals are told many times, often with one side named only.
  return retold(a.type) && compatible(all_a, all_b) && !all_a.empty() && !all_b.empty();
}

void absorb(Draft& into, Draft&& from) {
  auto& a = into.event;
  auto& b = from.event;
  a.mentions.push_back(b.at);
  into.told_in.push_back(from.sentence);
  if (!a.place) a.place = std::move(b.place);
  if (!a.when) a.when = std::move(b.when);
  if (b.actors.size() > a.actors.size() && a.type == b.type &&
      a.recipients.empty() == b.recipients.empty())
    a.actors = std::move(b.actors);
  if (a.status == "occurred" && b.status == "planned" && a.type == "CONSULT") a.status = "planned";
  if (a.recipients.empty() && !into.reciprocal) a.recipients = std::move(b.recipients);
  a.confidence = std::max(a.confidence, b.confidence);
  for (auto& c : from.claims) into.claims.push_back(std::move(c));
}

/// The sentence in which the event was told last.
uint32_t last_told(const Draft& d) {
  return d.told_in.empty() ? d.sentence : std::max(d.sentence, d.told_in.back());
}

/// What "such an agreement" speaks of: the talks or deal told last, talks before deals.
std::vector<Draft>::iterator antecedent(std::vector<Draft>& told, const Draft& later) {
  auto best = told.end();
  for (auto it = told.begin(); it != told.end(); ++it) {
    if (!retold(it->event.type) || last_told(*it) + 2 < later.sentence) continue;
    const bool nearer = best == told.end() || last_told(*it) > last_told(*best);
    const bool talks =
        best != told.end() && last_told(*it) == last_told(*best) && it->event.type == "CONSULT";
    if (nearer || talks) best = it;
  }
  return best;
}

}  // namespace

void merge_tellings(std::vector<Draft>& drafts) {
  std::vector<Draft> out;
  for (auto& d : drafts) {
    auto it = d.such && retold(d.event.type) ? antecedent(out, d) : out.end();
    if (it == out.end())
      it =
          std::find_if(out.begin(), out.end(), [&](const Draft& o) { return one_happening(o, d); });
    if (it == out.end())
      out.push_back(std::move(d));
    else
      absorb(*it, std::move(d));
  }
  drafts = std::move(out);
}

}  // namespace parley::coding
