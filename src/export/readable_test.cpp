#include "export/readable.h"

#include <doctest/doctest.h>

#include "export/marked_text.h"
#include "export/totals.h"

using namespace parley;
using namespace parley::exports;

namespace {

std::string marked(const std::string& text, const std::vector<Mark>& marks, bool colour = false) {
  Wrapper wrapper(80, 0, colour);
  put_marked(wrapper, text, {0, static_cast<uint32_t>(text.size())}, {marks, {}});
  return wrapper.take();
}

/// "Avaria bombed Brell. Avaria denied it." with the bombing, told by Brell and denied by Avaria.
struct Example {
  wire::Story story;
  coding::Records records;

  Example() {
    story.id = "s1";
    story.headline = "Raid";
    story.text = "Raid\n\nAvaria bombed Brell, Brell said. Avaria denied it.";
    story.language = "en";
    coding::Event event;
    event.id = "e1";
    event.type = "ASSAULT";
    event.mode = "aerial";
    event.status = "possible";
    event.actors.resize(1);
    event.actors[0].name = "Avaria";
    event.recipients.resize(1);
    event.recipients[0].name = "Brell";
    event.trigger = {13, 19};
    records.events = {event};
    add_claim("Brell", "asserts", {6, 25});
    add_claim("Avaria", "denies", {39, 55});
  }

  void add_claim(const std::string& speaker, const std::string& stance, Span at) {
    coding::Claim claim;
    claim.event = "e1";
    claim.speaker.name = speaker;
    claim.stance = stance;
    claim.at = at;
    records.claims.push_back(claim);
  }
};

}  // namespace

TEST_CASE("claims are marked in the text and told below it, without colour by signs alone") {
  const Example example;
  CHECK(readable(example.story, example.records, {}) ==
        "Raid\n"
        "s1\n\n"
        "⟦Avaria bombed Brell⟧₁, Brell said. ⟦Avaria denied it⟧₂.\n\n"
        "  1 ▲ Brell asserts · ASSAULT aerial · Avaria → Brell · possible\n"
        "  2 ▼ Avaria denies · ASSAULT aerial · Avaria → Brell · possible\n\n");
}

TEST_CASE("colour adds escapes and takes nothing away") {
  const Example example;
  auto coloured = readable(example.story, example.records, {80, true});
  CHECK(coloured.find("\x1b[7;31m") != std::string::npos);
  for (auto at = coloured.find('\x1b'); at != std::string::npos; at = coloured.find('\x1b', at))
    coloured.erase(at, coloured.find('m', at) - at + 1);
  CHECK(coloured == readable(example.story, example.records, {}));
}

TEST_CASE("marks that nest, cross or share their stretch are all shown") {
  CHECK(marked("abcdef", {{{0, 6}, 1, ""}, {{2, 4}, 2, ""}}) == "⟦ab⟦cd⟧₂ef⟧₁");
  CHECK(marked("abcdef", {{{0, 4}, 1, ""}, {{2, 6}, 2, ""}}) == "⟦ab⟦cd⟧₁ef⟧₂");
  CHECK(marked("abcdef", {{{1, 3}, 1, ""}, {{1, 3}, 12, ""}}) == "a⟦bc⟧₁·₁₂def");
  CHECK(marked("ab", {{{1, 9}, 1, ""}}) == "ab");
}

TEST_CASE("a story cannot command the terminal or reorder its line") {
  CHECK(made_safe("a\x1b[2Jb") == "a\uFFFD[2Jb");
  CHECK(made_safe("a\u202Eb") == "a\uFFFDb");
  CHECK(made_safe("a\u009Bb") == "a\uFFFDb");
  CHECK(made_safe("a\nb\tc") == "a b c");
}

TEST_CASE("lines are broken at spaces, by columns and not by bytes") {
  CHECK(wrapped("one two three", 7, 0) == "one two\nthree");
  CHECK(wrapped("éé éé éé", 5, 0) == "éé éé\néé");
  CHECK(wrapped("漢字 漢字", 8, 0) == "漢字\n漢字");
  CHECK(wrapped("unbreakable x", 4, 2) == "unbreakable\n  x");
}

TEST_CASE("a story in another language is shown with the reason why it is not coded") {
  Example example;
  example.story.language = "fr";
  const auto shown = readable_uncoded(example.story, "not coded: its language is fr", {});
  CHECK(shown.find("- not coded: its language is fr") != std::string::npos);
  CHECK(shown.find("⟦") == std::string::npos);
}

TEST_CASE("totals count stories, claims by stance and events by type") {
  const Example example;
  Totals totals;
  totals.stories = 1;
  totals.count(example.records);
  CHECK(readable(totals) ==
        "1 story, 2 claims, 1 event\nclaims: asserts 1, denies 1\nevents: ASSAULT 1\n");
}
