#include "export/records_json.h"

#include <doctest/doctest.h>

using namespace parley;
using namespace parley::coding;
using exports::records_lines;

namespace {

wire::Story small_story() {
  wire::Story story;
  story.id = "s1";
  story.headline = "Talks";
  story.text = "Talks\n\nAvaria denied it.";
  story.language = "en";
  return story;
}

Party party(const std::string& name) {
  Party p;
  p.text = p.name = name;
  p.at = {7, 13};
  return p;
}

}  // namespace

TEST_CASE("a story's record leaves out what is not known, and kind comes first") {
  CHECK(
      records_lines(small_story(), {}) ==
      R"({"kind":"story","id":"s1","headline":"Talks","text":"Talks\n\nAvaria denied it.","language":"en"})"
      "\n");
}

TEST_CASE("an event says who did what, with lists of parties even when nobody is named") {
  Event event;
  event.id = "s1#e1";
  event.type = "CONSULT";
  event.cameo = "040";
  event.quad = 1;
  event.goldstein = 1;
  event.actors = {party("Avaria")};
  event.at = {7, 24};
  CHECK(
      to_line(exports::event_record(event, "s1")) ==
      R"({"kind":"event","id":"s1#e1","story":"s1","type":"CONSULT","cameo":"040","quad":1,"goldstein":1.0,)"
      R"("actors":[{"text":"Avaria","at":[7,13],"name":"Avaria"}],"recipients":[],"at":[7,24]})");
}

TEST_CASE(
    "a claim has its speaker, whom he speaks for, and the words of a quotation with their place") {
  Claim claim;
  claim.id = "s1#c1";
  claim.event = "s1#e1";
  claim.speaker = party("Ilo Var");
  claim.speaker.on_behalf_of = "Foreign Ministry";
  claim.stance = "denies";
  claim.quote = "not so";
  claim.quote_at = Span{15, 21};
  const auto json = exports::claim_record(claim, "s1");
  CHECK(json["speaker"]["for"] == "Foreign Ministry");
  CHECK(json["quote"].dump() == R"({"text":"not so","at":[15,21]})");
  CHECK_FALSE(json.contains("cue"));
}

TEST_CASE("whole numbers are written without a point, an open bound not at all") {
  Tally tally;
  tally.what = "killed";
  tally.low = 280000.0;
  tally.bound = text::Bound::more_than;
  const auto json = exports::tally_record(tally, "s1");
  CHECK(json["low"].dump() == "280000");
  CHECK_FALSE(json.contains("high"));
  CHECK(json["bound"] == "more_than");
}

TEST_CASE("a quantity within an event is a tally without its kind") {
  Event event;
  event.quantities.resize(1);
  event.quantities[0].what = "wounded";
  const auto json = exports::event_record(event, "s1");
  CHECK(json["quantities"][0]["what"] == "wounded");
  CHECK_FALSE(json["quantities"][0].contains("kind"));
}

TEST_CASE("an open stretch of time has only the end that is known") {
  Truce truce;
  truce.step = "agreed";
  truce.when = TimeSpan{"since 2014", {0, 10}, {"2014-01-01", "", "year"}};
  const auto json = exports::truce_record(truce, "s1");
  CHECK(json["when"]["begin"] == "2014-01-01");
  CHECK_FALSE(json["when"].contains("end"));
}

TEST_CASE("bytes that are no UTF-8 do not stop a record") {
  auto story = small_story();
  story.source = "a\xff";
  CHECK(records_lines(story, {}).find("a\xef\xbf\xbd") != std::string::npos);
}
