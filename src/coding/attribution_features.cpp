#include <algorithm>
#include <cctype>

#include "coding/attribution_judge.h"
#include "coding/attribution_parts.h"
#include "coding/attribution_read.h"

namespace parley::coding {
namespace {

/// Lower case, and nothing in it that a line of the table could be cut at.
std::string word(std::string_view text) {
  std::string out;
  for (const unsigned char c : text)
    out += c <= ' ' || c == '#' ? '_' : static_cast<char>(std::tolower(c));
  return out.empty() ? "_" : out;
}

const char* size_of(std::size_t words) {
  if (words == 0) return "0";
  if (words == 1) return "1";
  if (words == 2) return "2";
  if (words < 5) return "3";
  if (words < 9) return "5";
  return words < 17 ? "9" : "17";
}

/// What kind of phrase: the pronoun itself, a name, a noun by its lemma.
std::string kind(const SentenceView& s, const Words& words, uint32_t head) {
  if (words.empty()) return "none";
  const auto& upos = s.word(head).upos;
  return upos == "PRON" || upos == "DET" ? word(s.words[head].form) : upos;
}

bool holds_quote(const StoryView& story, const SentenceView& s, const Words& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](uint32_t w) { return is_quoted(story, s, w); });
}

/// Whether other paragraphs begin like a script too: "Q: …", "A: …".
const char* scripted(const StoryView& story) {
  int lines = 0;
  for (const auto& s : story.sentences) {
    const bool opens = s.index == 0 || story.sentences[s.index - 1].paragraph != s.paragraph;
    for (uint32_t i = 1; opens && i < std::min<std::size_t>(s.size(), 6); ++i)
      lines += s.words[i].form == ":" ? 1 : 0;
  }
  return lines > 7 ? "many" : lines > 2 ? "some" : "few";
}

}  // namespace

std::vector<std::string> attribution_features(const StoryView& story, const SentenceView& s,
                                              const Proposal& p) {
  const auto& w = s.word(p.head);
  const auto lemma = word(w.lemma) + "/" + w.upos.substr(0, 1);
  const auto& how = p.content.how;
  const auto& from = p.source.how;
  const auto source = kind(s, p.source.words, p.source.head);
  const auto source_lemma = p.source.words.empty() ? "none" : word(s.words[p.source.head].lemma);
  const auto content = kind(s, p.content.words, p.content.head);
  const auto content_lemma = p.content.words.empty() ? "none" : word(s.words[p.content.head].lemma);
  const bool quoted = holds_quote(story, s, p.content.words) || !p.content.beyond.empty();
  const std::string inside = is_quoted(story, s, p.head) ? "inside" : "outside";
  const auto place = "place=" + w.deprel;
  std::string helpers;
  for (const uint32_t c : s.children[p.head])
    if (c < p.head && s.has_relation(c, {"aux", "cop"})) helpers += word(s.words[c].lemma) + "+";
  const bool negated =
      std::any_of(s.children[p.head].begin(), s.children[p.head].end(), [&](uint32_t c) {
        const auto l = word(s.words[c].lemma);
        return l == "not" || l == "never" || l == "no";
      });
  const auto pos = w.upos.substr(0, 1);
  std::vector<std::string> out = {
      "bias",
      "cue=" + lemma,
      "how=" + how,
      "how=" + how + "|" + pos,
      "cue=" + lemma + "|" + how,
      "cue=" + lemma + "|" + p.extent,
      "cue=" + lemma + "|from=" + from,
      "extent=" + p.extent + "|" + how,
      "extent=" + p.extent + "|" + pos,
      "from=" + from + "|" + pos,
      "from=" + from + "|" + how,
      "from=" + from + "|" + source,
      "from=" + from + "|size=" + size_of(p.source.words.size()),
      "source=" + source_lemma,
      "source=" + source + "|" + how,
      "source=" + source + "|cue=" + lemma,
      "source=" + source_lemma + "|" + pos,
      "content=" + content + "|" + how,
      "content=" + content_lemma + "|" + how,
      "content=" + content + "|cue=" + lemma,
      "content-size=" + std::string(size_of(p.content.words.size())) + "|" + how,
      "cue-size=" + std::string(size_of(p.cue.size())) + "|" + p.extent,
      "quoted=" + std::to_string(quoted) + "|" + how,
      "quoted=" + std::to_string(quoted) + "|cue=" + lemma,
      "beyond=" + std::to_string(p.content.beyond.size() > 0) + "|" + how,
      inside + "|" + how,
      inside + "|" + pos,
      place + "|" + pos,
      place + "|" + how,
      place + "|cue=" + lemma,
      "form=" + w.xpos + "|" + how,
      "form=" + w.xpos + "|cue=" + lemma,
      "form=" + w.xpos + "|from=" + from,
      "helpers=" + helpers + "|" + pos,
      "helpers=" + helpers + "|cue=" + lemma,
      "negated=" + std::to_string(negated) + "|" + how,
      "headline=" + std::to_string(s.paragraph == 0) + "|" + pos,
  };
  if (!p.content.words.empty()) {
    const auto first = word(s.words[p.content.words.front()].form);
    out.push_back("first=" + first + "|" + how);
    out.push_back("after=" + std::to_string(p.content.words.front() > p.head) + "|" + how);
    out.push_back("content-form=" + s.word(p.content.head).xpos + "|" + how);
  }
  if (from == "script") {
    const std::string script = std::string("script=") + scripted(story) + "|" + p.extent;
    const auto& last = s.word(p.source.words.back()).upos;
    out.push_back(script);
    out.push_back(script + "|" + how + "|" + last);
    out.push_back(script + "|size=" + size_of(p.source.words.size()));
    out.push_back(script + "|headline=" + std::to_string(s.paragraph == 0));
    out.push_back(script + "|" +
                  (p.content.words.empty() ? "" : word(s.words[p.content.words.front()].form)));
  }
  out.push_back("word=" + word(w.lemma) + "|" + how);
  const uint32_t up = s.parent(p.head);
  out.push_back("above=" + word(s.words[up].lemma) + "|" + place);
  for (auto& feature : read_features(s, p)) out.push_back(std::move(feature));
  return out;
}

}  // namespace parley::coding
