#include "bench/predict/ablation.h"

#include <cstdlib>
#include <string>
#include <string_view>

namespace parley::predict {

void leave_out(nlp::Analysis& analysis) {
  const char* named = std::getenv("PARLEY_WITHOUT");
  if (named == nullptr) return;
  const std::string list = "," + std::string(named) + ",";
  const auto without = [&](std::string_view part) {
    return list.find("," + std::string(part) + ",") != std::string::npos;
  };
  for (auto& s : analysis.sentences) {
    if (without("pairs")) s.relations = {};
    if (without("names")) s.names.clear();
    for (std::size_t i = 0; i < s.words.size(); ++i) {
      auto& w = s.words[i];
      if (without("triggers")) {
        w.trigger.clear();
        w.trigger_score = 0;
        w.event_scores = {};
      }
      if (without("status")) w.status.clear(), w.status_score = 0;
      if (without("mode")) w.mode.clear(), w.mode_score = 0;
      if (without("cues")) w.cue.clear(), w.cue_score = 0;
      if (without("trees")) {  // every word hangs on the one before it
        w.head = static_cast<int>(i);
        w.deprel = i == 0 ? "root" : "dep";
      }
    }
    if (without("cues")) s.said.clear();
  }
}

}  // namespace parley::predict
