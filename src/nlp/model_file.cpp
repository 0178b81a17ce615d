#include "nlp/model_file.h"

#include <cstdint>
#include <cstring>

namespace parley::nlp {
namespace {

constexpr std::string_view kMagic = "PARLEYM1";
constexpr uint32_t kMostSections = 64;
constexpr std::size_t kAlignment = 64;

/// Takes little-endian numbers and bytes from the front of a file; `ok` falls once anything is
/// missing.
struct Cursor {
  std::string_view file;
  std::size_t at = 0;
  bool ok = true;

  std::string_view bytes(std::size_t n) {
    if (!ok || n > file.size() - at) {
      ok = false;
      return {};
    }
    at += n;
    return file.substr(at - n, n);
  }
  template <typename T>
  T number() {
    T value = 0;
    const auto raw = bytes(sizeof value);
    if (ok) std::memcpy(&value, raw.data(), sizeof value);
    return value;
  }
};

}  // namespace

Result<std::map<std::string, std::string_view>> read_sections(std::string_view file) {
  Cursor cursor{file};
  if (cursor.bytes(kMagic.size()) != kMagic) return fail(Fault::corrupt, "model file: not a model");
  const auto count = cursor.number<uint32_t>();
  if (count > kMostSections) return fail(Fault::corrupt, "model file: too many sections");
  std::map<std::string, std::string_view> sections;
  for (uint32_t i = 0; i < count && cursor.ok; ++i) {
    const auto name = cursor.bytes(cursor.number<uint32_t>());
    const auto size = cursor.number<uint64_t>();
    cursor.bytes((kAlignment - cursor.at % kAlignment) % kAlignment);
    sections[std::string(name)] = cursor.bytes(size);
  }
  if (!cursor.ok) return fail(Fault::corrupt, "model file: shorter than it says");
  return sections;
}

}  // namespace parley::nlp
