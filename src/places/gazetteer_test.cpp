#include "places/gazetteer.h"

#include <doctest/doctest.h>

#include "places/fold.h"
#include "places/small_gazetteer_test.h"

namespace parley::places {
namespace {

const std::vector<SmallTown> kTowns = {
    {"Port Amsel", "ZZA", "North", 10.5, -20.25, 50000, 11, {"Amselhafen"}},
    {"Saint-Éloi", "ZZA", "North", 10.6, -20.5, 900, 12, {}},
    {"Port Amsel", "ZZB", "", -33, 151, 700, 13, {}},
};

TEST_CASE("a name finds all towns that bear it, without accents, case and marks") {
  const auto bytes = small_gazetteer(kTowns);
  const auto g = Gazetteer::open(bytes);
  REQUIRE(g);
  CHECK(g->towns() == 3);
  const auto hits = g->find(fold("PORT-AMSEL"));
  REQUIRE(hits.size() == 2);
  const auto town = g->town(hits[0].index);
  CHECK(town.name == "Port Amsel");
  CHECK(town.latitude == doctest::Approx(10.5));
  CHECK(town.longitude == doctest::Approx(-20.25));
  CHECK(town.population == 50000);
  CHECK(town.geonames == 11);
  CHECK(g->area(town.area).country == "ZZA");
  CHECK(g->area(town.area).name == "North");
  CHECK(g->find(fold("st eloi")).size() == 1);
  CHECK(g->find("nowhere").empty());
  CHECK(g->find("").empty());
}

TEST_CASE("another name than a town's own is marked") {
  const auto bytes = small_gazetteer(kTowns);
  const auto g = Gazetteer::open(bytes);
  REQUIRE(g);
  const auto hits = g->find("amselhafen");
  REQUIRE(hits.size() == 1);
  CHECK(hits[0].alternate);
  CHECK_FALSE(g->find("port amsel")[0].alternate);
}

TEST_CASE("an empty gazetteer holds nothing") {
  const Gazetteer g;
  CHECK(g.towns() == 0);
  CHECK(g.find("port amsel").empty());
  CHECK(g.town(7).name.empty());
  CHECK(g.area(7).country.empty());
  CHECK(g.county(7).name.empty());
}

TEST_CASE("a file that is cut off, longer, changed or of another kind is refused") {
  const auto whole = small_gazetteer(kTowns);
  for (std::size_t size = 0; size < whole.size(); ++size)
    CHECK_FALSE(Gazetteer::open(std::string_view(whole).substr(0, size)));
  CHECK_FALSE(Gazetteer::open(whole + std::string(8, '\0')));
  for (std::size_t i = 0; i < whole.size(); ++i) {
    auto bad = whole;
    bad[i] = static_cast<char>(bad[i] ^ 0x10);
    CHECK_FALSE(Gazetteer::open(bad));
  }
  const auto refused =
      Gazetteer::open("<html>not found</html> and some more bytes to be long enough");
  REQUIRE_FALSE(refused);
  CHECK(refused.error().fault == Fault::corrupt);
  CHECK(refused.error().what == "gazetteer: not a compiled gazetteer of this version");
}

TEST_CASE("folding takes off accents, marks and the ways to write saint") {
  CHECK(fold("Saint-Denis") == "st denis");
  CHECK(fold("ST. DENIS") == "st denis");
  CHECK(fold("Xi'an") == "xian");
  CHECK(fold("Łódź") == "lodz");
  CHECK(fold("Dar‘ā") == "dara");
  CHECK(fold("  The   Hague ") == "the hague");
  CHECK(fold("\xff\xfe") == "");
}

}  // namespace
}  // namespace parley::places
