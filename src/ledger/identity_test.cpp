#include "ledger/identity.h"

#include <doctest/doctest.h>

namespace parley::ledger {
namespace {

constexpr std::string_view kWeights = "always\t-4\nsame_lemma\t3\nfamily\t3\ntext\t4\nvector\t1\n";

/// Texts of a few words, each with one mention.
struct World {
  std::vector<TermVector> texts;
  std::vector<std::string> lemmas;
  EventWords families = EventWords::load("# one\nshell shelling pound\nseize take_over\n");

  World(const std::vector<std::vector<std::string>>& words, std::vector<std::string> l)
      : texts(term_vectors(words)), lemmas(std::move(l)) {}
  std::vector<EventMention> mentions() const {
    std::vector<EventMention> out;
    for (std::size_t i = 0; i < texts.size(); ++i) {
      auto& m = out.emplace_back();
      m.lemma = lemmas[i];
      m.families = families.families(lemmas[i], lemmas[i]);
      m.sentence = m.arguments = m.text = &texts[i];
      m.text_number = m.matter = static_cast<uint32_t>(i);
    }
    return out;
  }
};

nlp::Word word(const char* lemma, const char* upos, int head, const char* deprel) {
  nlp::Word w;
  w.lemma = lemma;
  w.upos = upos;
  w.head = head;
  w.deprel = deprel;
  return w;
}

}  // namespace

TEST_CASE("a term that every text has says nothing of their likeness") {
  const auto v = term_vectors({{"army", "bridge"}, {"army", "harbour"}, {"army", "bridge"}});
  CHECK(likeness(v[0], v[1]) == doctest::Approx(0));
  CHECK(likeness(v[0], v[2]) == doctest::Approx(1));
}

TEST_CASE("the same word in like texts is one event, in unlike texts it is two") {
  const auto score = PairScore::load(kWeights);
  REQUIRE(score);
  const World world({{"bridge", "sector"}, {"bridge", "sector"}, {"harbour", "tide"}, {"plain"}},
                    {"shell", "shell", "shell", "shell"});
  CHECK(group_events(*score, world.mentions()) == std::vector<uint32_t>{0, 0, 1, 2});
}

TEST_CASE("words of one family may tell of one event, others do not") {
  const auto score = PairScore::load(kWeights);
  REQUIRE(score);
  const World world({{"bridge"}, {"bridge"}, {"bridge"}, {"plain"}},
                    {"shell", "pound", "meet", "meet"});
  CHECK(group_events(*score, world.mentions()) == std::vector<uint32_t>{0, 0, 1, 2});
}

TEST_CASE("a phrase goes before its head in the families") {
  const auto words = EventWords::load("seize take_over\ntake carry\n");
  CHECK(words.families("take_over", "take") == std::set<uint32_t>{0});
  CHECK(words.families("take_up", "take") == std::set<uint32_t>{1});
  CHECK(words.families("sing", "sing").empty());
}

TEST_CASE("a mention is read with the words around it in the tree") {
  nlp::SentenceAnalysis s;  // Avarian troops took over the bridge
  s.words = {word("Avarian", "ADJ", 2, "amod"), word("troops", "NOUN", 3, "nsubj"),
             word("take", "VERB", 0, "root"),   word("over", "ADP", 3, "compound:prt"),
             word("the", "DET", 6, "det"),      word("bridge", "NOUN", 3, "obj")};
  EventMention m;
  const std::vector<std::size_t> tokens = {2, 3};
  CHECK(read_mention(s, tokens, m) == std::vector<std::string>{"troops", "avarian", "bridge"});
  CHECK(m.lemma == "take");
  CHECK(m.words == std::vector<std::string>{"take", "over"});
  CHECK(!m.reports);
}

TEST_CASE("a ring instead of a tree comes to an end") {
  nlp::SentenceAnalysis s;
  s.words = {word("sail", "VERB", 2, "conj"), word("sink", "VERB", 1, "obj")};
  EventMention m;
  const std::vector<std::size_t> both = {0, 1}, one = {1};
  read_mention(s, both, m);
  CHECK(m.lemma == "sail");
  EventMention other;
  read_mention(s, one, other);
  CHECK(other.lemma == "sink");
}

TEST_CASE("groups are numbered by their first mention, whatever was joined first") {
  const auto score = PairScore::load(kWeights);
  REQUIRE(score);
  const World world({{"plain"}, {"bridge"}, {"bridge"}}, {"meet", "shell", "shell"});
  CHECK(group_events(*score, world.mentions()) == std::vector<uint32_t>{0, 1, 1});
}

TEST_CASE("no mentions make no groups") {
  const auto score = PairScore::load(kWeights);
  REQUIRE(score);
  CHECK(group_events(*score, {}).empty());
}

TEST_CASE("a line of the weights that is none is named by its number") {
  const auto bad = PairScore::load("# weights\nalways\t-4\nsame_lemma three\n");
  REQUIRE(!bad);
  CHECK(bad.error().what.find("line 3") != std::string::npos);
  CHECK(!PairScore::load("always\t1x\n"));
  CHECK(!PairScore::load("never\t1\n"));
}

}  // namespace parley::ledger
