#include "coding/ledger_lines.h"

#include <algorithm>

#include <fmt/format.h>

#include "nlp/repair.h"

namespace parley::coding {
namespace {

template <typename Line>
void name_lines(std::vector<Line>& lines, const std::string& story, char letter) {
  for (std::size_t i = 0; i < lines.size(); ++i)
    lines[i].id = fmt::format("{}#{}{}", story, letter, i + 1);
}

const Claim* narrowest(Span at, const std::vector<Draft>& events) {
  const Claim* best = nullptr;
  for (const auto& d : events)
    for (const auto& c : d.claims)
      if (c.speaker.id != "wire" && c.at.contains(at) &&
          (best == nullptr || c.at.size() < best->at.size()))
        best = &c;
  return best;
}

/// The cue of the sentence whose content holds the words most narrowly.
std::optional<CueMatch> cue_around(const Lexicon& lexicon, const SentenceView& s, Span at) {
  std::optional<CueMatch> best;
  for (auto& cue : match_cues(lexicon, *s.analysis))
    if (!cue.words.empty() && cue.source && s.span_of(cue.words).contains(at) &&
        (!best || cue.words.size() < best->words.size()))
      best = std::move(cue);
  return best;
}

/// The tree mended, since a ledger turns on who did it to what.
nlp::SentenceAnalysis mended(const SentenceView& s) {
  auto out = *s.analysis;
  nlp::mend_arguments(out);
  return out;
}

}  // namespace

LedgerLines::LedgerLines(const Knowledge& knowledge, const StoryView& story)
    : knowledge_(knowledge), story_(story) {}

void LedgerLines::read(const SentenceView& s, const Cast& cast, const Setting& setting,
                       const std::vector<Draft>& events) {
  const auto matches = match_ledger(knowledge_.lexicon, mended(s));
  const Scene scene{s, cast, setting, events, matches};
  note_topics(scene);
  read_tallies(scene);
  for (const auto& m : matches) {
    if (m.ledger == Ledger::truce) read_truce(scene, m);
    if (m.ledger == Ledger::control) read_control(scene, m);
  }
  read_aliases(s);
  if (auto named = setting.city(); named && !named->precision.empty())
    last_place_ = std::move(named);
}

void LedgerLines::note_topics(const Scene& scene) {
  const auto& s = scene.sentence;
  for (uint32_t i = 0; i < s.size(); ++i) {
    const auto lemma = s.words[i].lemma;
    const bool hyphened =
        lemma == "fire" && i >= 2 && s.words[i - 1].form == "-" && s.words[i - 2].lemma == "cease";
    if (hyphened || lemma == "truce" || lemma == "ceasefire" || lemma == "cease-fire" ||
        lemma == "armistice" || lemma == "cessation" || lemma == "hudna")
      truce_sentence_ = s.index;
  }
}

Party LedgerLines::speaker_of(const Scene& scene, Span at) const {
  if (const auto* claim = narrowest(at, scene.events)) return claim->speaker;
  if (const auto cue = cue_around(knowledge_.lexicon, scene.sentence, at))
    if (auto party = scene.cast.party(*cue->source)) return *std::move(party);
  Party wire;
  wire.id = "wire";
  wire.name = story_.story.source;
  return wire;
}

bool LedgerLines::denied(const Scene& scene, Span at) const {
  const auto cue = cue_around(knowledge_.lexicon, scene.sentence, at);
  return cue && cue->stance == "denies";
}

void LedgerLines::finish(Records& out) {
  join_initials();
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
