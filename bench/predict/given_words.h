#pragma once

#include <algorithm>
#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include "base/json.h"
#include "nlp/reader.h"
#include "text/document.h"

namespace parley::predict {

/// Sentences whose words are given, as a text with the words parted by spaces.
struct GivenWords {
  std::string text;
  text::Document document;

  void add(const std::vector<std::string>& words);
};

/// A sentence as CoNLL-U, an empty line after it. `text` is what the words' spans point into.
void write_tree(std::ostream& out, std::string_view text, const nlp::SentenceAnalysis& sentence);

/// A whole file, or an empty string after a message.
std::string slurp(const std::string& path);

/// The model beside the source tree, or the one that PARLEY_MODEL names; null after a message.
std::shared_ptr<const nlp::Model> load_model();

using Sentences = std::vector<std::vector<std::string>>;

/// Column `column` of a file whose sentences are parted by empty lines; cells are parted by tabs,
/// or by spaces where there is no tab. `numbered`: comments, ranges and empty nodes are left out.
Sentences read_columns(const std::string& path, std::size_t column, bool numbered);

/// BIO tags, one a word.
Json tags_of(std::size_t words, const std::vector<nlp::Labelled>& names);

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

}  // namespace parley::predict
