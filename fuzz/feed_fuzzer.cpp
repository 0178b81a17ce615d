// Any bytes as a feed or a JSON Feed, with the first byte choosing what was said about them on the
// way.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "wire/reader.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, std::size_t size) {
  using namespace parley::wire;
  if (size == 0) return 0;
  static const char* const kTypes[] = {"", "text/xml", "application/xml; charset=utf-8",
                                       "text/plain; charset=gb2312"};
  InputInfo info;
  info.name = "fuzz";
  if (data[0] & 4) info.url = "http://wire.example/feeds/a.xml";
  if (data[0] & 3) info.headers["content-type"] = kTypes[data[0] & 3];
  const std::string_view document(reinterpret_cast<const char*>(data + 1), size - 1);
  const Sink sink = {[](Story&&) {}, [](Complaint&&) {}};
  if (data[0] & 8)
    read_jsonfeed(document, info, sink);
  else
    read_feed(document, info, sink);
  return 0;
}
