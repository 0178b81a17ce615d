#include "coding/attributions.h"

#include <sstream>

#include <doctest/doctest.h>

namespace parley::coding {
namespace {

/// A story of sentences that are given as trees: "form lemma UPOS head deprel" a line, an empty
/// line between sentences. Words are parted by one blank.
struct Told {
  wire::Story story;
  text::Document document;
  nlp::Analysis analysis;

  explicit Told(const std::string& trees) {
    std::istringstream lines(trees);
    begin();
    for (std::string line; std::getline(lines, line);) {
      if (line.empty()) {
        begin();
        continue;
      }
      std::istringstream cells(line);
      std::string form;
      nlp::Word word;
      cells >> form >> word.lemma >> word.upos >> word.head >> word.deprel;
      if (!story.text.empty()) story.text += ' ';
      word.at.begin = static_cast<uint32_t>(story.text.size());
      story.text += form;
      word.at.end = static_cast<uint32_t>(story.text.size());
      document.tokens.push_back({word.at, true});
      auto& sentence = document.sentences.back();
      if (sentence.first == sentence.last) sentence.at.begin = word.at.begin;
      sentence.at.end = word.at.end;
      ++sentence.last;
      analysis.sentences.back().words.push_back(word);
    }
  }

  void begin() {
    const auto tokens = static_cast<uint32_t>(document.tokens.size());
    document.sentences.push_back({{}, tokens, tokens, 0});
    analysis.sentences.emplace_back();
  }

  void quote(const std::string& words) {
    const auto at = static_cast<uint32_t>(story.text.find(words));
    const Span whole{at, at + static_cast<uint32_t>(words.size())};
    document.quotes.push_back({{whole.begin + 2, whole.end - 2}, whole});
  }

  std::string attributions(const std::string& table) const {
    const auto judge = AttributionJudge::load("table", "bias -400\n" + table);
    REQUIRE(judge);
    std::string out;
    for (const auto& a : attributions_of(StoryView(story, document, analysis), *judge))
      out += joined(a.source) + " | " + joined(a.cue) + " | " + joined(a.content) + "\n";
    return out;
  }

  std::string joined(const std::vector<Span>& spans) const {
    std::string out;
    for (const auto& s : spans)
      out += (out.empty() ? "" : " + ") + std::string(slice(story.text, s));
    return out;
  }
};

const char* const kPlain =
    "Brell Brell PROPN 3 nsubj\n"
    "has have AUX 3 aux\n"
    "denied deny VERB 0 root\n"
    "that that SCONJ 6 mark\n"
    "it it PRON 6 nsubj\n"
    "paid pay VERB 3 ccomp\n";

TEST_CASE(
    "the subject is the source, the verb with its auxiliaries the cue, the clause the content") {
  const Told told(kPlain);
  CHECK(told.attributions("cue=deny/V|ccomp 900\n") == "Brell | has denied | that it paid\n");
}

TEST_CASE("a cue that the table knows nothing of attributes nothing") {
  CHECK(Told(kPlain).attributions("").empty());
}

TEST_CASE("a quotation runs on over sentences until its mark closes") {
  Told told(
      "“ “ PUNCT 2 punct\n"
      "Wait wait VERB 6 ccomp\n"
      ", , PUNCT 6 punct\n"
      "” ” PUNCT 2 punct\n"
      "he he PRON 6 nsubj\n"
      "said say VERB 0 root\n"
      ". . PUNCT 6 punct\n"
      "\n"
      "“ “ PUNCT 2 punct\n"
      "Sign sign VERB 0 root\n"
      "nothing nothing PRON 2 obj\n"
      "” ” PUNCT 2 punct\n");
  told.quote("“ Wait , ”");
  told.quote("“ Sign nothing ”");
  CHECK(told.attributions("cue=say/V|quote+next 900\n") ==
        "he | said | “ Wait , ” + “ Sign nothing ”\n");
}

/// A reader that finds "has denied" in kPlain, "Brell" its source and "it paid" its content.
Told read_plain() {
  Told told(kPlain);
  auto& s = told.analysis.sentences.front();
  s.said.push_back({1, 3, "said", 0.9F});
  const std::size_t n = s.words.size();
  nlp::Relations::Block block{0, n, std::vector<float>(nlp::Relations::kKinds * n * n, -5.0F)};
  const auto stands = [&](nlp::Relation relation, std::size_t to) {
    block.scores[(static_cast<std::size_t>(relation) * n + 1) * n + to] = 5;
  };
  stands(nlp::Relation::source, 0);
  stands(nlp::Relation::content, 4);
  stands(nlp::Relation::content, 5);
  s.relations.add_block(std::move(block));
  return told;
}

TEST_CASE("a cue that the reader finds has the source and the content that the reader gives it") {
  CHECK(read_plain().attributions("how=read 700\nread-from=read 100\n") ==
        "Brell | has denied | it paid\n");
}

TEST_CASE("what agrees with the reader is preferred") {
  CHECK(read_plain().attributions("cue=deny/V 250\nread-cue=same 200\nread-source=11 200\n") != "");
  CHECK(Told(kPlain).attributions("cue=deny/V 250\nread-cue=same 200\nread-source=11 200\n") == "");
}

TEST_CASE("a line of the table that is no feature and weight is complained of with its place") {
  const auto judge = AttributionJudge::load("attribution.txt", "bias 1\nbias one\n");
  REQUIRE_FALSE(judge);
  CHECK(judge.error().what.rfind("attribution.txt:2: ", 0) == 0);
}

}  // namespace
}  // namespace parley::coding
