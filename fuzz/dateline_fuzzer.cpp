// Any text: the dateline must lie in it, and times must be read or unknown.
#include <algorithm>
#include <cstdlib>
#include <string_view>

#include "wire/copy/clean.h"
#include "wire/copy/dateline.h"
#include "wire/copy/dates.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace parley::wire;
  static const WireKnowledge knowledge = [] {
    WireKnowledge some;
    some.agencies = {"AP", "TASS"};
    some.months = {{"sept", 9}, {"may", 5}};
    some.labels = {"UPDATE"};
    return some;
  }();
  const auto text = copy::clean_text({reinterpret_cast<const char*>(data), size}).text;
  for (std::size_t from = 0; from < std::min<std::size_t>(text.size(), 8); ++from) {
    const auto found = copy::dateline_at(text, from, knowledge);
    if (found && (found->line.at.end > text.size() || found->line.at.begin < from)) std::abort();
  }
  copy::normal_time(text, knowledge);
  return 0;
}
