#include "coding/ledger_lines.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "text/numbers.h"

namespace parley::coding {
namespace {

/// Nouns that say nothing of who the dead were.
const std::set<std::string_view> kAnybody = {"people", "person", "death", "casualty", "dead", "victim", "other", "life", "one", "body", "toll"};

/// On whose word a stretch of text stands: the speaker of the narrowest claim around it that is not the wire's.
Party speaker_of(Span at, const std::vector<Draft>& events, const wire::Story& story) {
  const Claim* best = nullptr;
  for (const auto& d : events)
    for (const auto& c : d.claims)
      if (c.speaker.id != "wire" && c.at.contains(at) && (best == nullptr || c.at.size() < best->at.size())) best = &c;
  if (best != nullptr) return best->speaker;
  Party wire;
  wire.id = "wire";
  wire.name = story.source;
  return wire;
}

/// The counted noun as the source has it, in lower case.
std::string lower_form(const SentenceView& s, uint32_t head) {
  std::string form(s.words[head].form);
  std::transform(form.begin(), form.end(), form.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return form;
}

/// Numbers that count the noun `head`, or are it ("killed 12", "12 of them").
std::vector<text::NumberMention> numbers_of(const SentenceView& s, uint32_t head, const std::vector<text::NumberMention>& all) {
  const auto [first, last] = s.noun_phrase(head);
  const Span phrase = s.span_of(first, last);
  std::vector<text::NumberMention> out;
  for (const auto& n : all)
    if (phrase.meets(n.number) || s.words[head].at.meets(n.number)) out.push_back(n);
  return out;
}

template <typename Line>
void name_lines(std::vector<Line>& lines, const std::string& story, char letter) {
  for (std::size_t i = 0; i < lines.size(); ++i) lines[i].id = fmt::format("{}#{}{}", story, letter, i + 1);
}

}  // namespace

LedgerLines::LedgerLines(const Knowledge& knowledge, const StoryView& story) : knowledge_(knowledge), story_(story) {}

void LedgerLines::read(const SentenceView& s, const Cast& cast, const Setting& setting, const std::vector<Draft>& events) {
  const auto numbers = text::find_numbers(story_.story.text, s.at);
  for (const auto& m : match_ledger(knowledge_.lexicon, *s.analysis)) switch (m.ledger) {
      case Ledger::tally: read_tally({s, cast, setting, events}, m, numbers); break;
      case Ledger::truce: read_truce({s, cast, setting, events}, m); break;
      case Ledger::control: read_control({s, cast, setting, events}, m); break;
    }
  read_aliases(s);
}

void LedgerLines::read_tally(const Scene& scene, const LedgerMatch& m, const std::vector<text::NumberMention>& numbers) {
  const auto& s = scene.sentence;
  Words counted = m.who;
  for (const uint32_t w : m.who)  // "five soldiers and one civilian": each with its own number
    for (const uint32_t c : s.children[w])
      if (s.relation(c) == "conj" && std::find(counted.begin(), counted.end(), c) == counted.end()) counted.push_back(c);
  if (counted.empty()) counted.push_back(m.head);
  for (const uint32_t head : counted)
    for (const auto& n : numbers_of(s, head, numbers)) {
      Tally t;
      t.what = m.step;
      t.low = n.low;
      t.high = n.high;
      t.bound = n.bound;
      if (!kAnybody.count(s.words[head].lemma) && s.word(head).upos == "NOUN") t.who = lower_form(s, head);
      if (auto p = scene.cast.party(head); p && !p->country.empty()) t.party = std::move(p);
      t.place = scene.setting.place_of(m.trigger, m.who);
      t.when = scene.setting.time_of(m.trigger, text::Direction::past);
      t.at = {std::min(n.at.begin, s.words[head].at.begin), std::max(n.at.end, s.words[head].at.end)};
      t.speaker = speaker_of(t.at, scene.events, story_.story);
      t.why = m.why;
      const bool twice = std::any_of(lines_.tallies.begin(), lines_.tallies.end(), [&](const Tally& o) {
        return o.what == t.what && o.low == t.low && o.high == t.high && o.at.meets(t.at);
      });
      if (!twice) lines_.tallies.push_back(std::move(t));
    }
}

void LedgerLines::read_truce(const Scene& scene, const LedgerMatch& m) {
  const auto& s = scene.sentence;
  if (m.negated && m.step != "rejected") return;
  Truce t;
  t.step = m.step;
  t.name = std::string(slice(story_.story.text, s.span_of(m.trigger)));
  t.parties = scene.cast.parties(m.parties);
  t.by = scene.cast.parties(m.actors);
  t.brokers = scene.cast.parties(m.brokers);
  const bool ahead = m.step == "proposed";
  t.when = scene.setting.time_of(m.trigger, ahead ? text::Direction::future : text::Direction::past);
  t.place = scene.setting.place_of(m.trigger, m.actors);
  t.at = s.span_of(m.trigger);
  t.speaker = speaker_of(t.at, scene.events, story_.story);
  t.why = m.why;
  const bool twice = std::any_of(lines_.truces.begin(), lines_.truces.end(), [&](const Truce& o) { return o.step == t.step && o.at.meets(s.at); });
  if (!twice) lines_.truces.push_back(std::move(t));
}

void LedgerLines::read_control(const Scene& scene, const LedgerMatch& m) {
  const auto& s = scene.sentence;
  if (m.negated) return;
  Control c;
  c.step = m.step;
  for (const uint32_t p : m.places)
    if (!c.place) c.place = scene.setting.place_at(p);
  for (const uint32_t p : m.places)
    if (!c.place) c.place = scene.setting.place_of({p}, m.actors);
  if (!c.place) return;  // control of no named place is no line of the ledger
  const auto actors = scene.cast.parties(m.actors);
  if (!actors.empty()) c.actor = actors.front();
  const auto from = scene.cast.parties(m.from);
  if (!from.empty()) c.from = from.front();
  c.when = scene.setting.time_of(m.trigger, text::Direction::past);
  c.at = s.span_of(m.trigger);
  c.speaker = speaker_of(c.at, scene.events, story_.story);
  c.why = m.why;
  const bool twice = std::any_of(lines_.controls.begin(), lines_.controls.end(),
                                 [&](const Control& o) { return o.step == c.step && o.place->name == c.place->name; });
  if (!twice) lines_.controls.push_back(std::move(c));
}

void LedgerLines::finish(Records& out) {
  name_lines(lines_.tallies, out.story, 't');
  name_lines(lines_.truces, out.story, 'u');
  name_lines(lines_.controls, out.story, 'k');
  name_lines(lines_.aliases, out.story, 'a');
  out.tallies = std::move(lines_.tallies);
  out.truces = std::move(lines_.truces);
  out.controls = std::move(lines_.controls);
  out.aliases = std::move(lines_.aliases);
  for (const auto& t : out.tallies)
    for (auto& e : out.events)
      if (e.type == "ASSAULT" && e.at.contains(t.at)) {
        e.quantities.push_back(t);
        break;
      }
}

}  // namespace parley::coding
