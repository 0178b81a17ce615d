#include <cstdlib>
#include <string_view>

#include "text/numbers.h"
#include "text/times.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, std::size_t size) {
  using namespace parley::text;
  if (size > (1u << 16)) return 0;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const parley::Span all{0, static_cast<uint32_t>(size)};
  const When anchor{"2016-09-08", "2016-09-08", "day"};
  uint32_t end = 0;
  for (const auto& time : find_times(text, all)) {
    if (time.at.begin < end || time.at.end > size || time.at.empty()) std::abort();
    end = time.at.end;
    for (const auto direction : {Direction::past, Direction::future}) {
      const auto when = resolve_time(time.words, "2016-09-08T14:00:00Z", direction);
      if (when && !when->begin.empty() && !when->end.empty() && when->end < when->begin)
        std::abort();
    }
    (void)resolve_relative(time.words, anchor);
  }
  (void)resolve_time(text, text.substr(0, 10), Direction::past);
  end = 0;
  for (const auto& number : find_numbers(text, all)) {
    if (number.at.begin < end || !number.at.contains(number.number)) std::abort();
    end = number.at.end;
  }
  return 0;
}
