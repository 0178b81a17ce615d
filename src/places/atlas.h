#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "places/gazetteer.h"

// Where places are: GeoNames' towns and the hand-made lists of data/places under one roof.
namespace parley::places {

/// Degrees north and east.
struct Point {
  double latitude = 0;
  double longitude = 0;
};

/// Over the globe, in kilometres.
double distance_km(Point a, Point b);

enum class PlaceKind { town, subdivision, county, country, region, continent, water, height, site };

/// One thing that a name may mean.
struct Candidate {
  PlaceKind kind = PlaceKind::town;
  std::string name;
  std::string country;      ///< ISO 3166 alpha-3, empty where it lies in several
  std::string admin1;       ///< name of the subdivision, empty if unknown
  uint32_t area = kNoArea;  ///< the subdivision by number: two candidates of one area lie together
  std::optional<Point> at;
  uint32_t geonames = 0;   ///< 0 for none
  double population = 0;   ///< of a town
  bool alternate = false;  ///< by another name than its own

  static constexpr uint32_t kNoArea = 0xFFFFFFFF;
};

/// "Syrian", "Syrians": the place that an adjective or a people belongs to.
struct Demonym {
  const Candidate* place = nullptr;
  bool people = false;  ///< as a noun
};

/// Immutable once loaded, and shared by any number of threads.
class Atlas {
 public:
  /// Reads "places/*.txt" and "actors/states.txt" of `files` (path below data/ -> text). Without
  /// these and with an empty gazetteer it knows no place. Errors: bad_input,
  /// "places/regions.txt:12: what".
  static Result<Atlas> load(const std::map<std::string, std::string>& files, Gazetteer gazetteer);

  Atlas();
  Atlas(Atlas&&) noexcept;
  Atlas& operator=(Atlas&&) noexcept;
  ~Atlas();

  /// All that the name may mean, hand-made entries first. "Idlib province" and "northern Aleppo"
  /// are tried by the name inside them when the whole is unknown.
  std::vector<Candidate> candidates(std::string_view name) const;

  /// An exact adjective or people ("Syrian", "TURKISH"), case counting but for words all in
  /// capitals.
  std::optional<Demonym> demonym(std::string_view word) const;

  /// Is this exactly a name of the hand-made lists or of a state ("U.S.", "West Bank")? Case
  /// counts, but for names all in capitals.
  bool is_listed(std::string_view name) const;

  /// The state; nullptr if unknown.
  const Candidate* country(std::string_view alpha3) const;

  /// Its capital, the first seat that data/actors/states.txt has; nullptr if unknown.
  const Candidate* capital(std::string_view alpha3) const;

  /// Most words in a listed name or demonym.
  std::size_t longest() const;
  bool has_gazetteer() const;

  struct Tables;

 private:
  std::unique_ptr<const Tables> tables_;
};

}  // namespace parley::places
