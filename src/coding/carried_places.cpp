#include "coding/carried_places.h"

#include <algorithm>
#include <set>

namespace parley::coding {
namespace {

constexpr uint32_t kFar = 8;  // sentences over which a scene is still the same

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

/// A region or state, rather than the town in which something was announced.
bool is_land(const Place& p) { return p.precision == "country" || p.precision == "admin1"; }

/// What a government does, it does to the whole state.
bool is_rule(const Event& e) {
  return std::any_of(e.actors.begin(), e.actors.end(), [](const Party& p) {
    return p.code.size() == 3 || p.code.substr(std::min<std::size_t>(3, p.code.size())) == "GOV";
  });
}

/// Nameless people of no known country are of the place where they act ("protesters marched in
/// Lagos").
void take_country(const Place& place, std::vector<Party>& parties) {
  static const std::set<std::string_view> kOfNoState = {"IGO", "IMG", "NGO", "MNC", "UIS"};
  for (auto& p : parties) {
    if (!p.id.empty() || !p.country.empty() || place.country.empty() || p.code.size() < 3) continue;
    if (kOfNoState.count(std::string_view(p.code).substr(0, 3)) > 0) continue;
    p.country = place.country;
    p.code = place.country + (p.code.substr(0, 3) == "---" ? p.code.substr(3) : p.code);
  }
}

}  // namespace

Telling telling_of(const std::string& type) {
  static const std::set<std::string_view> kActs = {"ASSAULT", "COERCE", "PROTEST", "RETREAT",
                                                   "MOBILIZE"};
  static const std::set<std::string_view> kWords = {"ACCUSE",   "REQUEST", "REJECT",
                                                    "THREATEN", "SUPPORT", "SANCTION"};
  if (kActs.count(type)) return Telling::act;
  return kWords.count(type) ? Telling::words : Telling::deed;
}

void carry_places(std::vector<Draft>& drafts, const std::optional<Place>& home) {
  const Draft* last = nullptr;
  for (auto& d : drafts) {
    auto& e = d.event;
    const bool act = telling_of(e.type) == Telling::act;
    if (e.place) {
      // Where they talk is not where they fight, but the land that they talk of may be.
      if (!e.place->country.empty() && (act || (e.type != "CONSULT" && is_land(*e.place))))
        last = &d;
      continue;
    }
    if (!act) continue;
    const auto countries = countries_of(e);
    const auto fits = [&](const Place& p) {
      return countries.empty() || has(countries, p.country);
    };
    const bool at_home = home && has(countries, home->country);
    if (at_home && e.type == "COERCE" && is_rule(e))
      e.place = home, e.why += "; at home";
    else if (last != nullptr && d.sentence - last->sentence <= kFar && fits(*last->event.place))
      e.place = last->event.place, e.why += "; the scene of what was told before it";
    else if (at_home)
      e.place = home, e.why += "; at home";
  }
}

void settle_countries(std::vector<Draft>& drafts) {
  for (auto& d : drafts) {
    if (!d.event.place) continue;
    take_country(*d.event.place, d.event.actors);
    take_country(*d.event.place, d.event.recipients);
  }
}

}  // namespace parley::coding
