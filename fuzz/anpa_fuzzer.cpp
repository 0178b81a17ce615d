// Any bytes as one anpa document: no crash and no hang.
#include <cstddef>
#include <cstdint>

#include "wire/reader.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const parley::wire::Sink sink{[](parley::wire::Story&&) {}, [](parley::wire::Complaint&&) {}};
  parley::wire::InputInfo info;
  info.name = "fuzz";
  parley::wire::read_anpa({reinterpret_cast<const char*>(data), size}, info, sink);
  return 0;
}
