// Pages of any bytes: reading them never crashes, and what comes out is text that the next stage
// may trust.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "wire/html/html_text.h"
#include "wire/reader.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, std::size_t size) {
  using namespace parley::wire;
  const std::string_view page(reinterpret_cast<const char*>(data), size);
  const InputInfo info{
      .name = "fuzz", .url = "https://example.org/a/b?c", .headers = {}, .source = {}};
  int told = 0;
  read_html(page, info,
            {.story = [&](Story&& story) { told += story.text.empty() ? 2 : 1; },
             .complain = [&](Complaint&&) { ++told; }});
  if (told != 1) std::abort();
  html::html_to_text(page);
  return 0;
}
