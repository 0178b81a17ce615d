// The lines of data/places and of data/actors/states.txt.
#include <algorithm>
#include <charconv>
#include <sstream>

#include "places/atlas_tables.h"
#include "places/fold.h"

namespace parley::places {
namespace {

using Files = std::map<std::string, std::string>;
using Columns = std::vector<std::string>;

std::string trimmed(std::string_view s) {
  const auto first = s.find_first_not_of(" \t\r");
  if (first == std::string_view::npos) return {};
  return std::string(s.substr(first, s.find_last_not_of(" \t\r") - first + 1));
}

Columns split(std::string_view s, char by) {
  Columns out;
  while (true) {
    const auto end = s.find(by);
    out.push_back(trimmed(s.substr(0, end)));
    if (end == std::string_view::npos) return out;
    s.remove_prefix(end + 1);
  }
}

std::optional<Point> read_point(const std::string& text) {
  const char* end = text.data() + text.size();
  Point p;
  const auto first = std::from_chars(text.data(), end, p.latitude);
  if (first.ec != std::errc() || first.ptr == end || *first.ptr != ' ') return std::nullopt;
  const auto second = std::from_chars(first.ptr + 1, end, p.longitude);
  if (second.ec != std::errc() || second.ptr != end) return std::nullopt;
  const bool on_earth =
      p.latitude >= -90 && p.latitude <= 90 && p.longitude >= -180 && p.longitude <= 180;
  return on_earth ? std::optional(p) : std::nullopt;
}

std::optional<PlaceKind> read_kind(const std::string& word) {
  static const std::map<std::string, PlaceKind> kinds = {{"continent", PlaceKind::continent},
                                                         {"region", PlaceKind::region},
                                                         {"sea", PlaceKind::water},
                                                         {"strait", PlaceKind::water},
                                                         {"river", PlaceKind::water},
                                                         {"lake", PlaceKind::water},
                                                         {"mountains", PlaceKind::height},
                                                         {"desert", PlaceKind::height},
                                                         {"airport", PlaceKind::site},
                                                         {"base", PlaceKind::site},
                                                         {"camp", PlaceKind::site},
                                                         {"crossing", PlaceKind::site},
                                                         {"plant", PlaceKind::site},
                                                         {"dam", PlaceKind::site},
                                                         {"site", PlaceKind::site}};
  const auto at = kinds.find(word);
  return at == kinds.end() ? std::nullopt : std::optional(at->second);
}

/// Adds what the lines of one file say; an error is the trouble without its place.
class Loader {
 public:
  explicit Loader(Atlas::Tables& t) : t_(t) {}

  std::string point_of_country(const Columns& c) {
    if (c.size() < 2) return "a state needs CODE | latitude longitude";
    const auto at = read_point(c[1]);
    if (!at) return "'" + c[1] + "' is no latitude and longitude";
    auto& entry = t_.entries[country_entry(c[0])];
    entry.at = at;
    if (c.size() > 2 && !c[2].empty()) {
      const auto [end, error] =
          std::from_chars(c[2].data(), c[2].data() + c[2].size(), entry.geonames);
      if (error != std::errc() || end != c[2].data() + c[2].size())
        return "'" + c[2] + "' is no GeoNames id";
    }
    return {};
  }

  /// A line of data/actors/states.txt; its form is checked where the actors are loaded.
  std::string names_of_country(const Columns& c) {
    if (c.size() < 4 || (c.size() > 5 && !c[5].empty())) return {};  // states of the past
    const auto entry = country_entry(c[0]);
    const auto names = split(c[1], ';');
    t_.entries[entry].name = names.front();
    for (const auto& name : names) add_name(name, entry);
    for (const auto& word : split(c[2], ';')) add_demonym(word, entry, false);
    for (const auto& word : split(c[3], ';')) add_demonym(word, entry, true);
    if (c.size() > 4 && !c[4].empty()) add_capital(c[0], split(c[4], ';').front());
    return {};
  }

  std::string subdivision(const Columns& c) {
    if (c.size() != 5 || c[1].empty())
      return "a subdivision needs CODE | names | chief town | peoples | point";
    Candidate entry;
    entry.kind = PlaceKind::subdivision;
    entry.country = c[0];
    if (const auto area = area_of_line(c)) {
      entry.area = *area;
      const auto of_file = t_.gazetteer.area(*area);
      entry.at = Point{of_file.latitude, of_file.longitude};
    }
    if (!c[4].empty()) {
      entry.at = read_point(c[4]);
      if (!entry.at) return "'" + c[4] + "' is no latitude and longitude";
    }
    const auto area = entry.area;
    const auto index = add_entry(std::move(entry), c[1], c[3]);
    t_.entries[index].admin1 = t_.entries[index].name;
    if (area != Candidate::kNoArea) t_.areas.emplace(area, index);
    return {};
  }

  std::string other(const Columns& c) {
    if (c.size() != 5 || c[1].empty())
      return "a place needs kind | names | latitude longitude | CODE | peoples";
    Candidate entry;
    const auto kind = read_kind(c[0]);
    if (!kind) return "'" + c[0] + "' is no kind of place";
    entry.kind = *kind;
    entry.at = read_point(c[2]);
    if (!entry.at) return "'" + c[2] + "' is no latitude and longitude";
    entry.country = c[3];
    add_entry(std::move(entry), c[1], c[4]);
    return {};
  }

 private:
  uint32_t country_entry(const std::string& alpha3) {
    const auto [at, fresh] = t_.countries.emplace(alpha3, static_cast<uint32_t>(t_.entries.size()));
    if (fresh) {
      Candidate entry;
      entry.kind = PlaceKind::country;
      entry.name = entry.country = alpha3;
      t_.entries.push_back(std::move(entry));
    }
    return at->second;
  }

  uint32_t add_entry(Candidate entry, const std::string& names, const std::string& peoples) {
    const auto index = static_cast<uint32_t>(t_.entries.size());
    const auto all = split(names, ';');
    entry.name = all.front();
    t_.entries.push_back(std::move(entry));
    for (const auto& name : all) add_name(name, index);
    for (const auto& word : split(peoples, ';'))
      add_demonym(word, index, !word.empty() && word.back() == 's');
    return index;
  }

  void add_name(const std::string& name, uint32_t entry) {
    if (name.empty()) return;
    auto& bearers = t_.by_name[fold(name)];
    if (bearers.empty() || bearers.back() != entry) bearers.push_back(entry);
    if (t_.printed.insert(name).second) count_words(name);
  }

  void add_demonym(const std::string& word, uint32_t entry, bool people) {
    if (word.empty() || t_.printed.count(word)) return;  // "Kosovo" stays a name
    t_.demonyms.try_emplace(word, Atlas::Tables::DemonymOf{entry, people});
    count_words(word);
  }

  void add_capital(const std::string& country, const std::string& name) {
    Candidate capital;
    capital.name = name;
    capital.country = country;
    for (const auto& hit : t_.gazetteer.find(fold(name))) {
      if (hit.sort != NameHit::Sort::town) continue;
      const auto town = t_.gazetteer.town(hit.index);
      if (t_.gazetteer.area(town.area).country != country || town.population < capital.population)
        continue;
      capital.at = Point{town.latitude, town.longitude};
      capital.geonames = town.geonames;
      capital.population = town.population;
    }
    t_.capitals.emplace(country, std::move(capital));
  }

  void count_words(const std::string& name) {
    const auto words = static_cast<std::size_t>(std::count(name.begin(), name.end(), ' ')) + 1;
    t_.longest = std::max(t_.longest, words);
  }

  /// The subdivision of GeoNames that a line tells of: the one of its name, else the one in which
  /// its chief town lies, the largest of that name.
  std::optional<uint32_t> area_of_line(const Columns& c) const {
    for (const auto& name : split(c[1], ';'))
      for (const auto& hit : t_.gazetteer.find(fold(name)))
        if (hit.sort == NameHit::Sort::area && t_.gazetteer.area(hit.index).country == c[0] &&
            t_.gazetteer.area(hit.index).towns > 0)
          return hit.index;
    std::optional<Town> best;
    bool best_is_own = false;
    for (const auto& hit : t_.gazetteer.find(fold(c[2]))) {
      if (hit.sort != NameHit::Sort::town) continue;
      const auto town = t_.gazetteer.town(hit.index);
      if (t_.gazetteer.area(town.area).country != c[0]) continue;
      const bool better =
          !best ||
          (best_is_own != !hit.alternate ? !hit.alternate : town.population > best->population);
      if (better) best = town, best_is_own = !hit.alternate;
    }
    return best ? std::optional(best->area) : std::nullopt;
  }

  Atlas::Tables& t_;
};

using Reader = std::string (Loader::*)(const Columns&);

std::optional<Error> read_lines(Loader& loader, const std::string& path, const std::string& text,
                                Reader reader) {
  std::istringstream in(text);
  int number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (trimmed(line).empty() || line[0] == '#') continue;
    if (const auto trouble = (loader.*reader)(split(line, '|')); !trouble.empty())
      return Error{Fault::bad_input, path + ":" + std::to_string(number) + ": " + trouble};
  }
  return std::nullopt;
}

}  // namespace

Result<Atlas> Atlas::load(const Files& files, Gazetteer gazetteer) {
  auto tables = std::make_unique<Tables>();
  tables->gazetteer = std::move(gazetteer);
  Loader loader(*tables);
  const auto read = [&](const std::string& path, Reader reader) -> std::optional<Error> {
    const auto file = files.find(path);
    if (file == files.end()) return std::nullopt;
    return read_lines(loader, path, file->second, reader);
  };
  if (auto error = read("actors/states.txt", &Loader::names_of_country)) return fail(*error);
  if (auto error = read("places/countries.txt", &Loader::point_of_country)) return fail(*error);
  if (auto error = read("places/subdivisions.txt", &Loader::subdivision)) return fail(*error);
  for (const auto& [path, text] : files) {
    if (path.rfind("places/", 0) != 0 || path == "places/countries.txt" ||
        path == "places/subdivisions.txt")
      continue;
    if (auto error = read_lines(loader, path, text, &Loader::other)) return fail(*error);
  }
  Atlas atlas;
  atlas.tables_ = std::move(tables);
  return atlas;
}

}  // namespace parley::places
