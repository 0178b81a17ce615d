#include "export/conllu.h"

#include <sstream>

#include <doctest/doctest.h>

using namespace parley;
using namespace parley::exports;

namespace {

nlp::Word word(Span at, const std::string& lemma, int head, const std::string& deprel) {
  nlp::Word w;
  w.at = at;
  w.lemma = lemma;
  w.upos = "X";
  w.head = head;
  w.deprel = deprel;
  return w;
}

struct Reading {
  std::vector<GivenText> texts;
  std::vector<std::string> complaints;
};

Reading read(const std::string& file, std::size_t most = 100) {
  Reading reading;
  std::istringstream in(file);
  read_conllu(
      in, "f", most, [&](GivenText&& text) { reading.texts.push_back(std::move(text)); },
      [&](Error&& error) { reading.complaints.push_back(error.what); });
  return reading;
}

std::string line(const std::string& id, const std::string& form, const std::string& misc = "_") {
  return id + "\t" + form + "\t_\t_\t_\t_\t_\t_\t_\t" + misc + "\n";
}

}  // namespace

TEST_CASE("a document is written with its names and the spaces between its words") {
  const std::string text = "Avaria won't.";
  text::Document document;
  document.tokens = {{{0, 6}, true}, {{7, 9}, false}, {{9, 12}, false}, {{12, 13}, true}};
  document.sentences = {{{0, 13}, 0, 4, 0}};
  nlp::Analysis analysis;
  analysis.sentences.resize(1);
  analysis.sentences[0].words = {word({0, 6}, "Avaria", 2, "nsubj"),
                                 word({7, 9}, "will", 0, "root"), word({9, 12}, "not", 2, "advmod"),
                                 word({12, 13}, ".", 2, "punct")};
  analysis.sentences[0].names = {{{0, 6}, 0, 1, nlp::NameKind::geopolitical, 1}};
  CHECK(conllu("s1", text, document, analysis) ==
        "# newdoc id = s1\n# newpar\n# sent_id = s1-1\n# text = Avaria won't.\n"
        "1\tAvaria\tAvaria\tX\t_\t_\t2\tnsubj\t_\tEntity=B-GPE\n"
        "2\two\twill\tX\t_\t_\t0\troot\t_\tSpaceAfter=No\n"
        "3\tn't\tnot\tX\t_\t_\t2\tadvmod\t_\tSpaceAfter=No\n"
        "4\t.\t.\tX\t_\t_\t2\tpunct\t_\t_\n\n");
}

TEST_CASE(
    "words that are given make the text, with ranges and comments kept and empty nodes left out") {
  const auto reading =
      read("# sent_id = a\n" + line("1-2", "won't") + line("1", "wo") + line("2", "n't") +
           line("2.1", "go") + line("3", "stop", "SpaceAfter=No") + line("4", ".") + "\n");
  REQUIRE(reading.texts.size() == 1);
  const auto& given = reading.texts[0];
  CHECK(given.text == "wo n't stop. \n\n");
  REQUIRE(given.given.size() == 1);
  CHECK(given.given[0].comments == std::vector<std::string>{"# sent_id = a"});
  CHECK(given.given[0].ranges.size() == 1);
  CHECK(given.document.tokens.size() == 4);
  CHECK(reading.complaints.empty());
}

TEST_CASE("what is read is written again with its comments and ranges in place") {
  const auto reading =
      read("# x = y\n" + line("1-2", "won't") + line("1", "wo") + line("2", "n't"));
  REQUIRE(reading.texts.size() == 1);
  nlp::Analysis analysis;
  analysis.sentences.resize(1);
  analysis.sentences[0].words = {word({0, 2}, "will", 0, "root"), word({3, 6}, "not", 1, "advmod")};
  CHECK(conllu(reading.texts[0], analysis) == "# x = y\n" + line("1-2", "won't") +
                                                  "1\two\twill\tX\t_\t_\t0\troot\t_\t_\n"
                                                  "2\tn't\tnot\tX\t_\t_\t1\tadvmod\t_\t_\n\n");
}

TEST_CASE("a sentence with a bad line is passed over with a complaint, the next is read") {
  const auto reading =
      read(line("1", "A") + "2\tB\n\n" + line("1", "C") + "\n" + line("2", "D") + "\n");
  REQUIRE(reading.texts.size() == 1);
  CHECK(reading.texts[0].text == "C \n\n");
  CHECK(reading.complaints == std::vector<std::string>{"f:2: a word has 2 columns instead of 10",
                                                       "f:6: word number 2 is out of order"});
}

TEST_CASE("a long file comes in pieces") {
  std::string file;
  for (int i = 0; i < 5; ++i) file += line("1", "A") + "\n";
  CHECK(read(file, 2).texts.size() == 3);
}
