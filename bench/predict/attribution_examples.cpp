// Not a set of predictions: readings of cues, each marked right or wrong, for
// training/attribution.py.
#include <algorithm>
#include <cctype>
#include <fstream>
#include <map>

#include "bench/predict/attribution.h"
#include "bench/predict/predict.h"

namespace parley::predict {
namespace {

using Places = std::vector<uint32_t>;  // where words begin, ascending

/// Where words begin: letters and digits, other marks of Unicode aside.
Places word_starts(std::string_view text) {
  Places out;
  bool inside = false;
  for (uint32_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    const bool mark = c == 0xE2 || (c == 0xC2 && i + 1 < text.size());  // dashes, quotes, spaces
    if (mark) {
      inside = false;
      i += c == 0xE2 ? 2 : 1;
      continue;
    }
    const bool letter = std::isalnum(c) != 0 || c == '_' || c >= 0x80;
    if (letter && !inside) out.push_back(i);
    inside = letter;
  }
  return out;
}

Places within(const Places& starts, const std::vector<Span>& spans) {
  Places out;
  for (const auto& s : spans)
    for (auto it = std::lower_bound(starts.begin(), starts.end(), s.begin);
         it != starts.end() && *it < s.end; ++it)
      out.push_back(*it);
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

/// Half of the words or more are shared, as the set's scorer has it.
bool alike(const Places& a, const Places& b) {
  if (a.empty() && b.empty()) return true;
  Places both;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
  return 2 * both.size() >= a.size() + b.size() - both.size();
}

struct Parts {
  Places source, cue, content;
};

Parts parts_of(const Places& starts, const coding::AttributedSpans& a) {
  return {within(starts, a.source), within(starts, a.cue), within(starts, a.content)};
}

/// Which of the gold the reading is, from 1; 0 for none.
std::size_t right(const std::vector<Parts>& gold, const Parts& p) {
  for (std::size_t i = 0; i < gold.size(); ++i)
    if (alike(gold[i].cue, p.cue) && alike(gold[i].content, p.content) &&
        alike(gold[i].source, p.source))
      return i + 1;
  return 0;
}

/// Numbers for features; a new one is told on a line of its own.
class Numbers {
 public:
  std::size_t number(const std::string& feature, std::ostream& out) {
    const auto [it, fresh] = known_.try_emplace(feature, known_.size());
    if (fresh) out << "F " << feature << '\n';
    return it->second;
  }

 private:
  std::map<std::string, std::size_t> known_;
};

}  // namespace

int predict_attribution_examples(const std::string& gold, const std::string& out_path) {
  std::ofstream out(out_path);
  Numbers numbers;
  const int failed = view_items(
      read_attribution_items(gold, true),
      [&](const AttributionItem& item, const coding::StoryView& story) {
        const auto starts = word_starts(item.text);
        std::vector<Parts> wanted;
        for (const auto& a : item.gold) wanted.push_back(parts_of(starts, a));
        out << "D " << wanted.size() << '\n';
        for (const auto& s : story.sentences)
          for (const auto& p : coding::propose_attributions(story, s)) {
            const auto hit = right(wanted, parts_of(starts, coding::spans_of(s, p)));
            std::string line = "P " + std::to_string(hit) + ' ' + std::to_string(s.index) + '.' +
                               std::to_string(p.head) + ' ' + std::to_string(p.cue.front()) + '-' +
                               std::to_string(p.cue.back());
            for (const auto& feature : coding::attribution_features(story, s, p))
              line += ' ' + std::to_string(numbers.number(feature, out));
            out << line << '\n';
          }
      });
  return failed == 0 && out.flush() ? 0 : 1;
}

}  // namespace parley::predict
