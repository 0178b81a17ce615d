#include "coding/prominence.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <string_view>

#include "coding/model_roles.h"
#include "coding/setting_scope.h"

namespace parley::coding {
namespace {

// Tuned on cameo_class (quad class of the first event) and on the composed passages.
constexpr double kStep = 0.7;         // what each step down the tree costs, in log-odds
constexpr double kQuad = 1.0;         // weight of the log-probability of the quad class
constexpr double kNoParty = 0.5;      // for an event without any party
constexpr double kLeastShare = 0.02;  // no class is ruled out

int depth(const SentenceView& s, uint32_t i) {
  int n = 0;
  for (; s.parent(i) != i; i = s.parent(i)) ++n;
  return n;
}

double prominence(const SentenceView& s, const Draft& d) {
  const double share = s.analysis->quad[quad_class(d.event.type)];
  const bool no_party = d.event.actors.empty() && d.event.recipients.empty();
  return kQuad * std::log(std::max(share, kLeastShare)) - kStep * depth(s, d.head) -
         (no_party ? kNoParty : 0);
}

}  // namespace

std::size_t quad_class(std::string_view type) {
  static const std::map<std::string_view, std::size_t> kClasses = {
      {"AGREE", 1},     {"CONSULT", 1},  {"SUPPORT", 1},  {"CONCEDE", 2},
      {"COOPERATE", 2}, {"AID", 2},      {"RETREAT", 2},  {"REQUEST", 3},
      {"ACCUSE", 3},    {"REJECT", 3},   {"THREATEN", 3}, {"SANCTION", 3},
      {"PROTEST", 4},   {"MOBILIZE", 4}, {"COERCE", 4},   {"ASSAULT", 4}};
  const auto it = kClasses.find(type);
  return it == kClasses.end() ? 0 : it->second;
}

void order_by_prominence(std::vector<Draft>& drafts, const SentenceView& s) {
  std::stable_sort(drafts.begin(), drafts.end(), [&](const Draft& a, const Draft& b) {
    const double pa = prominence(s, a), pb = prominence(s, b);
    return pa != pb ? pa > pb : a.head < b.head;
  });
}

void complete_main_event(Draft& main, const SentenceView& s, const Cast& cast) {
  auto& e = main.event;
  for (const auto& span : s.analysis->parties) {
    const bool source = span.label != "T", target = span.label != "S";
    const uint32_t head = head_of_run(s, span.first, span.last);
    const auto p = cast.party(head);
    if (!p || p->code.empty() || is_scene(s, head) || (e.place && e.place->at.meets(p->at)) ||
        is_among(e.actors, *p) || is_among(e.recipients, *p))
      continue;
    if (source && e.actors.empty())
      e.actors.push_back(*p);
    else if (target && e.recipients.empty() && !main.reciprocal)
      e.recipients.push_back(*p);
  }
}

}  // namespace parley::coding
