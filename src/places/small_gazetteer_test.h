#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "places/fold.h"

namespace parley::places {

struct SmallTown {
  std::string name, country, subdivision;
  double latitude = 0, longitude = 0;
  uint32_t population = 0, geonames = 0;
  std::vector<std::string> other;
};

/// Compiled bytes of a few towns, as tools/gazetteer.py would write them (docs/gazetteer.md).
inline std::string small_gazetteer(const std::vector<SmallTown>& towns) {
  const auto put = [](std::string& out, uint64_t number, int size) {
    for (int i = 0; i < size; ++i) out += static_cast<char>(number >> (8 * i));
  };
  const auto put4 = [&](std::string& out, uint32_t number) { put(out, number, 4); };
  std::string strings(1, '\0');
  const auto add = [&](const std::string& s) {
    if (s.empty()) return uint32_t{0};
    const auto at = static_cast<uint32_t>(strings.size());
    strings += s + '\0';
    return at;
  };
  std::string rows, areas, names, postings;
  std::map<std::pair<std::string, std::string>, std::vector<const SmallTown*>> by_area;
  for (const auto& t : towns) by_area[{t.country, t.subdivision}].push_back(&t);
  std::map<std::string, std::vector<uint32_t>> keys;
  uint32_t area = 0;
  std::map<const SmallTown*, uint32_t> area_of;
  for (const auto& [key, members] : by_area) {
    areas += key.first + '\0';
    put4(areas, add(key.second));
    put4(areas, 0);
    double latitude = 0, longitude = 0;
    for (const auto* t : members)
      latitude += t->latitude, longitude += t->longitude, area_of[t] = area;
    const auto count = static_cast<double>(members.size());
    put4(areas, static_cast<uint32_t>(static_cast<int32_t>(latitude / count * 1e5)));
    put4(areas, static_cast<uint32_t>(static_cast<int32_t>(longitude / count * 1e5)));
    put4(areas, static_cast<uint32_t>(members.size()));
    if (!key.second.empty()) keys[fold(key.second)].push_back(1u << 29 | area);
    ++area;
  }
  for (uint32_t i = 0; i < towns.size(); ++i) {
    const auto& t = towns[i];
    put4(rows, static_cast<uint32_t>(static_cast<int32_t>(t.latitude * 1e5)));
    put4(rows, static_cast<uint32_t>(static_cast<int32_t>(t.longitude * 1e5)));
    put4(rows, t.population);
    put4(rows, t.geonames);
    put4(rows, add(t.name));
    put4(rows, area_of[&t]);
    keys[fold(t.name)].push_back(i);
    for (const auto& o : t.other) keys[fold(o)].push_back(1u << 31 | i);
  }
  for (const auto& [name, list] : keys) {
    put4(names, add(name));
    put4(names, static_cast<uint32_t>(postings.size() / 4));
    for (const uint32_t p : list) put4(postings, p);
  }
  put4(names, 0);
  put4(names, static_cast<uint32_t>(postings.size() / 4));
  std::string body;
  put4(body, static_cast<uint32_t>(towns.size()));
  put4(body, area);
  put4(body, 0);
  put4(body, static_cast<uint32_t>(keys.size()));
  put4(body, static_cast<uint32_t>(postings.size() / 4));
  put4(body, static_cast<uint32_t>(strings.size()));
  for (const auto* section : {&rows, &areas, &names, &postings, &strings})
    body += *section + std::string((8 - section->size() % 8) % 8, '\0');
  uint64_t sum = 0xCBF29CE484222325u;
  for (std::size_t at = 0; at < body.size(); at += 8) {
    uint64_t word = 0;
    for (std::size_t i = 8; i > 0; --i)
      word = word << 8 | static_cast<unsigned char>(body[at + i - 1]);
    sum = (sum ^ word) * 0x100000001B3u;
    sum ^= sum >> 29;
  }
  std::string out = "PRLYGAZ1";
  put(out, sum, 8);
  return out + body;
}

}  // namespace parley::places
