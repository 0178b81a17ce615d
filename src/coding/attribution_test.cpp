#include "coding/attribution.h"

#include <doctest/doctest.h>

namespace parley::coding {
namespace {

Party party(const std::string& name, const std::string& country, const std::string& sector) {
  Party p;
  p.name = name;
  p.country = country;
  p.code = country + sector;
  return p;
}

Claim claim(const Party& speaker, const std::string& stance) {
  Claim c;
  c.speaker = speaker;
  c.stance = stance;
  return c;
}

Draft draft(const std::string& type, const Party& actor) {
  Draft d;
  d.event.type = type;
  d.event.status = "occurred";
  d.event.actors = {actor};
  return d;
}

Party wire() {
  Party p;
  p.id = "wire";
  return p;
}

TEST_CASE("what a government says of its own act is announced") {
  const auto avaria = party("Avaria", "AVA", "GOV");
  std::vector<Draft> drafts{draft("CONSULT", avaria)};
  drafts[0].claims = {claim(avaria, "asserts")};
  settle_claims(drafts);
  CHECK(drafts[0].claims.at(0).stance == "announces");
}

TEST_CASE("what it says of another's act is asserted") {
  std::vector<Draft> drafts{draft("CONSULT", party("Brell", "BRE", "GOV"))};
  drafts[0].claims = {claim(party("Avaria", "AVA", "GOV"), "asserts")};
  settle_claims(drafts);
  CHECK(drafts[0].claims.at(0).stance == "asserts");
}

TEST_CASE("the wire's own telling gives way to a named speaker") {
  std::vector<Draft> drafts{draft("ASSAULT", party("Brell", "BRE", "MIL"))};
  drafts[0].claims = {claim(wire(), "asserts"), claim(party("Avaria", "AVA", "GOV"), "asserts")};
  settle_claims(drafts);
  REQUIRE(drafts[0].claims.size() == 1);
  CHECK(drafts[0].claims[0].speaker.name == "Avaria");
}

TEST_CASE("a happening that one side affirms and the other denies is possible") {
  std::vector<Draft> drafts{draft("CONSULT", party("Brell", "BRE", "GOV"))};
  drafts[0].claims = {claim(party("Avaria", "AVA", "GOV"), "asserts"),
                      claim(party("Brell", "BRE", "GOV"), "denies")};
  settle_claims(drafts);
  CHECK(drafts[0].event.status == "possible");
}

TEST_CASE("one that is only denied did not occur") {
  std::vector<Draft> drafts{draft("CONSULT", party("Brell", "BRE", "GOV"))};
  drafts[0].claims = {claim(party("Brell", "BRE", "GOV"), "denies")};
  settle_claims(drafts);
  CHECK(drafts[0].event.status == "did_not_occur");
}

}  // namespace
}  // namespace parley::coding
