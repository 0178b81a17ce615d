#include "wire/html/article.h"

#include <doctest/doctest.h>

#include "base/json.h"
#include "tests/support/case_file.h"
#include "wire/reader.h"

using namespace parley::wire;

namespace {

struct Read {
  std::vector<Story> stories;
  std::vector<Complaint> complaints;
};

Read read(std::string_view page, const InputInfo& info = {}) {
  Read out;
  read_html(page, info,
            {[&](Story&& story) { out.stories.push_back(std::move(story)); },
             [&](Complaint&& complaint) { out.complaints.push_back(std::move(complaint)); }});
  return out;
}

/// The fields of an article that are known, one on a line, then a blank line and the body.
std::string shown(const html::Article& a) {
  std::string out;
  const auto line = [&](const char* name, const std::string& value) {
    if (!value.empty()) out += std::string(name) + ": " + value + "\n";
  };
  line("title", a.title);
  line("byline", a.byline);
  line("site", a.site);
  line("published", a.published);
  line("updated", a.updated);
  line("language", a.language);
  line("summary", a.summary);
  line("url", a.url);
  for (const auto& link : a.links) line("link", link.href);
  return out + "\n" + a.body;
}

constexpr std::string_view kCopy =
    "<p>The envoys met for three hours on Monday, officials said, and agreed to meet again.</p>"
    "<p>Neither side, however, would say when, where, or with whom the talks might go on.</p>";

}  // namespace

TEST_CASE("articles are read as the cases show") {
  parley::test::check_cases("html", [](const parley::test::Case& c) {
    return shown(html::extract_article(c.input, {.url = c.option("url"), .content_type = {}}));
  });
}

TEST_CASE("a page becomes one story: headline, blank line, paragraphs") {
  const auto page =
      "<html lang=en><title>Envoys meet</title><article>" + std::string(kCopy) + "</article>";
  const auto got =
      read(page, {.name = "a.html", .url = "https://example.org/a", .headers = {}, .source = {}});
  REQUIRE(got.stories.size() == 1);
  const auto& story = got.stories[0];
  CHECK(story.headline == "Envoys meet");
  CHECK(story.text.rfind("Envoys meet\n\nThe envoys met", 0) == 0);
  CHECK(story.url == "https://example.org/a");
  CHECK(story.language == "en");
  CHECK(story.published.empty());
  CHECK(got.complaints.empty());
}

TEST_CASE("a page without copy is complained of by its name") {
  for (const auto* page : {"", "<html></html>", "<nav><a href=/>Home</a></nav><p>Menu</p>"}) {
    const auto got = read(page, {.name = "b.html", .url = {}, .headers = {}, .source = {}});
    CHECK(got.stories.empty());
    REQUIRE(got.complaints.size() == 1);
    CHECK(got.complaints[0].place == "b.html");
  }
}

TEST_CASE("the header's encoding reaches the reader") {
  InputInfo info;
  info.headers["content-type"] = "text/html; charset=windows-1252";
  const auto got =
      read("<p>The envoys met in a caf\xE9, officials said, and agreed to meet again.</p>", info);
  REQUIRE(got.stories.size() == 1);
  CHECK(got.stories[0].text.find("caf\u00E9") != std::string::npos);
}
