#pragma once

#include <array>
#include <map>
#include <string>
#include <vector>

#include <openvino/openvino.hpp>

#include "nlp/lemma.h"
#include "nlp/names.h"
#include "nlp/reader.h"
#include "nlp/wordpiece.h"

namespace parley::nlp {

/// Classes of one head whose log-probabilities stand in columns [begin, begin + classes.size()) of
/// the scores.
struct ScoredHead {
  std::size_t begin = 0;
  std::vector<std::string> classes;
  Tags tags;  ///< of the same classes, where they are BIO tags
};

/// What a Model is made of; only src/nlp sees it.
struct Model::Parts {
  std::string vocabulary, seen_lemmas, words;  ///< what `wordpiece` and `lemmatiser` point into
  WordPiece wordpiece;
  Lemmatiser lemmatiser;
  std::vector<std::string> upos, xpos, feats, lemma, deprel;
  std::map<std::string, ScoredHead> scored;
  std::array<std::size_t, kEventTypes.size()> event_columns{};  ///< of the trigger head, by type
  std::vector<SentenceClass> sentence_classes;
  std::size_t quad_column = 0;  ///< first of the five of "quad"; past the end where there are none
  std::size_t event_width = 0;  ///< 0 where the model file has trees and names alone
  ov::Core core;
  mutable ov::CompiledModel read,
      relate;  ///< making a request is not const in OpenVINO, but safe from any thread
  std::string description;
};

}  // namespace parley::nlp
