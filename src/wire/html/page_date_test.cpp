#include "wire/html/page_date.h"

#include <doctest/doctest.h>

using parley::wire::html::page_date;

TEST_CASE("a time with its offset is an instant") {
  CHECK(page_date("2031-03-14T09:30:05+0200") == "2031-03-14T09:30:05+02:00");
  CHECK(page_date("2031-03-14 09:30Z") == "2031-03-14T09:30:00Z");
  CHECK(page_date("2031-03-14T09:30:05.123-05:00") == "2031-03-14T09:30:05-05:00");
  CHECK(page_date("20310314T093005Z") == "2031-03-14T09:30:05Z");
  CHECK(page_date("Fri, 14 Mar 2031 09:30:05 GMT") == "2031-03-14T09:30:05Z");
  CHECK(page_date("Fri, 14 Mar 2031 09:30:05 +0100") == "2031-03-14T09:30:05+01:00");
}

TEST_CASE("a time without an offset is only a day") {
  CHECK(page_date("2031-03-14T09:30") == "2031-03-14");
  CHECK(page_date("March 14, 2031 9:30 pm EST") == "2031-03-14");
}

TEST_CASE("days are read with names of months, and year first") {
  CHECK(page_date("March 4, 2031") == "2031-03-04");
  CHECK(page_date("4 Sept. 2031") == "2031-09-04");
  CHECK(page_date("2031/3/4") == "2031-03-04");
  CHECK(page_date("20310304") == "2031-03-04");
}

TEST_CASE("seconds and milliseconds since 1970 are instants") {
  CHECK(page_date("1930000000") == "2031-02-27T23:06:40Z");
  CHECK(page_date("1930000000000") == "2031-02-27T23:06:40Z");
}

TEST_CASE("a bad date is unknown") {
  CHECK(page_date("2031-02-30").empty());
  CHECK(page_date("2031-13-01").empty());
  CHECK(page_date("03/04/2031").empty());
  CHECK(page_date("yesterday evening").empty());
  CHECK(page_date("2031-03-14T25:00Z").empty());
}
