#include "coding/petrarch/dictionary.h"

#include <fstream>
#include <iterator>

#include <doctest/doctest.h>

#include "coding/actors.h"
#include "coding/lexicon.h"

namespace parley::coding::petrarch {
namespace {

std::string file_text(const std::string& name) {
  std::ifstream in(PARLEY_SOURCE_DIR "/data/" + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::map<std::string, std::string> own_files() {
  std::map<std::string, std::string> files;
  for (const char* name : {"codes/plover.txt", "codes/cameo.txt", "lexicon/classes.txt",
                           "lexicon/composition.txt", "lexicon/cues.txt", "lexicon/ledger.txt",
                           "lexicon/guards.txt", "actors/states.txt", "actors/offices.txt"})
    files[name] = file_text(name);
  return files;
}

bool any_code(std::string_view) { return true; }

const char* const kActors =
    "# invented\n"
    "MENNA_FRONT_ [IRQREB]\n"
    "+FRONT_OF_MENNA_ ; alias\n"
    "\t[IRQGOV >030501]\n"
    "OLD_GUARD [SYRMIL <630308] [SYRREB 630309-19700101]\n"
    "DON_CORRADO [---]\n";

}  // namespace

TEST_CASE("actors keep their codes with dates, and aliases") {
  const auto read = read_actors("a.txt", kActors, any_code);
  REQUIRE_MESSAGE(read, (read ? "" : read.error().what));
  CHECK(read->text ==
        "\nIRQGOV 2003-05-01.., IRQREB | Menna Front | Front Of Menna\n\n\n"
        "SYRMIL ..1963-03-08, SYRREB 1963-03-09..1970-01-01 | Old Guard\n");
  CHECK(read->warnings == std::vector<std::string>{"a.txt:6: code --- is not supported: left out",
                                                   "a.txt:6: no code for Don Corrado: left out"});
  auto files = own_files();
  files["actors/a.txt/groups.txt"] = read->text;
  const auto actors = Actors::load(files);
  REQUIRE_MESSAGE(actors, (actors ? "" : actors.error().what));
}

TEST_CASE("agents have plurals, sets and sectors") {
  const auto read = read_agents("g.txt",
                                "!PERSON! = MAN,MEN,WOMAN\n"
                                "MILITIA!PERSON! [~REB]\n"
                                "OX {OXEN} [~AGR]\n"
                                "HIGH_COMMAND {} [~GOVMIL]\n"
                                "WORLD_BODY [IGOUNO]\n",
                                any_code);
  REQUIRE_MESSAGE(read, (read ? "" : read.error().what));
  CHECK(read->text ==
        "\nREB person: militiaman; militiamen; militiawoman\nAGR person: ox; oxen\n"
        "GOV_MIL person: high command\n");
  CHECK(read->warnings.size() == 1);
}

TEST_CASE("verbs become entries of the lexicon, line by line") {
  const auto files = own_files();
  const auto codes = Codes::load(files);
  REQUIRE(codes);
  const auto read = read_verbs("v.txt",
                               "&TRUCE\n+CEASEFIRE\n+TRUCES\n"
                               "--- ABANDON [030] ---\n"
                               "ABANDON {ABANDONS ABANDONED} [345]\n"
                               "FORSAKE\n"
                               "- * &TRUCE [182]\n"
                               "- + * (BY $) PEACE_TALKS [160]\n"
                               "- % * [190]\n",
                               *codes);
  REQUIRE_MESSAGE(read, (read ? "" : read.error().what));
  CHECK(read->warnings == std::vector<std::string>{
                              "v.txt:5: code 345 is none of CAMEO: left out",
                              "v.txt:9: % (both sides as one) is not supported: pattern left out"});
  auto with = files;
  with["lexicon/events/0/v.txt"] = read->text;
  const auto lexicon = Lexicon::load(with, *codes);
  REQUIRE_MESSAGE(lexicon, (lexicon ? "" : lexicon.error().what));
  REQUIRE(lexicon->events().size() == 3);
  CHECK(lexicon->events()[0].pattern.where() == "lexicon/events/0/v.txt:6");
  CHECK(lexicon->events()[1].pattern.lemmas == std::vector<std::string>{"abandon", "forsake"});
  CHECK(lexicon->events()[1].cameo == "182");
}

TEST_CASE("what has no known form is an error with its line, and nothing is read") {
  const auto codes = Codes::load(own_files());
  REQUIRE(codes);
  for (const char* text : {"+ALIAS\n", "NAME [ABC\n", "NAME [ABC 0301]\n", "[ABC]\n", "A|B [ABC]\n",
                           "NAME [ABC 030501-020501]\n"}) {
    const auto read = read_actors("a.txt", text, any_code);
    REQUIRE(!read);
    CHECK(read.error().what.rfind("a.txt:1: ", 0) == 0);
  }
  CHECK(!read_agents("g.txt", "NOUN\n", any_code));
  CHECK(!read_agents("g.txt", "NOUN {NOUNS [~GOV]\n", any_code));
  CHECK(!read_verbs("v.txt", "- * WORD [190]\n", *codes));
  CHECK(!read_verbs("v.txt", "VERB [190\n", *codes));
  CHECK(!read_actors("a.txt", std::string(5000, 'A'), any_code));
}

}  // namespace parley::coding::petrarch
