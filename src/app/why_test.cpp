#include "app/why.h"

#include <sstream>

#include <doctest/doctest.h>

using namespace parley;
using namespace parley::app;

namespace {

const std::string kRecords =
    R"({"kind":"story","id":"s0","text":"Nothing."})"
    "\n"
    R"({"kind":"story","id":"s1","headline":"Raid","text":"Raid\n\nAvaria bombed Brell."})"
    "\n"
    R"({"kind":"event","id":"e1","story":"s1","type":"ASSAULT","actors":[{"name":"Avaria"}],"recipients":[],"at":[6,26],"trigger":[13,19],"why":"events/force.txt:12","confidence":0.8})"
    "\n"
    R"({"kind":"claim","id":"c1","story":"s1","event":"e1","speaker":{"id":"wire"},"stance":"asserts"})"
    "\n"
    R"({"kind":"story","id":"s2","text":"Nothing."})"
    "\n";

Result<std::string> why(const std::string& id, const std::string& records = kRecords) {
  std::istringstream in(records);
  return explain_record(in, "r.jsonl", id, {});
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("an event leads to its words, its rule, its score, its claims and its story") {
  const auto answer = why("e1");
  REQUIRE(answer);
  for (const auto* part : {"ASSAULT", "Avaria", "⟦bombed⟧₁", "events/force.txt:12", "0.8",
                           "claim c1: the wire asserts", "story s1: Raid"})
    CHECK_MESSAGE(has(*answer, part), part);
}

TEST_CASE("a claim leads to its event") {
  const auto answer = why("c1");
  REQUIRE(answer);
  CHECK(has(*answer, "event e1: ASSAULT"));
}

TEST_CASE("an id that is not there is not found, and a bad line is named") {
  CHECK(why("e9").error().fault == Fault::not_found);
  CHECK(why("e1", "{}\nnot json\n").error().what == "r.jsonl:2: not a record");
}

TEST_CASE("spans that do not lie in the text are passed over") {
  const auto answer = why(
      "e",
      R"({"kind":"event","id":"e","story":"s","at":[5,99999],"trigger":[-1,2],"cue_at":["a",{}],"actors":7})"
      "\n");
  REQUIRE(answer);
  CHECK(has(*answer, "event e"));
}
