#pragma once

#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "places/atlas.h"

namespace parley::places {

/// What an Atlas is made of; atlas_load.cpp fills it.
struct Atlas::Tables {
  struct DemonymOf {
    uint32_t entry = 0;
    bool people = false;
  };

  /// By the hand-made name, else the one of ISO 3166-2.
  std::string area_name(uint32_t area) const {
    const auto at = areas.find(area);
    return at == areas.end() ? std::string(gazetteer.area(area).name) : entries[at->second].name;
  }

  Gazetteer gazetteer;
  std::vector<Candidate> entries;  ///< states, and the lines of data/places
  std::unordered_map<std::string, std::vector<uint32_t>> by_name;  ///< folded name -> entries
  std::set<std::string> printed;                                   ///< names as they are printed
  std::unordered_map<std::string, DemonymOf> demonyms;
  std::map<std::string, uint32_t> countries;  ///< alpha-3 -> entry
  std::map<uint32_t, uint32_t> areas;         ///< area of the gazetteer -> hand-made entry
  std::map<std::string, Candidate> capitals;  ///< alpha-3 -> town
  std::size_t longest = 1;
};

}  // namespace parley::places
