#include "coding/coder.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "coding/real_coder_test.h"
#include "tests/support/case_file.h"

namespace parley::coding {
namespace {

std::string codes_of(const std::vector<Party>& parties) {
  std::string out;
  for (const auto& p : parties)
    out += (out.empty() ? "" : "+") + (p.code.empty() ? std::string("---") : p.code);
  return out.empty() ? "?" : out;
}

/// A line an event, the main one first, below it who says what of it (the wire's own word aside).
std::string show(const Records& r) {
  std::string out;
  for (const auto& e : r.events) {
    out += fmt::format("{}{} {} {} > {}\n", e.type, e.mode.empty() ? "" : "." + e.mode, e.status,
                       codes_of(e.actors), codes_of(e.recipients));
    for (const auto& c : r.claims)
      if (c.event == e.id && c.speaker.id != "wire")
        out += fmt::format("  {} {}{}\n", codes_of({c.speaker}), c.stance,
                           c.said ? " on " + c.said->when.begin : "");
  }
  return out.empty() ? "nothing" : out;
}

}  // namespace

TEST_CASE("short stories, read with the program's own model and data") {
  auto coder = RealCoder::make();
  if (!coder) return;
  test::check_cases("coding/stories",
                    [&](const test::Case& c) { return show(coder->read(c.input)); });
}

}  // namespace parley::coding
