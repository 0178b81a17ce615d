#include "coding/tally_counts.h"

#include <set>

namespace parley::coding {
namespace {

/// Nouns that hand their count to what follows their "of".
const std::set<std::string_view> kMeasures = {
    "total",   "number", "group", "dozen",    "score",   "hundred", "thousand", "ten",
    "million", "half",   "rest",  "majority", "handful", "couple",  "pair",     "crew",
    "most",    "all",    "many",  "body",     "convoy",  "wave"};

uint32_t counted_noun(const SentenceView& s, uint32_t number) {
  uint32_t noun = number;
  for (int steps = 0;
       steps < 3 && s.has_relation(noun, {"nummod", "det", "compound"}) && s.parent(noun) != noun;
       ++steps)
    noun = s.parent(noun);
  if (noun < number) noun = number;
  if (is_measure(s.words[noun].lemma))
    for (const uint32_t c : s.children[noun]) {
      const auto* of = s.child(c, "case");
      if (c > noun && s.has_relation(c, {"nmod"}) && of != nullptr && s.words[*of].lemma == "of" &&
          s.word(c).upos != "PRON")
        return c;
    }
  return noun;
}

}  // namespace

bool is_measure(std::string_view lemma) { return kMeasures.count(lemma) > 0; }

std::vector<Count> counts_of(const SentenceView& s, std::string_view text) {
  std::vector<Count> out;
  for (auto& n : text::find_numbers(text, s.at)) {
    Count c;
    bool found = false;
    for (uint32_t i = 0; i < s.size(); ++i) {
      if (s.words[i].at.meets(n.at) && !found) c.first = i, found = true;
      if (s.words[i].at.meets(n.number)) c.last = i;
    }
    if (!found) continue;
    c.noun = counted_noun(s, c.last);
    c.number = std::move(n);
    out.push_back(std::move(c));
  }
  return out;
}

}  // namespace parley::coding
