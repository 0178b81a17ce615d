#include "wire/html/promotion.h"

#include <doctest/doctest.h>

using namespace parley::wire::html;

TEST_CASE("a paragraph that sends the reader elsewhere is a promotion") {
  CHECK(is_promotion("Read more: How the bridge was closed", 0.7));
  CHECK(is_promotion("Follow the newsroom on Twitter.", 0));
  CHECK(is_promotion("Image 3 of 7", 0));
  CHECK(is_promotion("ADVERTISEMENT", 0));
  CHECK(is_promotion("More: the talks in pictures", 0.9));
}

TEST_CASE("a sentence that only begins like a promotion is copy") {
  CHECK_FALSE(is_promotion("More: he would not say.", 0));
  CHECK_FALSE(is_promotion("Follow-up talks are set for Monday, the ministry said.", 0));
  CHECK_FALSE(is_promotion("Readers of the treaty will look in vain for a date.", 0));
}

TEST_CASE("dates and signatures above the copy are stamps, sentences with dates are not") {
  CHECK(is_stamp("Published 18 November 2031"));
  CHECK(is_stamp("20 Nov 2031 - 11:28 AMT"));
  CHECK(is_stamp("05/10/2031 | Page 4"));
  CHECK_FALSE(is_stamp("On 18 November 2031 the envoys met."));
  CHECK_FALSE(is_stamp("PORT ILVE, Nov 18, 2031 (AP) —"));
}

TEST_CASE("headings over other stories are told from those of the copy") {
  CHECK(heads_promotion("Related stories"));
  CHECK(heads_promotion("More great harbour stories"));
  CHECK_FALSE(heads_promotion("What comes next"));
}

TEST_CASE("credits close a story") {
  CHECK(is_credit("Reporting by A. Nother; editing by B. Side"));
  CHECK(is_credit("Ines Calloway in Port Ilve contributed to this report."));
  CHECK_FALSE(is_credit("Reporting from the border remains difficult."));
}

TEST_CASE("an address alone is told from a sentence with one") {
  CHECK(is_address("https://gazette.example/a"));
  CHECK_FALSE(is_address("https://gazette.example/a says so"));
}
