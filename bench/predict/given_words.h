#pragma once

#include <memory>
#include <ostream>
#include <string>
#include <vector>

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

}  // namespace parley::predict
