// Who holds which ground: towns seized, retaken, lost, besieged.
#include <algorithm>
#include <set>

#include "coding/ledger_lines.h"

namespace parley::coding {
namespace {

using Lemmas = std::set<std::string_view>;

constexpr float kSurely = 0.8F;  ///< of the model's kind of a name, to say that it is no place

/// With these "take" and "hold" are no conquest.
const Lemmas kNoGround = {"place",    "part",   "point",   "step",    "action",
                          "office",   "charge", "custody", "talk",    "meeting",
                          "election", "vote",   "hostage", "prisoner"};
/// Nouns that stand for the place after their "of".
const Lemmas kShares = {"part",   "most",      "much",     "half",     "rest",    "all",
                        "swath",  "swathe",    "control",  "quarter",  "third",   "tenth",
                        "centre", "center",    "outskirt", "edge",     "airport", "port",
                        "siege",  "blockade",  "one",      "district", "suburb",  "garrison",
                        "line",   "road",      "route",    "highway",  "supply",  "corridor",
                        "link",   "territory", "ground",   "rest",     "inch",    "wreck"};
const Lemmas kGround = {
    "town",       "city",    "village",  "area",     "district", "neighbourhood", "neighborhood",
    "camp",       "enclave", "port",     "airport",  "base",     "capital",       "hub",
    "stronghold", "suburb",  "siege",    "blockade", "place",    "region",        "province",
    "territory",  "outpost", "garrison", "airfield", "half",     "part"};
const Lemmas kSites = {"airport", "base",    "airfield", "port", "refinery", "dam",
                       "bridge",  "station", "palace",   "camp", "barracks", "hospital"};
const Lemmas kWhole = {"most",    "much",  "part",     "half", "third",
                       "quarter", "tenth", "outskirt", "edge"};

/// "would take", "to storm": not yet done. "claimed to have taken" and "managed to take" are.
bool not_done(const SentenceView& s, uint32_t head) {
  for (const uint32_t c : s.children[head]) {
    const auto lemma = s.words[c].lemma;
    if (s.relation(c) == "aux" &&
        (lemma == "will" || lemma == "would" || lemma == "may" || lemma == "might" ||
         lemma == "could" || lemma == "can" || lemma == "should"))
      return true;
  }
  // "demanded that soldiers leave the strip"
  static const Lemmas kAsked = {"demand",  "urge",    "ask", "order", "call", "want",
                                "require", "propose", "beg", "plead", "warn"};
  if (s.has_relation(head, {"ccomp", "xcomp"}) && kAsked.count(s.words[s.parent(head)].lemma))
    return true;
  const auto* mark = s.child(head, "mark");
  if (mark != nullptr && (s.words[*mark].lemma == "before" || s.words[*mark].lemma == "until" ||
                          s.words[*mark].lemma == "if" || s.words[*mark].lemma == "unless"))
    return true;
  if (mark == nullptr || s.words[*mark].lemma != "to") return false;
  if (s.child(head, "aux") != nullptr) return false;
  static const Lemmas kDone = {"manage",   "claim", "begin", "start",
                               "continue", "help",  "use",   "go"};
  return kDone.count(s.words[s.parent(head)].lemma) == 0;
}

/// "claimed that they controlled": a conquest on the speaker's word.
bool claimed(const SentenceView& s, uint32_t head) {
  const uint32_t over = s.parent(head);
  return over != head && s.words[over].lemma == "claim" && s.word(over).upos == "VERB";
}

/// "Arda no longer holds the town": it has lost it.
bool no_longer(const SentenceView& s, uint32_t head) {
  return head >= 2 && s.words[head - 1].lemma == "longer" && s.words[head - 2].lemma == "no";
}

/// Part of who speaks or acts, not of what is taken: below a subject that is not the place itself.
bool below_subject(const SentenceView& s, uint32_t word, const Words& places) {
  for (uint32_t i = word; s.parent(i) != i; i = s.parent(i)) {
    if (std::find(places.begin(), places.end(), i) != places.end()) return false;
    if (s.word(i).deprel == "nsubj") return true;
  }
  return false;
}

/// The verb of the word's own clause, below whoever says it.
uint32_t clause_of(const SentenceView& s, uint32_t word) {
  while (s.parent(word) != word && s.word(word).deprel != "ccomp") word = s.parent(word);
  return word;
}

bool is_country(const std::optional<Place>& place) {
  return place && place->precision == "country";
}

bool listed(const Words& words, uint32_t w) {
  return std::find(words.begin(), words.end(), w) != words.end();
}

}  // namespace

/// A name that no list and no model calls a place is one where ground is what is taken: "rebels
/// seized Arda". Persons and known parties are not.
std::optional<Place> LedgerLines::unknown_place(const Scene& scene, uint32_t head) const {
  const auto& s = scene.sentence;
  const auto form = s.words[head].form;
  if (s.word(head).upos != "PROPN" || form.front() < 'A' || form.front() > 'Z') return std::nullopt;
  for (const auto& n : s.analysis->names)
    if (n.first <= head && head < n.last && n.score >= kSurely &&
        (n.kind == nlp::NameKind::person || n.kind == nlp::NameKind::organisation ||
         n.kind == nlp::NameKind::group))
      return std::nullopt;
  if (const auto party = scene.cast.party(head); party && !party->id.empty()) return std::nullopt;
  uint32_t first = head, last = head + 1;
  while (first > 0 && s.word(first - 1).upos == "PROPN" && s.under(first - 1, head)) --first;
  while (last < s.size() && s.word(last).upos == "PROPN" && s.under(last, head)) ++last;
  Place p;
  p.at = s.span_of(first, last);
  p.text = p.name = std::string(slice(story_.story.text, p.at));
  return p;
}

/// The town or province that the words behind a noun name: "the territory lost in the north of
/// Arda province".
std::optional<Place> LedgerLines::named_after(const Scene& scene, uint32_t noun, uint32_t head) {
  const auto& s = scene.sentence;
  uint32_t over = head;  // in "the territory lost in May" all that the verb over it holds
  while (s.parent(over) != over && s.has_relation(over, {"acl", "xcomp"})) over = s.parent(over);
  for (uint32_t i = noun + 1; i < s.size(); ++i) {
    if (!s.under(i, over)) continue;
    if (auto p = scene.setting.place_at(i);
        p && (p->precision == "city" || p->precision == "admin1"))
      return p;
  }
  return std::nullopt;
}

/// Who lost what another has retaken: "retook the hills lost in May" tells of the same side twice.
std::optional<Party> LedgerLines::loser_of(const Scene& scene, const LedgerMatch& m) {
  for (const auto& o : scene.matches) {
    const bool same = std::any_of(m.places.begin(), m.places.end(),
                                  [&](uint32_t p) { return listed(o.places, p); });
    if (o.ledger != Ledger::control || o.step != "retook" || !same) continue;
    const auto actors = scene.cast.parties(o.actors);
    if (!actors.empty()) return actors.front();
  }
  return std::nullopt;
}

/// The places that a change of control names, one for each joined name; "it", "there" and "the
/// town" are the last one.
std::vector<Place> LedgerLines::places_of(const Scene& scene, const LedgerMatch& m) const {
  const auto& s = scene.sentence;
  std::vector<Place> out;
  const auto add = [&](std::optional<Place> p) {
    if (p &&
        std::none_of(out.begin(), out.end(), [&](const Place& o) { return o.name == p->name; }))
      out.push_back(*std::move(p));
  };
  // What "it", "there" and "the town" stand for: a town named before in the sentence, else the
  // story's last.
  auto last = last_place_;
  for (uint32_t i = 0; i < m.head; ++i) {
    const bool speaks = below_subject(s, i, m.places) || !s.under(i, clause_of(s, m.head));
    if (speaks) continue;  // "Moscow said", "In Tripoli a spokesman denied"
    if (auto p = scene.setting.place_at(i);
        p && (p->precision == "city" || p->precision == "admin1"))
      last = std::move(p);
  }
  const auto person = [&](uint32_t w) {
    const auto party = scene.cast.party(w);
    return party && !party->on_behalf_of.empty();
  };
  for (const uint32_t p : m.places) {
    if (person(p)) continue;
    const auto before = out.size();
    auto named = scene.setting.place_at(p);
    const bool within = kGround.count(s.words[p].lemma) > 0 && is_country(named);
    if (!within) add(std::move(named));  // "Arda's second city" is the city
    for (const uint32_t c : s.children[p]) {
      if (!s.has_relation(c, {"nmod", "appos", "compound", "conj"}) || person(c)) continue;
      if (s.word(c).deprel == "nmod:poss" && is_country(scene.setting.place_at(c))) continue;
      if (s.relation(c) == "conj" || kShares.count(s.words[p].lemma) ||
          kGround.count(s.words[p].lemma))
        add(scene.setting.place_at(c));
      for (const uint32_t d : s.children[c])
        if (s.relation(d) == "conj" && !person(d)) add(scene.setting.place_at(d));
    }
    if (out.size() > before) continue;
    const auto lemma = s.words[p].lemma;
    const bool definite = std::any_of(s.children[p].begin(), s.children[p].end(), [&](uint32_t c) {
      return s.relation(c) == "det" && (s.words[c].lemma == "the" || s.words[c].lemma == "this");
    });
    if (definite && (lemma == "territory" || lemma == "ground"))
      if (auto behind = named_after(scene, p, m.head)) {
        add(std::move(behind));
        continue;
      }
    if (!last) continue;
    const bool points = lemma == "it" || lemma == "there" || (definite && kGround.count(lemma) > 0);
    if (points) add(last);
    for (const uint32_t c : s.children[p])
      if (kShares.count(lemma) && s.relation(c) == "nmod" &&
          (s.words[c].lemma == "it" || kGround.count(s.words[c].lemma)))
        add(last);
  }
  if (!out.empty()) return out;
  for (const uint32_t p : m.places) {
    if (auto named = unknown_place(scene, p)) add(std::move(named));
    for (const uint32_t c : s.children[p])
      if (s.relation(c) == "conj" && s.word(p).upos == "PROPN") add(unknown_place(scene, c));
  }
  if (!out.empty()) return out;
  for (const uint32_t p : m.places)
    if (out.empty() && kGround.count(s.words[p].lemma) + kShares.count(s.words[p].lemma) > 0)
      add(scene.setting.place_of({p}, m.actors));
  if (!out.empty()) return out;
  const bool there = std::any_of(m.trigger.begin(), m.trigger.end(),
                                 [&](uint32_t w) { return s.words[w].lemma == "there"; });
  if (there) {
    add(last);
    return out;
  }
  const auto ground = [&](uint32_t w) {
    return kGround.count(s.words[w].lemma) + kShares.count(s.words[w].lemma) > 0;
  };
  if (std::none_of(m.places.begin(), m.places.end(), ground) &&
      std::none_of(m.trigger.begin(), m.trigger.end(), ground))
    return out;
  add(scene.setting.place_of(m.trigger, m.actors));
  if (out.empty() && m.places.empty()) add(last);  // "the siege was broken"
  return out;
}

void LedgerLines::read_control(const Scene& scene, const LedgerMatch& m) {
  const auto& s = scene.sentence;
  const bool lost = m.negated && m.step == "holds" && no_longer(s, m.head);
  if ((m.negated && !lost) || not_done(s, m.head)) return;
  for (const uint32_t w : m.trigger)
    if (w != m.head && kNoGround.count(s.words[w].lemma)) return;
  for (const auto& o : scene.matches)  // "lifted the siege" is no siege laid
    if (&o != &m && o.ledger == Ledger::control && o.step != m.step && o.head != m.head &&
        listed(o.trigger, m.head))
      return;
  if (denied(scene, s.span_of(m.trigger))) return;
  const auto actors = scene.cast.parties(m.actors);
  const auto strange = [&](uint32_t w) {
    const auto lemma = s.words[w].lemma;
    const auto& lexicon = knowledge_.lexicon;
    return s.word(w).upos == "NOUN" && m.step != "cut_off" && !lexicon.in_class("weapon", lemma) &&
           !lexicon.in_class("force", lemma) && !lexicon.in_class("person", lemma);
  };
  if (actors.empty() && !m.actors.empty() && strange(m.actors.front()))
    return;  // "mosquitoes have conquered"
  const auto from = scene.cast.parties(m.from);
  for (auto& place : places_of(scene, m)) {
    Control c;
    c.step = lost ? "lost" : m.step;
    const bool passive = s.child(m.head, "aux:pass") != nullptr;
    if (m.step == "holds" && passive && place.precision.empty())
      continue;  // "Bazoum has been held"
    if (m.step == "holds" && claimed(s, m.head)) c.step = "seized";
    for (const uint32_t p : m.places) {
      if (kSites.count(s.words[p].lemma)) c.site = std::string(s.words[p].lemma), c.extent = "site";
      if (kWhole.count(s.words[p].lemma))
        c.extent = s.words[p].lemma == "most" || s.words[p].lemma == "much" ? "most" : "part";
    }
    c.place = std::move(place);
    if (!actors.empty()) (lost ? c.from : c.actor) = actors.front();
    if (!from.empty()) c.from = from.front();
    if (m.step == "lost" && from.empty()) c.from = loser_of(scene, m);
    c.when = scene.setting.time_of(m.trigger, text::Direction::past);
    c.at = s.span_of(m.trigger);
    c.speaker = speaker_of(scene, c.at);
    c.why = m.why;
    last_place_ = c.place;
    const bool twice = std::any_of(
        lines_.controls.begin(), lines_.controls.end(),
        [&](const Control& o) { return o.step == c.step && o.place->name == c.place->name; });
    if (!twice) lines_.controls.push_back(std::move(c));
  }
}

}  // namespace parley::coding
