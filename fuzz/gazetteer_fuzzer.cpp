// Compiled gazetteers of any bytes, with a right checksum and without: an error or a reader that
// never leaves its bytes.
#include <cstring>
#include <string>

#include "places/fold.h"
#include "places/gazetteer.h"

namespace {

void look(const parley::places::Gazetteer& g, std::string_view name) {
  for (const auto& hit : g.find(name)) {
    g.town(hit.index);
    g.area(hit.index);
    g.county(hit.index);
  }
}

/// As the reader sums, so that what lies behind the checksum is reached too.
void sign(std::string& bytes) {
  uint64_t h = 0xCBF29CE484222325u;
  for (std::size_t at = 16; at + 8 <= bytes.size(); at += 8) {
    uint64_t word = 0;
    for (std::size_t i = 8; i > 0; --i)
      word = word << 8 | static_cast<unsigned char>(bytes[at + i - 1]);
    h = (h ^ word) * 0x100000001B3u;
    h ^= h >> 29;
  }
  for (std::size_t i = 0; i < 8; ++i) bytes[8 + i] = static_cast<char>(h >> (8 * i));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, std::size_t size) {
  std::string bytes(reinterpret_cast<const char*>(data), size);
  const auto name = parley::places::fold(bytes.substr(0, 40));
  if (auto g = parley::places::Gazetteer::open(bytes)) look(*g, name);
  if (bytes.size() < 16) return 0;
  std::memcpy(bytes.data(), "PRLYGAZ1", 8);
  sign(bytes);
  if (auto g = parley::places::Gazetteer::open(bytes)) {
    look(*g, name);
    look(*g, "aleppo");
  }
  return 0;
}
