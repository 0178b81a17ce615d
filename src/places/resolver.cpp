#include "places/resolver.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "places/fold.h"

namespace parley::places {
namespace {

constexpr std::size_t kMostNames = 200;      // of a document; a list of places is no story
constexpr std::size_t kMostCandidates = 60;  // of a name
constexpr int kRounds = 3;
constexpr double kNear = 120;  // km: neighbours
constexpr double kWithin = 9;  // a wider name stands beside it
constexpr double kCountryWeight = 1.1;
constexpr double kAreaWeight = 1.5;
constexpr double kNearWeight = 1.2;
constexpr double kLikely = 4.5;  // of a candidate that is worth a wider name's notice
// A city of the world's news, and how much larger it must be than all its namesakes.
constexpr double kRenowned = 100000;
constexpr double kOutgrows = 5;
constexpr double kRenown = 2.5;
constexpr double kSpokenOf = 0.3;  // of a country: named at least once beside

/// How likely a candidate is meant before anything else is known, in powers of e.
double prior(const Candidate& c) {
  switch (c.kind) {
    case PlaceKind::country:
      return 9;
    case PlaceKind::continent:
      return 8.5;
    case PlaceKind::region:
    case PlaceKind::water:
    case PlaceKind::height:
    case PlaceKind::site:
      return 7.5;
    case PlaceKind::subdivision:
      return c.alternate ? 4.5 : 7;  // one that no hand has listed is seldom news
    case PlaceKind::county:
      return 5;
    case PlaceKind::town:
      break;
  }
  return 0.5 * std::log(c.population + 50) - (c.alternate ? 1.0 : 0);
}

/// One name of the document with all its mentions.
struct Name {
  std::vector<std::size_t> mentions;
  std::vector<Candidate> candidates;
  std::vector<double> fixed;  ///< of each candidate: prior, and wider names beside it
  std::vector<double> score;  ///< with what the other names say
  std::vector<double> share;  ///< of each candidate: how likely it is meant, all together 1
  std::size_t best = 0;
  std::vector<bool> alone;  ///< of each candidate: nobody else speaks of its country
  bool demonym = false;
  std::optional<std::size_t> renowned;  ///< the candidate that is a city far above the others
};

/// Where another name may be, and how likely.
struct Neighbour {
  std::size_t name = 0;
  Point at;
  double weight = 0;
};

bool is_wide(const Candidate& c) {
  return c.kind == PlaceKind::country || c.kind == PlaceKind::subdivision ||
         c.kind == PlaceKind::county || (c.kind == PlaceKind::region && !c.country.empty());
}

/// Does the wider place hold the narrower, as far as codes can tell?
bool holds(const Candidate& wide, const Candidate& narrow) {
  if (&wide == &narrow || !is_wide(wide) || wide.country.empty() || wide.country != narrow.country)
    return false;
  if (wide.kind == PlaceKind::country) return narrow.kind != PlaceKind::country;
  if (narrow.kind == PlaceKind::country) return false;
  if (wide.kind == PlaceKind::region)
    return wide.at && narrow.at && distance_km(*wide.at, *narrow.at) < 300;
  const bool narrower = narrow.kind == PlaceKind::town || narrow.kind == PlaceKind::site ||
                        (narrow.kind == PlaceKind::county && wide.kind != PlaceKind::county);
  return narrower && wide.area != Candidate::kNoArea && wide.area == narrow.area;
}

class Resolver {
 public:
  Resolver(const Atlas& atlas, std::string_view text, const std::vector<Mention>& mentions,
           const Surroundings& around)
      : atlas_(atlas), text_(text), mentions_(mentions), around_(around) {
    gather();
    join_neighbours();
    for (int round = 0; round < kRounds; ++round) weigh();
  }

  std::vector<std::optional<Choice>> choices() const;

 private:
  void gather();
  void join_neighbours();
  void weigh();
  void choose(Name& name) const;
  Choice chosen(const Name& name, std::size_t index, const std::vector<double>& score) const;
  void place_unknown(std::vector<std::optional<Choice>>& out) const;
  std::optional<Point> surrounding(std::size_t mention, const std::vector<std::optional<Choice>>&,
                                   uint32_t area) const;

  const Atlas& atlas_;
  std::string_view text_;
  const std::vector<Mention>& mentions_;
  const Surroundings& around_;
  std::vector<Name> names_;
  std::vector<std::size_t> name_of_;  ///< of each mention; npos where there are too many
  /// Of a mention: its own wider name, by which it may differ from its namesakes.
  std::map<std::size_t, std::size_t> beside_;
};

constexpr std::size_t kNone = static_cast<std::size_t>(-1);

/// "Mexico" is the state and not the city in it that is called so too.
void shun_namesakes(Name& name) {
  for (const auto& state : name.candidates)
    for (std::size_t i = 0; i < name.candidates.size(); ++i)
      if (state.kind == PlaceKind::country && name.candidates[i].kind != PlaceKind::country &&
          name.candidates[i].country == state.country)
        name.fixed[i] -= 4;
}

/// Finds the city far above its namesakes. Where a story speaks of its land at all ("the Swiss
/// city"), "Geneva" is that city, however often the land of a village called after it is named; a
/// wider name beside it ("Geneva, Illinois") still decides.
void find_renowned(Name& name) {
  const auto larger = [](const Candidate& a, const Candidate& b) {
    return a.population < b.population;
  };
  if (name.candidates.empty()) return;
  const auto city = std::max_element(name.candidates.begin(), name.candidates.end(), larger);
  if (city->kind != PlaceKind::town || city->alternate || city->population < kRenowned) return;
  for (const auto& c : name.candidates)
    if (&c != &*city && (c.kind != PlaceKind::town || c.population * kOutgrows > city->population))
      return;
  name.renowned = static_cast<std::size_t>(city - name.candidates.begin());
}

void Resolver::gather() {
  std::map<std::string, std::size_t> seen;
  name_of_.assign(mentions_.size(), kNone);
  for (std::size_t i = 0; i < mentions_.size(); ++i) {
    const auto words = slice(text_, mentions_[i].at);
    const auto key = (mentions_[i].demonym ? "=" : "") + fold(words);
    auto at = seen.find(key);
    if (at == seen.end()) {
      if (names_.size() >= kMostNames) continue;
      at = seen.emplace(key, names_.size()).first;
      Name name;
      name.demonym = mentions_[i].demonym;
      if (name.demonym) {
        if (const auto d = atlas_.demonym(words)) name.candidates.push_back(*d->place);
      } else {
        name.candidates = atlas_.candidates(words);
      }
      if (name.candidates.size() > kMostCandidates) {
        std::stable_sort(name.candidates.begin(), name.candidates.end(),
                         [](const auto& a, const auto& b) { return prior(a) > prior(b); });
        name.candidates.resize(kMostCandidates);
      }
      for (const auto& c : name.candidates) name.fixed.push_back(prior(c));
      shun_namesakes(name);
      find_renowned(name);
      name.score = name.fixed;
      names_.push_back(std::move(name));
    }
    name_of_[i] = at->second;
    names_[at->second].mentions.push_back(i);
  }
  for (auto& name : names_) choose(name);
}

/// "Paris, Texas", "Homs (Syria)", "Aleppo in Syria", "Syria's Aleppo".
void Resolver::join_neighbours() {
  for (std::size_t i = 0; i + 1 < mentions_.size(); ++i) {
    if (name_of_[i] == kNone || name_of_[i + 1] == kNone || name_of_[i] == name_of_[i + 1])
      continue;
    const Span gap{mentions_[i].at.end, std::max(mentions_[i].at.end, mentions_[i + 1].at.begin)};
    const auto between = slice(text_, gap);
    const bool narrow_first =
        between == ", " || between == " (" || between == " in " || between == ", in ";
    const bool wide_first = between == "'s " || between == "’s " || between == " ";
    if (!narrow_first && !wide_first) continue;
    auto& narrow = names_[name_of_[narrow_first ? i : i + 1]];
    auto& wide = names_[name_of_[narrow_first ? i + 1 : i]];
    bool fits = false;
    for (std::size_t a = 0; a < narrow.candidates.size(); ++a)
      for (std::size_t b = 0; b < wide.candidates.size(); ++b)
        if (holds(wide.candidates[b], narrow.candidates[a])) {
          fits = true;
          narrow.fixed[a] += kWithin / static_cast<double>(narrow.mentions.size());
          if (narrow.candidates[a].kind == PlaceKind::town || prior(narrow.candidates[a]) > kLikely)
            wide.fixed[b] = std::max(wide.fixed[b], prior(wide.candidates[b]) + 2);
        }
    if (fits) beside_[narrow_first ? i : i + 1] = name_of_[narrow_first ? i + 1 : i];
  }
}

void Resolver::choose(Name& name) const {
  if (name.score.empty()) return;
  name.best = static_cast<std::size_t>(std::max_element(name.score.begin(), name.score.end()) -
                                       name.score.begin());
  name.share.clear();
  double all = 0;
  for (const double s : name.score) {
    name.share.push_back(std::exp(s - name.score[name.best]));
    all += name.share.back();
  }
  for (double& s : name.share) s /= all;
}

/// What a name adds to the belief in its country, subdivision and neighbours.
double strength(const Name& n) {
  return (n.demonym ? 0.6 : 1) * std::min(3.0, std::sqrt(static_cast<double>(n.mentions.size())));
}

/// Scores of every name from what the others are likely to be.
void Resolver::weigh() {
  std::map<std::string, double> countries;
  std::map<uint32_t, double> areas;
  std::vector<Neighbour> neighbours;
  for (const auto& c : around_.countries) countries[c] += 1;
  double all_countries = static_cast<double>(around_.countries.size());
  for (std::size_t k = 0; k < names_.size(); ++k) {
    const auto& n = names_[k];
    for (std::size_t i = 0; i < n.candidates.size(); ++i) {
      const auto& c = n.candidates[i];
      const double weight = strength(n) * n.share[i];
      countries[c.country] += weight;
      if (c.kind == PlaceKind::country) all_countries += weight;
      if (c.area != Candidate::kNoArea) areas[c.area] += weight;
      if (c.at && n.share[i] > 0.05 && (c.kind == PlaceKind::town || c.kind == PlaceKind::site))
        neighbours.push_back({k, *c.at, weight});
    }
  }
  for (std::size_t k = 0; k < names_.size(); ++k) {
    auto& n = names_[k];
    std::map<std::string, double> own_countries;
    std::map<uint32_t, double> own_areas;
    for (std::size_t i = 0; i < n.candidates.size(); ++i) {
      own_countries[n.candidates[i].country] += strength(n) * n.share[i];
      own_areas[n.candidates[i].area] += strength(n) * n.share[i];
    }
    n.score = n.fixed;
    n.alone.assign(n.score.size(), false);
    for (std::size_t i = 0; i < n.score.size(); ++i) {
      const auto& c = n.candidates[i];
      const double others = std::max(0.0, countries[c.country] - own_countries[c.country]);
      if (!c.country.empty()) n.score[i] += kCountryWeight * std::log1p(others);
      n.alone[i] = others < kSpokenOf && all_countries > 1.5;
      if (n.renowned == i && others >= kSpokenOf) n.score[i] += kRenown;
      if (c.area != Candidate::kNoArea)
        n.score[i] += kAreaWeight * std::log1p(std::max(0.0, areas[c.area] - own_areas[c.area]));
      const bool wide = c.kind == PlaceKind::country || c.kind == PlaceKind::continent ||
                        c.kind == PlaceKind::county || c.kind == PlaceKind::subdivision;
      if (wide || !c.at) continue;
      double near = 0;
      for (const auto& o : neighbours)
        // A degree of latitude is 111 km: most are far off without any trigonometry.
        if (o.name != k && std::abs(o.at.latitude - c.at->latitude) < kNear / 111 &&
            distance_km(o.at, *c.at) < kNear)
          near += o.weight;
      n.score[i] += kNearWeight * std::log1p(near);
    }
  }
  for (auto& name : names_) choose(name);
}

Choice Resolver::chosen(const Name& name, std::size_t index,
                        const std::vector<double>& score) const {
  Choice out;
  out.place = name.candidates[index];
  double all = 0, same = 0, country = 0;
  for (std::size_t i = 0; i < score.size(); ++i) {
    const auto& c = name.candidates[i];
    const double weight = std::exp(score[i] - score[index]);
    all += weight;
    const bool there = out.place.at && c.at && distance_km(*out.place.at, *c.at) < kSamePlace;
    if (i == index || there) same += weight;
    if (c.country == out.place.country) country += weight;
  }
  out.confidence = same / all;
  out.country_confidence = country / all;
  out.alone = index < name.alone.size() && name.alone[index];
  out.why = out.place.geonames != 0 ? "GeoNames " + std::to_string(out.place.geonames)
                                    : std::string("data/places ") + out.place.name;
  out.why += ", one of " + std::to_string(name.candidates.size());
  return out;
}

/// A point for a name that nothing bears, or for a county: where the places named around it are.
std::optional<Point> Resolver::surrounding(std::size_t mention,
                                           const std::vector<std::optional<Choice>>& choices,
                                           uint32_t area) const {
  std::optional<Point> best;
  double least = 1e18;
  for (std::size_t i = 0; i < choices.size(); ++i) {
    if (!choices[i] || choices[i]->approximate || mentions_[i].demonym) continue;
    const auto& c = choices[i]->place;
    if (!c.at || (c.kind != PlaceKind::town && c.kind != PlaceKind::site)) continue;
    if (area != Candidate::kNoArea && c.area != area) continue;
    const double gap = std::abs(static_cast<double>(mentions_[i].at.begin) -
                                static_cast<double>(mentions_[mention].at.begin));
    // What was named before is nearer than what comes after.
    const double cost = i < mention ? gap : 2 * gap + 50;
    if (cost < least) least = cost, best = c.at;
  }
  return best;
}

void Resolver::place_unknown(std::vector<std::optional<Choice>>& out) const {
  const auto known = out;
  for (std::size_t i = 0; i < out.size(); ++i) {
    const bool county = out[i] && out[i]->place.kind == PlaceKind::county;
    if ((out[i] && out[i]->place.at && !county) || mentions_[i].demonym) continue;
    const uint32_t area = out[i] ? out[i]->place.area : Candidate::kNoArea;
    auto at = surrounding(i, known, area);
    if (!at && out[i]) at = out[i]->place.at;
    if (!at) continue;
    if (!out[i]) {
      Choice c;
      c.place.name = std::string(slice(text_, mentions_[i].at));
      c.place.kind = PlaceKind::site;
      out[i] = std::move(c);
    }
    out[i]->place.at = at;
    out[i]->approximate = true;
    out[i]->why += std::string(out[i]->why.empty() ? "" : ", ") + "near what is named around it";
  }
}

std::vector<std::optional<Choice>> Resolver::choices() const {
  std::vector<std::optional<Choice>> out(mentions_.size());
  for (std::size_t i = 0; i < mentions_.size(); ++i) {
    if (name_of_[i] == kNone) continue;
    const auto& name = names_[name_of_[i]];
    if (name.candidates.empty()) continue;
    auto score = name.score;
    std::size_t best = name.best;
    if (const auto at = beside_.find(i); at != beside_.end()) {
      const auto& wide = names_[at->second].candidates;
      for (std::size_t a = 0; a < score.size(); ++a)
        if (std::any_of(wide.begin(), wide.end(),
                        [&](const Candidate& w) { return holds(w, name.candidates[a]); }))
          score[a] += kWithin;
      best = static_cast<std::size_t>(std::max_element(score.begin(), score.end()) - score.begin());
    }
    out[i] = chosen(name, best, score);
  }
  place_unknown(out);
  return out;
}

}  // namespace

std::vector<std::optional<Choice>> resolve(const Atlas& atlas, std::string_view text,
                                           const std::vector<Mention>& mentions,
                                           const Surroundings& around) {
  return Resolver(atlas, text, mentions, around).choices();
}

}  // namespace parley::places
