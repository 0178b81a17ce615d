#include "coding/attributions.h"

#include <algorithm>
#include <cmath>

namespace parley::coding {
namespace {

/// A reading with this chance adds as much to F1 as it costs.
constexpr float kLeastChance = 0.25F;
constexpr std::size_t kMostCompared = 40;  // readings of a cue, likeliest first

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

struct Choice {
  const Proposal* proposal = nullptr;
  float chance = 0;
};

std::size_t bytes_beyond(const ContentReading& content) {
  std::size_t out = 0;
  for (const auto& part : content.beyond) out += part.end - part.begin;
  return out;
}

/// Half of the words or more are shared.
bool alike(const Words& a, const Words& b) {
  std::size_t shared = 0;
  for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
    if (*x == *y)
      ++shared, ++x, ++y;
    else if (*x < *y)
      ++x;
    else
      ++y;
  }
  return 2 * shared >= a.size() + b.size() - shared;
}

bool alike(const Proposal& a, const Proposal& b) {
  if (!alike(a.cue, b.cue) || !alike(a.source.words, b.source.words)) return false;
  const auto x = bytes_beyond(a.content), y = bytes_beyond(b.content);
  if (2 * std::min(x, y) < std::max(x, y)) return false;
  return x > 0 || alike(a.content.words, b.content.words);
}

/// Of the readings of one word, that which is most likely right in the main: many differ by a word
/// only, so their chances are added up.
Choice safest(std::vector<Choice> readings) {
  std::sort(readings.begin(), readings.end(),
            [](const auto& a, const auto& b) { return a.chance > b.chance; });
  readings.resize(std::min(readings.size(), kMostCompared));
  Choice best;
  for (const auto& r : readings) {
    Choice sum{r.proposal, 0};
    for (const auto& other : readings)
      if (alike(*r.proposal, *other.proposal)) sum.chance += other.chance;
    if (sum.chance > best.chance || best.proposal == nullptr) best = sum;
  }
  return best;
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
    std::vector<Choice> choices;
    for (std::size_t i = 0; i < proposals.size();) {
      const std::size_t first = i;
      float all = 1;  // that the word attributes nothing has the odds 1
      std::vector<Choice> readings;
      for (; i < proposals.size() && proposals[i].head == proposals[first].head; ++i) {
        const float odds = std::exp(judge.score(attribution_features(story, s, proposals[i])));
        all += odds;
        readings.push_back({&proposals[i], odds});
      }
      for (auto& r : readings) r.chance /= all;
      choices.push_back(safest(std::move(readings)));
    }
    std::stable_sort(choices.begin(), choices.end(),
                     [](const auto& a, const auto& b) { return a.chance > b.chance; });
    std::vector<bool> taken(s.size());
    std::vector<Choice> chosen;
    for (const auto& c : choices) {
      const auto& cue = c.proposal->cue;
      if (c.chance < kLeastChance ||
          std::any_of(cue.begin(), cue.end(), [&](uint32_t w) { return taken[w]; }))
        continue;
      for (const uint32_t w : cue) taken[w] = true;
      chosen.push_back(c);
    }
    std::sort(chosen.begin(), chosen.end(), [](const auto& a, const auto& b) {
      return a.proposal->cue.front() < b.proposal->cue.front();
    });
    for (const auto& c : chosen) {
      out.push_back(spans_of(s, *c.proposal));
      out.back().chance = c.chance;
    }
  }
  return out;
}

}  // namespace parley::coding
