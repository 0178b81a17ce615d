#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "tests/support/case_file.h"
#include "wire/feed/dates.h"
#include "wire/feed/document.h"
#include "wire/feed/encoding.h"
#include "wire/feed/html_rewriter.h"
#include "wire/feed/html_text.h"
#include "wire/feed/strings.h"
#include "wire/feed/urls.h"
#include "wire/reader.h"

namespace parley::wire {
namespace {

struct Heard {
  std::vector<Story> stories;
  std::vector<Complaint> complaints;
};

Heard hear(ReadDocument read, std::string_view document, const InputInfo& info) {
  Heard heard;
  read(document, info,
       {[&](Story&& story) { heard.stories.push_back(std::move(story)); },
        [&](Complaint&& c) { heard.complaints.push_back(std::move(c)); }});
  return heard;
}

InputInfo named(const std::string& name) {
  InputInfo info;
  info.name = name;
  return info;
}

std::string joined(const std::vector<std::string>& parts) {
  std::string out;
  for (const auto& part : parts) out += (out.empty() ? "" : ", ") + part;
  return out;
}

std::string show(const Story& story) {
  std::string out;
  const auto line = [&out](const char* name, const std::string& value) {
    if (!value.empty()) out += std::string(name) + ": " + value + "\n";
  };
  line("id", story.id);
  line("source", story.source);
  line("url", story.url);
  line("published", story.published);
  line("updated", story.updated);
  line("byline", story.byline);
  line("language", story.language);
  line("copyright", story.copyright);
  line("subjects", joined(story.subjects));
  for (const auto& link : story.links) line("link", link.rel + " " + link.href);
  line("summary", story.summary);
  return out + "text:\n" + story.text + "\n";
}

std::string show(const Heard& heard) {
  std::string out;
  for (const auto& story : heard.stories) out += show(story) + "\n";
  for (const auto& complaint : heard.complaints)
    out += "! " + complaint.place + ": " + complaint.what + "\n";
  return out;
}

Json tree(std::string_view document) { return feed::parse_feed(document, named("test")).tree; }

}  // namespace

TEST_CASE("feeds of every dialect give stories") {
  test::check_cases("feed", [](const test::Case& c) {
    InputInfo info = named("wire");
    info.url = c.option("url");
    const bool json = c.option("reader") == "jsonfeed";
    return show(hear(json ? read_jsonfeed : read_feed, c.input, info));
  });
}

TEST_CASE("a document nested a hundred thousand deep is read in bounded stack") {
  std::string deep = "<rss><channel><item><title>Talks go on</title><description>";
  for (int i = 0; i < 100000; ++i) deep += "<div>";
  const Heard heard = hear(read_feed, deep, named("deep.xml"));
  REQUIRE(heard.stories.size() == 1);
  CHECK(heard.stories[0].headline == "Talks go on");
  REQUIRE(heard.complaints.size() == 1);
  CHECK(heard.complaints[0].place == "deep.xml:1");
}

TEST_CASE("an entity that holds entities is not expanded") {
  std::string bomb = "<?xml version='1.0'?>\n<!DOCTYPE rss [\n<!ENTITY a \"ten words\">\n";
  for (char c = 'b'; c < 'k'; ++c) {
    bomb += std::string("<!ENTITY ") + c + " \"";
    for (int i = 0; i < 10; ++i) bomb += std::string("&") + static_cast<char>(c - 1) + ";";
    bomb += "\">\n";
  }
  bomb += "]>\n<rss><channel><item><title>&j; &a;</title></item></channel></rss>";
  const Heard heard = hear(read_feed, bomb, named("bomb.xml"));
  REQUIRE(heard.stories.size() == 1);
  CHECK(heard.stories[0].headline.size() < 100);
}

TEST_CASE("what an entity adds is bounded however often it is named") {
  std::string bomb = "<!DOCTYPE rss [\n<!ENTITY a \"" + std::string(100000, 'x') + "\">\n]>\n<rss>";
  for (int i = 0; i < 10000; ++i) bomb += "&a;";
  const Heard heard = hear(read_feed, bomb + "</rss>", named("bomb.xml"));
  CHECK(heard.stories.empty());
  CHECK(heard.complaints.size() == 1);
}

TEST_CASE("a document above the limit is refused") {
  const std::string big(kMostDocumentBytes + 1, ' ');
  const Heard heard = hear(read_feed, big, named("big.xml"));
  REQUIRE(heard.complaints.size() == 1);
  CHECK(heard.stories.empty());
}

TEST_CASE("bytes that are no feed are complained of") {
  std::string bytes;
  for (int i = 0; i < 4096; ++i) bytes += static_cast<char>(i * 37 + i / 251);
  CHECK(hear(read_feed, bytes, named("noise.bin")).complaints.size() == 1);
  CHECK(hear(read_feed, "", named("empty.xml")).complaints.size() == 1);
  CHECK(hear(read_jsonfeed, bytes, named("noise.bin")).complaints.size() == 1);
}

TEST_CASE("a feed cut off anywhere gives whole stories and one complaint") {
  const std::string feed =
      "<?xml version=\"1.0\"?>\n<rss version=\"2.0\"><channel><title>Agency</title>\n"
      "<item><guid>a</guid><title>First</title><description>One &amp; two</description></item>\n"
      "<item><guid>b</guid><title>Second</title></item>\n</channel></rss>";
  const std::size_t second = feed.find("<item><guid>b");
  for (std::size_t length = second; length < feed.size(); ++length) {
    const Heard heard = hear(read_feed, feed.substr(0, length), named("cut.xml"));
    REQUIRE(!heard.stories.empty());
    CHECK(heard.stories[0].text == "First\n\nOne & two");
    CHECK(heard.complaints.size() >= 1);
  }
}

TEST_CASE("thousands of attributes, names and addresses take linear time") {
  std::string attributes = "<rss><channel><item ";
  std::string names = "<rss><channel><item>";
  std::string addresses = "<rss><channel><item><title>x</title><author>";
  for (int i = 0; i < 100000; ++i) {
    const std::string n = std::to_string(i);
    attributes += "a" + n + "='1' ";
    names += "<k" + n + ">x</k" + n + ">";
    addresses += "a@";
  }
  CHECK(hear(read_feed, attributes + "/></channel></rss>", named("a")).stories.empty());
  CHECK(hear(read_feed, names + "</item></channel></rss>", named("n")).stories.empty());
  CHECK(
      hear(read_feed, addresses + "</author></item></channel></rss>", named("m")).stories.size() ==
      1);
}

TEST_CASE("dates of every style are one instant") {
  for (const char* text :
       {"2016-09-08T14:05:00Z", "2016-09-08T16:05:00+02:00", "2016-09-08 14:05:00",
        "Thu, 08 Sep 2016 14:05:00 GMT", "Thu, 8 Sep 16 10:05 EDT",
        "8 September 2016 14:05:00 +0000", "Thu Sep  8 14:05:00 2016", "20160908T14:05:00Z",
        "2016-252T14:05:00Z", "Thu, 2016/09/08 14:05:00 GMT", "Sep 8, 2016 2:05 PM GMT",
        "2016년 09월 08일  23:05:00", "2016-09-08 오후 11:05:00", "Πεμ, 08 Σεπ 2016 14:05:00 GMT",
        "2016-szeptember-8T16:05+02:00"})
    CHECK_MESSAGE(feed::to_rfc3339(text) == "2016-09-08T14:05:00Z", text);
  CHECK(feed::to_rfc3339("2016-09-08") == "2016-09-08");
  CHECK(feed::to_rfc3339("08 Sep 2016") == "2016-09-08");
}

TEST_CASE("a date that is none stays unknown") {
  for (const char* text : {"", "yesterday", "2016-02-30", "Thu, 31 Jun 2016 10:00:00 GMT", "--09",
                           "2016-13-01T10:00:00Z", "12", "99999999999999999999", "T", "-", "+:"})
    CHECK_MESSAGE(!feed::parse_date(text), text);
}

TEST_CASE("a nine-tuple has weekday and day of the year") {
  CHECK(feed::parse_date("2003-12-31T10:14:55Z") ==
        feed::NineTuple{2003, 12, 31, 10, 14, 55, 2, 365, 0});
  CHECK(feed::parse_date("2016-02-29T23:30:00-01:00") ==
        feed::NineTuple{2016, 3, 1, 0, 30, 0, 1, 61, 0});
}

TEST_CASE("references are resolved as RFC 3986 has them") {
  const char* base = "http://a/b/c/d;p?q";
  CHECK(feed::join_url(base, "g") == "http://a/b/c/g");
  CHECK(feed::join_url(base, "../../g") == "http://a/g");
  CHECK(feed::join_url(base, "../../../g") == "http://a/g");
  CHECK(feed::join_url(base, "//g/h") == "http://g/h");
  CHECK(feed::join_url(base, "?y") == "http://a/b/c/d;p?y");
  CHECK(feed::join_url(base, "#s") == "http://a/b/c/d;p?q#s");
  CHECK(feed::join_url(base, "mailto:desk@agency.example") == "mailto:desk@agency.example");
  CHECK(feed::join_url(base, "http:////g") == "http://g");
  CHECK(feed::safe_url("javascript:alert(1)").empty());
}

TEST_CASE("HTML of strangers keeps its words and loses its teeth") {
  CHECK(feed::sanitize_html("<p onclick='x()'>One<script>two()</script> three</p>", "text/html") ==
        "<p>One three</p>");
  CHECK(feed::sanitize_html("<a href=\"javascript:x\">go</a>", "text/html") ==
        "<a href=\"\">go</a>");
  CHECK(feed::sanitize_html("<b style=\"color: red; position: fixed\">!</b>", "text/html") ==
        "<b style=\"color: red;\">!</b>");
  CHECK(feed::sanitize_html("a <!-- never closed <b>c</b>", "text/html") == "a");
}

TEST_CASE("HTML as text has its paragraphs parted by blank lines") {
  CHECK(feed::html_to_text(
            "<p>Kyiv &amp; Minsk<br>agree</p><p>It&rsquo;s \n done</p><style>p{}</style>") ==
        "Kyiv & Minsk\nagree\n\nIt\u2019s done");
  CHECK(feed::html_to_text("<ul><li>one</li><li>two</li></ul>after") == "one\n\ntwo\n\nafter");
  CHECK(feed::html_to_text("").empty());
}

TEST_CASE("an encoding is found by header, mark, declaration or looks") {
  using feed::decode_document;
  CHECK(decode_document("<?xml version='1.0' encoding='iso-8859-1'?><a>\xe9</a>", {}).encoding ==
        "iso-8859-1");
  const auto mark = decode_document(std::string_view("\xff\xfe<\0a\0>\0", 8), {});
  CHECK(mark.encoding == "utf-16le");
  CHECK(mark.text == "<a>");
  const auto header =
      decode_document("<a>\xb3\xe2</a>", {{"content-type", "text/xml; charset=euc-kr"}});
  CHECK(header.text == "<a>년</a>");
  const auto ascii = decode_document("<a>b</a>", {{"content-type", "text/html"}});
  CHECK(ascii.encoding == "us-ascii");
  CHECK(!ascii.media_type_is_xml);
}

TEST_CASE("a few bytes of Windows-1252 in UTF-8 are mended, not the whole made over") {
  const auto mixed = feed::decode_document("<a>é ü ö ä ß \x93quote\x94 ñ ç à ê î</a>", {});
  CHECK(mixed.text == "<a>é ü ö ä ß “quote” ñ ç à ê î</a>");
  CHECK(!mixed.trouble.empty());
}

TEST_CASE("Thai in TIS-620 is told by its looks") {
  std::string thai = "<a>";
  for (int i = 0; i < 8; ++i) thai += "\xa1\xd2\xc3\xbb\xc3\xd0\xaa\xd8\xc1 \xb7\xd5\xe8";
  CHECK(feed::decode_document(thai + "</a>", {}).encoding == "TIS-620");
}

TEST_CASE("the tree has feedparser's names") {
  const Json json = tree(
      "<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='en' xml:base='http://a.example/x/'>"
      "<entry><title type='html'>&lt;b&gt;Truce&lt;/b&gt;</title><link href='y'/>"
      "<updated>2016-09-08T14:05:00Z</updated></entry></feed>");
  CHECK(json["bozo"] == false);
  CHECK(json["version"] == "atom10");
  const Json& entry = json["entries"][0];
  CHECK(entry["title"] == "<b>Truce</b>");
  CHECK(entry["title_detail"]["language"] == "en");
  CHECK(entry["title_detail"]["type"] == "text/html");
  CHECK(entry["link"] == "http://a.example/x/y");
  CHECK(entry["updated_parsed"] == Json({2016, 9, 8, 14, 5, 0, 3, 252, 0}));
}

TEST_CASE("names without a namespace and open tags make a feed bozo, not empty") {
  const Json json =
      tree("<rss><channel><item><dc:date>2016-09-08</dc:date><title>A <b>B</title></item>");
  CHECK(json["bozo"] == true);
  REQUIRE(json["entries"].size() == 1);
  CHECK(json["entries"][0]["title"] == "A <b>B");
}

}  // namespace parley::wire
