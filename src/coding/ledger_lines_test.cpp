#include "coding/ledger_lines.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "coding/real_coder_test.h"
#include "tests/support/case_file.h"

namespace parley::coding {
namespace {

std::string number(const std::optional<double>& value) {
  return value ? fmt::format("{}", static_cast<long>(*value)) : "-";
}

std::string show(const Records& r) {
  std::string out;
  for (const auto& t : r.tallies)
    out += fmt::format("tally {} {} {}\n", t.what, number(t.low), number(t.high));
  for (const auto& t : r.truces) out += fmt::format("truce {}\n", t.step);
  for (const auto& c : r.controls) out += fmt::format("control {} {}\n", c.step, c.place->name);
  for (const auto& a : r.aliases) out += fmt::format("alias {} = {} ({})\n", a.name, a.also, a.how);
  return out.empty() ? "nothing" : out;
}

}  // namespace

TEST_CASE("ledger lines of short stories, read with the program's own model") {
  auto coder = RealCoder::make();
  if (!coder) return;
  test::check_cases("coding/ledger",
                    [&](const test::Case& c) { return show(coder->read(c.input)); });
}

}  // namespace parley::coding
