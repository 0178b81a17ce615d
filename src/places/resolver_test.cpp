#include "places/resolver.h"

#include <doctest/doctest.h>

#include "places/small_gazetteer_test.h"

namespace parley::places {
namespace {

const std::string kBytes = small_gazetteer({
    {"Harlow", "AAA", "Uplands", 50, 5, 400000, 1, {}},
    {"Harlow", "BBB", "Lakes", -20, 100, 3000, 2, {}},
    {"Port Vell", "AAA", "Coast", 48.5, 3.5, 300000, 6, {}},
    {"Port Vell", "BBB", "Hills", -30, 110, 20000, 7, {}},
    {"Midford", "BBB", "Lakes", -20.2, 100.3, 9000, 3, {}},
    {"Dunmore", "BBB", "Lakes", -20.4, 100.1, 2000, 4, {}},
    {"Dunmore", "AAA", "Coast", 48, 3, 2500, 5, {}},
});

Atlas atlas() {
  auto g = Gazetteer::open(kBytes);
  REQUIRE(g);
  auto made = Atlas::load({{"actors/states.txt",
                            "AAA | Arland | Arlandic | Arlander; Arlanders | Harlow\n"
                            "BBB | Berria | Berrian | Berrian; Berrians | Midford\n"},
                           {"places/countries.txt", "AAA | 49 4 | 70\nBBB | -21 101 | 71\n"},
                           {"places/subdivisions.txt",
                            "BBB | Lakes; Lake Country | Midford | Laker; Lakers | -20 100\n"},
                           {"places/regions.txt", "river | Sorn; Sorn River | 49.5 4.5 | AAA |\n"}},
                          *std::move(g));
  REQUIRE_MESSAGE(made, (made ? "" : made.error().what));
  return *std::move(made);
}

/// Mentions of the names in the text, in order of the text.
std::vector<Mention> named(const Atlas& a, std::string_view text,
                           const std::vector<std::string>& names) {
  std::vector<Mention> out;
  std::size_t from = 0;
  for (const auto& name : names) {
    const auto at = text.find(name, from);
    REQUIRE(at != std::string_view::npos);
    from = at + name.size();
    out.push_back({{static_cast<uint32_t>(at), static_cast<uint32_t>(from)},
                   !a.is_listed(name) && a.demonym(name).has_value()});
  }
  return out;
}

std::string read(std::string_view text, const std::vector<std::string>& names) {
  const auto a = atlas();
  std::string out;
  for (const auto& c : resolve(a, text, named(a, text, names))) {
    if (!out.empty()) out += ' ';
    out += !c ? "-" : c->approximate ? "near" : std::to_string(c->place.geonames);
  }
  return out;
}

TEST_CASE("of towns alike the large one, when nothing else is known") {
  CHECK(read("A fire in Harlow.", {"Harlow"}) == "1");
}

TEST_CASE("a wider name beside it says which town") {
  CHECK(read("A fire in Harlow, Berria.", {"Harlow", "Berria"}) == "2 71");
  CHECK(read("A fire in Harlow (Lakes).", {"Harlow", "Lakes"}) == "2 0");
  CHECK(read("Berria's Harlow burned.", {"Berria", "Harlow"}) == "71 2");
}

TEST_CASE("a city far above its namesakes is meant where its land is spoken of at all") {
  CHECK(read("Berria, Berria and Berria; the Arlandic city of Port Vell.",
             {"Berria", "Berria", "Berria", "Arlandic", "Port Vell"}) == "71 71 71 70 6");
  CHECK(read("Arland: Port Vell, Berria.", {"Arland", "Port Vell", "Berria"}) == "70 7 71");
}

TEST_CASE("the other towns of the story say which town") {
  CHECK(read("In Midford, Dunmore and Harlow roads were shut.", {"Midford", "Dunmore", "Harlow"}) ==
        "3 4 2");
}

TEST_CASE("a people names its country and its country draws the towns") {
  CHECK(read("The Berrian army left Dunmore.", {"Berrian", "Dunmore"}) == "71 4");
  CHECK(read("The Arlandic army left Dunmore.", {"Arlandic", "Dunmore"}) == "70 5");
}

TEST_CASE("what nobody bears lies near what is named before it") {
  CHECK(read("In Midford, on Elm Street, a shop burned.", {"Midford", "Elm Street"}) == "3 near");
  CHECK(read("On Elm Street a shop burned.", {"Elm Street"}) == "-");
}

TEST_CASE("words of kind and direction are taken off an unknown name") {
  const auto a = atlas();
  CHECK(a.candidates("Midford district").size() == 1);
  CHECK(a.candidates("northern Midford").size() == 1);
  CHECK(a.candidates("Midfordshire").empty());
  CHECK(a.candidates("").empty());
}

TEST_CASE("a listed name counts its case, but for capitals throughout") {
  const auto a = atlas();
  CHECK(a.is_listed("Berria"));
  CHECK(a.is_listed("BERRIA"));
  CHECK_FALSE(a.is_listed("berria"));
  CHECK(a.demonym("Arlanders")->people);
}

TEST_CASE("a broken line of places is complained of with its place") {
  const auto load = [](const char* file, const char* line) {
    const auto made = Atlas::load({{file, line}}, {});
    return made ? std::string("good") : made.error().what;
  };
  CHECK(load("places/countries.txt", "# head\nAAA | 95 4\n") ==
        "places/countries.txt:2: '95 4' is no latitude and longitude");
  CHECK(load("places/regions.txt", "moor | Sorn | 1 2 | AAA |\n") ==
        "places/regions.txt:1: 'moor' is no kind of place");
  CHECK(
      load("places/subdivisions.txt", "AAA | North\n") ==
      "places/subdivisions.txt:1: a subdivision needs CODE | names | chief town | peoples | point");
}

TEST_CASE("an atlas of nothing knows nothing") {
  const Atlas a;
  CHECK(a.candidates("Harlow").empty());
  CHECK_FALSE(a.has_gazetteer());
  CHECK(resolve(a, "In Harlow.", {{{3, 9}}}).size() == 1);
}

}  // namespace
}  // namespace parley::places
