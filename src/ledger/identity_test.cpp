#include "ledger/identity.h"

#include <doctest/doctest.h>

namespace parley::ledger {
namespace {

constexpr std::string_view kWeights = "always\t-4\nsame_lemma\t3\ntext\t4\nvector\t1\n";

/// Texts of a few words, each with one mention.
struct World {
  std::vector<TermVector> texts;
  std::vector<std::string> lemmas;

  World(const std::vector<std::vector<std::string>>& words, std::vector<std::string> l)
      : texts(term_vectors(words)), lemmas(std::move(l)) {}
  std::vector<EventMention> mentions() const {
    std::vector<EventMention> out;
    for (std::size_t i = 0; i < texts.size(); ++i)
      out.push_back({lemmas[i], {}, &texts[i], &texts[i], static_cast<uint32_t>(i)});
    return out;
  }
};

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
