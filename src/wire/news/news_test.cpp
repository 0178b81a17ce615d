#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "tests/support/case_file.h"
#include "wire/news/copy.h"
#include "wire/news/encoding.h"
#include "wire/news/instant.h"
#include "wire/news/newsml.h"
#include "wire/reader.h"

namespace parley::wire {
namespace {

struct Found {
  std::vector<Story> stories;
  std::vector<Complaint> complaints;
};

Found read(ReadDocument reader, std::string_view document, bool day_first = false) {
  Found found;
  InputInfo info;
  info.name = "in";
  info.day_first = day_first;
  reader(document, info,
         {[&](Story&& s) { found.stories.push_back(std::move(s)); },
          [&](Complaint&& c) { found.complaints.push_back(std::move(c)); }});
  return found;
}

/// "<SOH>" and its like in a case stand for the control characters that a text file cannot show.
std::string with_controls(std::string text) {
  static const std::map<std::string, std::string> kControls = {
      {"<SYN>", "\x16"}, {"<SOH>", "\x01"}, {"<US>", "\x1f"},  {"<DC1>", "\x11"},
      {"<STX>", "\x02"}, {"<ETX>", "\x03"}, {"<EOT>", "\x04"}, {"<TAB>", "\t"}};
  for (const auto& [name, value] : kControls)
    for (auto at = text.find(name); at != std::string::npos; at = text.find(name, at))
      text.replace(at, name.size(), value);
  return text;
}

void line(std::string& out, const char* name, const std::string& value) {
  if (!value.empty()) out += std::string(name) + ": " + value + "\n";
}

std::string shown(const Story& s) {
  std::string out;
  line(out, "id", s.id);
  line(out, "version", s.version);
  line(out, "status", s.status);
  line(out, "published", s.published);
  line(out, "embargoed", s.embargoed);
  line(out, "supersedes", s.supersedes);
  line(out, "source", s.source);
  line(out, "credit", s.credit);
  line(out, "byline", s.byline);
  line(out, "slug", s.slug);
  line(out, "urgency", s.urgency);
  line(out, "edit_note", s.edit_note);
  line(out, "copyright", s.copyright);
  line(out, "language", s.language);
  line(out, "summary", s.summary);
  for (const auto& subject : s.subjects) line(out, "subject", subject);
  for (const auto& link : s.links) line(out, "link", link.rel + " " + link.href);
  return out + "text: " + s.text + "\n";
}

TEST_CASE("news documents read as the cases say") {
  const std::map<std::string, ReadDocument> readers = {
      {"newsml", read_newsml}, {"nitf", read_nitf}, {"ninjs", read_ninjs}, {"anpa", read_anpa}};
  test::check_cases("news", [&](const test::Case& c) {
    const auto found =
        read(readers.at(c.option("type")), with_controls(c.input), c.option("day_first") == "yes");
    std::string out;
    for (const auto& story : found.stories) out += (out.empty() ? "" : "--\n") + shown(story);
    for (const auto& complaint : found.complaints)
      out += "complaint: " + complaint.place + ": " + complaint.what + "\n";
    return out;
  });
}

TEST_CASE("a document that nests a hundred thousand deep is refused, not crashed on") {
  std::string deep;
  for (int i = 0; i < 100000; ++i) deep += "<newsItem>";
  for (const auto reader : {read_newsml, read_nitf}) {
    const auto found = read(reader, deep);
    CHECK(found.stories.empty());
    REQUIRE(found.complaints.size() == 1);
    CHECK(found.complaints[0].what.find("nested deeper") != std::string::npos);
  }
  CHECK(read(read_ninjs, std::string(100000, '[')).complaints.size() == 1);
}

TEST_CASE("entities of a document type are neither expanded nor fetched") {
  const auto found = read(read_nitf,
                          "<!DOCTYPE nitf [<!ENTITY a SYSTEM 'file:///etc/hostname'><!ENTITY b "
                          "'&a;&a;'>]><nitf><body><body.content><p>One &b; "
                          "two.</p></body.content></body></nitf>");
  REQUIRE(found.stories.size() == 1);
  CHECK(found.stories[0].text == "\n\nOne &b; two.");
}

TEST_CASE("empty and binary input is complained of by every reader") {
  const std::string binary("\x7f\x45\x4c\x46\x00\x00\xff\xfe", 8);
  for (const auto reader : {read_newsml, read_nitf, read_ninjs, read_anpa})
    for (const auto& input : {std::string(), binary}) {
      const auto found = read(reader, input);
      CHECK(found.stories.empty());
      CHECK(found.complaints.size() == 1);
    }
}

TEST_CASE("a truncated item still gives what was read, and a complaint with its line") {
  const auto found =
      read(read_newsml,
           "<newsItem guid='tag:x,1'><itemMeta><itemClass qcode='ninat:text'/></itemMeta>\n"
           "<contentMeta><headline>Talks resume</headline></contentMeta>\n"
           "<contentSet><inlineXML><p>Talks resumed on Mon");
  REQUIRE(found.stories.size() == 1);
  CHECK(found.stories[0].headline == "Talks resume");
  REQUIRE(found.complaints.size() == 1);
  CHECK(found.complaints[0].place == "in:3");
}

TEST_CASE("bytes that are not UTF-8 are read as what wires send") {
  CHECK(news::to_utf8("Bogot\xE1 \x93no\x94") == "Bogotá “no”");
  CHECK(news::to_utf8("<?xml version='1.0' encoding='iso-8859-2'?>\xB3") ==
        "<?xml version='1.0' encoding='iso-8859-2'?>ł");
  CHECK(news::to_utf8(std::string("\xFF\xFE<\0a\0", 6)) == "<a");
  CHECK(news::to_utf8("\xED\xA0\x80").find("\xED\xA0") == std::string::npos);
}

TEST_CASE("an instant needs a day that exists, a time and a zone") {
  CHECK(news::instant("2031-03-14T09:30:00+02:00") == "2031-03-14T09:30:00+02:00");
  CHECK(news::instant("20310314T093000Z") == "2031-03-14T09:30:00Z");
  CHECK(news::instant("20310314T0930-0500") == "2031-03-14T09:30:00-05:00");
  CHECK(news::instant("2031-03-14T09:30:00.250Z") == "2031-03-14T09:30:00.250Z");
  CHECK(news::instant("2031-03-14T09:30:00") == "2031-03-14");
  CHECK(news::instant("20310314") == "2031-03-14");
  for (const auto* bad : {"", "soon", "2031-02-30", "2031-13-01T00:00:00Z", "2031-03-14T25:00:00Z",
                          "2031-03", "14 March 2031"})
    CHECK(news::instant(bad).empty());
}

TEST_CASE("instants are compared across zones") {
  CHECK(news::later("2031-03-14T10:00:00Z", "2031-03-14T11:30:00+02:00"));
  CHECK_FALSE(news::later("2031-03-14T10:00:00Z", "2031-03-14T06:00:00-05:00"));
  CHECK_FALSE(news::later("2031-03-15", "2031-03-14T06:00:00Z"));
}

TEST_CASE("HTML copy comes apart into paragraphs however it is written") {
  using news::copy_of_html;
  CHECK(copy_of_html("<p>One<p>Two &amp; three") == news::Paragraphs{"One", "Two & three"});
  CHECK(copy_of_html("One<br>still one<br><br>Two") == news::Paragraphs{"One still one", "Two"});
  CHECK(copy_of_html("<p>a</p><script>if (a<b) c()</script><p>d") == news::Paragraphs{"a", "d"});
  CHECK(copy_of_html("<script>never closed <p>x") == news::Paragraphs{"never closed", "x"});
  CHECK(copy_of_html("2 < 3 &bogus; <b>and</b> <i>so") == news::Paragraphs{"2 < 3 &bogus; and so"});
}

TEST_CASE("plain copy is parted by empty lines or by indents") {
  using news::copy_of_plain;
  CHECK(copy_of_plain("one\nmore\n\ntwo") == news::Paragraphs{"one more", "two"});
  CHECK(copy_of_plain("\tone\nmore\n\ttwo\n") == news::Paragraphs{"one more", "two"});
  CHECK(copy_of_plain("one\r\ntwo") == news::Paragraphs{"one", "two"});
}

TEST_CASE("the fields of an item are read whatever the prefix of its namespace") {
  const Sink sink{[](Story&&) {}, [](Complaint&&) {}};
  const auto fields = news::newsml_fields(
      "<n:conceptItem xmlns:n='http://iptc.org/std/nar/2006-10-01/' guid='urn:x' version='3'>"
      "<n:itemMeta><n:provider literal='nls'/><n:edNote/></n:itemMeta><n:contentMeta>"
      "<n:subject uri='http://example.org/s'><n:name>peace  process</n:name></n:subject>"
      "<n:genre/></n:contentMeta></n:conceptItem>",
      {}, sink);
  CHECK(fields.at("root") == "conceptItem");
  CHECK(fields.at("provider") == Json::array({"nls"}));
  CHECK(fields.at("edNote") == Json::array({""}));
  CHECK(fields.at("subject") ==
        Json::array({Json::array({"http://example.org/s", "peace process"})}));
  CHECK(fields.at("genre") == Json::array({Json::array({nullptr, ""})}));
  CHECK_FALSE(fields.contains("guids"));
}

TEST_CASE("items that are not copy give neither story nor complaint") {
  for (const auto* kind :
       {"planningItem", "conceptItem", "knowledgeItem", "catalogItem", "packageItem"}) {
    const auto name = std::string(kind);
    const auto found =
        read(read_newsml, "<" + name +
                              "><contentMeta><headline>Plan</headline></contentMeta>"
                              "<contentSet><inlineXML><p>x</p></inlineXML></contentSet></" +
                              name + ">");
    CHECK(found.stories.empty());
    CHECK(found.complaints.empty());
  }
}

std::string slurp(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

TEST_CASE(
    "the sample wire reads without complaint, and every story of it says that it is invented") {
  const std::filesystem::path root = PARLEY_SOURCE_DIR "/data/samples/wire";
  const std::vector<std::pair<std::string, ReadDocument>> readers = {{".newsml.xml", read_newsml},
                                                                     {".nitf.xml", read_nitf},
                                                                     {".ninjs.json", read_ninjs},
                                                                     {".anpa", read_anpa}};
  std::map<std::string, std::size_t> stories;
  for (const auto& file : std::filesystem::recursive_directory_iterator(root))
    for (const auto& [ending, reader] : readers) {
      if (!file.path().string().ends_with(ending)) continue;
      const auto found = read(reader, slurp(file.path()));
      CHECK(found.complaints.empty());
      stories[ending] += found.stories.size();
      for (const auto& story : found.stories) {
        CHECK(story.edit_note.find("[INVENTED SAMPLE COPY - NOT NEWS]") != std::string::npos);
        CHECK(story.published.substr(0, 8) == "2031-03-");
        CHECK_FALSE(story.id.empty());
        CHECK_FALSE(story.headline.empty());
      }
    }
  CHECK(stories[".newsml.xml"] == 13);
  CHECK(stories[".nitf.xml"] == 4);
  CHECK(stories[".ninjs.json"] == 6);
  CHECK(stories[".anpa"] == 9);
}

}  // namespace
}  // namespace parley::wire
