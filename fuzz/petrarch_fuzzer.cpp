// Dictionaries of any bytes: read, or an error with its line; what is made of them is lines of our
// own files, as many as there were or fewer.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "coding/petrarch/dictionary.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, std::size_t size) {
  using namespace parley::coding;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  static const auto kCodes =
      Codes::load({{"codes/plover.txt", "type ASSAULT 4 -9 190\n"},
                   {"codes/cameo.txt", "190 | ASSAULT 4 | -10 | | Use force\n"}});
  if (!kCodes) std::abort();
  const auto lines = std::count(bytes.begin(), bytes.end(), '\n') + 1;
  const auto check = [&](const parley::Result<petrarch::Converted>& read) {
    if (!read) return;
    if (std::count(read->text.begin(), read->text.end(), '\n') > lines) std::abort();
  };
  const auto knows = [](std::string_view code) { return code != "ABC"; };
  check(petrarch::read_actors("f", bytes, knows));
  check(petrarch::read_agents("f", bytes, knows));
  check(petrarch::read_verbs("f", bytes, *kCodes));
  return 0;
}
