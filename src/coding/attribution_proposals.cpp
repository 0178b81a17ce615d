#include "coding/attribution_proposals.h"

#include <algorithm>
#include <iterator>

#include "coding/attribution_parts.h"
#include "coding/attribution_read.h"

namespace parley::coding {
namespace {

constexpr uint32_t kFarthestContent = 5;  // words between a cue and what it introduces

bool is_according(const SentenceView& s, uint32_t i) {
  return s.words[i].form == "according" || s.words[i].form == "According";
}

bool may_attribute(const SentenceView& s, uint32_t i) {
  const auto& w = s.word(i);
  if (w.upos == "VERB" || w.upos == "ADJ" || w.upos == "NOUN") return true;
  return is_according(s, i);
}

Words range(uint32_t first, uint32_t last) {
  Words out;
  for (uint32_t i = first; i <= last; ++i) out.push_back(i);
  return out;
}

/// "went on to say", "would like to see": the verbs above that share the cue's subject.
uint32_t top_of_chain(const SentenceView& s, uint32_t head) {
  uint32_t top = head;
  for (int steps = 0; steps < 3 && s.relation(top) == "xcomp"; ++steps) {
    const uint32_t up = s.parent(top);
    if (up >= top || s.child(up, "obj") != nullptr) break;
    top = up;
  }
  return top;
}

/// "said in a statement", "wrote on Twitter": the last word of such a phrase right behind the cue.
uint32_t venue_end(const SentenceView& s, uint32_t head, const ContentReading& content) {
  constexpr uint32_t kMostWords = 5;
  for (const uint32_t c : s.children[head]) {
    if (s.relation(c) != "obl" || c < head) continue;
    const Words words = s.subtree(c);
    const bool close = words.front() == head + 1 && words.size() <= kMostWords &&
                       words.size() == words.back() - words.front() + 1;
    if (close && !std::binary_search(content.words.begin(), content.words.end(), c))
      return words.back();
  }
  return head;
}

using Extents = std::vector<std::pair<std::string, Words>>;

/// How far the cue may go: the word with its group, the verbs that lead up to it, and the words up
/// to the content.
Extents extents_of(const SentenceView& s, uint32_t head, const ContentReading& content) {
  Extents out;
  const auto group = is_according(s, head)
                         ? range(head, std::min(head + 1, static_cast<uint32_t>(s.size() - 1)))
                         : cue_group(s, head);
  out.emplace_back("group", group);
  if (const uint32_t top = top_of_chain(s, head); top != head)
    out.emplace_back("chain", range(cue_group(s, top).front(), group.back()));
  if (s.word(head).upos == "NOUN" && s.relation(head) == "obj" && s.parent(head) < head)
    out.emplace_back("light", range(cue_group(s, s.parent(head)).front(), group.back()));
  if (const auto venue = venue_end(s, head, content); venue > group.back())
    out.emplace_back("venue", range(group.front(), venue));
  const auto next = std::upper_bound(content.words.begin(), content.words.end(), group.back());
  if (content.how.rfind("quote", 0) == 0 || next == content.words.end()) return out;
  const bool before = !content.words.empty() && content.words.front() < head;
  if (before || *next == group.back() + 1 || *next > group.back() + kFarthestContent) return out;
  for (std::size_t i = 0, n = out.size(); i < n; ++i)
    out.emplace_back(out[i].first + "+reach", range(out[i].second.front(), *next - 1));
  return out;
}

Words both(const Words& a, const Words& b) {
  Words out;
  std::set_union(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(out));
  return out;
}

Words minus(const Words& a, const Words& b) {
  Words out;
  std::set_difference(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(out));
  return out;
}

/// "Brell: We will not sign.", "Q: What now?": a speaker, a colon and what follows in the
/// paragraph.
void add_scripted(const StoryView& story, const SentenceView& s, std::vector<Proposal>& out) {
  constexpr uint32_t kMostWords = 8;
  const bool opens = s.index == 0 || story.sentences[s.index - 1].paragraph != s.paragraph;
  uint32_t colon = 0;
  while (colon < s.size() && colon <= kMostWords && s.words[colon].form != ":") ++colon;
  if (colon == 0 || colon >= s.size() || colon > kMostWords || is_quoted(story, s, colon)) return;
  uint32_t head = 0;
  while (head + 1 < colon && s.parent(head) < colon && s.parent(head) != head) ++head;
  Proposal p{s.index, colon, opens ? "opening" : "inner", {colon}, {}, {}};
  p.source = {"script", range(0, colon - 1), head};
  p.content.how = "script";
  p.content.head = std::min(colon + 1, static_cast<uint32_t>(s.size() - 1));
  if (colon + 1 < s.size()) p.content.words = range(colon + 1, static_cast<uint32_t>(s.size() - 1));
  out.push_back(p);
  Span rest{s.at.end, s.at.end};
  for (auto i = s.index + 1; i < story.sentences.size(); ++i)
    if (story.sentences[i].paragraph == s.paragraph) rest.end = story.sentences[i].at.end;
  if (rest.empty()) return;
  p.content.how = "script+paragraph";
  p.content.beyond = {rest};
  out.push_back(std::move(p));
}

/// Adds the source and the contents that the reader gives a cue that it found.
void add_read(const StoryView& story, const SentenceView& s, const Words& cue,
              std::vector<SourceReading>& sources, std::vector<ContentReading>& contents) {
  Words source = read_part(s, nlp::Relation::source, cue.front(), cue);
  const Words words = read_part(s, nlp::Relation::content, cue.front(), both(cue, source));
  if (!source.empty()) sources.push_back({"read", source, source.back()});
  const bool unnamed =
      std::none_of(sources.begin(), sources.end(), [](const auto& x) { return x.words.empty(); });
  if (unnamed) sources.push_back({"none", {}, cue.front()});
  if (words.empty()) return;
  ContentReading content{"read", words, {}, words.front()};
  finish_quotation(story, s, content);
  contents.push_back(content);
  if (add_quotes_after(story, s, content)) {
    content.how = "read+next";
    contents.push_back(std::move(content));
  }
}

}  // namespace

std::vector<Proposal> propose_attributions(const StoryView& story, const SentenceView& s) {
  std::vector<Proposal> out;
  add_scripted(story, s, out);
  for (uint32_t head = 0; head < s.size(); ++head) {
    const auto found = read_cue(s, head);
    if (!found && !may_attribute(s, head)) continue;
    auto contents = contents_of(s, head);
    if (s.word(head).upos == "VERB" && !is_quoted(story, s, head)) {
      auto quoted = quotations_of(story, s, head);
      contents.insert(contents.end(), quoted.begin(), quoted.end());
    }
    if (contents.empty() && !found) continue;
    auto sources = sources_of(s, head);
    if (found) add_read(story, s, *found, sources, contents);
    for (auto& content : contents) {
      finish_quotation(story, s, content);
      auto extents = extents_of(s, head, content);
      if (found && std::none_of(extents.begin(), extents.end(),
                                [&](const auto& e) { return e.second == *found; }))
        extents.emplace_back("read", *found);
      for (const auto& [extent, cue] : extents)
        for (const auto& source : sources) {
          Proposal p{s.index, head, extent, minus(cue, source.words), source, content};
          p.content.words = minus(p.content.words, both(cue, source.words));
          if (p.cue.empty() || (p.content.words.empty() && p.content.beyond.empty())) continue;
          out.push_back(std::move(p));
        }
    }
  }
  return out;
}

}  // namespace parley::coding
