#include "nlp/names.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <optional>

namespace parley::nlp {
namespace {

constexpr float kNever = -std::numeric_limits<float>::infinity();

bool may_follow(const std::string& before, const std::string& tag) {
  return tag[0] != 'I' || (before.size() > 1 && before.substr(1) == tag.substr(1));
}

std::optional<NameKind> kind_of(const std::string& label) {
  static const std::map<std::string, NameKind> kinds = {
      {"PER", NameKind::person},       {"person", NameKind::person},
      {"ORG", NameKind::organisation}, {"organization", NameKind::organisation},
      {"LOC", NameKind::place},        {"place", NameKind::place},
      {"event", NameKind::event},      {"time", NameKind::time},
      {"Nationality", NameKind::group}};
  const auto it = kinds.find(label);
  return it == kinds.end() ? std::nullopt : std::optional(it->second);
}

}  // namespace

const char* to_string(NameKind kind) {
  switch (kind) {
    case NameKind::person:
      return "person";
    case NameKind::organisation:
      return "organisation";
    case NameKind::geopolitical:
      return "geopolitical";
    case NameKind::place:
      return "place";
    case NameKind::facility:
      return "facility";
    case NameKind::group:
      return "group";
    case NameKind::event:
      return "event";
    case NameKind::time:
      return "time";
  }
  return "";
}

Tags::Tags(std::vector<std::string> names) : names_(std::move(names)), before_(names_.size()) {
  for (std::size_t t = 0; t < names_.size(); ++t)
    for (std::size_t b = 0; b < names_.size(); ++b)
      if (may_follow(names_[b], names_[t])) before_[t].push_back(b);
}

/// Viterbi; ties go to the lower column, so that the answer is the same everywhere.
std::vector<std::size_t> Tags::best_path(const std::vector<std::span<const float>>& scores) const {
  const std::size_t n = scores.size(), k = names_.size();
  std::vector<std::size_t> from(n * k, 0);
  std::vector<float> sum(k), next(k);
  for (std::size_t t = 0; t < k; ++t) sum[t] = names_[t][0] == 'I' ? kNever : scores[0][t];
  for (std::size_t i = 1; i < n; ++i) {
    for (std::size_t t = 0; t < k; ++t) {
      next[t] = kNever;
      for (const std::size_t b : before_[t])
        if (sum[b] + scores[i][t] > next[t]) next[t] = sum[b] + scores[i][t], from[i * k + t] = b;
    }
    sum.swap(next);
  }
  std::vector<std::size_t> path(n);
  path[n - 1] = static_cast<std::size_t>(std::max_element(sum.begin(), sum.end()) - sum.begin());
  for (std::size_t i = n - 1; i > 0; --i) path[i - 1] = from[i * k + path[i]];
  return path;
}

std::vector<Labelled> Tags::decode(const std::vector<std::span<const float>>& scores) const {
  std::vector<Labelled> out;
  if (scores.empty()) return out;
  const auto path = best_path(scores);
  for (uint32_t i = 0; i < path.size(); ++i) {
    const auto& tag = names_[path[i]];
    const float score = std::exp(scores[i][path[i]]);
    if (tag[0] == 'B') out.push_back({i, i + 1, tag.substr(2), score});
    // Where scores are no numbers the path may break the rule; such an I belongs to nothing.
    if (tag[0] == 'I' && !out.empty() && out.back().last == i)
      out.back().last = i + 1, out.back().score = std::min(out.back().score, score);
  }
  return out;
}

std::vector<Name> merge_names(const std::vector<Word>& words, const std::vector<Labelled>& web,
                              const std::vector<Labelled>& gum,
                              const std::vector<Labelled>& conflict) {
  std::vector<Name> out;
  std::vector<char> taken(words.size(), 0);
  const auto add = [&](const Labelled& l, NameKind kind) {
    if (std::find(taken.begin() + l.first, taken.begin() + l.last, 1) != taken.begin() + l.last)
      return;
    std::fill(taken.begin() + l.first, taken.begin() + l.last, 1);
    out.push_back(
        {{words[l.first].at.begin, words[l.last - 1].at.end}, l.first, l.last, kind, l.score});
  };
  for (const auto* list : {&web, &gum})
    for (const auto& l : *list)
      if (const auto kind = kind_of(l.label)) add(l, *kind);
  for (const auto& l : conflict)
    if (l.label == "Nationality") add(l, NameKind::group);
  std::sort(out.begin(), out.end(), [](const Name& a, const Name& b) { return a.first < b.first; });
  return out;
}

}  // namespace parley::nlp
