#include "wire/copy/furniture.h"

#include <doctest/doctest.h>

#include "tests/support/case_file.h"
#include "wire/copy/support_test.h"

namespace parley::wire::copy {
namespace {

Story marked(std::string headline, const std::string& body, std::string published = "") {
  Story story;
  story.text = headline.empty() ? body : headline + "\n\n" + body;
  story.headline = std::move(headline);
  story.published = std::move(published);
  mark_furniture(story, test_knowledge());
  return story;
}

std::string shown(const Story& story) {
  std::string out;
  if (story.dateline)
    out += "dateline " + story.dateline->place + "; " + story.dateline->agency + "; " +
           story.dateline->date + "\n";
  if (!story.byline.empty()) out += "by " + story.byline + "\n";
  for (const auto& furniture : story.furniture) {
    std::string words(slice(story.text, furniture.at));
    for (auto& c : words)
      if (c == '\n') c = '/';
    out += std::string(to_string(furniture.kind)) + " <" + words + ">\n";
  }
  return out.empty() ? "nothing" : out;
}

TEST_CASE("furniture is marked and news is left alone, as the cases say") {
  test::check_cases("wire/furniture", [](const test::Case& c) {
    return shown(marked(c.option("headline"), c.input, c.option("published")));
  });
}

TEST_CASE("furniture is in order and never overlaps, whatever the text") {
  const std::string pieces[] = {
      "(Adds details) ", "GENEVA (AP) — ", "By Jane Roe\n",  "ENDS\n\n", "[note",        "]\n",
      "(Reporting by ",  "x)\n\n",         "Read more: a\n", "\n\n",     "A Heading\n\n"};
  unsigned seed = 7;
  for (int round = 0; round < 300; ++round) {
    std::string body;
    for (int i = 0; i < 12; ++i) {
      seed = seed * 1103515245u + 12345u;
      body += pieces[(seed >> 16) % std::size(pieces)];
    }
    const auto story = marked("", body);
    uint32_t last = 0;
    for (const auto& furniture : story.furniture) {
      CHECK(furniture.at.begin >= last);
      CHECK(furniture.at.end > furniture.at.begin);
      last = furniture.at.end;
    }
    CHECK(last <= story.text.size());
  }
}

TEST_CASE("a text of blanks, of brackets or of nothing has no furniture") {
  for (const auto* body : {"", "\n\n\n", "   ", "(((((((((((", "[[[[[\n[[[", ")", "-", "\u200B"})
    CHECK(marked("", body).furniture.empty());
}

TEST_CASE("invisible marks do not hide furniture") {
  const auto story = marked("", "\u200FRead\u200B more: the \u202Asiege\u202C explained");
  REQUIRE(story.furniture.size() == 1);
  CHECK(story.furniture[0].kind == FurnitureKind::promotion);
}

}  // namespace
}  // namespace parley::wire::copy
