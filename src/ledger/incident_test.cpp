#include "ledger/incident.h"

#include <doctest/doctest.h>

using parley::coding::Claim;
using parley::ledger::standing_of;

namespace {

Claim claim(const std::string& code, const std::string& stance) {
  Claim c;
  c.speaker.code = code;
  if (code == "wire") c.speaker.id = "wire";
  c.stance = stance;
  return c;
}

std::string standing(const std::vector<Claim>& claims) {
  std::vector<const Claim*> list;
  for (const auto& c : claims) list.push_back(&c);
  return standing_of(list);
}

}  // namespace

TEST_CASE("what one voice tells is reported") {
  CHECK(standing({claim("wire", "asserts")}) == "reported");
}

TEST_CASE("a denial against another's word is a dispute, and stays one when it is insisted") {
  CHECK(standing({claim("RUSGOV", "announces"), claim("USAGOV", "denies"),
                  claim("RUSGOV", "insists")}) == "disputed");
}

TEST_CASE("a denial of what nobody in the story affirms leaves it denied") {
  CHECK(standing({claim("SYRGOV", "denies")}) == "denied");
}

TEST_CASE("a grant confirms: of what another said, or of a loss or guilt of one's own") {
  CHECK(standing({claim("RUSGOV", "announces"), claim("USAGOV", "confirms")}) == "confirmed");
  CHECK(standing({claim("RUSGOV", "confirms")}) == "confirmed");
  CHECK(standing({claim("RUSGOV", "announces"), claim("RUSGOV", "confirms")}) == "reported");
}

TEST_CASE("who denied it and then announces it has granted it") {
  auto denial = claim("USAGOV", "denies");
  auto grant = claim("USAGOV", "announces");
  denial.speaker.country = grant.speaker.country = "USA";
  CHECK(standing({claim("RUSGOV", "announces"), denial, claim("RUSGOV", "insists"), grant}) ==
        "confirmed");
}

TEST_CASE("two named voices corroborate, the wire beside one does not") {
  CHECK(standing({claim("PAKCOP", "asserts"), claim("PAKCVL", "asserts")}) == "corroborated");
  CHECK(standing({claim("PAKCOP", "asserts"), claim("wire", "asserts")}) == "reported");
}

TEST_CASE("what is only predicted has not happened") {
  CHECK(standing({claim("NGO", "predicts")}) == "predicted");
}
