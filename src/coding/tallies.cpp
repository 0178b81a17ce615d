// Numbers of the dead, wounded, detained and displaced, as records.
#include <algorithm>
#include <set>

#include "coding/ledger_lines.h"
#include "coding/tally_kinds.h"

namespace parley::coding {
namespace {

using Lemmas = std::set<std::string_view>;

/// Nouns that say nothing of who the dead were.
const Lemmas kAnybody = {"people", "person", "death",  "casualty", "dead",
                         "victim", "other",  "life",   "one",      "body",
                         "toll",   "total",  "number", "they",     "fatality"};

std::string lower_form(const SentenceView& s, uint32_t head) {
  std::string form(s.words[head].form);
  std::transform(form.begin(), form.end(), form.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return form;
}

/// "estimated that 500,000 had fled" is no exact figure; "nearly all of its 200,000 people" is a
/// ceiling.
void loosen(const SentenceView& s, const Count& c, Tally& t) {
  if (t.bound != text::Bound::exact) return;
  for (uint32_t i = c.first >= 8 ? c.first - 8 : 0; i < c.first; ++i) {
    const auto lemma = s.words[i].lemma;
    if (lemma == "estimate" && s.word(i).upos == "VERB" && s.under(c.noun, i))
      t.bound = text::Bound::about;
    const bool all = lemma == "all" && i > 0 &&
                     (s.words[i - 1].lemma == "nearly" || s.words[i - 1].lemma == "almost" ||
                      s.words[i - 1].lemma == "virtually");
    if (all && c.first - i <= 5) {
      t.bound = text::Bound::up_to;
      t.low.reset();
    }
  }
}

}  // namespace

void LedgerLines::read_tallies(const Scene& scene) {
  const auto& s = scene.sentence;
  std::string total;
  for (const auto& [c, kind] :
       tolls_of(knowledge_.lexicon, s, scene.matches, story_.story.text, last_what_)) {
    if (kind.what.empty()) continue;
    Tally t;
    t.what = kind.what;
    t.low = c.number.low;
    t.high = c.number.high;
    t.bound = c.number.bound;
    loosen(s, c, t);
    if (!kAnybody.count(s.words[c.noun].lemma) && s.word(c.noun).upos == "NOUN")
      t.who = lower_form(s, c.noun);
    if (auto p = scene.cast.party(c.noun); p && !p->country.empty()) t.party = std::move(p);
    const Words trigger = kind.match != nullptr ? kind.match->trigger : Words{c.noun};
    t.place = scene.setting.place_of(trigger, {c.noun});
    t.when = scene.setting.time_of(trigger, text::Direction::past);
    if (t.when && t.when->text.rfind("since", 0) == 0) t.since = t.when;
    t.at = {std::min(c.number.at.begin, s.words[c.noun].at.begin),
            std::max(c.number.at.end, s.words[c.noun].at.end)};
    if (!kind.part_of.empty())
      t.part_of = total;
    else
      total = std::string(slice(story_.story.text, t.at));
    t.previous = kind.previous;
    t.speaker = speaker_of(scene, t.at);
    t.why = kind.match != nullptr ? kind.match->why : "rule: tallies.cpp";
    last_what_ = t.what;
    lines_.tallies.push_back(std::move(t));
  }
}

}  // namespace parley::coding
