#include "bench/predict/given_words.h"

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <sstream>

namespace parley::predict {

void GivenWords::add(const std::vector<std::string>& words) {
  text::Sentence sentence;
  sentence.first = static_cast<uint32_t>(document.tokens.size());
  sentence.at.begin = static_cast<uint32_t>(text.size());
  for (const auto& word : words) {
    const auto begin = static_cast<uint32_t>(text.size());
    text += word;
    document.tokens.push_back({{begin, static_cast<uint32_t>(text.size())}, true});
    text += ' ';
  }
  sentence.last = static_cast<uint32_t>(document.tokens.size());
  sentence.at.end = static_cast<uint32_t>(text.size());
  document.sentences.push_back(sentence);
}

void write_tree(std::ostream& out, std::string_view text, const nlp::SentenceAnalysis& sentence) {
  for (std::size_t k = 0; k < sentence.words.size(); ++k) {
    const auto& w = sentence.words[k];
    out << k + 1 << '\t' << slice(text, w.at) << '\t' << w.lemma << '\t' << w.upos << '\t' << w.xpos
        << '\t' << w.feats << '\t' << w.head << '\t' << w.deprel << "\t_\t_\n";
  }
  out << '\n';
}

std::string slurp(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) std::fprintf(stderr, "%s: cannot be read\n", path.c_str());
  return {std::istreambuf_iterator<char>(in), {}};
}

std::shared_ptr<const nlp::Model> load_model() {
  const char* named = std::getenv("PARLEY_MODEL");
  const std::string path =
      named != nullptr ? named : PARLEY_SOURCE_DIR "/data/model/parley-en.model";
  auto model = nlp::Model::load(slurp(path));
  if (!model) {
    std::fprintf(stderr, "%s: %s\n", path.c_str(), model.error().what.c_str());
    return nullptr;
  }
  return *model;
}

namespace {

std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> cells;
  std::istringstream in(line);
  const char between = line.find('\t') == std::string::npos ? ' ' : '\t';
  for (std::string cell; std::getline(in, cell, between);) cells.push_back(cell);
  return cells;
}

}  // namespace

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

Json tags_of(std::size_t words, const std::vector<nlp::Labelled>& names) {
  std::vector<std::string> tags(words, "O");
  for (const auto& n : names)
    for (auto i = n.first; i < n.last; ++i) tags[i] = (i == n.first ? "B-" : "I-") + n.label;
  return tags;
}

}  // namespace parley::predict
