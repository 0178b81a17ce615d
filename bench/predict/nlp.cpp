// Sets whose words are given: trees (ud), names (ner_web, re3d).
#include <cstdio>
#include <fstream>
#include <sstream>

#include "base/json.h"
#include "bench/predict/given_words.h"
#include "bench/predict/predict.h"

namespace parley::predict {
namespace {

using Sentences = std::vector<std::vector<std::string>>;

std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> cells;
  std::istringstream in(line);
  for (std::string cell; std::getline(in, cell, '\t');) cells.push_back(cell);
  return cells;
}

/// Column `column` of a file whose sentences are parted by empty lines; comments, ranges and empty
/// nodes left out.
Sentences read_columns(const std::string& path, std::size_t column, bool numbered) {
  Sentences out(1);
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    const auto cells = cells_of(line);
    if (cells.size() <= column || cells[0].empty()) {
      if (!out.back().empty()) out.emplace_back();
    } else if (!numbered || cells[0].find_first_not_of("0123456789") == std::string::npos) {
      out.back().push_back(cells[column]);
    }
  }
  if (out.back().empty()) out.pop_back();
  return out;
}

/// Reads every sentence; `write` gets its number, the text and what was found.
template <typename Write>
int read_all(const Sentences& sentences, Write write) {
  const auto model = load_model();
  if (model == nullptr) return 1;
  nlp::Reader reader(model);
  constexpr std::size_t kAtOnce = 64;
  for (std::size_t begin = 0; begin < sentences.size(); begin += kAtOnce) {
    GivenWords given;
    const auto end = std::min(sentences.size(), begin + kAtOnce);
    for (auto i = begin; i < end; ++i) given.add(sentences[i]);
    const auto analysis = reader.read(given.text, given.document);
    for (auto i = begin; i < end; ++i) write(i, given.text, analysis.sentences[i - begin]);
  }
  return 0;
}

Json tags_of(std::size_t words, const std::vector<nlp::Labelled>& names) {
  std::vector<std::string> tags(words, "O");
  for (const auto& n : names)
    for (auto i = n.first; i < n.last; ++i) tags[i] = (i == n.first ? "B-" : "I-") + n.label;
  return tags;
}

}  // namespace

int predict_ud(const std::string& gold, const std::string& out) {
  const auto sentences = read_columns(gold, 1, true);
  std::ofstream file(out);
  return read_all(sentences, [&](std::size_t, std::string_view text,
                                 const nlp::SentenceAnalysis& s) { write_tree(file, text, s); });
}

int predict_ner_web(const std::string& gold, const std::string& out) {
  Sentences sentences;
  std::vector<Json> ids;
  std::ifstream in(gold);
  for (std::string line; std::getline(in, line);) {
    const auto item = Json::parse(line, nullptr, false);
    if (item.is_discarded()) continue;
    ids.push_back(item["id"]);
    sentences.push_back(item["tokens"].get<std::vector<std::string>>());
  }
  std::ofstream file(out);
  return read_all(sentences, [&](std::size_t i, std::string_view, const nlp::SentenceAnalysis& s) {
    file << to_line({{"id", ids[i]}, {"tags", tags_of(s.words.size(), s.web_names)}}) << '\n';
  });
}

int predict_re3d(const std::string& gold, const std::string& out) {
  const auto sentences = read_columns(gold, 0, false);
  std::ofstream file(out);
  return read_all(sentences, [&](std::size_t i, std::string_view, const nlp::SentenceAnalysis& s) {
    file << to_line({{"id", i}, {"tags", tags_of(s.words.size(), s.conflict_names)}}) << '\n';
  });
}

}  // namespace parley::predict
