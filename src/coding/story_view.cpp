#include "coding/story_view.h"

#include <algorithm>

namespace parley::coding {
namespace {

/// Dependents that belong to a name or description; clauses and joined phrases do not.
bool in_phrase(std::string_view deprel) {
  static constexpr std::string_view kInside[] = {"det",  "amod",     "nummod", "compound", "flat",
                                                 "nmod", "appos",    "fixed",  "goeswith", "advmod",
                                                 "case", "goeswith", "dep"};
  return std::any_of(std::begin(kInside), std::end(kInside),
                     [&](auto r) { return deprel.substr(0, r.size()) == r; });
}

SentenceView make_view(uint32_t index, const text::Sentence& s, const nlp::SentenceAnalysis& a,
                       std::string_view text) {
  SentenceView v;
  v.index = index;
  v.at = s.at;
  v.paragraph = s.paragraph;
  v.analysis = &a;
  v.children.resize(a.words.size());
  for (uint32_t i = 0; i < a.words.size(); ++i) {
    const auto& w = a.words[i];
    v.words.push_back({slice(text, w.at), w.lemma, w.upos, w.at});
    if (w.head > 0) v.children[static_cast<uint32_t>(w.head - 1)].push_back(i);
  }
  return v;
}

}  // namespace

uint32_t SentenceView::parent(uint32_t i) const {
  const int head = word(i).head;
  return head == 0 ? i : static_cast<uint32_t>(head - 1);
}

std::string_view SentenceView::relation(uint32_t i) const {
  const std::string_view full = word(i).deprel;
  return full.substr(0, full.find(':'));
}

bool SentenceView::has_relation(uint32_t i,
                                std::initializer_list<std::string_view> relations) const {
  return std::find(relations.begin(), relations.end(), relation(i)) != relations.end();
}

const uint32_t* SentenceView::child(uint32_t i, std::string_view wanted) const {
  for (const auto& c : children[i])
    if (relation(c) == wanted || word(c).deprel == wanted) return &c;
  return nullptr;
}

bool SentenceView::under(uint32_t i, uint32_t ancestor) const {
  for (;; i = parent(i)) {
    if (i == ancestor) return true;
    if (parent(i) == i) return false;
  }
}

Words SentenceView::subtree(uint32_t i) const {
  Words out{i};
  for (std::size_t k = 0; k < out.size(); ++k)
    out.insert(out.end(), children[out[k]].begin(), children[out[k]].end());
  std::sort(out.begin(), out.end());
  return out;
}

std::pair<uint32_t, uint32_t> SentenceView::noun_phrase(uint32_t head) const {
  uint32_t first = head, last = head;
  for (const uint32_t c : children[head]) {
    // A preposition before the head is the phrase's case, not part of its name; a possessive mark
    // after it is not either.
    if (!in_phrase(word(c).deprel) || relation(c) == "case") continue;
    Words inside = subtree(c);
    const auto stop = std::find_if(inside.begin(), inside.end(), [&](uint32_t w) {
      return w != c &&
             (relation(w) == "acl" || relation(w) == "parataxis" || relation(w) == "advcl");
    });
    inside.erase(stop, inside.end());
    if (inside.empty()) continue;
    first = std::min(first, inside.front());
    last = std::max(last, inside.back());
  }
  return {first, last + 1};
}

Span SentenceView::span_of(const Words& list) const {
  return list.empty() ? Span{} : Span{words[list.front()].at.begin, words[list.back()].at.end};
}

Span SentenceView::span_of(uint32_t first, uint32_t last) const {
  return {words[first].at.begin, words[last - 1].at.end};
}

StoryView::StoryView(const wire::Story& s, const text::Document& d, const nlp::Analysis& a)
    : story(s), document(d) {
  date = s.published.substr(0, 10);
  if (date.empty() && s.dateline) date = s.dateline->date;
  const Span head = s.headline_at();
  for (uint32_t i = 0; i < d.sentences.size(); ++i) {
    sentences.push_back(make_view(i, d.sentences[i], a.sentences[i], s.text));
    sentences.back().headline = !head.empty() && sentences.back().at.begin < head.end;
  }
}

}  // namespace parley::coding
