#include "nlp/names.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>

#include <doctest/doctest.h>

namespace parley::nlp {
namespace {

const std::vector<std::string> kTags = {"O", "B-PER", "I-PER", "I-LOC", "B-LOC"};

/// Log-probabilities, a row for each word.
struct Table {
  std::vector<std::vector<float>> rows;
  std::vector<std::span<const float>> spans() const { return {rows.begin(), rows.end()}; }
  std::vector<Labelled> decode() const { return Tags(kTags).decode(spans()); }
};

/// Each row gives nearly all to one tag of kTags.
Table sure(const std::vector<std::size_t>& tags) {
  Table t;
  for (const auto tag : tags) {
    t.rows.emplace_back(kTags.size(), std::log(0.025F));
    t.rows.back()[tag] = std::log(0.9F);
  }
  return t;
}

Table random_table(std::mt19937& random, std::size_t words) {
  Table t;
  for (std::size_t i = 0; i < words; ++i)
    for (auto& v : t.rows.emplace_back(kTags.size())) v = -static_cast<float>(random() % 640) / 64;
  return t;
}

bool is_allowed(const std::vector<std::size_t>& path) {
  for (std::size_t i = 0; i < path.size(); ++i) {
    const auto& tag = kTags[path[i]];
    if (tag[0] != 'I') continue;
    if (i == 0 || kTags[path[i - 1]].substr(1) != tag.substr(1)) return false;
  }
  return true;
}

/// The best total over every allowed sequence of tags.
double best_by_trying_all(const Table& t) {
  double best = -std::numeric_limits<double>::infinity();
  std::vector<std::size_t> path(t.rows.size(), 0);
  for (;;) {
    double sum = 0;
    for (std::size_t i = 0; i < path.size(); ++i) sum += t.rows[i][path[i]];
    if (is_allowed(path)) best = std::max(best, sum);
    std::size_t i = 0;
    while (i < path.size() && path[i] + 1 == kTags.size()) path[i++] = 0;
    if (i == path.size()) return best;
    ++path[i];
  }
}

/// The total of the tags that the names stand for.
double total(const Table& t, const std::vector<Labelled>& names) {
  std::vector<std::string> tags(t.rows.size(), "O");
  for (const auto& n : names)
    for (auto i = n.first; i < n.last; ++i) tags[i] = (i == n.first ? "B-" : "I-") + n.label;
  double sum = 0;
  for (std::size_t i = 0; i < tags.size(); ++i)
    sum += t.rows[i][static_cast<std::size_t>(std::find(kTags.begin(), kTags.end(), tags[i]) -
                                              kTags.begin())];
  return sum;
}

std::vector<Word> words_of(std::size_t n) {
  std::vector<Word> words(n);
  for (uint32_t i = 0; i < n; ++i) words[i].at = {10 * i, 10 * i + 5};
  return words;
}

}  // namespace

TEST_CASE("a name goes from its B over the I of its kind") {
  const auto names = sure({0, 1, 2, 2, 0, 4, 1}).decode();
  REQUIRE(names.size() == 3);
  CHECK(names[0] == Labelled{1, 4, "PER", names[0].score});
  CHECK(names[1] == Labelled{5, 6, "LOC", names[1].score});
  CHECK(names[2] == Labelled{6, 7, "PER", names[2].score});
}

TEST_CASE("two B in a row are two names") { CHECK(sure({1, 1, 2}).decode().size() == 2); }

TEST_CASE("an I that nothing begins is not taken as it stands") {
  for (const auto& tags : {std::vector<std::size_t>{2, 0}, {0, 2, 0}, {4, 2, 0}, {0, 3, 2}}) {
    const auto t = sure(tags);
    CHECK(total(t, t.decode()) == doctest::Approx(best_by_trying_all(t)));
  }
}

TEST_CASE("names are the best of all allowed sequences") {
  std::mt19937 random(11);
  for (std::size_t words = 1; words <= 5; ++words)
    for (int round = 0; round < 40; ++round) {
      const auto t = random_table(random, words);
      REQUIRE(total(t, t.decode()) == doctest::Approx(best_by_trying_all(t)));
    }
}

TEST_CASE("a name is as sure as its least sure word") {
  auto t = sure({1, 2});
  t.rows[1][2] = std::log(0.6F);
  const auto names = t.decode();
  REQUIRE(names.size() == 1);
  CHECK(names[0].score == doctest::Approx(0.6));
}

TEST_CASE("no words have no names") { CHECK(Tags(kTags).decode({}).empty()); }

TEST_CASE("scores that are no numbers give stretches that lie in the sentence") {
  constexpr float kNoNumber = std::numeric_limits<float>::quiet_NaN();
  const std::vector<std::string> inside_first = {"I-PER", "B-PER", "O"};
  for (const float odd : {kNoNumber, -std::numeric_limits<float>::infinity()}) {
    const std::vector<std::vector<float>> rows(6, std::vector<float>(3, odd));
    for (const auto& n : Tags(inside_first).decode({rows.begin(), rows.end()}))
      CHECK((n.first < n.last && n.last <= 6));
  }
}

TEST_CASE("of names that overlap, those of the web come first, then GUM's, then nationalities") {
  const std::vector<Labelled> web = {{4, 6, "ORG", 0.9F}, {0, 2, "PER", 0.8F}};
  const std::vector<Labelled> gum = {
      {1, 3, "place", 0.99F}, {6, 8, "time", 0.7F}, {8, 9, "object", 0.7F}};
  const std::vector<Labelled> conflict = {
      {7, 8, "Nationality", 0.9F}, {3, 4, "Nationality", 0.6F}, {9, 10, "Weapon", 0.9F}};
  const auto names = merge_names(words_of(10), web, gum, conflict);
  REQUIRE(names.size() == 4);
  CHECK((names[0].kind == NameKind::person && names[0].first == 0 && names[0].last == 2));
  CHECK((names[1].kind == NameKind::group && names[1].first == 3 && names[1].last == 4));
  CHECK((names[2].kind == NameKind::organisation && names[2].first == 4 && names[2].last == 6));
  CHECK((names[3].kind == NameKind::time && names[3].first == 6 && names[3].last == 8));
}

TEST_CASE("a name's bytes go from its first word's begin to its last word's end") {
  const auto names = merge_names(words_of(4), {{1, 3, "LOC", 0.9F}}, {}, {});
  REQUIRE(names.size() == 1);
  CHECK(names[0].at == Span{10, 25});
  CHECK(names[0].score == 0.9F);
}

TEST_CASE("kinds of names have names of their own") {
  CHECK(std::string(to_string(NameKind::geopolitical)) == "geopolitical");
  CHECK(std::string(to_string(NameKind::time)) == "time");
}

}  // namespace parley::nlp
