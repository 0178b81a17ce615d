#include "coding/setting_place.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "coding/carried_places.h"
#include "coding/real_coder_test.h"
#include "tests/support/case_file.h"

namespace parley::coding {
namespace {

std::string show(const Records& r) {
  std::string out;
  for (const auto& e : r.events) {
    out += e.type;
    if (e.place)
      out += fmt::format(" {} {} {}", e.place->name, e.place->country, e.place->precision);
    out += '\n';
  }
  return out.empty() ? "nothing" : out;
}

}  // namespace

TEST_CASE("places of events in short stories, read with the program's own model and no gazetteer") {
  auto coder = RealCoder::make();
  if (!coder) return;
  test::check_cases("coding/places",
                    [&](const test::Case& c) { return show(coder->read(c.input)); });
}

TEST_CASE("words have a place only where it is stated, acts take the scene before them") {
  const auto draft = [](const char* type, uint32_t sentence) {
    Draft d;
    d.event.type = type;
    d.sentence = sentence;
    return d;
  };
  Place homs;
  homs.name = "Homs";
  homs.country = "SYR";
  homs.precision = "city";
  std::vector<Draft> drafts = {draft("ASSAULT", 0), draft("ACCUSE", 1), draft("COERCE", 2),
                               draft("PROTEST", 40)};
  drafts[0].event.place = homs;
  carry_places(drafts, std::nullopt);
  CHECK_FALSE(drafts[1].event.place);
  REQUIRE(drafts[2].event.place);
  CHECK(drafts[2].event.place->name == "Homs");
  CHECK_FALSE(drafts[3].event.place);
}

TEST_CASE("a scene in another country than the parties' is not taken") {
  std::vector<Draft> drafts(2);
  drafts[0].event.type = drafts[1].event.type = "ASSAULT";
  drafts[0].event.place.emplace();
  drafts[0].event.place->country = "SYR";
  drafts[1].event.recipients.emplace_back();
  drafts[1].event.recipients[0].country = "TUR";
  carry_places(drafts, std::nullopt);
  CHECK_FALSE(drafts[1].event.place);
}

}  // namespace parley::coding
