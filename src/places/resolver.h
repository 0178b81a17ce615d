#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "places/atlas.h"

namespace parley::places {

/// A name of a place in a document.
struct Mention {
  Span at;
  bool demonym = false;  ///< "Syrian" rather than "Syria"
  bool filed = false;    ///< in the dateline
};

/// What a mention was taken to mean.
struct Choice {
  Candidate place;
  /// Share of belief among all that the name may mean, 0..1; what lies within `kSamePlace` of the
  /// choice counts for it.
  double confidence = 0;
  double country_confidence = 0;  ///< likewise, of all that lie in its country
  bool alone = false;             ///< others name countries, and none names its country
  /// Nothing bears the name: the point is that of the nearest place named around it.
  bool approximate = false;
  std::string why;  ///< "GeoNames 170063, 2 in the same country"
};

inline constexpr double kSamePlace = 161;  ///< km

/// Countries that the document is about, beyond those that the mentions name; alpha-3.
struct Surroundings {
  std::vector<std::string> countries;
};

/// The places of all mentions of one document at once, each by what the others are: a wider name
/// that follows ("Paris, Texas"), countries and subdivisions named, distance to the others, and
/// size. One name means one thing in a document, unless a wider name beside it says otherwise.
/// Mentions are in order of the text. Pure; work is bounded by mentions times candidates.
std::vector<std::optional<Choice>> resolve(const Atlas& atlas, std::string_view text,
                                           const std::vector<Mention>& mentions,
                                           const Surroundings& around = {});

}  // namespace parley::places
