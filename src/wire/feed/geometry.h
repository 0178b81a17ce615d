#pragma once

#include <string_view>

#include "base/json.h"

namespace parley::wire::feed {

/// How the numbers of a GeoRSS or GML geometry are laid out.
struct Coordinates {
  bool latitude_first = true;  ///< as GeoRSS has them; the outcome is always longitude first
  int dimensions = 2;          ///< 2 or 3
};

/// {"type", "coordinates"} in the manner of GeoJSON; null where the text has too few or no numbers.
/// `kind` is "Point", "LineString", "Polygon" or "Box".
Json read_geometry(std::string_view kind, std::string_view text, Coordinates layout);

/// True when the reference system, by its EPSG number, is one of latitude and longitude.
bool is_geographic(int epsg);

}  // namespace parley::wire::feed
