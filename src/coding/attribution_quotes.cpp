#include <algorithm>

#include "coding/attribution_parts.h"

namespace parley::coding {
namespace {

constexpr std::size_t kMostQuotesAfter = 12;

Words words_in(const SentenceView& s, Span at) {
  Words out;
  for (uint32_t i = 0; i < s.size(); ++i)
    if (at.contains(s.words[i].at)) out.push_back(i);
  return out;
}

/// What of a quotation lies outside the sentence.
void add_beyond(const SentenceView& s, Span whole, std::vector<Span>& beyond) {
  if (whole.begin < s.at.begin) beyond.push_back({whole.begin, s.at.begin});
  if (whole.end > s.at.end) beyond.push_back({s.at.end, whole.end});
}

/// Quotations that follow with nothing but marks and blanks between, in the same paragraph or in
/// those that follow too.
std::vector<Span> quotes_after(const StoryView& story, uint32_t from, bool same_paragraph) {
  std::vector<Span> out;
  for (const auto& q : story.document.quotes) {
    if (q.whole.begin < from || out.size() == kMostQuotesAfter) continue;
    const auto between = slice(story.story.text, {from, q.whole.begin});
    if (between.find_first_not_of(same_paragraph ? " \t.,\xc2\xa0" : " \t\r\n.,\xc2\xa0") !=
        std::string_view::npos)
      break;
    out.push_back(q.whole);
    from = q.whole.end;
  }
  return out;
}

}  // namespace

bool is_quoted(const StoryView& story, const SentenceView& s, uint32_t word) {
  const auto& quotes = story.document.quotes;
  const auto at = s.words[word].at;
  auto q = std::upper_bound(quotes.begin(), quotes.end(), at.begin,
                            [](uint32_t i, const text::Quote& x) { return i < x.whole.begin; });
  return q != quotes.begin() && (--q)->whole.contains(at);
}

namespace {

/// The quotations of the sentence that end before the cue, begin behind it, or all.
ContentReading quotes_here(const StoryView& story, const SentenceView& s, uint32_t head,
                           bool before, bool behind) {
  ContentReading out;
  const Span cue = s.words[head].at;
  for (const auto& q : story.document.quotes) {
    if (!q.whole.meets(s.at) || q.whole.contains(cue)) continue;
    if (!(before && q.whole.end <= cue.begin) && !(behind && q.whole.begin >= cue.end)) continue;
    const Words words = words_in(s, q.whole);
    out.words.insert(out.words.end(), words.begin(), words.end());
    add_beyond(s, q.whole, out.beyond);
  }
  std::sort(out.words.begin(), out.words.end());
  if (!out.words.empty()) out.head = out.words.front();
  return out;
}

}  // namespace

std::vector<ContentReading> quotations_of(const StoryView& story, const SentenceView& s,
                                          uint32_t head) {
  ContentReading all = quotes_here(story, s, head, true, true);
  all.how = "quote";
  std::vector<ContentReading> out;
  for (const bool before : {true, false}) {
    auto side = quotes_here(story, s, head, before, !before);
    if (side.words.empty() || side.words.size() == all.words.size()) continue;
    side.how = before ? "quote<" : "quote>";
    out.push_back(std::move(side));
  }
  if (!all.words.empty()) out.push_back(all);
  const bool only_after = all.words.empty();
  if (only_after && s.words.back().form != ":") return out;
  uint32_t end = s.at.end;
  for (const auto& part : all.beyond) end = std::max(end, part.end);
  std::size_t most = 0;
  for (const bool same_paragraph : {true, false}) {
    const auto after = quotes_after(story, end, same_paragraph);
    if (after.size() <= most) continue;
    most = after.size();
    ContentReading more = all;
    if (only_after) more.head = head;
    more.how = only_after ? "quote-next" : same_paragraph ? "quote+next" : "quote+all";
    more.beyond.insert(more.beyond.end(), after.begin(), after.end());
    out.push_back(std::move(more));
  }
  return out;
}

bool add_quotes_after(const StoryView& story, const SentenceView& s, ContentReading& content) {
  uint32_t end = s.at.end;
  for (const auto& part : content.beyond) end = std::max(end, part.end);
  const auto after = quotes_after(story, end, true);
  content.beyond.insert(content.beyond.end(), after.begin(), after.end());
  return !after.empty();
}

void finish_quotation(const StoryView& story, const SentenceView& s, ContentReading& content) {
  if (content.words.empty() || !content.beyond.empty()) return;
  const Span first = s.words[content.words.front()].at, last = s.words[content.words.back()].at;
  for (const auto& q : story.document.quotes) {
    if (q.whole.contains(last) && q.whole.end > s.at.end)
      content.beyond.push_back({s.at.end, q.whole.end});
    if (q.whole.contains(first) && q.whole.begin < s.at.begin && q.whole.end < s.at.end)
      content.beyond.push_back({q.whole.begin, s.at.begin});
  }
}

}  // namespace parley::coding
