#include "places/gazetteer.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace parley::places {
namespace {

constexpr std::string_view kMagic = "PRLYGAZ1";
constexpr std::size_t kHead = 16;  // magic and checksum
constexpr std::size_t kCountBytes = 24;
/// Bytes of a row of each section.
constexpr std::array<std::size_t, 6> kRow = {24, 24, 8, 8, 4, 1};
enum Section : std::size_t { kTowns, kAreas, kCounties, kNames, kPostings, kStrings };
constexpr uint32_t kAlternate = 1u << 31;
constexpr uint32_t kIndexMask = (1u << 29) - 1;

/// Little-endian numbers, whatever the machine.
template <typename Number>
Number load(std::string_view bytes, std::size_t at) {
  Number out = 0;
  if constexpr (std::endian::native == std::endian::little)
    std::memcpy(&out, bytes.data() + at, sizeof out);
  else
    for (std::size_t i = sizeof out; i > 0; --i)
      out = static_cast<Number>(out << 8 | static_cast<unsigned char>(bytes[at + i - 1]));
  return out;
}

uint64_t checksum(std::string_view bytes) {
  uint64_t h = 0xCBF29CE484222325u;
  for (std::size_t at = 0; at + 8 <= bytes.size(); at += 8) {
    h = (h ^ load<uint64_t>(bytes, at)) * 0x100000001B3u;
    h ^= h >> 29;
  }
  return h;
}

double degrees(uint32_t stored) { return static_cast<double>(static_cast<int32_t>(stored)) / 1e5; }

Failure corrupt(const char* what) {
  return fail(Fault::corrupt, std::string("gazetteer: ") + what);
}

}  // namespace

Result<Gazetteer> Gazetteer::open(std::string_view bytes, std::shared_ptr<const void> owner) {
  if (bytes.size() < kHead + kCountBytes || bytes.substr(0, kMagic.size()) != kMagic)
    return corrupt("not a compiled gazetteer of this version");
  Gazetteer g;
  std::size_t at = kHead + kCountBytes;
  for (std::size_t i = 0; i < g.counts_.size(); ++i) {
    g.counts_[i] = load<uint32_t>(bytes, kHead + 4 * i);
    const std::size_t rows = g.counts_[i] + std::size_t{i == kNames};  // the last ends the postings
    const std::size_t size = rows * kRow[i];
    const std::size_t padded = (size + 7) / 8 * 8;
    if (padded > bytes.size() - at) return corrupt("cut off");
    g.sections_[i] = bytes.substr(at, size);
    at += padded;
  }
  if (at != bytes.size()) return corrupt("longer than it says");
  if (checksum(bytes.substr(kHead)) != load<uint64_t>(bytes, 8)) return corrupt("wrong checksum");
  g.owner_ = std::move(owner);
  return g;
}

uint32_t Gazetteer::number(std::size_t section, std::size_t offset) const {
  const auto bytes = sections_[section];
  return offset + 4 <= bytes.size() ? load<uint32_t>(bytes, offset) : 0;
}

std::string_view Gazetteer::string_at(uint32_t offset) const {
  const auto strings = sections_[kStrings];
  if (offset >= strings.size()) return {};
  const auto rest = strings.substr(offset);
  return rest.substr(0, rest.find('\0'));
}

std::vector<NameHit> Gazetteer::find(std::string_view folded) const {
  std::vector<NameHit> out;
  uint32_t low = 0, high = counts_[kNames];
  while (low < high) {
    const uint32_t middle = low + (high - low) / 2;
    if (string_at(number(kNames, std::size_t{middle} * 8)) < folded)
      low = middle + 1;
    else
      high = middle;
  }
  if (low >= counts_[kNames] || string_at(number(kNames, std::size_t{low} * 8)) != folded)
    return out;
  const uint32_t first = number(kNames, std::size_t{low} * 8 + 4);
  const uint32_t last = std::min(number(kNames, std::size_t{low} * 8 + 12), counts_[kPostings]);
  for (uint32_t i = first; i < last; ++i) {
    const uint32_t posting = number(kPostings, std::size_t{i} * 4);
    const uint32_t sort = posting >> 29 & 3;
    if (sort > 2) continue;
    out.push_back(
        {static_cast<NameHit::Sort>(sort), posting & kIndexMask, (posting & kAlternate) != 0});
  }
  return out;
}

Town Gazetteer::town(uint32_t index) const {
  if (index >= counts_[kTowns]) return {};
  const std::size_t at = std::size_t{index} * kRow[kTowns];
  return {string_at(number(kTowns, at + 16)),
          degrees(number(kTowns, at)),
          degrees(number(kTowns, at + 4)),
          number(kTowns, at + 8),
          number(kTowns, at + 12),
          number(kTowns, at + 20)};
}

Area Gazetteer::area(uint32_t index) const {
  if (index >= counts_[kAreas]) return {};
  const std::size_t at = std::size_t{index} * kRow[kAreas];
  return {sections_[kAreas].substr(at, 3),   string_at(number(kAreas, at + 4)),
          string_at(number(kAreas, at + 8)), degrees(number(kAreas, at + 12)),
          degrees(number(kAreas, at + 16)),  number(kAreas, at + 20)};
}

County Gazetteer::county(uint32_t index) const {
  if (index >= counts_[kCounties]) return {};
  const std::size_t at = std::size_t{index} * kRow[kCounties];
  return {string_at(number(kCounties, at)), number(kCounties, at + 4)};
}

}  // namespace parley::places
