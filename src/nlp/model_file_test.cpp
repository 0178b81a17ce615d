#include "nlp/model_file.h"

#include <cstdint>
#include <limits>
#include <random>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "nlp/reader.h"
#include "nlp/real_model_test.h"

namespace parley::nlp {
namespace {

using Sections = std::vector<std::pair<std::string, std::string>>;

std::string little_endian(uint64_t value, int bytes) {
  std::string out;
  for (int i = 0; i < bytes; ++i) out += static_cast<char>(value >> (8 * i) & 255);
  return out;
}

/// As training/export.py packs.
std::string packed(const Sections& sections) {
  std::string out = "PARLEYM1" + little_endian(sections.size(), 4);
  for (const auto& [name, content] : sections) {
    out += little_endian(name.size(), 4) + name + little_endian(content.size(), 8);
    out.append((64 - out.size() % 64) % 64, '\0');
    out += content;
  }
  return out;
}

const std::string kTags = R"(["O","B-PER","I-PER"])";

/// meta.json of a model with these inventories of word classes and of names.
std::string meta(const std::string& classes, const std::string& tags) {
  std::string out =
      R"({"name":"small","scored":["name_web","name_gum","name_re3d","trigger","cue"],)"
      R"("inventories":{)";
  for (const char* head : {"upos", "xpos", "feats", "lemma", "deprel", "trigger", "cue"})
    out += '"' + std::string(head) + "\":" + classes + ',';
  return out + R"("name_gum":["O"],"name_re3d":["O"],"name_web":)" + tags + "}}";
}

Sections small_model() {
  return {{"meta.json", meta(R"(["O","X"])", kTags)},
          {"vocab.txt", "[PAD]\n[UNK]\n[CLS]\n[SEP]\na\n"},
          {"lemmas.txt", "is\tVBZ\tbe\n"},
          {"words.txt", "N\tcat\n"},
          {"read.xml", "<net/>"},
          {"read.bin", ""},
          {"relate.xml", "<net/>"},
          {"relate.bin", ""}};
}

/// The fault of loading, which must be "corrupt"; its words.
std::string trouble(const std::string& file) {
  const auto model = Model::load(file);
  REQUIRE(!model);
  CHECK(model.error().fault == Fault::corrupt);
  return model.error().what;
}

std::string trouble_with(const std::string& section, const std::string& content) {
  auto sections = small_model();
  for (auto& [name, old] : sections)
    if (name == section) old = content;
  return trouble(packed(sections));
}

bool holds(const std::string& text, const char* part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("sections come back as they were packed") {
  const auto file = packed({{"a", "first"}, {"empty", ""}, {"b", std::string(100, '\0')}});
  const auto sections = read_sections(file);
  REQUIRE(sections);
  CHECK(sections->size() == 3);
  CHECK(sections->at("a") == "first");
  CHECK(sections->at("empty").empty());
  CHECK(sections->at("b") == std::string(100, '\0'));
}

TEST_CASE("contents begin at a multiple of 64 bytes") {
  const auto file = packed({{"a", "x"}, {"a longer name than the first", "yy"}});
  const auto sections = read_sections(file);
  REQUIRE(sections);
  for (const auto& [name, content] : *sections) CHECK((content.data() - file.data()) % 64 == 0);
}

TEST_CASE("a model file cut anywhere is corrupt") {
  const auto file = packed({{"meta.json", "{}"}, {"vocab.txt", "words"}});
  for (std::size_t size = 0; size < file.size(); ++size) {
    const auto sections = read_sections(std::string_view(file).substr(0, size));
    REQUIRE(!sections);
    CHECK(sections.error().fault == Fault::corrupt);
  }
}

TEST_CASE("another kind of file is no model") {
  auto file = packed({{"a", "x"}});
  file[7] = '2';
  CHECK(!read_sections(file));
  CHECK(!read_sections(""));
  CHECK(!read_sections(std::string(4096, '\0')));
  CHECK(!read_sections("<?xml version=\"1.0\"?><net/>"));
}

TEST_CASE("sizes that point outside the file are corrupt") {
  const auto head = "PARLEYM1" + little_endian(1, 4);
  constexpr auto kMost = std::numeric_limits<uint64_t>::max();
  for (const uint64_t size : {kMost, kMost - 63, kMost / 2, uint64_t{1} << 32, uint64_t{200}})
    CHECK(!read_sections(head + little_endian(1, 4) + "a" + little_endian(size, 8) +
                         std::string(100, 'x')));
  CHECK(!read_sections(head + little_endian(0xFFFFFFFF, 4) + "a"));
  CHECK(!read_sections("PARLEYM1" + little_endian(0xFFFFFFFF, 4) + std::string(200, 'x')));
  CHECK(!read_sections("PARLEYM1" + little_endian(65, 4) + std::string(2000, '\0')));
}

TEST_CASE("bytes turned at random never lead outside the file") {
  std::mt19937 random(5);
  const auto good = packed(small_model());
  for (int round = 0; round < 2000; ++round) {
    auto file = good;
    for (int k = 0; k < 3; ++k) file[random() % file.size()] = static_cast<char>(random());
    const auto sections = read_sections(file);
    if (!sections) continue;
    for (const auto& [name, content] : *sections) {
      REQUIRE(content.data() >= file.data());
      REQUIRE(content.data() + content.size() <= file.data() + file.size());
    }
  }
}

TEST_CASE("a model without one of its sections names it") {
  for (std::size_t i = 0; i < small_model().size(); ++i) {
    auto sections = small_model();
    const auto name = sections[i].first;
    sections.erase(sections.begin() + static_cast<long>(i));
    CHECK(holds(trouble(packed(sections)), name.c_str()));
  }
}

TEST_CASE("a section that does not read as what it is makes the model corrupt") {
  CHECK(holds(trouble_with("vocab.txt", "a\nb\n"), "vocabulary"));
  CHECK(holds(trouble_with("lemmas.txt", "is\tVBZ\tbe\nbad line\n"), "lemmas.txt:2"));
  CHECK(holds(trouble_with("words.txt", "N\tcat\nN\n"), "words.txt:2"));
  trouble_with("meta.json", "");
  trouble_with("meta.json", "{\"name\":");
  trouble_with("meta.json", "[]");
  trouble_with("meta.json", std::string(100000, '['));
  trouble(packed(small_model()));  // its graphs are none
}

TEST_CASE("a model whose heads lack classes is corrupt before it is run") {
  CHECK(holds(trouble_with("meta.json", meta("[]", kTags)), "no classes"));
  CHECK(holds(trouble_with("meta.json", meta(R"(["X"])", "[]")), "name_web"));
  for (const char* tags : {R"(["O","B"])", R"(["O","PER"])", R"(["O",""])", R"(["B-"])"})
    CHECK(holds(trouble_with("meta.json", meta(R"(["X"])", tags)), "no tag"));
  trouble_with("meta.json", meta(R"("X")", kTags));
  trouble_with("meta.json", meta("[1,2]", kTags));
  CHECK(holds(
      trouble_with("meta.json", R"({"name":"x","scored":[],"inventories":{"upos":["X"],)"
                                R"("xpos":["X"],"feats":["X"],"lemma":["X"],"deprel":["X"]}})"),
      "name_web"));
}

TEST_CASE(
    "the program's model, cut short or with classes that its graph does not have, is corrupt") {
  const auto& file = real_model_file();
  if (file.empty()) return;
  for (const std::size_t size : {file.size() - 1, file.size() / 2, std::size_t{1000}})
    trouble(file.substr(0, size));
  const auto sections = read_sections(file);
  REQUIRE(sections);
  Sections changed(sections->begin(), sections->end());
  for (auto& [name, content] : changed)
    if (name == "meta.json") content.replace(content.find("\"O\""), 3, "\"O\",\"B-X\"");
  CHECK(holds(trouble(packed(changed)), "scores"));
}

}  // namespace parley::nlp
