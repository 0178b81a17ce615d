#include <cstdlib>
#include <string_view>

#include "text/measure_amounts.h"
#include "text/moment_reader.h"
#include "text/moment_resolve.h"
#include "text/numbers.h"
#include "text/running_date.h"
#include "text/times.h"

namespace {

/// A table with a word of each kind, so that every reader is reached.
const parley::text::MeasureWords& words() {
  using namespace parley::text;
  static const MeasureWords kWords = *load_measure_words(
      {{"numbers.txt",
        "cardinal\t0\tzero\ncardinal\t2\ttwo\nten\t20\ttwenty\nhundred\t100\thundred\n"
        "scale\t1000000\tmillion\nordinal\t3\tthird\nfraction\t0.5\thalf\nvague\t3\ta few\n"
        "sign\t-1\tminus\n"},
       {"units.txt", "money\tDollar\t$\nlength\tMeter\tm\n"},
       {"time_words.txt",
        "month\t5\tmay\nmonth\t10\toct .\nweekday\t0\tmonday\nunit\tday\tday | days\n"
        "unit\tweek\tweek\nunit\tyear\tyear\nunit\tquarter\tquarters\npart\tmorning\tmorning\n"
        "season\t1\tsummer\nday\t1\ttomorrow\nnow\t0\tnow\nwhich\t-1\tlast\nwhich\t1\tnext\n"
        "section\tend\tend of\nedge\tbefore\tbefore\nabout\tabout\tabout\nmeridiem\t12\tpm\n"
        "zone\t0\tgmt\nset\tP1D\tdaily\nperiod\t1\tevery\nnumbered\t1\trule\n"},
       {"holidays.txt", "holiday\teaster+0\teaster\n"}});
  return kWords;
}

void read_measures(std::string_view bytes) {
  using namespace parley::text;
  const MeasureText text(bytes, {0, static_cast<uint32_t>(bytes.size())});
  const AmountReader amounts(text, words());
  for (const auto context : {Context::prose, Context::bare}) {
    MomentReader reader(text, words(), context);
    const auto readings = reader.read_all();
    const RunningDate running(text, readings, 1473292800);
    std::size_t end = 0;
    for (const auto& reading : readings) {
      if (reading.begin < end || reading.end <= reading.begin || reading.end > text.size())
        std::abort();
      end = reading.end;
      for (const auto habit : {TimeHabit::calendar, TimeHabit::rolling, TimeHabit::aligned}) {
        const MomentResolver resolver(1473292800, habit);
        (void)resolver.resolve(running.with_year(reading.first), reading.bases);
        (void)resolver.interval(reading, true);
      }
      (void)running.ahead(reading.begin);
    }
  }
  for (std::size_t i = 0; i < text.size(); ++i) (void)amounts.money(i);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, std::size_t size) {
  using namespace parley::text;
  if (size > (1u << 16)) return 0;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (size < 4096) read_measures(text);
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
