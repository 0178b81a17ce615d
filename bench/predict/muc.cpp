// MUC-4: who did what to whom in reports of incidents, as strings of the text.
#include <algorithm>
#include <fstream>
#include <map>

#include "base/json.h"
#include "bench/predict/conllu.h"
#include "bench/predict/given_words.h"
#include "bench/predict/predict.h"

namespace parley::predict {

/// Writes {"id", "roles": {role: [[string]]}}, the form of the set's own answers, a document a
/// line.
int predict_muc4(const std::string& gold, const std::string& out) {
  static const std::map<std::string, std::string> kRoles = {
      {"perp_individual", "perp_individual_id"},
      {"perp_organization", "perp_organization_id"},
      {"target", "phys_tgt_id"},
      {"victim", "hum_tgt_name"},
      {"instrument", "incident_instrument_id"}};
  const auto model = load_model();
  if (model == nullptr) return 1;
  const auto knowledge = text_knowledge();
  nlp::Reader reader(model);
  std::ofstream file(out);
  const auto documents = Json::parse(slurp(gold), nullptr, false);
  if (!documents.is_object()) return 1;
  for (const auto& [id, item] : documents.items()) {
    std::string text = item.value("doc", "");
    std::replace(text.begin(), text.end(), '\n', ' ');
    const auto document = text::read_document(text, knowledge);
    const auto analysis = reader.read(text, document);
    Json roles = Json::object();
    for (const auto& [label, role] : kRoles) roles[role] = Json::array();
    for (const auto& s : analysis.sentences)
      for (const auto& f : s.fillers) {
        const Span at{s.words[f.first].at.begin, s.words[f.last - 1].at.end};
        const Json filler = Json::array({std::string(slice(text, at))});
        auto& list = roles[kRoles.at(f.label)];
        if (std::find(list.begin(), list.end(), filler) == list.end()) list.push_back(filler);
      }
    file << to_line({{"id", id}, {"roles", roles}}) << '\n';
  }
  return 0;
}

}  // namespace parley::predict
