#include "wire/feed/geometry.h"

#include <charconv>
#include <string>
#include <utility>

#include "wire/feed/strings.h"

namespace parley::wire::feed {
namespace {

constexpr std::size_t kMostPoints = 100000;

/// The points as lists of numbers; null when a word is not a number.
Json read_points(std::string_view text, Coordinates layout) {
  const std::string spaced = replace_all(text, ",", " ");
  const auto parts = words(spaced);
  const std::size_t step = layout.dimensions == 3 ? 3 : 2;
  Json points = Json::array();
  for (std::size_t i = 0; i + step <= parts.size() && points.size() < kMostPoints; i += step) {
    double values[3] = {};
    for (std::size_t k = 0; k < step; ++k) {
      auto word = parts[i + k];
      if (word.front() == '+') word.remove_prefix(1);
      const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), values[k]);
      if (error != std::errc() || end != word.data() + word.size()) return nullptr;
    }
    if (layout.latitude_first) std::swap(values[0], values[1]);
    points.push_back(step == 3 ? Json{values[0], values[1], values[2]}
                               : Json{values[0], values[1]});
  }
  return points;
}

}  // namespace

Json read_geometry(std::string_view kind, std::string_view text, Coordinates layout) {
  Json points = read_points(text, layout);
  if (points.is_null()) return nullptr;
  if (kind == "Point") {
    if (points.empty()) return nullptr;
    return {{"type", "Point"}, {"coordinates", points[0]}};
  }
  if (kind == "Polygon") {
    if (points.size() < 4) return nullptr;
    return {{"type", "Polygon"}, {"coordinates", Json::array({std::move(points)})}};
  }
  return {{"type", kind}, {"coordinates", std::move(points)}};
}

bool is_geographic(int epsg) {
  // EPSG keeps 4001-4999 for geographic systems, but for a few geocentric ones; some early ones lie
  // before.
  const bool early = epsg == 3819 || epsg == 3821 || epsg == 3824 || epsg == 3889 || epsg == 3906;
  return early || (epsg >= 4001 && epsg <= 4904) || epsg == 4979;
}

}  // namespace parley::wire::feed
