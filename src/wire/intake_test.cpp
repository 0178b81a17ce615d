#include "wire/intake.h"

#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <zlib.h>
#include <zstd.h>

#include "tests/support/case_file.h"
#include "wire/complete.h"
#include "wire/copy/support_test.h"
#include "wire/story_json.h"

namespace parley::wire {
namespace {

struct Outcome {
  std::vector<Story> stories;
  std::vector<std::string> complaints;
  bool clean = true;
};

/// Gives its bytes in pieces of a few, as a slow pipe does.
class Dripping : public ByteSource {
 public:
  explicit Dripping(std::string_view bytes) : whole_(bytes) {}
  std::size_t read(char* into, std::size_t room) override {
    return whole_.read(into, std::min<std::size_t>(room, 7));
  }

 private:
  MemorySource whole_;
};

Outcome read_from(ByteSource& source, const std::string& name, Type type = Type::automatic) {
  Outcome out;
  const Sink sink = {[&](Story&& story) { out.stories.push_back(std::move(story)); },
                     [&](Complaint&& complaint) {
                       out.complaints.push_back(complaint.place + ": " + complaint.what);
                     }};
  const InputInfo info = {.name = name, .url = {}, .headers = {}, .source = {}};
  out.clean = read_input(source, info, {test_knowledge(), type}, sink);
  CHECK(out.clean == out.complaints.empty());
  return out;
}

Outcome read(std::string_view bytes, const std::string& name = "x", Type type = Type::automatic) {
  MemorySource source(bytes);
  return read_from(source, name, type);
}

std::string gzip(std::string_view bytes) {
  z_stream stream = {};
  deflateInit2(&stream, 6, Z_DEFLATED, 16 + MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
  std::string out(deflateBound(&stream, bytes.size()) + 32, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

std::string zstd(std::string_view bytes) {
  std::string out(ZSTD_compressBound(bytes.size()), '\0');
  out.resize(ZSTD_compress(out.data(), out.size(), bytes.data(), bytes.size(), 3));
  return out;
}

std::string json_line(const std::string& headline, const std::string& text) {
  return Json{{"id", "a-1"}, {"headline", headline}, {"text", text}}.dump() + "\n";
}

const std::string kCopy =
    "Envoy leaves talks in Vienna\n\nVIENNA, March 6, 2019 (Newsline) - The envoy left the talks "
    "on Wednesday, a spokesman said.\n\nHe gave no reason.";

std::string shown(const Outcome& out) {
  std::string text;
  for (const auto& story : out.stories) {
    auto json = story_json(story);
    for (const char* key : {"input", "ordinal"}) json.erase(key);
    if (json["id"].get<std::string>().size() == 32) json.erase("id");
    text += json.dump(1) + "\n";
  }
  for (const auto& complaint : out.complaints) text += "! " + complaint + "\n";
  return text;
}

TEST_CASE("inputs are read whole, as the cases say") {
  test::check_cases("wire/intake", [](const test::Case& c) {
    return shown(read(c.input, c.option("name", "x")));
  });
}

TEST_CASE("text that already begins with the headline is kept byte for byte") {
  const std::string text =
      "Envoy leaves talks\n\nVIENNA, March 6 (Newsline) - “He left”…\n\n"
      "  two  blanks\tand a tab \n \nend\n";
  const auto out = read(json_line("Envoy leaves talks", text), "x.jsonl");
  REQUIRE(out.stories.size() == 1);
  CHECK(out.stories[0].text == text);
  CHECK(out.stories[0].headline == "Envoy leaves talks");
  CHECK(out.stories[0].id == "a-1");
  CHECK(out.stories[0].dateline->place == "VIENNA");
}

TEST_CASE("a headline that the text lacks is put above it") {
  const auto out = read(json_line("Envoy leaves", "Envoy leaves talks in anger.\n"), "x.jsonl");
  REQUIRE(out.stories.size() == 1);
  CHECK(out.stories[0].text == "Envoy leaves\n\nEnvoy leaves talks in anger.\n");
}

TEST_CASE("the same bytes have the same id whatever the file is called and however it is packed") {
  const auto plain = read(kCopy, "a/b.txt"), other = read(kCopy, "c.txt"),
             packed = read(gzip(kCopy), "b.txt.gz");
  REQUIRE(plain.stories.size() == 1);
  REQUIRE(packed.stories.size() == 1);
  CHECK(plain.stories[0].id == other.stories[0].id);
  CHECK(plain.stories[0].id == packed.stories[0].id);
  CHECK(plain.stories[0].id != read(kCopy + "!").stories[0].id);
  CHECK(fingerprint("") == "6c62272e07bb014262b821756295c58d");
  CHECK(fingerprint("a") == "d228cb696f1a8caf78912b704e4a8964");
}

TEST_CASE("packed inputs of several members are read through") {
  const auto line = json_line("H", "The envoy left.");
  for (const auto& packed : {gzip(line) + gzip(line), zstd(line) + zstd(line),
                             gzip(line) + gzip(line) + std::string(512, '\0')}) {
    Dripping source(packed);
    const auto out = read_from(source, "x.jsonl");
    CHECK(out.stories.size() == 2);
    CHECK(out.clean);
  }
}

TEST_CASE("what is good of a truncated gzip is read, and the rest is complained of") {
  std::string lines;
  for (int i = 0; i < 400; ++i)
    lines += json_line("H" + std::to_string(i * 7919), "The envoy left " + std::to_string(i * 31));
  const auto packed = gzip(lines);
  const auto out = read(std::string_view(packed).substr(0, packed.size() / 2), "x.jsonl.gz");
  CHECK(out.stories.size() > 50);
  REQUIRE(!out.complaints.empty());
  CHECK(out.complaints.back() == "x.jsonl.gz: gzip data are cut short");
  const auto whole = zstd(lines);
  const auto cut = read(std::string_view(whole).substr(0, whole.size() - 9), "x.jsonl.zst");
  CHECK(cut.complaints.back() == "x.jsonl.zst: zstd data are cut short");
}

TEST_CASE("other bytes behind packed data are complained of") {
  const auto out = read(gzip(kCopy) + "garbage", "x.gz");
  CHECK(out.stories.size() == 1);
  CHECK(out.complaints ==
        std::vector<std::string>{"x.gz: there are other bytes behind the gzip data"});
}

TEST_CASE("a decompression bomb is refused in bounded time") {
  const auto out = read(gzip(std::string(200u << 20, ' ')), "bomb.gz");
  CHECK(out.stories.empty());
  REQUIRE(out.complaints.size() >= 1);
  CHECK(out.complaints.back().find("decompression bomb") != std::string::npos);
}

TEST_CASE("an empty input, a blank one and a binary one are complained of") {
  CHECK(read("", "x").complaints == std::vector<std::string>{"x: is empty"});
  CHECK(read(" \n\n", "x").complaints == std::vector<std::string>{"x: holds no story"});
  CHECK(read("%PDF-1.4 …", "x").complaints == std::vector<std::string>{"x: is PDF, not wire copy"});
  std::string noise;
  for (unsigned i = 0, seed = 1; i < 5000; ++i) {
    seed = seed * 1103515245u + 12345u;
    noise += static_cast<char>(seed >> 16);
  }
  CHECK(read(noise, "x").complaints ==
        std::vector<std::string>{"x: is binary data, not wire copy"});
}

TEST_CASE("a bad line is complained of with its number and the others are read") {
  const auto good = json_line("H", "The envoy left.");
  const auto out =
      read(good + "{\"text\": \n" + "\n" + good + "[1]\n{\"x\":1}\n" + good, "w.jsonl");
  CHECK(out.stories.size() == 3);
  REQUIRE(out.complaints.size() == 3);
  CHECK(out.complaints[0].starts_with("w.jsonl:2: "));
  CHECK(out.complaints[1] == "w.jsonl:5: expected a JSON object");
  CHECK(out.complaints[2] == "w.jsonl:6: has neither headline nor text");
  CHECK(out.stories[2].ordinal == 2);
}

TEST_CASE("a line above the limit is passed over and the next one is read") {
  const auto good = json_line("H", "The envoy left.");
  const auto out = read(json_line("Long", std::string(9u << 20, 'x')) + good, "w.jsonl");
  CHECK(out.stories.size() == 1);
  CHECK(out.complaints == std::vector<std::string>{"w.jsonl:1: object is longer than 8 MiB"});
}

TEST_CASE("a story of a megabyte is read and a dispatch above the limit is refused") {
  std::string body = "Long story of the war\n\n";
  while (body.size() < (1u << 20)) body += "The envoy left the talks on Wednesday.\n\n";
  CHECK(read(body, "x.txt").stories.size() == 1);
  std::string huge = "\f" + kCopy + "\f";
  while (huge.size() < (9u << 20)) huge += "The envoy left the talks on Wednesday.\n\n";
  const auto out = read(huge + "\f" + kCopy, "x.txt");
  CHECK(out.stories.size() == 2);
  REQUIRE(out.complaints.size() == 1);
  CHECK(out.complaints[0] == "x.txt:5: dispatch is longer than 8 MiB");
}

TEST_CASE("bytes that are no UTF-8 in a line cost the bytes and not the story") {
  auto line = json_line("H", "The envoy left @ talks.");
  line[line.find('@')] = '\xFF';
  const auto out = read(line, "w.jsonl");
  REQUIRE(out.stories.size() == 1);
  CHECK(out.stories[0].text == "H\n\nThe envoy left \uFFFD talks.");
  CHECK(out.complaints ==
        std::vector<std::string>{"w.jsonl:1: 1 bytes are not UTF-8; replaced by U+FFFD"});
}

TEST_CASE("plain copy is read in the encodings that it comes in") {
  const std::string said =
      "Paris envoy leaves\n\nPARIS (AFP) — “Voilà”, the envoy said in Orléans.";
  const std::string latin =
      "Paris envoy leaves\n\nPARIS (AFP) \x97 \x93Voil\xE0\x94, the envoy said in Orl\xE9"
      "ans.";
  std::string wide = "\xFF\xFE";
  for (const char32_t c :
       U"Paris envoy leaves\n\nPARIS (AFP) — “Voilà”, the envoy said in Orléans.") {
    if (c == 0) break;
    wide += static_cast<char>(c & 0xFF);
    wide += static_cast<char>(c >> 8);
  }
  for (const auto& bytes : {said, "\xEF\xBB\xBF" + said, latin, wide, wide.substr(2)}) {
    const auto out = read(bytes, "x.txt");
    REQUIRE(out.stories.size() == 1);
    CHECK(out.stories[0].text == said);
    CHECK(out.complaints.empty());
    Dripping source(bytes);
    CHECK(read_from(source, "x.txt").stories[0].text == said);
  }
}

TEST_CASE("mixed encodings keep what is UTF-8 and complain of the rest") {
  const auto out = read("Envoy leaves\n\nThe “envoy” left — “so” he \x93said\x94.", "x.txt");
  REQUIRE(out.stories.size() == 1);
  CHECK(out.stories[0].text == "Envoy leaves\n\nThe “envoy” left — “so” he \uFFFDsaid\uFFFD.");
  CHECK(out.complaints ==
        std::vector<std::string>{"x.txt:1: 2 bytes are not UTF-8; replaced by U+FFFD"});
}

TEST_CASE("direction and zero-width marks stay in the text and disturb nothing") {
  const std::string copy = "Envoy \u202Eleaves\u202C\n\n\u200FVIENNA (AP) — The en\u200Bvoy left.";
  const auto out = read(copy, "x.txt");
  REQUIRE(out.stories.size() == 1);
  CHECK(out.stories[0].text == copy);
  CHECK(out.stories[0].dateline->place == "VIENNA");
}

TEST_CASE("types are told by their bytes") {
  const auto type = [](std::string_view bytes, const std::string& name) {
    const auto out = read(bytes, name);
    return out.stories.empty() ? std::string("none") : out.stories[0].type;
  };
  CHECK(type("[INVENTED] copy\n\nThe envoy left.", "x.txt") == "text");
  CHECK(type("{\"title\":\"Envoy\",\"body\":\"He left.\"}", "x") == "jsonl");
  CHECK(type("[{\"title\":\"Envoy\",\"body\":\"He left.\"}]", "x.json") == "jsonl");
  CHECK(type("{\n \"title\":\"Envoy\",\n \"body\":\"He left.\"\n}\n", "x.json") == "jsonl");
  CHECK(type("{\"articles\":[{\"title\":\"Envoy\",\"content\":\"He left.\"}]}", "x") == "jsonl");
  CHECK(
      type("<?xml version=\"1.0\"?><!-- x --><rss version=\"2.0\"><channel><title>T</title><item>"
           "<title>Envoy leaves</title><description>He left.</description></item></channel></rss>",
           "x") == "rss");
  CHECK(type("<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry><title>Envoy</title>"
             "<content>He left.</content></entry></feed>",
             "x.txt") == "atom");
  CHECK(
      type("<!DOCTYPE html><html><head><title>Envoy leaves</title></head><body><article><h1>Envoy "
           "leaves</h1><p>The envoy left the talks in Vienna on Wednesday, a spokesman said, and "
           "gave no reason for it at all.</p></article></body></html>",
           "x") == "html");
  CHECK(type("<nitf><body><body.head><hedline><hl1>Envoy leaves</hl1></hedline></body.head>"
             "<body.content><p>He left.</p></body.content></body></nitf>",
             "x.xml") == "nitf");
  CHECK(
      type("{\"uri\":\"urn:1\",\"versioncreated\":\"2019-03-06T10:00:00Z\",\"headline\":\"Envoy\","
           "\"body_text\":\"He left.\"}",
           "x") == "ninjs");
  CHECK(type("{\"version\":\"https://jsonfeed.org/version/"
             "1\",\"title\":\"T\",\"items\":[{\"id\":\"1\","
             "\"title\":\"Envoy\",\"content_text\":\"He left.\"}]}",
             "x") == "jsonfeed");
  CHECK(type("\x16\x16\x01"
             "a0017\r\nu i \x11talks-envoy 03-06 0021\r\n\x02^Envoy leaves<\r\n\tVIENNA "
             "(AP) - He left.\r\n\x03\r\n\x04",
             "x") == "anpa");
  CHECK(type_named("newsml") == Type::newsml);
  CHECK(!type_named("newsm"));
  CHECK(std::string(to_string(Type::automatic)) == "auto");
}

TEST_CASE("a story of any reader has its headline, its text, an id and a language") {
  const std::string item =
      "<item><title>Envoy leaves talks</title><description>VIENNA, March 6 (Newsline) - The envoy "
      "left "
      "the talks on Wednesday, a spokesman for the ministry said.</description></item>";
  const auto out =
      read("<rss version=\"2.0\"><channel><title>Newsline</title>" + item + "</channel></rss>",
           "feed.xml");
  REQUIRE(out.stories.size() == 1);
  const auto& story = out.stories[0];
  CHECK(story.text.starts_with("Envoy leaves talks\n\nVIENNA, March 6"));
  CHECK(story.id.size() == 32);
  CHECK(story.language == "en");
  REQUIRE(story.dateline.has_value());
  CHECK(story.dateline->agency == "Newsline");
  const auto again = read("<rss version=\"2.0\"><channel><title>Newsline</title><ttl>5</ttl>" +
                              item + "</channel></rss>",
                          "other.xml");
  CHECK(again.stories.at(0).id == story.id);
}

TEST_CASE("a published time stays unknown where only the dateline has a date") {
  const auto out = read(kCopy, "x.txt");
  REQUIRE(out.stories.size() == 1);
  CHECK(out.stories[0].published.empty());
  CHECK(out.stories[0].dateline->date == "2019-03-06");
}

TEST_CASE("any bytes at all are read to an end") {
  unsigned seed = 99;
  const std::string alphabet = "{}[]\"\\,:\n\f\0\x01\x02\x03\x1B<>!?-ab \xC3\xA9\xFF(";
  for (int round = 0; round < 400; ++round) {
    std::string bytes;
    for (int i = 0; i < 120; ++i) {
      seed = seed * 1103515245u + 12345u;
      bytes += alphabet[(seed >> 16) % alphabet.size()];
    }
    for (const auto type : {Type::text, Type::jsonl}) read(bytes, "x", type);
  }
}

}  // namespace
TEST_CASE("XML of a vocabulary that no reader knows is told by its root and line, and not read") {
  const auto unknown = [](std::string_view bytes) {
    const auto out = read(bytes, "pom.xml");
    CHECK(out.stories.empty());
    return out.complaints.size() == 1 ? out.complaints[0] : "";
  };
  CHECK(unknown("<?xml version='1.0'?>\n<!-- built -->\n<Project name='x'>\n</Project>\n") ==
        "pom.xml:3: XML of an unknown kind (root <Project>)");
  CHECK(unknown("\n\n<k:book xmlns:k='urn:x'><title>Talks</title>") ==
        "pom.xml:3: XML of an unknown kind (root <k:book>)");
  CHECK(unknown("<ledger><row/></ledger>") == "pom.xml:1: XML of an unknown kind (root <ledger>)");
  CHECK(unknown("<ledger/>") == "pom.xml:1: XML of an unknown kind (root <ledger>)");
}

TEST_CASE("a bracket at the front of copy makes no XML of it") {
  for (const std::string_view bytes :
       {"<EM>GENEVA</EM> - The envoys met on Friday.\n", "<b>GENEVA</b> - The envoys met.\n",
        "<Newsline> GENEVA - The envoys met on Friday.\n", "<3 to you all, the envoy wrote.\n",
        "<b>The envoys met on Friday.</b>"}) {
    INFO(bytes);
    const auto out = read(bytes);
    CHECK(out.clean);
    CHECK(out.stories.size() == 1);
    CHECK(out.stories[0].type == "text");
  }
}

TEST_CASE("XML of an unknown kind is read as copy when that is asked for") {
  const auto out = read("<ledger><row>The envoys met.</row></ledger>", "x", Type::text);
  CHECK(out.clean);
  CHECK(out.stories.size() == 1);
}

TEST_CASE("what was packed twice is named and not read") {
  const auto out = read(gzip(gzip(kCopy)), "copy.gz.gz");
  CHECK(out.stories.empty());
  CHECK(out.complaints ==
        std::vector<std::string>{"copy.gz.gz: is gzip data packed a second time, not wire copy"});
}

}  // namespace parley::wire
