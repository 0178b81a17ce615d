#include "ledger/matters.h"

#include <algorithm>

#include <doctest/doctest.h>

#include "ledger/linkage.h"

namespace parley::ledger {
namespace {

std::vector<Topics> stories() {
  return {{{"quake", 2}, {"brellport", 6}, {"harbour", 2}},
          {{"quake", 2}, {"sunder", 6}},
          {{"quake", 1}, {"brellport", 3}, {"ship", 2}},
          {{"quake", 4}, {"sunder", 3}},
          {{"treaty", 2}, {"avaria", 3}},
          {{"treaty", 2}, {"avaria", 3}}};
}

}  // namespace

TEST_CASE("two happenings of one kind in two places are two matters") {
  CHECK(group_matters(topic_vectors(stories())) == std::vector<uint32_t>{0, 1, 0, 1, 2, 2});
}

TEST_CASE("matters do not depend on the order of the texts") {
  auto texts = stories();
  std::reverse(texts.begin(), texts.end());
  CHECK(group_matters(topic_vectors(texts)) == std::vector<uint32_t>{0, 0, 1, 2, 1, 2});
}

TEST_CASE("a text that shares no word is a matter of its own") {
  CHECK(group_matters(topic_vectors({{{"quake", 1}}, {{"treaty", 1}}})) ==
        std::vector<uint32_t>{0, 1});
  CHECK(group_matters({}).empty());
}

TEST_CASE("names and the top of a text count for more; grammar and marks for nothing") {
  const std::string text = "The Brells' army , moved";
  nlp::SentenceAnalysis s;
  const auto add = [&](const char* lemma, const char* upos, uint32_t begin, uint32_t end) {
    nlp::Word w;
    w.lemma = lemma;
    w.upos = upos;
    w.at = {begin, end};
    s.words.push_back(std::move(w));
  };
  add("the", "DET", 0, 3);
  add("Brells'", "PROPN", 4, 11);
  add("army", "NOUN", 12, 16);
  add(",", "X", 17, 18);
  add("move", "VERB", 19, 24);
  Topics below;
  add_topics(s, text, 7, below);
  CHECK(below.size() == 3);
  CHECK(below.at("brell") > below.at("army"));
  CHECK(below.at("army") > below.at("move"));
  Topics top;
  add_topics(s, text, 0, top);
  CHECK(top.at("army") == doctest::Approx(2 * below.at("army")));
}

TEST_CASE("average linkage joins what is best first, and weighs what was never compared") {
  Linkage linkage(4, -5);
  linkage.set(0, 1, 1);
  linkage.set(1, 2, 3);
  linkage.set(0, 2, -2);
  linkage.set(2, 3, 2);
  CHECK(linkage.join_all() == std::vector<uint32_t>{0, 1, 1, 2});
}

}  // namespace parley::ledger
