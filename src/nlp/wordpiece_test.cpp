#include "nlp/wordpiece.h"

#include <sstream>
#include <string>

#include <doctest/doctest.h>

#include "nlp/model_file.h"
#include "nlp/real_model_test.h"
#include "tests/support/case_file.h"

namespace parley::nlp {
namespace {

using Ids = std::vector<int32_t>;

enum Id : int32_t { unk = 1, cls, sep, cease, fire, s_, a, b_, hyphen, cafe, zhong, wen, stop };

const WordPiece& small_vocabulary() {
  static const WordPiece kVocabulary = *WordPiece::load(
      "[PAD]\n[UNK]\n[CLS]\n[SEP]\ncease\n##fire\n##s\na\n##b\n-\ncafe\n中\n文\n.\n");
  return kVocabulary;
}

Ids pieces(const std::string& word) { return small_vocabulary().pieces(word); }

std::string repeated(const std::string& text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

const char* to_string(Casing casing) {
  constexpr const char* kNames[] = {"none", "lower", "title", "upper", "mixed"};
  return kNames[static_cast<int>(casing)];
}

std::vector<std::string> lines_of(std::string_view text) {
  std::istringstream in{std::string(text)};
  std::vector<std::string> out;
  for (std::string line; std::getline(in, line);) out.push_back(line);
  return out;
}

}  // namespace

TEST_CASE("the longest known piece comes first") {
  CHECK(pieces("ceasefires") == Ids{cease, fire, s_});
  CHECK(pieces("CEASEfire") == Ids{cease, fire});
  CHECK(pieces("ab") == Ids{a, b_});
}

TEST_CASE("a word is unknown as a whole when a part of it is") {
  CHECK(pieces("ceasex") == Ids{unk});
  CHECK(pieces("fire") == Ids{unk});
  CHECK(pieces("##fire") == Ids{unk, unk, unk});
}

TEST_CASE("a mark stands alone, inside a word too") {
  CHECK(pieces("cease-a") == Ids{cease, hyphen, a});
  CHECK(pieces("a.a.") == Ids{a, stop, a, stop});
  CHECK(pieces("ceasex-a") == Ids{unk, hyphen, a});
}

TEST_CASE("accents are taken off, however they are written") {
  CHECK(pieces("Café") == Ids{cafe});
  CHECK(pieces("Cafe\u0301") == Ids{cafe});
}

TEST_CASE("Chinese characters stand alone") { CHECK(pieces("中文") == Ids{zhong, wen}); }

TEST_CASE("invisible characters are left out, and spaces inside a word part it") {
  CHECK(pieces("cease\u200bfire") == Ids{cease, fire});
  CHECK(pieces("ce\x01"
               "ase") == Ids{cease});
  CHECK(pieces("a\u00a0a") == Ids{a, a});
  CHECK(pieces("a a") == Ids{a, a});
}

TEST_CASE("a word always has a piece, and never more than the most") {
  CHECK(pieces("") == Ids{unk});
  CHECK(pieces("\u200b") == Ids{unk});
  CHECK(pieces("  ") == Ids{unk});
  CHECK(pieces(repeated("a-", 40)).size() == WordPiece::kMostPieces);
  CHECK(pieces(std::string(100000, '.')) == Ids(WordPiece::kMostPieces, stop));
}

TEST_CASE("a run of more than a hundred letters is unknown") {
  CHECK(pieces("a" + repeated("b", 9)).size() == 10);
  CHECK(pieces("a" + repeated("b", 99)).size() == WordPiece::kMostPieces);
  CHECK(pieces("a" + repeated("b", 100)) == Ids{unk});
  CHECK(pieces(repeated("é", 101)) == Ids{unk});
}

TEST_CASE("bytes that are no UTF-8 have pieces too") {
  for (const std::string word : {"\xff", "\xe4", "a\xe4\xb8", "\xf0\x9f", "\xc3", "\x80\x80"}) {
    const auto ids = pieces(word);
    CHECK(!ids.empty());
    CHECK(static_cast<int>(casing_of(word)) >= 0);
  }
}

TEST_CASE("a vocabulary without its marks is corrupt") {
  CHECK(!WordPiece::load(""));
  CHECK(!WordPiece::load("[PAD]\n[UNK]\n[CLS]\n"));
  CHECK(WordPiece::load("[PAD]\n[UNK]\n[CLS]\n[SEP]"));
}

TEST_CASE("casing looks at letters alone") {
  CHECK(casing_of("2016-09") == Casing::none);
  CHECK(casing_of("") == Casing::none);
  CHECK(casing_of("talks") == Casing::lower);
  CHECK(casing_of("Talks") == Casing::title);
  CHECK(casing_of("A") == Casing::title);
  CHECK(casing_of("U.S.") == Casing::upper);
  CHECK(casing_of("Émile") == Casing::title);
  CHECK(casing_of("mid-1990s") == Casing::lower);
  CHECK(casing_of("McCain") == Casing::mixed);
  CHECK(casing_of("iPhone") == Casing::mixed);
  CHECK(casing_of("中文") == Casing::lower);
  CHECK(casing_of("РОССИЯ") == Casing::upper);
}

TEST_CASE("words are cut as they were in training") {
  const auto& file = real_model_file();
  if (file.empty()) return;
  const auto sections = read_sections(file);
  REQUIRE(sections);
  const auto vocabulary = lines_of(sections->at("vocab.txt"));
  const auto wordpiece = WordPiece::load(sections->at("vocab.txt"));
  REQUIRE(wordpiece);
  test::check_cases("nlp", [&](const test::Case& c) {
    std::string out;
    for (const auto& word : lines_of(c.input)) {
      out += to_string(casing_of(word));
      for (const auto id : wordpiece->pieces(word)) out += ' ' + vocabulary.at(std::size_t(id));
      out += '\n';
    }
    return out;
  });
}

}  // namespace parley::nlp
