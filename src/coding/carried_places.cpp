#include "coding/carried_places.h"

#include <algorithm>
#include <set>

namespace parley::coding {
namespace {

constexpr uint32_t kFar = 4;  // sentences over which a scene is still the same

/// Countries of the parties, recipients' first.
std::vector<std::string> countries_of(const Event& e) {
  std::vector<std::string> out;
  for (const auto* list : {&e.recipients, &e.actors})
    for (const auto& p : *list)
      if (!p.country.empty() && std::find(out.begin(), out.end(), p.country) == out.end())
        out.push_back(p.country);
  return out;
}

bool has(const std::vector<std::string>& list, const std::string& one) {
  return std::find(list.begin(), list.end(), one) != list.end();
}

}  // namespace

bool is_act(const std::string& type) {
  static const std::set<std::string_view> kActs = {"ASSAULT", "COERCE", "PROTEST", "RETREAT",
                                                   "MOBILIZE"};
  return kActs.count(type) > 0;
}

void carry_places(std::vector<Draft>& drafts, const std::optional<Place>& home) {
  const Draft* last = nullptr;
  for (auto& d : drafts) {
    auto& e = d.event;
    if (!is_act(e.type)) continue;
    if (e.place) {
      last = &d;
      continue;
    }
    const auto countries = countries_of(e);
    const auto fits = [&](const Place& p) {
      return countries.empty() || p.country.empty() || has(countries, p.country);
    };
    if (last != nullptr && d.sentence - last->sentence <= kFar && fits(*last->event.place))
      e.place = last->event.place, e.why += "; the scene of the act before it";
    else if (home && has(countries, home->country))
      e.place = home, e.why += "; at home";
  }
}

}  // namespace parley::coding
