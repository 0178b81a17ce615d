#include "text/times.h"

#include <doctest/doctest.h>

#include "tests/support/case_file.h"
#include "text/numbers.h"

namespace parley::text {
namespace {

std::string shown(const std::optional<When>& when) {
  if (!when) return "-";
  return (when->begin == when->end ? when->begin : when->begin + ".." + when->end) + " " +
         when->precision;
}

/// A line a mention: words, what they mean as told of the past, and for plans where that differs.
std::string times_of(const std::string& text, const std::string& published) {
  std::string out;
  for (const auto& mention : find_times(text, {0, static_cast<uint32_t>(text.size())})) {
    const auto past = shown(resolve_time(mention.words, published, Direction::past));
    const auto future = shown(resolve_time(mention.words, published, Direction::future));
    out += mention.words + " = " + past + (past == future ? "" : " | plans: " + future) + "\n";
  }
  return out;
}

const char* name_of(Bound bound) {
  switch (bound) {
    case Bound::exact:
      return "exact";
    case Bound::at_least:
      return "at_least";
    case Bound::more_than:
      return "more_than";
    case Bound::about:
      return "about";
    case Bound::between:
      return "between";
    case Bound::up_to:
      return "up_to";
    case Bound::fewer_than:
      return "fewer_than";
    case Bound::magnitude:
      return "magnitude";
    case Bound::none:
      return "none";
  }
  return "";
}

std::string value_of(const std::optional<double>& value) {
  if (!value) return "-";
  const auto whole = static_cast<long long>(*value);
  return static_cast<double>(whole) == *value ? std::to_string(whole) : std::to_string(*value);
}

std::string numbers_of(const std::string& text) {
  std::string out;
  for (const auto& number : find_numbers(text, {0, static_cast<uint32_t>(text.size())})) {
    out += std::string(slice(text, number.at)) + " = " + name_of(number.bound) + " " +
           value_of(number.low) + " " + value_of(number.high) + "\n";
  }
  return out;
}

TEST_CASE("times resolve as the cases say") {
  test::check_cases("text/times",
                    [](const test::Case& c) { return times_of(c.input, c.option("published")); });
}

TEST_CASE("numbers are bounded as the cases say") {
  test::check_cases("text/numbers", [](const test::Case& c) { return numbers_of(c.input); });
}

TEST_CASE("without a date of publication only absolute times resolve") {
  CHECK(resolve_time("Sept. 8, 2016", "", Direction::past) ==
        When{"2016-09-08", "2016-09-08", "day"});
  CHECK(resolve_time("since 2014", "", Direction::past) == When{"2014-01-01", "", "range"});
  CHECK(!resolve_time("Sept. 8", "", Direction::past));
  CHECK(!resolve_time("last week", "", Direction::past));
  CHECK(!resolve_time("yesterday", "no date", Direction::past));
  CHECK(!resolve_time("Thursday", "2016-02-31", Direction::past));
}

TEST_CASE("words that fix no time have no meaning") {
  for (const char* words : {"recently", "for years", "a few days ago", "some weeks ago", "soon", "",
                            "more than two weeks ago"})
    CHECK_MESSAGE(!resolve_time(words, "2016-09-08", Direction::past), words);
}

TEST_CASE("times that count from another event need its day") {
  const When monday{"2016-09-05", "2016-09-05", "day"};
  CHECK(resolve_relative("two days later", monday) == When{"2016-09-07", "2016-09-07", "day"});
  CHECK(resolve_relative("the night before", monday) == When{"2016-09-04", "2016-09-04", "day"});
  CHECK(resolve_relative("that day", monday) == monday);
  CHECK(resolve_relative("a week earlier", monday) == When{"2016-08-29", "2016-08-29", "day"});
  CHECK(resolve_relative("the following week", monday) == When{"2016-09-12", "2016-09-18", "week"});
  CHECK(resolve_relative("the following month", monday) ==
        When{"2016-10-01", "2016-10-31", "month"});
  CHECK(!resolve_relative("two days later", When{"2016-09-01", "2016-09-30", "month"}));
  CHECK(!resolve_relative("two days ago", monday));
  CHECK(!resolve_time("two days later", "2016-09-08", Direction::past));
}

TEST_CASE("a day that the month does not have is no time") {
  CHECK(!resolve_time("Feb. 30, 2016", "2016-09-08", Direction::past));
  CHECK(!resolve_time("Feb. 29, 2015", "2016-09-08", Direction::past));
  CHECK(resolve_time("Feb. 29, 2016", "2016-09-08", Direction::past).has_value());
}

}  // namespace
}  // namespace parley::text
