#include "wire/copy/knowledge.h"

#include <doctest/doctest.h>

#include "wire/copy/clean.h"
#include "wire/copy/language.h"
#include "wire/copy/line.h"
#include "wire/copy/support_test.h"

namespace parley::wire {
namespace {

std::map<std::string, std::string> files_with(const std::string& name, const std::string& text) {
  std::map<std::string, std::string> files = {{"agencies.txt", "AP\n"},
                                              {"labels.txt", "UPDATE\n"},
                                              {"byline_words.txt", "and\n"},
                                              {"months.txt", "5 May\n"},
                                              {"furniture.txt", "end_mark: -30-\n"},
                                              {"fields.txt", "id: id\n"}};
  files[name] = text;
  return files;
}

TEST_CASE("a missing file of knowledge is named") {
  auto files = files_with("x", "");
  files.erase("labels.txt");
  const auto knowledge = load_wire_knowledge(files);
  REQUIRE(!knowledge);
  CHECK(knowledge.error().fault == Fault::not_found);
  CHECK(knowledge.error().what == "data/wire/labels.txt is missing");
}

TEST_CASE("a line of knowledge that cannot be understood is named with its place") {
  const auto what = [](const std::string& name, const std::string& text) {
    const auto knowledge = load_wire_knowledge(files_with(name, text));
    return knowledge ? std::string("loaded") : knowledge.error().what;
  };
  CHECK(what("furniture.txt", "# x\nfurnitur: x\n") ==
        "furniture.txt:2: expected \"kind: pattern\"");
  CHECK(what("furniture.txt", "credit: *") == "furniture.txt:1: the pattern matches anything");
  CHECK(what("months.txt", "13 Smarch") == "months.txt:1: expected a month's number and names");
  CHECK(what("fields.txt", "id") == "fields.txt:1: expected \"field: names\"");
  CHECK(what("agencies.txt", "") == "loaded");
}

TEST_CASE("an end mark of hash signs is no comment") {
  const auto knowledge =
      load_wire_knowledge(files_with("furniture.txt", "end_mark: ###\n# x\n#\n"));
  REQUIRE(knowledge.has_value());
  CHECK(knowledge->furniture.size() == 1);
}

TEST_CASE("lines are folded so that spelling habits do not matter") {
  CHECK(copy::fold_line("  Before it’s  here —— it’s\u00A0on  ") == "before it's here - it's on");
  CHECK(copy::fold_line("“Ends”") == "\"ends\"");
  CHECK(copy::fold_line("\u200B") == "");
}

TEST_CASE("a star in a pattern is any run of characters") {
  CHECK(copy::glob_matches("for a *, click here*", "for a map, click here."));
  CHECK(copy::glob_matches("*", ""));
  CHECK(!copy::glob_matches("a*b", "ac"));
  CHECK(!copy::glob_matches("a", "ab"));
  CHECK(!copy::glob_matches("", "a"));
}

TEST_CASE("names are told from sentences") {
  const auto names = [](std::string_view words) {
    return copy::are_names(words, test_knowledge());
  };
  CHECK(names("Jane Roe in Geneva and John van Doe; Editing by A. B. Low"));
  CHECK(names("Ahmed al-Khalidi and Zeina O'Brien, Newsline"));
  CHECK(!names("Iran, the militia took the town."));
  CHECK(!names("and"));
  CHECK(!names(""));
  CHECK(!names("Jane Roe at 5 p.m."));
}

TEST_CASE("clean text comes out as it went in, byte for byte") {
  const std::string text = "Kerry\n\n“We’re”\tnot \u202Ebidi\u202C a\u200Bb\n";
  const auto cleaned = copy::clean_text(text);
  CHECK(cleaned.text == text);
  CHECK(cleaned.bad_bytes == 0);
}

TEST_CASE("bytes that are no UTF-8 are replaced and counted") {
  const auto cleaned = copy::clean_text("a\xFF\xFE z\xE2\x80");
  CHECK(cleaned.text == "a\uFFFD z\uFFFD");
  CHECK(cleaned.bad_bytes == 4);
}

TEST_CASE("controls become blanks of the same length and line ends one kind") {
  using namespace std::string_view_literals;
  CHECK(copy::clean_text("a\0b\x1B[1m\x7F"sv).text == "a b [1m ");
  CHECK(copy::clean_text("a\r\nb\rc\n").text == "a\nb\nc\n");
  CHECK(copy::clean_text("Syria\xC2\x92s").text == "Syria’s");
  CHECK(copy::clean_text("a\xC2\x81z").text == "a\u00A0z");
}

TEST_CASE("languages are told, declared ones are kept, and short ones stay unknown") {
  const std::string english =
      "The foreign ministers agreed to meet again next week in the Swiss city, officials said.";
  const std::string french =
      "Les ministres des affaires étrangères se sont réunis mercredi à Genève pour discuter de la "
      "trêve, ont indiqué des responsables, qui ont refusé de donner plus de détails sur l'accord.";
  CHECK(copy::language_of(english, "") == "en");
  CHECK(copy::language_of(french, "") == "fr");
  CHECK(copy::language_of(english, "en_gb") == "en-GB");
  CHECK(copy::language_of(english, "English") == "en");
  CHECK(copy::language_of(french, "en") == "fr");
  CHECK(copy::language_of("Ja.", "") == "und");
  CHECK(copy::language_of("", "") == "und");
  CHECK(copy::language_of("Ja.", "de") == "de");
  CHECK(copy::language_of("12 345 — 67", "not a tag!") == "und");
}

}  // namespace
}  // namespace parley::wire
