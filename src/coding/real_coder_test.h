#pragma once

#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <sstream>
#include <string>

#include <doctest/doctest.h>

#include "coding/coder.h"
#include "nlp/real_model_test.h"
#include "text/knowledge.h"

namespace parley::coding {

/// The program's own model and data, for tests over short invented stories.
class RealCoder {
 public:
  /// Empty, with a message, where there is no model.
  static std::optional<RealCoder> make() {
    auto model = nlp::real_model();
    if (model == nullptr) return std::nullopt;
    auto files = files_below("codes", "data");
    for (const char* folder : {"lexicon", "actors", "places"}) files.merge(files_below(folder, "data"));
    auto knowledge = load_knowledge(files);
    REQUIRE_MESSAGE(knowledge, (knowledge ? "" : knowledge.error().what));
    auto words = text::load_text_knowledge(files_below("text", ""));
    REQUIRE(words);
    return RealCoder(std::move(model), *std::move(knowledge), *std::move(words));
  }

  Records read(const std::string& text, const std::string& published = "2016-09-08") {
    wire::Story story;
    story.id = "case";
    story.text = text;
    story.published = published;
    const auto document = text::read_document(story.text, words_);
    return coder_.code(story, document, reader_.read(story.text, document));
  }

 private:
  RealCoder(std::shared_ptr<const nlp::Model> model, std::shared_ptr<const Knowledge> knowledge,
            text::TextKnowledge words)
      : coder_(std::move(knowledge)), words_(std::move(words)), reader_(std::move(model)) {}

  static std::map<std::string, std::string> files_below(const std::string& folder,
                                                        const std::string& without) {
    namespace fs = std::filesystem;
    std::map<std::string, std::string> files;
    const fs::path source = PARLEY_SOURCE_DIR, root = source / "data" / folder;
    for (const auto& entry : fs::recursive_directory_iterator(root)) {
      if (entry.path().extension() != ".txt") continue;
      std::stringstream text;
      text << std::ifstream(entry.path()).rdbuf();
      const auto& base = without.empty() ? root : source / without;
      files[fs::relative(entry.path(), base).generic_string()] = text.str();
    }
    return files;
  }

  Coder coder_;
  text::TextKnowledge words_;
  nlp::Reader reader_;
};

}  // namespace parley::coding
