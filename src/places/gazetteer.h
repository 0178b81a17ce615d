#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace parley::places {

/// A populated place of GeoNames.
struct Town {
  std::string_view name;
  double latitude = 0;   ///< degrees
  double longitude = 0;  ///< degrees
  uint32_t population = 0;
  uint32_t geonames = 0;
  uint32_t area = 0;  ///< the subdivision that it lies in
};

/// A subdivision of a country; the name is empty where ISO 3166-2 and GeoNames could not be joined.
struct Area {
  std::string_view country;  ///< ISO 3166 alpha-3
  std::string_view name;
  std::string_view code;  ///< GeoNames admin1 code, empty if unknown
  double latitude = 0;    ///< mean of its towns
  double longitude = 0;
  uint32_t towns = 0;  ///< 0: the point means nothing
};

/// A county of the United States.
struct County {
  std::string_view name;
  uint32_t area = 0;
};

/// What a name may be.
struct NameHit {
  enum class Sort { town, area, county };
  Sort sort = Sort::town;
  uint32_t index = 0;
  bool alternate = false;  ///< by another name than the one it is listed under
};

/// The compiled file of tools/gazetteer.py (docs/gazetteer.md), read where it lies: nothing is
/// copied, so that a mapped file costs only the pages that are looked at. Views live as long as the
/// bytes. Const and shared by any number of threads.
class Gazetteer {
 public:
  /// Holds no place.
  Gazetteer() = default;

  /// Errors: corrupt, for bytes that are no such file, are cut off, or fail the checksum. `owner`
  /// keeps the bytes alive; without one the caller does.
  static Result<Gazetteer> open(std::string_view bytes,
                                std::shared_ptr<const void> owner = nullptr);

  /// All that bear the folded name (fold.h), towns first.
  std::vector<NameHit> find(std::string_view folded) const;

  /// An index beyond the count gives an empty record, as does a broken offset in the file.
  Town town(uint32_t index) const;
  Area area(uint32_t index) const;
  County county(uint32_t index) const;

  uint32_t towns() const { return counts_[0]; }
  uint32_t areas() const { return counts_[1]; }

 private:
  std::string_view string_at(uint32_t offset) const;
  uint32_t number(std::size_t section, std::size_t offset) const;

  std::shared_ptr<const void> owner_;
  std::array<uint32_t, 6> counts_{};            // towns, areas, counties, names, postings, bytes
  std::array<std::string_view, 6> sections_{};  // in the order of the counts
};

}  // namespace parley::places
