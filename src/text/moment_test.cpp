#include <doctest/doctest.h>

#include "text/calendar.h"
#include "text/data_files_test.h"
#include "text/feasts.h"
#include "text/measure_amounts.h"
#include "text/moment_reader.h"
#include "text/moment_resolve.h"
#include "text/running_date.h"

namespace parley::text {
namespace {

const MeasureWords& words() {
  static const MeasureWords kWords = [] {
    auto loaded = load_measure_words(data_files());
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

std::vector<TimeReading> times_in(std::string_view prose) {
  const MeasureText text(prose, {0, static_cast<uint32_t>(prose.size())});
  return MomentReader(text, words(), Context::prose).read_all();
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

TEST_CASE("Two weeks with a word for more or less bound a time") {
  CHECK(days_of("the last week of July 2015") == "2015-07-27..2015-08-03");
  CHECK(days_of("less than 3 days after 1 May 2015") == "2015-05-01..2015-05-04");
  CHECK(days_of("the day before Easter 2016") == "2016-03-26..2016-03-27");
  CHECK(days_of("the year 2008") == "2008-01-01..2009-01-01");
}

TEST_CASE("Numbers of things are no years") {
  CHECK(times_in("Call 555.0199.1874 under Rule 2016, at least 1220 words long.").empty());
  CHECK(times_in("See vol. 12 (3): 1987-1990, doi:10.1037.").empty());
  CHECK(times_in("Before the 2014 protests, in 1999, she left.").size() == 2);
  CHECK(times_in("He wrote 1500 words about SEP and the Christmas Cottage.").empty());
}

TEST_CASE("A life gives a month its year once") {
  const std::string life =
      "Born in 1801, she moved to Elvar in 1820. A year later she fell ill. In 1831 she wrote. The "
      "court met on 2 June. That year she died.";
  const MeasureText text(life, {0, static_cast<uint32_t>(life.size())});
  MomentReader reader(text, words(), Context::prose);
  const auto readings = reader.read_all();
  RunningDate running(text, readings, parse_local_time("2004-08-18"));
  CHECK(running.tells());
  Moment june;
  june.month = 6;
  CHECK(running.with_year(june).year == Moment::kUnsaid);
  running.named(*parse_local_time("1831-01-01"));
  CHECK(running.with_year(june).year == 1831);
  Moment later;
  later.of_talk = true;
  CHECK(running.reference(later) == parse_local_time("1831-01-01"));
  CHECK(running.reference(june) == parse_local_time("2004-08-18"));
}

TEST_CASE("A sentence that says will looks ahead") {
  const std::string copy = "He left on Monday. They will meet on Friday.";
  const MeasureText text(copy, {0, static_cast<uint32_t>(copy.size())});
  const RunningDate running(text, {}, std::nullopt);
  CHECK_FALSE(running.ahead(3));
  CHECK(running.ahead(9));
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
  CHECK(number_of("two million and one half") == 2.5e6);
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
