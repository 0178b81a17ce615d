#include "coding/ledger_lines.h"

#include <filesystem>
#include <fstream>
#include <sstream>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "coding/coder.h"
#include "nlp/real_model_test.h"
#include "tests/support/case_file.h"
#include "text/knowledge.h"

namespace parley::coding {
namespace {

namespace fs = std::filesystem;

std::map<std::string, std::string> files_below(const std::string& folder,
                                               const std::string& without) {
  std::map<std::string, std::string> files;
  const fs::path root = fs::path(PARLEY_SOURCE_DIR) / "data" / folder;
  for (const auto& entry : fs::recursive_directory_iterator(root)) {
    if (entry.path().extension() != ".txt") continue;
    std::stringstream text;
    text << std::ifstream(entry.path()).rdbuf();
    files[fs::relative(entry.path(), without.empty() ? root : fs::path(PARLEY_SOURCE_DIR) / without)
              .generic_string()] = text.str();
  }
  return files;
}

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
  const auto model = nlp::real_model();
  if (model == nullptr) return;
  auto files = files_below("codes", "data");
  for (const char* folder : {"lexicon", "actors"}) files.merge(files_below(folder, "data"));
  const auto knowledge = load_knowledge(files);
  REQUIRE_MESSAGE(knowledge, (knowledge ? "" : knowledge.error().what));
  const auto words = text::load_text_knowledge(files_below("text", ""));
  REQUIRE(words);
  const Coder coder(*knowledge);
  nlp::Reader reader(model);
  test::check_cases("coding/ledger", [&](const test::Case& c) {
    wire::Story story;
    story.id = "case";
    story.text = c.input;
    story.published = "2016-09-08";
    const auto document = text::read_document(story.text, *words);
    return show(coder.code(story, document, reader.read(story.text, document)));
  });
}

}  // namespace parley::coding
