// Sets of labelled sentences and texts: conflict/*, plover_synthetic.
#include <algorithm>
#include <cstdio>
#include <fstream>
#include <functional>
#include <optional>

#include "bench/predict/labels.h"
#include "bench/predict/predict.h"

namespace parley::predict {
namespace {

/// Calls `answer` with each text and its marks (none where the set takes none); writes what it
/// gives.
using Answer = std::function<Json(const LabelText&, const std::vector<std::string>&)>;
int answer_all(const std::string& gold, const std::string& out, bool with_marks,
               const Answer& answer) {
  std::optional<app::Engine> engine;
  std::optional<TextCoder> coder;
  if (with_marks) {
    engine = coding_engine();
    coder.emplace(*engine);
  }
  std::ofstream file(out);
  for (const auto& text : read_label_texts(gold)) {
    auto line = answer(text, coder ? marks_of(coder->code(text)) : std::vector<std::string>());
    line["id"] = text.id;
    file << to_line(line) << '\n';
  }
  return file.flush() ? 0 : 1;
}

const std::string& best_class(const nlp::LinearSet& set, const std::vector<float>& scores) {
  return set.classes[std::max_element(scores.begin(), scores.end()) - scores.begin()];
}

const nlp::LinearSet* set_of(const nlp::LinearModel& model, const std::string& name) {
  const auto* set = model.set(name);
  if (set == nullptr) std::fprintf(stderr, "parley-predict: no classifier %s\n", name.c_str());
  return set;
}

/// One label a text.
int predict_one(const std::string& name, const std::string& gold, const std::string& out) {
  const auto model = linear_model();
  const auto* set = set_of(model, name);
  if (set == nullptr) return 1;
  return answer_all(gold, out, decision_of(name).marks, [&](const auto& text, const auto& marks) {
    return Json{{"label", best_class(*set, set->scores(text.text, marks))}};
  });
}

/// Several labels a text.
int predict_many(const std::string& name, const std::string& gold, const std::string& out) {
  const auto model = linear_model();
  const auto* set = set_of(model, name);
  if (set == nullptr) return 1;
  const auto decision = decision_of(name);
  return answer_all(gold, out, decision.marks, [&](const auto& text, const auto& marks) {
    std::vector<double> odds;
    for (const float score : set->scores(text.text, marks))
      odds.push_back(decision.scale * double{score} + decision.shift);
    return Json{{"labels", labels_of_best_f1(odds)}};
  });
}

}  // namespace

int predict_insight_crime(const std::string& gold, const std::string& out) {
  return predict_many("insightCrime", gold, out);
}

int predict_satp(const std::string& gold, const std::string& out) {
  return predict_many("satp_relevant", gold, out);
}

int predict_india_police(const std::string& gold, const std::string& out) {
  return predict_many("IndiaPoliceEvents_sents", gold, out);
}

int predict_bbc_news(const std::string& gold, const std::string& out) {
  return predict_one("BBC_News", gold, out);
}

int predict_cameo_class(const std::string& gold, const std::string& out) {
  return predict_one("cameo_class", gold, out);
}

int predict_plover_synthetic(const std::string& gold, const std::string& out) {
  const auto model = linear_model();
  const auto* types = set_of(model, "plover_synthetic");
  const auto* modes = set_of(model, "plover_modes");
  if (types == nullptr || modes == nullptr) return 1;
  return answer_all(gold, out, false, [&](const auto& text, const auto& marks) {
    const auto whole = text.whole();
    const auto type = best_class(*types, types->scores(whole, marks));
    // The mode: the best class "TYPE/MODE" of that type.
    const auto scores = modes->scores(whole, marks);
    std::string mode;
    float best = -1e30f;
    for (std::size_t c = 0; c < scores.size(); ++c)
      if (modes->classes[c].rfind(type + "/", 0) == 0 && scores[c] > best) {
        best = scores[c];
        mode = modes->classes[c].substr(type.size() + 1);
      }
    return Json{{"label", type}, {"mode", mode}};
  });
}

int predict_label_marks(const std::string& gold, const std::string& out) {
  return answer_all(gold, out, true,
                    [](const auto&, const auto& marks) { return Json{{"marks", marks}}; });
}

}  // namespace parley::predict
