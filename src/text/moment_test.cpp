#include <filesystem>
#include <fstream>
#include <sstream>

#include <doctest/doctest.h>

#include "text/calendar.h"
#include "text/feasts.h"
#include "text/measure_amounts.h"
#include "text/moment_reader.h"
#include "text/moment_resolve.h"

namespace parley::text {
namespace {

const MeasureWords& words() {
  static const MeasureWords kWords = [] {
    std::map<std::string, std::string> files;
    for (const auto& entry : std::filesystem::directory_iterator(PARLEY_SOURCE_DIR "/data/text")) {
      std::ifstream in(entry.path());
      std::ostringstream out;
      out << in.rdbuf();
      files[entry.path().filename().string()] = out.str();
    }
    auto loaded = load_measure_words(files);
    REQUIRE(loaded);
    return *std::move(loaded);
  }();
  return kWords;
}

/// "2016-09-05..2016-09-12", said on Thursday 8 September 2016; "" when it means no time.
std::string days_of(std::string_view phrase) {
  const MeasureText text(phrase, {0, static_cast<uint32_t>(phrase.size())});
  MomentReader reader(text, words(), Context::bare);
  const auto reading = reader.read(0);
  if (!reading || reading->end != text.size()) return "";
  const MomentResolver resolver(*parse_local_time("2016-09-08"), TimeHabit::calendar);
  const auto meaning = reading->kind == TimeReading::Kind::interval
                           ? resolver.interval(*reading, false)
                           : resolver.resolve(reading->first, reading->bases);
  if (!meaning.past) return "";
  return iso_date(static_cast<DayNumber>(meaning.past->begin / 86400)) + ".." +
         iso_date(static_cast<DayNumber>(meaning.past->end / 86400));
}

double number_of(std::string_view phrase) {
  const MeasureText text(phrase, {0, static_cast<uint32_t>(phrase.size())});
  const auto n = NumberReader(text, words()).number(0);
  return n && n->end == text.size() ? n->value : -1;
}

}  // namespace

TEST_CASE("Parts of a time hold together whatever their order") {
  CHECK(days_of("Monday of last week") == "2016-08-29..2016-08-30");
  CHECK(days_of("last week's Monday") == "2016-08-29..2016-08-30");
  CHECK(days_of("20 June 2014") == "2014-06-20..2014-06-21");
  CHECK(days_of("June the 20th, 2014") == "2014-06-20..2014-06-21");
}

TEST_CASE("Times are counted from other times") {
  CHECK(days_of("three days after 1 May 2015") == "2015-05-04..2015-05-05");
  CHECK(days_of("the first Tuesday of October 2013") == "2013-10-01..2013-10-02");
  CHECK(days_of("from 3 to 7 June 2012") == "2012-06-03..2012-06-07");
}

TEST_CASE("Feasts fall where their calendars put them") {
  CHECK(iso_date(*feast_day("easter+1", 2016)) == "2016-03-28");
  CHECK(iso_date(*feast_day("11/3/4", 2016)) == "2016-11-24");
  CHECK(iso_date(*feast_day("lunar/1/1", 2016)) == "2016-02-08");
  CHECK(iso_date(*feast_day("hebrew/7/10", 2016)) == "2016-10-12");
  CHECK_FALSE(feast_day("13-01", 2016));
  CHECK_FALSE(feast_day("", 2016));
}

TEST_CASE("Numbers are read in words and digits") {
  CHECK(number_of("two hundred and five") == 205);
  CHECK(number_of("3.5 million") == 3.5e6);
  CHECK(number_of("minus seven") == -7);
  CHECK(number_of("nine and a half") == 9.5);
}

TEST_CASE("Sums take their small change") {
  const std::string_view phrase = "$12 and 5 cents";
  const MeasureText text(phrase, {0, static_cast<uint32_t>(phrase.size())});
  const auto sum = AmountReader(text, words()).money(0);
  REQUIRE(sum);
  CHECK(sum->value == doctest::Approx(12.05));
  CHECK(sum->end == text.size());
}

TEST_CASE("A line of the tables that cannot be read is named") {
  const auto bad = load_measure_words({{"numbers.txt", "# note\nnumeral\t1\tone\n"}});
  REQUIRE_FALSE(bad);
  CHECK(bad.error().what.find("numbers.txt:2") != std::string::npos);
}

}  // namespace parley::text
