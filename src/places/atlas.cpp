#include "places/atlas.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <set>

#include "places/atlas_tables.h"
#include "places/fold.h"

namespace parley::places {
namespace {

/// "province" in "Idlib province": the name is what is left without the word.
const std::set<std::string_view> kTails = {
    "province", "region",  "governorate",  "district",      "oblast", "state",        "department",
    "city",     "town",    "village",      "area",          "camp",   "prefecture",   "township",
    "airport",  "suburbs", "neighborhood", "neighbourhood", "parish", "municipality", "raion"};
const std::set<std::string_view> kLeads = {
    "the",     "northern",     "southern",     "eastern",      "western", "central", "north",
    "south",   "east",         "west",         "northeastern", "upper",   "lower",   "northwestern",
    "greater", "southeastern", "southwestern", "downtown",     "county",  "city of", "rural",
    "nearby",  "inner",        "outer",        "occupied"};

bool all_capitals(std::string_view word) {
  bool letters = false;
  for (const char c : word) {
    if (c >= 'a' && c <= 'z') return false;
    letters |= c >= 'A' && c <= 'Z';
  }
  return letters && word.size() > 3;  // "US" and "UK" are as they are
}

/// "MOSCOW" as "Moscow"; everything else as it is.
std::string as_printed(std::string_view word) {
  std::string out(word);
  if (!all_capitals(word)) return out;
  for (std::size_t i = 1; i < out.size(); ++i)
    if (out[i] >= 'A' && out[i] <= 'Z' && out[i - 1] != ' ' && out[i - 1] != '-' &&
        out[i - 1] != '.')
      out[i] = static_cast<char>(out[i] - 'A' + 'a');
  return out;
}

Candidate town_candidate(const Atlas::Tables& t, const NameHit& hit) {
  const auto town = t.gazetteer.town(hit.index);
  const auto area = t.gazetteer.area(town.area);
  Candidate c;
  c.kind = PlaceKind::town;
  c.name = town.name;
  c.country = area.country;
  c.admin1 = t.area_name(town.area);
  c.area = town.area;
  c.at = Point{town.latitude, town.longitude};
  c.geonames = town.geonames;
  c.population = town.population;
  c.alternate = hit.alternate;
  return c;
}

Candidate area_candidate(const Atlas::Tables& t, uint32_t index, PlaceKind kind,
                         std::string_view name) {
  const auto area = t.gazetteer.area(index);
  Candidate c;
  c.kind = kind;
  c.name = name;
  c.country = area.country;
  c.admin1 = t.area_name(index);
  c.area = index;
  // A county lies somewhere in its state; where, the story's other places may say better.
  if (area.towns > 0) c.at = Point{area.latitude, area.longitude};
  return c;
}

void add_exact(const Atlas::Tables& t, const std::string& folded, std::vector<Candidate>& out) {
  if (const auto at = t.by_name.find(folded); at != t.by_name.end())
    for (const uint32_t i : at->second) out.push_back(t.entries[i]);
  for (const auto& hit : t.gazetteer.find(folded)) {
    if (hit.sort == NameHit::Sort::town) {
      out.push_back(town_candidate(t, hit));
    } else if (hit.sort == NameHit::Sort::county) {
      const auto county = t.gazetteer.county(hit.index);
      out.push_back(area_candidate(t, county.area, PlaceKind::county, county.name));
    } else if (t.areas.count(hit.index) == 0) {  // else the hand-made line speaks for it
      out.push_back(
          area_candidate(t, hit.index, PlaceKind::subdivision, t.gazetteer.area(hit.index).name));
    }
  }
}

}  // namespace

double distance_km(Point a, Point b) {
  constexpr double kRadians = std::numbers::pi / 180;
  const double x = std::sin((b.latitude - a.latitude) * kRadians / 2);
  const double y = std::sin((b.longitude - a.longitude) * kRadians / 2);
  const double h =
      x * x + std::cos(a.latitude * kRadians) * std::cos(b.latitude * kRadians) * y * y;
  return 12742 * std::asin(std::sqrt(std::min(1.0, h)));
}

Atlas::Atlas() : tables_(std::make_unique<Tables>()) {}
Atlas::Atlas(Atlas&&) noexcept = default;
Atlas& Atlas::operator=(Atlas&&) noexcept = default;
Atlas::~Atlas() = default;

std::vector<Candidate> Atlas::candidates(std::string_view name) const {
  std::vector<Candidate> out;
  std::string folded = fold(name);
  // Each turn takes one word off, so the loop ends.
  while (out.empty() && !folded.empty()) {
    add_exact(*tables_, folded, out);
    if (!out.empty()) break;
    const auto first = folded.find(' ');
    if (first == std::string::npos) break;
    const auto last = folded.rfind(' ');
    if (kTails.count(std::string_view(folded).substr(last + 1)))
      folded.resize(last);
    else if (kLeads.count(std::string_view(folded).substr(0, first)))
      folded.erase(0, first + 1);
    else
      break;
  }
  return out;
}

std::optional<Demonym> Atlas::demonym(std::string_view word) const {
  const auto at = tables_->demonyms.find(as_printed(word));
  if (at == tables_->demonyms.end()) return std::nullopt;
  return Demonym{&tables_->entries[at->second.entry], at->second.people};
}

bool Atlas::is_listed(std::string_view name) const {
  return tables_->printed.count(as_printed(name)) > 0;
}

const Candidate* Atlas::country(std::string_view alpha3) const {
  const auto at = tables_->countries.find(std::string(alpha3));
  return at == tables_->countries.end() ? nullptr : &tables_->entries[at->second];
}

const Candidate* Atlas::capital(std::string_view alpha3) const {
  const auto at = tables_->capitals.find(std::string(alpha3));
  return at == tables_->capitals.end() ? nullptr : &at->second;
}

std::size_t Atlas::longest() const { return tables_->longest; }
bool Atlas::has_gazetteer() const { return tables_->gazetteer.towns() > 0; }

}  // namespace parley::places
