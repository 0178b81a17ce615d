#include "coding/trigger_score.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "coding/model_roles.h"
#include "coding/prominence.h"

namespace parley::coding {
namespace {

double log_odds(double p) {
  constexpr double kSmallest = 0.0025;  // log-odds of about -6
  p = std::clamp(p, kSmallest, 1 - kSmallest);
  return std::log(p / (1 - p));
}

double any_event(const nlp::Word& w) {
  return std::accumulate(w.event_scores.begin(), w.event_scores.end(), 0.0);
}

}  // namespace

ModelOpinion opinion_of(const SentenceView& s, const Words& words) {
  ModelOpinion best;
  for (const uint32_t i : words) {
    const auto& w = s.word(i);
    best.any = std::max(best.any, any_event(w));
    for (std::size_t k = 0; k < nlp::kEventTypes.size(); ++k)
      if (w.event_scores[k] > best.type_probability)
        best.type = nlp::kEventTypes[k], best.type_probability = w.event_scores[k];
  }
  return best;
}

double type_probability(const SentenceView& s, const Words& words, std::string_view type) {
  const auto k = static_cast<std::size_t>(
      std::find(nlp::kEventTypes.begin(), nlp::kEventTypes.end(), type) - nlp::kEventTypes.begin());
  double best = 0;
  if (k < nlp::kEventTypes.size())
    for (const uint32_t i : words) best = std::max<double>(best, s.word(i).event_scores[k]);
  return best;
}

const std::array<const char*, kTriggerFeatures>& trigger_feature_names() {
  static const std::array<const char*, kTriggerFeatures> kNames = {
      "always",  "entry",        "entry_weight",   "guard",    "any_event",
      "of_type", "any_of_entry", "type_of_entry",  "spoken",   "noun",
      "actor",   "recipient",    "sentence_class", "elsewhere"};
  return kNames;
}

std::array<double, kTriggerFeatures> trigger_features(const SentenceView& s, const EventMatch& m,
                                                      bool from_model, bool spoken) {
  const double entry = from_model ? 0 : 1;
  const double any = log_odds(opinion_of(s, m.trigger).any);
  const double type = log_odds(type_probability(s, m.trigger, m.type));
  double elsewhere = 0;
  for (uint32_t i = 0; i < s.size(); ++i)
    if (std::find(m.trigger.begin(), m.trigger.end(), i) == m.trigger.end())
      elsewhere = std::max(elsewhere, any_event(s.word(i)));
  const auto likeliest = [&](nlp::Relation r) {
    return 1 / (1 + std::exp(-role_log_odds(s, m.trigger, s.at, r)));
  };
  return {1,
          entry,
          entry * m.weight,
          entry * (m.guard.empty() ? 0 : 1),
          any,
          type,
          entry * any,
          entry * type,
          spoken ? 1.0 : 0.0,
          s.word(m.head).upos == "VERB" ? 0.0 : 1.0,
          likeliest(nlp::Relation::actor),
          likeliest(nlp::Relation::recipient),
          log_odds(s.analysis->quad[quad_class(m.type)]),
          log_odds(elsewhere)};
}

}  // namespace parley::coding
