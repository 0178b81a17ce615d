// Any bytes as one newsml document: no crash and no hang.
#include <cstddef>
#include <cstdint>

#include "wire/news/newsml.h"
#include "wire/reader.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const parley::wire::Sink sink{[](parley::wire::Story&&) {}, [](parley::wire::Complaint&&) {}};
  parley::wire::InputInfo info;
  info.name = "fuzz";
  parley::wire::read_newsml({reinterpret_cast<const char*>(data), size}, info, sink);
  parley::wire::news::newsml_fields({reinterpret_cast<const char*>(data), size}, info, sink);
  return 0;
}
