// Sets of labelled sentences and texts: conflict/*, plover_synthetic.
#include "bench/predict/labels.h"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <optional>

#include "bench/predict/predict.h"

namespace parley::predict {
namespace {

/// What a set is answered with: the linear classifier and, where the set's row asks for them, the
/// coder's marks and the reader's sentence classes.
class Labeller {
 public:
  explicit Labeller(const std::string& set)
      : decision_(decision_of(set)), model_(linear_model()), set_(model_.set(set)) {
    if (decision_.marks || !decision_.head.empty()) engine_ = coding_engine();
    if (decision_.marks) coder_.emplace(*engine_);
    if (!decision_.head.empty()) reader_.emplace(*engine_);
  }

  const nlp::LinearSet* set() const { return set_; }
  const nlp::LinearModel& model() const { return model_; }

  /// `parts`, if given, gets both kinds of log-odds as they are before they are weighed.
  std::vector<double> odds(const LabelText& text, Json* parts = nullptr) {
    const auto whole = text.whole();
    const auto marks = coder_ ? marks_of(coder_->code(text)) : std::vector<std::string>();
    const auto linear = set_->scores(whole, marks);
    const auto neural = reader_ ? reader_->log_odds(whole, decision_.head, set_->classes)
                                : std::vector<double>(linear.size(), 0);
    if (parts != nullptr) *parts = {{"linear", linear}, {"neural", neural}};
    std::vector<double> sum;
    for (std::size_t c = 0; c < linear.size(); ++c)
      sum.push_back(decision_.scale * (double{linear[c]} + decision_.neural * neural[c]) +
                    decision_.shift);
    return sum;
  }

 private:
  Decision decision_;
  nlp::LinearModel model_;
  const nlp::LinearSet* set_;
  std::optional<app::Engine> engine_;
  std::optional<TextCoder> coder_;
  std::optional<ClassReader> reader_;
};

template <typename Number>
const std::string& best_class(const nlp::LinearSet& set, const std::vector<Number>& scores) {
  return set.classes[std::max_element(scores.begin(), scores.end()) - scores.begin()];
}

/// Writes what `answer` gives for each text, with its id.
template <typename Answer>
int answer_all(const std::string& gold, const std::string& out, Answer answer) {
  std::ofstream file(out);
  for (const auto& text : read_label_texts(gold)) {
    Json line = {{"id", text.id}};
    line.update(answer(text));
    file << to_line(line) << '\n';
  }
  return file.flush() ? 0 : 1;
}

/// One label a text, or several.
int predict_labels(const std::string& name, bool many, const std::string& gold,
                   const std::string& out) {
  Labeller labeller(name);
  if (labeller.set() == nullptr) {
    std::fprintf(stderr, "parley-predict: no classifier %s\n", name.c_str());
    return 1;
  }
  return answer_all(gold, out, [&](const LabelText& text) {
    Json parts;
    const auto odds = labeller.odds(text, &parts);
    Json answer = many ? Json{{"labels", labels_of_best_f1(odds)}}
                       : Json{{"label", best_class(*labeller.set(), odds)}};
    answer.update(parts);
    return answer;
  });
}

}  // namespace

int predict_insight_crime(const std::string& gold, const std::string& out) {
  return predict_labels("insightCrime", true, gold, out);
}

int predict_satp(const std::string& gold, const std::string& out) {
  return predict_labels("satp_relevant", true, gold, out);
}

int predict_india_police(const std::string& gold, const std::string& out) {
  return predict_labels("IndiaPoliceEvents_sents", true, gold, out);
}

int predict_bbc_news(const std::string& gold, const std::string& out) {
  return predict_labels("BBC_News", false, gold, out);
}

int predict_cameo_class(const std::string& gold, const std::string& out) {
  return predict_labels("cameo_class", false, gold, out);
}

int predict_plover_synthetic(const std::string& gold, const std::string& out) {
  Labeller labeller("plover_synthetic");
  const auto* modes = labeller.model().set("plover_modes");
  if (labeller.set() == nullptr) return 1;
  return answer_all(gold, out, [&](const LabelText& text) {
    Json parts;
    const auto type = best_class(*labeller.set(), labeller.odds(text, &parts));
    // The mode: the best class "TYPE/MODE" of that type.
    const auto scores = modes != nullptr ? modes->scores(text.whole()) : std::vector<float>();
    std::string mode;
    float best = -1e30f;
    for (std::size_t c = 0; c < scores.size(); ++c)
      if (modes->classes[c].rfind(type + "/", 0) == 0 && scores[c] > best) {
        best = scores[c];
        mode = modes->classes[c].substr(type.size() + 1);
      }
    Json answer = {{"label", type}, {"mode", mode}};
    answer.update(parts);
    return answer;
  });
}

int predict_label_marks(const std::string& gold, const std::string& out) {
  const auto engine = coding_engine();
  TextCoder coder(engine);
  return answer_all(gold, out, [&](const LabelText& text) {
    return Json{{"marks", marks_of(coder.code(text))}};
  });
}

}  // namespace parley::predict
