#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"
#include "coding/records.h"
#include "nlp/analysis.h"
#include "places/gazetteer.h"
#include "text/document.h"
#include "wire/story.h"

namespace parley::coding {

/// The files of data/ by their path below it ("actors/states.txt"), as text.
using DataFiles = std::map<std::string, std::string>;

struct Knowledge;

/// Reads actors, lexicon, codes and places. Errors name file and line; nothing is half-loaded.
Result<std::shared_ptr<const Knowledge>> load_knowledge(const DataFiles& files,
                                                        places::Gazetteer gazetteer = {});

/// Codes one story at a time; const, so that many threads may share one.
class Coder {
 public:
  explicit Coder(std::shared_ptr<const Knowledge> knowledge);

  /// Pure: the same story gives the same records. Events are in order of the text and of prominence
  /// in a sentence.
  Records code(const wire::Story& story, const text::Document& document,
               const nlp::Analysis& analysis) const;

 private:
  std::shared_ptr<const Knowledge> knowledge_;
};

}  // namespace parley::coding
