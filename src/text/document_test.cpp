#include "text/document.h"

#include <doctest/doctest.h>

#include "tests/support/case_file.h"
#include "text/data_files_test.h"

namespace parley::text {
namespace {

const TextKnowledge& knowledge() {
  static const TextKnowledge kKnowledge = [] {
    auto loaded = load_text_knowledge(data_files());
    REQUIRE_MESSAGE(loaded, (loaded ? "" : loaded.error().what));
    return *std::move(loaded);
  }();
  return kKnowledge;
}

std::string words_of(std::string_view text, const Document& document) {
  std::string out;
  for (const auto& sentence : document.sentences) {
    out += std::to_string(sentence.paragraph) + ":";
    for (auto i = sentence.first; i < sentence.last; ++i) {
      out += ' ';
      out += slice(text, document.tokens[i].at);
    }
    out += '\n';
  }
  return out;
}

std::string quotes_of(std::string_view text, const Document& document) {
  std::string out;
  for (const auto& quote : document.quotes) {
    out += "[";
    out += slice(text, quote.at);
    out += "]\n";
  }
  return out;
}

/// What must hold of any document of any text.
void check_sound(std::string_view text, const Document& document) {
  uint32_t end = 0;
  for (const auto& token : document.tokens) {
    REQUIRE(token.at.begin >= end);
    REQUIRE(!token.at.empty());
    end = token.at.end;
    REQUIRE(end <= text.size());
  }
  uint32_t next = 0;
  for (const auto& sentence : document.sentences) {
    REQUIRE(sentence.first == next);
    REQUIRE(sentence.size() > 0);
    REQUIRE(sentence.size() <= kMostTokensInSentence);
    next = sentence.last;
  }
  REQUIRE(next == document.tokens.size());
}

Document read(std::string_view text) {
  auto document = read_document(text, knowledge());
  check_sound(text, document);
  return document;
}

TEST_CASE("wire copy is cut into words, sentences and quotes as the cases say") {
  test::check_cases("text/cutting", [](const test::Case& c) {
    const auto document = read(c.input);
    return c.option("show") == "quotes" ? quotes_of(c.input, document)
                                        : words_of(c.input, document);
  });
}

TEST_CASE("an empty text and a blank one have no sentences") {
  CHECK(read("").sentences.empty());
  CHECK(read(" \n\t \r\n \xc2\xa0 \n").sentences.empty());
}

TEST_CASE("every character other than white space is in a word") {
  const std::string text =
      "\xe2\x80\x8bTalks\xe2\x80\x8f \xe2\x80\xae(secret)\xe2\x80\xac "
      "\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x9a\x80!";
  std::string joined;
  for (const auto& token : read(text).tokens) joined += slice(text, token.at);
  std::string expected;
  for (const char c : text)
    if (c != ' ') expected += c;
  CHECK(joined == expected);
}

TEST_CASE("furniture holds no word, and a sentence ends at it") {
  const std::string text = "The talks failed\nREAD MORE HERE\nin Geneva.";
  const auto document = read_document(text, knowledge(), {{17, 31}});
  CHECK(words_of(text, document) == "0: The talks failed\n0: in Geneva .\n");
}

TEST_CASE("a sentence of ten thousand words is cut at good places") {
  std::string text;
  for (int i = 0; i < 10000; ++i) text += i % 50 == 49 ? "word, " : "word ";
  const auto document = read(text);
  CHECK(document.tokens.size() == 10200);
  for (std::size_t i = 0; i + 1 < document.sentences.size(); ++i)
    CHECK(slice(text, document.tokens[document.sentences[i].last - 1].at) == ",");
}

TEST_CASE("a megabyte without white space is read in pieces") {
  const auto document = read(std::string(1 << 20, 'a'));
  CHECK(document.tokens.size() == 1024);
}

TEST_CASE("a quotation that is never closed ends with its paragraph") {
  const std::string text = "He said: \"We will stay.\n\nThe army left.";
  const auto document = read(text);
  REQUIRE(document.quotes.size() == 1);
  CHECK(slice(text, document.quotes[0].at) == "We will stay.");
}

TEST_CASE("knowledge names the file and line that it cannot read") {
  const auto none = load_text_knowledge({});
  REQUIRE(!none);
  CHECK(none.error().fault == Fault::not_found);
  const auto bad = load_text_knowledge({{"abbreviations.txt", "gen.\nno number\n"}});
  REQUIRE(!bad);
  CHECK(bad.error().what == "abbreviations.txt:2: cannot read \"no number\"");
}

}  // namespace
}  // namespace parley::text
