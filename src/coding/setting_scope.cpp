#include "coding/setting_scope.h"

#include <algorithm>

namespace parley::coding {
namespace {

constexpr uint32_t kClimb = 4;  // verbs above an event that may carry its time and place

}  // namespace

uint32_t head_of_run(const SentenceView& s, uint32_t first, uint32_t last) {
  for (uint32_t i = first; i < last; ++i) {
    const auto p = s.parent(i);
    if (p == i || p < first || p >= last) return i;
  }
  return first;
}

Words scope_of(const SentenceView& s, const Words& trigger) {
  Words out = trigger;
  for (const uint32_t t : trigger)
    for (uint32_t i = t, steps = 0; steps < kClimb && s.parent(i) != i; ++steps) {
      const bool participle = s.relation(i) == "advcl" && s.word(i).xpos == "VBG";
      if (!participle && !s.has_relation(i, {"obj", "obl", "nmod", "nsubj", "xcomp", "conj",
                                             "appos", "compound", "amod"}))
        break;
      i = s.parent(i);
      if (std::find(out.begin(), out.end(), i) == out.end()) out.push_back(i);
    }
  return out;
}

}  // namespace parley::coding
