#pragma once

#include <fstream>
#include <iterator>
#include <memory>
#include <string>

#include <doctest/doctest.h>

#include "nlp/reader.h"

namespace parley::nlp {

/// The bytes of the program's own model file; empty, with a message, where it has not been made or
/// fetched.
inline const std::string& real_model_file() {
  static const std::string kFile = [] {
    std::ifstream in(PARLEY_SOURCE_DIR "/data/model/parley-en.model", std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(in), {});
  }();
  if (kFile.empty()) MESSAGE("skipped: no data/model/parley-en.model");
  return kFile;
}

/// The model of that file, loaded once; null, with a message, where there is none.
inline std::shared_ptr<const Model> real_model() {
  static const std::shared_ptr<const Model> kModel = []() -> std::shared_ptr<const Model> {
    if (real_model_file().empty()) return nullptr;
    auto model = Model::load(real_model_file(), 2);
    REQUIRE_MESSAGE(model, (model ? "" : model.error().what));
    return *std::move(model);
  }();
  if (kModel == nullptr) real_model_file();
  return kModel;
}

}  // namespace parley::nlp
