// Words and sentences alone, and the examples from which the judge of sentence ends is trained.
#include <cstdio>
#include <fstream>

#include "bench/predict/conllu.h"
#include "bench/predict/given_words.h"
#include "bench/predict/predict.h"
#include "text/boundary.h"
#include "text/chars.h"
#include "text/words.h"

namespace parley::predict {
namespace {

void write_sentence(std::ostream& out, std::string_view text, const text::Document& document,
                    const text::Sentence& sentence) {
  out << "# text = " << slice(text, sentence.at) << '\n';
  for (auto i = sentence.first; i < sentence.last; ++i) {
    const auto& token = document.tokens[i];
    const auto number = i - sentence.first + 1;
    out << number << '\t' << slice(text, token.at) << "\t_\t_\t_\t_\t" << (number == 1 ? 0 : 1)
        << '\t' << (number == 1 ? "root" : "dep") << "\t_\t"
        << (token.space_after ? "_" : "SpaceAfter=No") << '\n';
  }
  out << '\n';
}

/// Where the sentences of a paragraph end, as counts of its characters other than white space.
std::vector<std::size_t> end_counts(const std::vector<ConlluSentence>& sentences, std::size_t first,
                                    std::size_t last) {
  std::vector<std::size_t> ends;
  std::size_t count = 0;
  for (auto i = first; i < last; ++i) {
    for (const auto& c : sentences[i].words)
      for (uint32_t at = 0; at < c.size();) {
        const auto character = text::char_at(c, at);
        count += character.kind != text::CharKind::space ? 1 : 0;
        at = text::after(c, character);
      }
    ends.push_back(count);
  }
  return ends;
}

/// One line for each place after which a sentence could end: 1 or 0, then the features in
/// hexadecimal.
void write_examples(std::ostream& out, const std::vector<ConlluSentence>& sentences, Span paragraph,
                    const text::TextKnowledge& knowledge) {
  const auto raw = raw_text(sentences, paragraph.begin, paragraph.end);
  std::vector<text::Token> tokens;
  text::cut_words(raw, {0, static_cast<uint32_t>(raw.size())}, knowledge, tokens);
  if (tokens.empty()) return;
  const auto ends = end_counts(sentences, paragraph.begin, paragraph.end);
  const text::EndJudge judge(raw, tokens, {0, static_cast<uint32_t>(tokens.size())});
  std::size_t count = 0, next = 0;
  uint32_t start = 0;
  for (uint32_t i = 0; i + 1 < tokens.size(); ++i) {
    for (auto at = tokens[i].at.begin; at < tokens[i].at.end; ++count)
      at = text::after(raw, text::char_at(raw, at));
    if (!tokens[i].space_after) continue;
    while (next < ends.size() && ends[next] < count) ++next;
    const bool end = next < ends.size() && ends[next] == count;
    out << (end ? 1 : 0) << std::hex;
    for (const auto feature : judge.features(start, i)) out << ' ' << feature;
    out << std::dec << '\n';
    if (end) start = i + 1;
  }
}

}  // namespace

int predict_raw_words(const std::string& gold, const std::string& out_path) {
  const auto knowledge = text_knowledge();
  const auto sentences = read_conllu(slurp(gold));
  std::ofstream out(out_path);
  for (const auto& [first, last] : documents_of(sentences)) {
    const auto raw = raw_text(sentences, first, last);
    const auto document = text::read_document(raw, knowledge);
    for (const auto& sentence : document.sentences) write_sentence(out, raw, document, sentence);
  }
  return out.flush() ? 0 : 1;
}

int predict_sentence_ends(const std::string& gold, const std::string& out_path) {
  const auto knowledge = text_knowledge();
  const auto sentences = read_conllu(slurp(gold));
  std::ofstream out(out_path);
  for (std::size_t first = 0; first < sentences.size();) {
    auto last = first + 1;
    while (last < sentences.size() && !sentences[last].new_paragraph) ++last;
    write_examples(out, sentences, {static_cast<uint32_t>(first), static_cast<uint32_t>(last)},
                   knowledge);
    first = last;
  }
  return out.flush() ? 0 : 1;
}

}  // namespace parley::predict
