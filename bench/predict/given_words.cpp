#include "bench/predict/given_words.h"

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>

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

}  // namespace parley::predict
