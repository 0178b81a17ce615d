#include "coding/lexicon.h"

#include <doctest/doctest.h>

namespace parley::coding {
namespace {

std::map<std::string, std::string> small_files() {
  return {
      {"codes/plover.txt",
       "type ASSAULT 4 -9 190\nmode aerial -9.5\ntype REQUEST 3 0 100\ncontext military arms\n"},
      {"codes/cameo.txt",
       "190 | ASSAULT 4 | -10.0 | military | Use conventional force\n"
       "195 | ASSAULT.aerial 4 | -10 | | Employ aerial weapons\n"
       "100 | REQUEST 3 | -5 | | Demand\n"
       "010 | - 0 | 0.0 | | Make statement\n"},
      {"lexicon/classes.txt", "<town> town village\n<place> city <town>\n"},
      {"lexicon/events/assault.txt",
       "[ASSAULT 190]\nroles/V A=subj R=obj\nattack|raid/V\nbomb/V obj:<place> -> ASSAULT.aerial "
       "195\n"},
      {"lexicon/composition.txt",
       "[request]\nurge/V X=xcomp\n= request ASSAULT -> REQUEST 100 absorbed proposed\n"},
      {"lexicon/cues.txt", "[asserts]\nsay/V S=subj X=ccomp\n"},
      {"lexicon/ledger.txt", "[control seized]\nseize/V A=subj P=obj\n"},
      {"lexicon/guards.txt", "[sport sentence]\nstriker/N w=0.5\n"}};
}

/// What loading says after one file was replaced.
std::string error_with(const std::string& file, const std::string& text) {
  auto files = small_files();
  files[file] = text;
  const auto codes = Codes::load(files);
  if (!codes) return codes.error().what;
  const auto lexicon = Lexicon::load(files, *codes);
  return lexicon ? "" : lexicon.error().what;
}

}  // namespace

TEST_CASE("a small lexicon is read whole") {
  const auto files = small_files();
  const auto codes = Codes::load(files);
  REQUIRE(codes);
  const auto lexicon = Lexicon::load(files, *codes);
  REQUIRE(lexicon);
  REQUIRE(lexicon->events().size() == 2);
  CHECK(lexicon->events()[0].pattern.where() == "lexicon/events/assault.txt:3");
  CHECK(lexicon->events()[0].pattern.roles.size() == 2);
  CHECK(lexicon->events()[1].mode == "aerial");
  CHECK(lexicon->event_index().at("raid") == std::vector<uint32_t>{0});
  CHECK(lexicon->in_class("place", "village"));
  CHECK(lexicon->guards()[0].sentence);
}

TEST_CASE("the most exact outcome row holds") {
  auto files = small_files();
  files["lexicon/composition.txt"] =
      "[request]\nurge/V X=xcomp\n= request ASSAULT 195 -> REQUEST 100\n= request * -> none "
      "possible\n";
  const auto codes = Codes::load(files);
  const auto lexicon = Lexicon::load(files, *codes);
  REQUIRE(lexicon);
  const auto* exact = lexicon->outcome(Operator::request, "ASSAULT", "aerial", "195");
  REQUIRE(exact != nullptr);
  CHECK(exact->type == "REQUEST");
  const auto* any = lexicon->outcome(Operator::request, "ASSAULT", "", "190");
  REQUIRE(any != nullptr);
  CHECK(any->status == "possible");
  CHECK(any->why == "lexicon/composition.txt:4");
  CHECK(lexicon->outcome(Operator::request, "", "", "") == nullptr);
  CHECK(lexicon->outcome(Operator::end, "ASSAULT", "", "") == nullptr);
}

TEST_CASE("a fault in a data file is named by file and line, and nothing is loaded") {
  CHECK(error_with("codes/cameo.txt",
                   "190 | ASSAULT 4 | -10 | | x\n195 | ASSAULT.air 4 | 1 | | y\n") ==
        "codes/cameo.txt:2: no such mode: air");
  CHECK(error_with("codes/cameo.txt", "190 | ASSAULT 3 | -10 | | x\n") ==
        "codes/cameo.txt:1: quad class differs from its type's");
  CHECK(error_with("codes/plover.txt", "mode aerial -9\n") ==
        "codes/plover.txt:1: a mode before any type");
  CHECK(error_with("lexicon/classes.txt", "town village\n") ==
        "lexicon/classes.txt:1: a line of classes begins with <name>");
  CHECK(error_with("lexicon/events/assault.txt", "# x\n[ASSAULT 999]\n") ==
        "lexicon/events/assault.txt:2: no such code: 999");
  CHECK(error_with("lexicon/events/assault.txt", "[ASSAULT 190]\nattack/Q\n") ==
        "lexicon/events/assault.txt:2: part of speech is not V, N, A or R: attack/Q");
  CHECK(error_with("lexicon/events/assault.txt", "[ASSAULT 190]\nattack/V dobj:*\n") ==
        "lexicon/events/assault.txt:2: no such relation: dobj");
  CHECK(error_with("lexicon/events/assault.txt", "[ASSAULT 190]\nattack/V obj:<hill>\n") ==
        "lexicon/events/assault.txt:2: no such class: <hill>");
  CHECK(error_with("lexicon/events/assault.txt", "[ASSAULT 190]\nattack/V w=2\n") ==
        "lexicon/events/assault.txt:2: weight is not 0 to 1");
  CHECK(error_with("lexicon/composition.txt", "[beg]\n") ==
        "lexicon/composition.txt:1: no such operator: beg");
  CHECK(error_with("lexicon/composition.txt", "= request ASSAULT REQUEST\n") ==
        "lexicon/composition.txt:1: an outcome without ->");
  CHECK(error_with("lexicon/cues.txt", "[mutters]\n") ==
        "lexicon/cues.txt:1: no such stance: mutters");
  CHECK(error_with("lexicon/ledger.txt", "[truce won]\n") ==
        "lexicon/ledger.txt:1: no such ledger or step: truce won");
}

TEST_CASE("a missing file is named") {
  auto files = small_files();
  files.erase("lexicon/cues.txt");
  const auto codes = Codes::load(files);
  const auto lexicon = Lexicon::load(files, *codes);
  REQUIRE(!lexicon);
  CHECK(lexicon.error().fault == Fault::not_found);
  CHECK(lexicon.error().what == "lexicon/cues.txt: no such file");
}

TEST_CASE("codes give quad class, Goldstein value and PLOVER place") {
  const auto codes = Codes::load(small_files());
  REQUIRE(codes);
  CHECK(codes->quad("ASSAULT") == 4);
  CHECK(codes->quad("NOTHING") == 0);
  CHECK(codes->goldstein("ASSAULT", "195") == -10);
  CHECK(codes->goldstein("REQUEST", "") == -5);
  CHECK(codes->cameo("010")->type.empty());
  CHECK(codes->cameo("10") == nullptr);
  CHECK(codes->has_mode("ASSAULT", "aerial"));
  CHECK(!codes->has_mode("REQUEST", "aerial"));
  CHECK(codes->has_context("military"));
}

}  // namespace parley::coding
