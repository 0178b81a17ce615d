#pragma once

#include <string>
#include <vector>

#include "app/data.h"
#include "base/json.h"
#include "coding/coder.h"
#include "nlp/linear.h"
#include "nlp/reader.h"

namespace parley::predict {

/// A text to be labelled. `id` is as the gold file has it, else the number of the line, from 0.
struct LabelText {
  Json id;
  std::string headline, text;

  /// As a story's text: headline, blank line, body.
  std::string whole() const { return headline.empty() ? text : headline + "\n\n" + text; }
};

/// Texts of a gold file: JSON Lines with "id" and "text" (or "sentence"); "ID TAB text" where every
/// line begins with a number; else the first column of each line that is not blank.
std::vector<LabelText> read_label_texts(const std::string& path);

/// How the log-odds of a set become labels: a row of data/labels/sets.txt.
struct Decision {
  bool marks = false;  ///< the linear classifier sees what the coder finds
  std::string head;    ///< the reader's sentence-class head for this set, empty for none
  double neural = 0;   ///< weight of that head's log-odds beside the linear ones
  double scale = 1;    ///< of the sum
  double shift = 0;    ///< added to it
};

/// The row of the set; nothing known of the set gives the values above.
Decision decision_of(const std::string& set);

/// The set of labels (0 or 1 each) whose expected F1 is best, labels taken as independent.
/// REQUIRES: at most 12 labels.
std::vector<int> labels_of_best_f1(const std::vector<double>& log_odds);

/// What Parley knows of a text beside its words.
struct Coded {
  coding::Records records;
  nlp::Analysis analysis;
};

/// The whole way from text to records, of one text after another.
class TextCoder {
 public:
  explicit TextCoder(const app::Engine& engine);
  Coded code(const LabelText& text);

 private:
  const app::Engine& engine_;
  nlp::Reader reader_;
  coding::Coder coder_;
};

/// What the sentence-class heads of the reader say of whole texts.
class ClassReader {
 public:
  explicit ClassReader(const app::Engine& engine);

  /// Log-odds of the head's classes, in the order of `classes`: the mean over stretches of 200
  /// words that are each read as one sentence. Zeros where the model has no such head or class.
  std::vector<double> log_odds(const std::string& text, const std::string& head,
                               const std::vector<std::string>& classes);

 private:
  const app::Engine& engine_;
  nlp::Reader reader_;
};

/// Events, their modes and states, stances and trigger words, as marks for the linear classifier.
std::vector<std::string> marks_of(const Coded& coded);

/// data/ of the source tree; exits with a message when it cannot be loaded.
app::Engine coding_engine();

/// data/model/linear-en.model; exits with a message when it cannot be loaded.
nlp::LinearModel linear_model();

}  // namespace parley::predict
