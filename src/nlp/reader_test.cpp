#include "nlp/reader.h"

#include <thread>

#include <doctest/doctest.h>

#include "nlp/real_model_test.h"

namespace parley::nlp {
namespace {

/// A text whose words are given, with its Document.
struct Given {
  std::string text;
  text::Document document;

  /// Words of a sentence are parted by single spaces.
  void add(const std::string& sentence) {
    const auto begin = static_cast<uint32_t>(text.size());
    const auto first = static_cast<uint32_t>(document.tokens.size());
    text += sentence + '\n';
    for (auto at = begin; at < text.size();) {
      const auto end = static_cast<uint32_t>(text.find_first_of(" \n", at));
      if (end > at) document.tokens.push_back({{at, end}, true});
      at = end + 1;
    }
    const auto last = static_cast<uint32_t>(document.tokens.size());
    document.sentences.push_back({{begin, static_cast<uint32_t>(text.size()) - 1}, first, last, 0});
  }
};

Given given(const std::vector<std::string>& sentences) {
  Given g;
  for (const auto& s : sentences) g.add(s);
  return g;
}

const std::vector<std::string> kSentences = {
    "Rebels shelled the town .",
    "The foreign minister of Norway met his Turkish counterpart in Geneva on Friday to discuss the "
    "war , officials said .",
    "Three soldiers were killed by gunmen near the border .",
    "No .",
    "The army denied that its aircraft had bombed a market , and accused the rebels of staging the "
    "attack , in which at least 40 people died , according to doctors at two hospitals in the city "
    ".",
    "\" We will not sign , \" she said .",
    "Talks",
    "Protesters marched through Lagos , Abuja and Kano on Tuesday demanding that the president "
    "resign .",
    "Iran , which has backed the government since 2011 , said it would send 200 tonnes of wheat .",
    "????? !!!!! 12,000 x"};

std::string shown(const SentenceAnalysis& s) {
  std::string out;
  for (const auto& w : s.words)
    out += w.lemma + '/' + w.upos + '/' + w.xpos + '/' + w.feats + '/' + std::to_string(w.head) +
           '/' + w.deprel + '/' + w.trigger + '/' + w.cue + '\n';
  for (const auto& n : s.names)
    out += std::string(to_string(n.kind)) + ' ' + std::to_string(n.first) + '-' +
           std::to_string(n.last) + '\n';
  for (const auto* list : {&s.web_names, &s.conflict_names})
    for (const auto& n : *list)
      out += n.label + ' ' + std::to_string(n.first) + '-' + std::to_string(n.last) + '\n';
  return out;
}

void check_sound(const SentenceAnalysis& s) {
  const int n = static_cast<int>(s.words.size());
  int roots = 0;
  for (int i = 0; i < n; ++i) {
    const auto& w = s.words[std::size_t(i)];
    REQUIRE((w.head >= 0 && w.head <= n));
    REQUIRE(!w.lemma.empty());
    REQUIRE(!w.upos.empty());
    REQUIRE((w.deprel == "root") == (w.head == 0));
    roots += w.head == 0;
    int at = i + 1;
    for (int steps = 0; at != 0 && steps <= n; ++steps) at = s.words[std::size_t(at) - 1].head;
    REQUIRE(at == 0);
  }
  REQUIRE(roots == (n > 0 ? 1 : 0));
  uint32_t end = 0;
  for (const auto& name : s.names) {
    REQUIRE((name.first >= end && name.first < name.last && name.last <= s.words.size()));
    end = name.last;
  }
}

bool governs(const SentenceAnalysis& s, int head, int dependent, const std::string& relation) {
  const auto& w = s.words[std::size_t(dependent) - 1];
  return w.head == head && w.deprel == relation;
}

}  // namespace

TEST_CASE("who did what to whom is in the tree") {
  const auto model = real_model();
  if (model == nullptr) return;
  const auto g = given({"Russia accused Ukraine of shelling a border village .",
                        "Three soldiers were killed by gunmen ."});
  const auto analysis = Reader(model).read(g.text, g.document);
  const auto& active = analysis.sentences.at(0);
  CHECK(active.words.at(1).deprel == "root");
  CHECK(active.words.at(1).lemma == "accuse");
  CHECK(active.words.at(1).xpos == "VBD");
  CHECK(active.words.at(1).feats.find("Tense=Past") != std::string::npos);
  CHECK(governs(active, 2, 1, "nsubj"));
  CHECK(governs(active, 2, 3, "obj"));
  CHECK(governs(active, 8, 6, "det"));
  CHECK(governs(active, 2, 9, "punct"));
  CHECK(active.words.at(0).upos == "PROPN");
  const auto& passive = analysis.sentences.at(1);
  CHECK(governs(passive, 4, 2, "nsubj:pass"));
  CHECK(governs(passive, 4, 3, "aux:pass"));
  CHECK(governs(passive, 6, 5, "case"));
  CHECK(passive.words.at(5).head == 4);
  CHECK(passive.words.at(1).lemma == "soldier");
}

TEST_CASE("names have their kinds and their bytes") {
  const auto model = real_model();
  if (model == nullptr) return;
  const auto g = given({"Angela Merkel met Recep Tayyip Erdogan in Berlin ."});
  const auto s = Reader(model).read(g.text, g.document).sentences.at(0);
  REQUIRE(s.names.size() == 3);
  CHECK(s.names[0].kind == NameKind::person);
  CHECK(slice(g.text, s.names[0].at) == "Angela Merkel");
  CHECK(slice(g.text, s.names[1].at) == "Recep Tayyip Erdogan");
  CHECK(s.names[2].kind == NameKind::place);
  CHECK(slice(g.text, s.names[2].at) == "Berlin");
}

TEST_CASE("a sentence of a thousand words is one tree") {
  const auto model = real_model();
  if (model == nullptr) return;
  std::string sentence = "The army";
  for (int i = 0; i < 124; ++i) sentence += " moved and the rebels in Aleppo fired ,";
  sentence += " he wrote in 12 letters .";
  const auto g = given({"It began .", sentence});
  REQUIRE(g.document.sentences[1].size() == 1000);
  const auto analysis = Reader(model).read(g.text, g.document);
  REQUIRE(analysis.sentences.at(1).words.size() == 1000);
  check_sound(analysis.sentences.at(1));
}

TEST_CASE("words of more pieces than the encoder has places for are read by their first pieces") {
  const auto model = real_model();
  if (model == nullptr) return;
  std::string sentence;
  for (int i = 0; i < 390; ++i) sentence += "x-ray-7.6.5-qqzzxx-" + std::to_string(i) + " ";
  const auto g = given({sentence + "."});
  check_sound(Reader(model).read(g.text, g.document).sentences.at(0));
}

TEST_CASE("nothing to read is read as nothing") {
  const auto model = real_model();
  if (model == nullptr) return;
  Reader reader(model);
  CHECK(reader.read("", text::Document{}).sentences.empty());
  CHECK(reader.read(std::span<const Item>{}).empty());
  Given g = given({"", "Talks failed .", ""});
  const auto analysis = reader.read(g.text, g.document);
  REQUIRE(analysis.sentences.size() == 3);
  CHECK(analysis.sentences[0].words.empty());
  CHECK(analysis.sentences[1].words.size() == 3);
}

TEST_CASE("words of any bytes are read") {
  const auto model = real_model();
  if (model == nullptr) return;
  const auto g = given({"\xff\xfe \xe4\xb8 中文 Émile \u200b 😀 " + std::string(70000, 'a') + " .",
                        std::string(300, '-')});
  const auto analysis = Reader(model).read(g.text, g.document);
  for (const auto& s : analysis.sentences) check_sound(s);
}

TEST_CASE("the answer for a sentence does not depend on what else is in the call") {
  const auto model = real_model();
  if (model == nullptr) return;
  Reader reader(model);
  const auto all = given(kSentences);
  const auto together = reader.read(all.text, all.document);
  for (std::size_t i = 0; i < kSentences.size(); ++i) {
    const auto alone = given({kSentences[i]});
    const auto analysis = reader.read(alone.text, alone.document);
    CHECK(shown(analysis.sentences.at(0)) == shown(together.sentences.at(i)));
    check_sound(together.sentences.at(i));
  }
}

TEST_CASE("several texts in a call have the answers that each has alone") {
  const auto model = real_model();
  if (model == nullptr) return;
  Reader reader(model);
  const auto a = given({kSentences[0], kSentences[4]}), b = given({kSentences[1]});
  const std::vector<Item> items = {{a.text, &a.document}, {b.text, &b.document}};
  const auto both = reader.read(items);
  REQUIRE(both.size() == 2);
  CHECK(shown(both[0].sentences.at(1)) == shown(reader.read(a.text, a.document).sentences.at(1)));
  CHECK(shown(both[1].sentences.at(0)) == shown(reader.read(b.text, b.document).sentences.at(0)));
}

TEST_CASE("two threads, each with its Reader, get the answers that one gets") {
  const auto model = real_model();
  if (model == nullptr) return;
  const auto g = given(kSentences);
  std::string expected;
  for (const auto& s : Reader(model).read(g.text, g.document).sentences) expected += shown(s);
  std::vector<std::string> answers(2);
  {
    std::vector<std::jthread> threads;
    for (auto& answer : answers)
      threads.emplace_back([&model, &g, &answer] {
        Reader reader(model);
        for (int round = 0; round < 3; ++round) {
          answer.clear();
          for (const auto& s : reader.read(g.text, g.document).sentences) answer += shown(s);
        }
      });
  }
  for (const auto& answer : answers) CHECK(answer == expected);
}

TEST_CASE("a model says what it is") {
  const auto model = real_model();
  if (model == nullptr) return;
  CHECK(!model->description().empty());
}

}  // namespace parley::nlp
