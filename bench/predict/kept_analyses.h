#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "nlp/reader.h"
#include "text/document.h"

namespace parley::predict {

/// Analyses kept between runs, so that a change of the coder or of its data is measured in seconds:
/// the model reads a sentence in a hundred times what the coder needs. They lie in the folder that
/// PARLEY_ANALYSES names, a file a text, under a hash of model, text and tokens; without that
/// variable nothing is kept. Delete the folder after a change in src/nlp. Programs may share it.
class KeptAnalyses {
 public:
  /// `model_file`: the path of the model that the Readers use.
  explicit KeptAnalyses(const std::string& model_file);

  /// What reader.read() gives, from the folder if it is there.
  nlp::Analysis read(nlp::Reader& reader, std::string_view text, const text::Document& document);

 private:
  std::string path_of(std::string_view text, const text::Document& document) const;

  std::string folder_;
  uint64_t model_ = 0;
};

}  // namespace parley::predict
