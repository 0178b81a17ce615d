#include "wire/copy/dateline.h"

#include <doctest/doctest.h>

#include "wire/copy/dates.h"
#include "wire/copy/support_test.h"

namespace parley::wire::copy {
namespace {

/// "PLACE | AGENCY | DATE | rest", DATE being month/day or the ISO date; "none" where there is no
/// dateline.
std::string read(std::string_view text) {
  const auto found = dateline_at(text, 0, test_knowledge());
  if (!found) return "none";
  const auto& line = found->line;
  CHECK(slice(text, line.place_at) == line.place);
  auto date = line.date;
  if (date.empty() && found->day > 0)
    date = std::to_string(found->month) + "/" + std::to_string(found->day);
  return line.place + " | " + line.agency + " | " + date + " |" +
         std::string(text.substr(line.at.end));
}

TEST_CASE("datelines are read in the agencies' styles") {
  CHECK(read("GENEVA (AP) — The envoy left.") == "GENEVA | AP |  | The envoy left.");
  CHECK(read("MOSCOW, Sept 8 (Xinhua) -- The envoy left.") ==
        "MOSCOW | Xinhua | 9/8 | The envoy left.");
  CHECK(read("GENEVA, Sept. 8, 2016 (Reuters) - The envoy left.") ==
        "GENEVA | Reuters | 2016-09-08 | The envoy left.");
  CHECK(read("Beirut (AFP) - The envoy left.") == "Beirut | AFP |  | The envoy left.");
  CHECK(read("KABUL/ISLAMABAD, Oct 5 (Newsline) - The envoy left.") ==
        "KABUL/ISLAMABAD | Newsline | 10/5 | The envoy left.");
  CHECK(read("WASHINGTON — The envoy left.") == "WASHINGTON |  |  | The envoy left.");
  CHECK(read("WASHINGTON—The envoy left.") == "WASHINGTON |  |  |The envoy left.");
  CHECK(read("Sana'a, 12 March (SABA) – The envoy left.") ==
        "Sana'a | SABA | 3/12 | The envoy left.");
  CHECK(read("MOSCOW, September 8. /TASS/. The envoy left.") ==
        "MOSCOW | TASS | 9/8 | The envoy left.");
  CHECK(read("MOSCOW. Sept 8 (Interfax) - The envoy left.") ==
        "MOSCOW | Interfax | 9/8 | The envoy left.");
  CHECK(read("NEW DELHI: The envoy left.") == "NEW DELHI |  |  | The envoy left.");
  CHECK(read("NEW DELHI, Sep 8 (PTI) The envoy left.") ==
        "NEW DELHI | PTI | 9/8 | The envoy left.");
  CHECK(read("Moscow (Reuters) -Russia said so.") == "Moscow | Reuters |  |Russia said so.");
  CHECK(read("Geneva, 8 September 2016 – The envoy left.") ==
        "Geneva |  | 2016-09-08 | The envoy left.");
  CHECK(read("NEW YORK, Thursday, Sept. 8, 2016 /PRNewswire/ -- The firm") ==
        "NEW YORK | PRNewswire | 2016-09-08 | The firm");
}

TEST_CASE("the region behind a place is not the place") {
  CHECK(read("ERBIL, Iraq (Reuters) - The envoy left.") == "ERBIL | Reuters |  | The envoy left.");
  CHECK(read("CAMP DAVID, Md., Sept. 8 (AP) — The envoy") == "CAMP DAVID | AP | 9/8 | The envoy");
  CHECK(read("BEIRUT, Lebanon — The envoy left.") == "BEIRUT |  |  | The envoy left.");
  CHECK(read("GAZA CITY, the Gaza Strip (AP) — The envoy") == "GAZA CITY | AP |  | The envoy");
}

TEST_CASE("places are written in many ways") {
  CHECK(read("PORT-AU-PRINCE, Haiti (AP) — Aid came.") == "PORT-AU-PRINCE | AP |  | Aid came.");
  CHECK(read("N'DJAMENA — Aid came.") == "N'DJAMENA |  |  | Aid came.");
  CHECK(read("SÃO PAULO (Reuters) - Aid came.") == "SÃO PAULO | Reuters |  | Aid came.");
  CHECK(read("Kafr al-Zayat (MENA) - Aid came.") == "Kafr al-Zayat | MENA |  | Aid came.");
  CHECK(read("ABOARD AIR FORCE ONE (AP) — Aid came.") ==
        "ABOARD AIR FORCE ONE | AP |  | Aid came.");
}

TEST_CASE("a bulletin's dateline may have no place") {
  CHECK(read("March 4 (Newsline) - Crowds came.") == " | Newsline | 3/4 | Crowds came.");
  CHECK(read("March 4 - Crowds came.") == "none");
  CHECK(read("May 5 (Sunday) - Crowds came.") == "none");
}

TEST_CASE("a sentence of news is no dateline") {
  CHECK(read("FIX IS IN: How it was done") == "none");
  CHECK(read("Kerry, who left Geneva on Sept. 8, said so.") == "none");
  CHECK(read("Washington — and others — agreed.") == "none");
  CHECK(read("NATO — the alliance — agreed.") == "none");
  CHECK(read("The Free Syrian Army (FSA) - once strong - fell apart.") == "none");
  CHECK(read("Bashar al-Assad (Syria's president) - said so.") == "none");
  CHECK(read("UPDATE 1-Envoy leaves Geneva") == "none");
  CHECK(read("BREAKING: Envoy leaves") == "none");
  CHECK(read("U.S.-Russian talks began.") == "none");
  CHECK(read("GENEVA talks began on Sept. 8 (Thursday) - at last.") == "none");
  CHECK(read("On Sept 8 - a Thursday - it began.") == "none");
  CHECK(read("QUESTION: Did he leave?") == "none");
  CHECK(read("") == "none");
  CHECK(read("—") == "none");
  CHECK(read("(AP) —") == "none");
}

TEST_CASE("a date that no calendar has is unknown") {
  CHECK(read("GENEVA, Feb 31, 2016 (AP) — The envoy") == "GENEVA | AP | 2/31 | The envoy");
  CHECK(complete_day(2, 31, "2016-09-08").empty());
}

TEST_CASE("a day without a year is the last one before publication") {
  CHECK(complete_day(9, 8, "2016-09-08T14:00:00Z") == "2016-09-08");
  CHECK(complete_day(12, 30, "2017-01-02") == "2016-12-30");
  CHECK(complete_day(1, 1, "2016-12-31") == "2017-01-01");
  CHECK(complete_day(9, 8, "").empty());
  CHECK(complete_day(9, 8, "yesterday").empty());
  CHECK(complete_day(2, 29, "2019-03-01").empty());
}

TEST_CASE("times are read as inputs write them") {
  const auto read_time = [](std::string_view written) {
    return normal_time(written, test_knowledge());
  };
  CHECK(read_time("2016-09-08") == "2016-09-08");
  CHECK(read_time("2016-09-08T14:05:06Z") == "2016-09-08T14:05:06Z");
  CHECK(read_time("2016-09-08T14:05:06.123+02:00") == "2016-09-08T14:05:06+02:00");
  CHECK(read_time("2016-09-08T14:05:06-0430") == "2016-09-08T14:05:06-04:30");
  CHECK(read_time("2016-09-08 14:05") == "2016-09-08T14:05:00Z");
  CHECK(read_time("20160908T140506Z") == "2016-09-08T14:05:06Z");
  CHECK(read_time("20160908") == "2016-09-08");
  CHECK(read_time("2016/09/08") == "2016-09-08");
  CHECK(read_time("Thu, 08 Sep 2016 14:05:06 GMT") == "2016-09-08T14:05:06Z");
  CHECK(read_time("Thu, 08 Sep 2016 14:05:06 +0300") == "2016-09-08T14:05:06+03:00");
  CHECK(read_time("September 8, 2016") == "2016-09-08");
  CHECK(read_time("8 Sept. 2016") == "2016-09-08");
  CHECK(read_time("1473343506") == "2016-09-08T14:05:06Z");
  CHECK(read_time("1473343506000") == "2016-09-08T14:05:06Z");
}

TEST_CASE("a time that cannot be read is unknown, never now") {
  const auto read_time = [](std::string_view written) {
    return normal_time(written, test_knowledge());
  };
  for (const auto* written :
       {"", "now", "yesterday", "2016-13-08", "2016-02-30", "8/9", "99999999999999999999999",
        "2016", "Thu,", "Sept", "-", "00000000", "8 Sept 20165"})
    CHECK_MESSAGE(read_time(written).empty(), written << " is " << read_time(written));
  CHECK(read_time("2016-09-08T25:00") == "2016-09-08");
}

}  // namespace
}  // namespace parley::wire::copy
