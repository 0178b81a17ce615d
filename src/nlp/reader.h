#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "nlp/analysis.h"
#include "text/document.h"

namespace parley::nlp {

/// A column of SentenceAnalysis::classes: "quad" "3".
struct SentenceClass {
  std::string head, name;
};

/// The model file (docs/model_file.md) made ready to run. Immutable: shared by any number of
/// threads.
class Model {
 public:
  /// `file` is the whole model file; nothing of it is kept. `streams` is how many Readers may run
  /// at once, each on one core. Errors: corrupt, unsupported.
  static Result<std::shared_ptr<const Model>> load(std::string_view file, int streams = 1);
  ~Model();

  /// What the file says of itself: name, version, training, for `parley doctor`.
  const std::string& description() const;

  /// What the numbers of SentenceAnalysis::classes are of; a head's columns stand together.
  const std::vector<SentenceClass>& sentence_classes() const;
  /// Numbers a word of SentenceAnalysis::events.
  std::size_t event_width() const;

  struct Parts;
  const Parts& parts() const { return *parts_; }

 private:
  explicit Model(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

/// A text with its tokens; both are borrowed and must outlive the call.
struct Item {
  std::string_view text;
  const text::Document* document;
};

/// One inference stream on one core; one Reader a thread. Sentences of all items are read in
/// batches of like length, and the answer for a sentence does not depend on what else was in the
/// batch call.
class Reader {
 public:
  explicit Reader(std::shared_ptr<const Model> model);
  ~Reader();
  Reader(Reader&&) noexcept;

  Analysis read(std::string_view text, const text::Document& document);
  std::vector<Analysis> read(std::span<const Item> items);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace parley::nlp
