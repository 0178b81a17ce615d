#include "export/marked_text.h"

#include <algorithm>
#include <map>

namespace parley::exports {
namespace {

const Paint kDim = "2";

/// Marks of one stretch, with the numbers as they stand behind the bracket: "₁·₃".
struct Bracket {
  Span at;
  std::string numbers;
  Paint paint;
};

/// In order of opening: the wider of two that begin together opens first.
std::vector<Bracket> brackets_of(const std::vector<Mark>& marks, Span within) {
  const auto opens_before = [](Span a, Span b) {
    return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
  };
  std::map<Span, Bracket, decltype(opens_before)> by_span(opens_before);
  for (const auto& mark : marks) {
    if (mark.at.empty() || !within.contains(mark.at)) continue;
    auto& bracket = by_span.try_emplace(mark.at, Bracket{mark.at, "", mark.paint}).first->second;
    bracket.numbers += (bracket.numbers.empty() ? "" : "·") + subscript(mark.number);
  }
  std::vector<Bracket> out;
  for (auto& [at, bracket] : by_span) out.push_back(std::move(bracket));
  return out;
}

/// Every place where the paint may change, in order.
std::vector<uint32_t> cuts_of(const std::vector<Bracket>& brackets, const std::vector<Span>& dim,
                              Span within) {
  std::vector<uint32_t> cuts = {within.begin, within.end};
  for (const auto& bracket : brackets) cuts.insert(cuts.end(), {bracket.at.begin, bracket.at.end});
  for (const auto& span : dim)
    if (within.contains(span)) cuts.insert(cuts.end(), {span.begin, span.end});
  std::sort(cuts.begin(), cuts.end());
  cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());
  return cuts;
}

/// Closes at `place` what ends there, the innermost first.
void close(std::vector<const Bracket*>& open, uint32_t place, Wrapper& wrapper) {
  for (auto i = open.size(); i-- > 0;) {
    if (open[i]->at.end != place) continue;
    wrapper.put("⟧" + open[i]->numbers, open[i]->paint);
    open.erase(open.begin() + static_cast<std::ptrdiff_t>(i));
  }
}

Paint paint_at(Span piece, const std::vector<const Bracket*>& open, const std::vector<Span>& dim) {
  if (!open.empty()) return open.back()->paint;
  const bool is_dim =
      std::any_of(dim.begin(), dim.end(), [&](Span d) { return d.contains(piece); });
  return is_dim ? kDim : Paint{};
}

}  // namespace

void put_marked(Wrapper& wrapper, std::string_view text, Span within, const Markup& markup) {
  const auto brackets = brackets_of(markup.marks, within);
  const auto cuts = cuts_of(brackets, markup.dim, within);
  std::vector<const Bracket*> open;
  auto next = brackets.begin();
  for (std::size_t i = 0; i < cuts.size(); ++i) {
    close(open, cuts[i], wrapper);
    for (; next != brackets.end() && next->at.begin == cuts[i]; ++next) {
      wrapper.put("⟦", next->paint);
      open.push_back(&*next);
    }
    if (i + 1 == cuts.size()) break;
    const Span piece{cuts[i], cuts[i + 1]};
    wrapper.put(made_safe(slice(text, piece), true), paint_at(piece, open, markup.dim));
  }
}

}  // namespace parley::exports
