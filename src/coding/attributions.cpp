#include "coding/attributions.h"

#include <algorithm>
#include <cmath>

namespace parley::coding {
namespace {

/// A cue whose readings together have this chance adds as much to F1 as it costs.
constexpr float kLeastChance = 0.3F;

std::vector<Span> runs(const SentenceView& s, const Words& words) {
  std::vector<Span> out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const Span at = s.words[words[i]].at;
    if (i > 0 && words[i] == words[i - 1] + 1)
      out.back().end = at.end;
    else
      out.push_back(at);
  }
  return out;
}

}  // namespace

AttributedSpans spans_of(const SentenceView& s, const Proposal& p) {
  AttributedSpans out;
  out.source = runs(s, p.source.words);
  out.cue = runs(s, p.cue);
  out.content = runs(s, p.content.words);
  out.content.insert(out.content.end(), p.content.beyond.begin(), p.content.beyond.end());
  std::sort(out.content.begin(), out.content.end(),
            [](Span a, Span b) { return a.begin < b.begin; });
  return out;
}

std::vector<AttributedSpans> attributions_of(const StoryView& story,
                                             const AttributionJudge& judge) {
  std::vector<AttributedSpans> out;
  for (const auto& s : story.sentences) {
    const auto proposals = propose_attributions(story, s);
    for (std::size_t i = 0; i < proposals.size();) {
      const uint32_t head = proposals[i].head;
      float best = 0, all = 0;
      const Proposal* chosen = nullptr;
      for (; i < proposals.size() && proposals[i].head == head; ++i) {
        const float odds = std::exp(judge.score(attribution_features(story, s, proposals[i])));
        all += odds;
        if (odds <= best) continue;
        best = odds;
        chosen = &proposals[i];
      }
      if (chosen == nullptr || all / (1 + all) < kLeastChance) continue;
      out.push_back(spans_of(s, *chosen));
      out.back().chance = all / (1 + all);
    }
  }
  return out;
}

}  // namespace parley::coding
