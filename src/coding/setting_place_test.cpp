#include "coding/setting_place.h"

#include <filesystem>
#include <fstream>
#include <sstream>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "coding/carried_places.h"
#include "coding/coder.h"
#include "nlp/real_model_test.h"
#include "tests/support/case_file.h"
#include "text/knowledge.h"

namespace parley::coding {
namespace {

namespace fs = std::filesystem;

/// The .txt files below a folder of data/, by their path below `root`.
std::map<std::string, std::string> read_files(const fs::path& folder, const fs::path& root) {
  std::map<std::string, std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.path().extension() != ".txt") continue;
    std::stringstream text;
    text << std::ifstream(entry.path()).rdbuf();
    files[fs::relative(entry.path(), root).generic_string()] = text.str();
  }
  return files;
}

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
  const auto model = nlp::real_model();
  if (model == nullptr) return;
  const fs::path data = fs::path(PARLEY_SOURCE_DIR) / "data";
  std::map<std::string, std::string> files;
  for (const char* folder : {"codes", "lexicon", "actors", "places"})
    files.merge(read_files(data / folder, data));
  const auto knowledge = load_knowledge(files);
  REQUIRE_MESSAGE(knowledge, (knowledge ? "" : knowledge.error().what));
  const auto words = text::load_text_knowledge(read_files(data / "text", data / "text"));
  REQUIRE(words);
  const Coder coder(*knowledge);
  nlp::Reader reader(model);
  test::check_cases("coding/places", [&](const test::Case& c) {
    wire::Story story;
    story.id = "case";
    story.text = c.input;
    story.published = "2016-09-08";
    const auto document = text::read_document(story.text, *words);
    return show(coder.code(story, document, reader.read(story.text, document)));
  });
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
