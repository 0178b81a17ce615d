#include "nlp/lemma.h"

#include <sstream>
#include <string>

#include <doctest/doctest.h>

#include "nlp/model_file.h"
#include "nlp/real_model_test.h"
#include "tests/support/case_file.h"

namespace parley::nlp {
namespace {

const Lemmatiser& small_lists() {
  static const Lemmatiser kLists = *Lemmatiser::load(
      "was\tVBD\tbe\nsaw\tVBD\tsee\nfled\tVBD\tflead\n",
      "N\tcity\nN\tbus\nN\twife\nN\tfoot\nN\tgunman\nN\tclass\nN\tbox\nV\tplan\nV\thope\nV\twant\n"
      "V\tdie\nV\tdeny\nV\tgo\nV\tflee\nV\tfled\tflee\nJ\tbig\nJ\theavy\nJ\tlarge\nN\tfeet\tfoot\nN"
      "\twives\twife\n"
      "V\twent\tgo\nV\tgone\tgo\nJ\tworse\tbad\n");
  return kLists;
}

std::string lemma(const char* form, const char* xpos, const char* script = "L-0+") {
  return small_lists().lemma(form, xpos, script);
}

}  // namespace

TEST_CASE("a script cuts the end and adds another") {
  CHECK(apply_lemma_script("L-3+y", "Cities") == "city");
  CHECK(apply_lemma_script("L-0+", "Talks") == "talks");
  CHECK(apply_lemma_script("K-1+", "Kurds") == "Kurd");
  CHECK(apply_lemma_script("L-3+be", "are") == "be");
  CHECK(apply_lemma_script("L-1++", "a1") == "a+");
}

TEST_CASE("a script counts letters, not bytes") {
  CHECK(apply_lemma_script("L-1+", "Cafés") == "café");
  CHECK(apply_lemma_script("L-2+é", "ÉÀÈ") == "éé");
  CHECK(apply_lemma_script("K-1+", "a😀") == "a");
}

TEST_CASE("a script that does not fit leaves the form in lower case") {
  CHECK(apply_lemma_script("L-9+y", "Gaza") == "gaza");
  CHECK(apply_lemma_script("", "Gaza") == "gaza");
  CHECK(apply_lemma_script("L", "Gaza") == "gaza");
  CHECK(apply_lemma_script("L--3+x", "Gaza") == "gaza");
  CHECK(apply_lemma_script("L-3", "Gaza") == "gaza");
  CHECK(apply_lemma_script("L-99999999999+", "Gaza") == "gaza");
  CHECK(apply_lemma_script("L-1+", "") == "");
}

TEST_CASE("a form seen in the treebanks has their lemma, whatever the model says") {
  CHECK(lemma("was", "VBD", "L-0+") == "be");
  CHECK(lemma("Was", "VBD", "K-0+") == "be");
  CHECK(lemma("saw", "VBD") == "see");
  CHECK(lemma("saw", "NN") == "saw");
}

TEST_CASE("a slip of the treebanks gives way to the list") {
  CHECK(lemma("fled", "VBD") == "flee");
}

TEST_CASE("regular endings lead to words of the list") {
  CHECK(lemma("cities", "NNS") == "city");
  CHECK(lemma("buses", "NNS") == "bus");
  CHECK(lemma("classes", "NNS") == "class");
  CHECK(lemma("boxes", "NNS") == "box");
  CHECK(lemma("gunmen", "NNS") == "gunman");
  CHECK(lemma("hoped", "VBD") == "hope");
  CHECK(lemma("wanted", "VBN") == "want");
  CHECK(lemma("denies", "VBZ") == "deny");
  CHECK(lemma("dying", "VBG") == "die");
  CHECK(lemma("heavier", "JJR") == "heavy");
  CHECK(lemma("largest", "JJS") == "large");
}

TEST_CASE("a doubled letter is undone") {
  CHECK(lemma("planned", "VBD") == "plan");
  CHECK(lemma("planning", "VBG") == "plan");
  CHECK(lemma("biggest", "JJS") == "big");
}

TEST_CASE("irregular forms are looked up under their part of speech") {
  CHECK(lemma("feet", "NNS") == "foot");
  CHECK(lemma("wives", "NNS") == "wife");
  CHECK(lemma("went", "VBD") == "go");
  CHECK(lemma("gone", "VBN") == "go");
  CHECK(lemma("worse", "JJR") == "bad");
  CHECK(lemma("feet", "NN") == "feet");
}

TEST_CASE("a word that no list knows follows the model's script") {
  CHECK(lemma("drones", "NNS", "L-1+") == "drone");
  CHECK(lemma("drone", "NN", "L-0+") == "drone");
}

TEST_CASE("a name keeps its spelling") {
  CHECK(lemma("Cities", "NNP", "L-3+y") == "Cities");
  CHECK(lemma("Kurds", "NNPS", "K-1+") == "Kurd");
}

TEST_CASE("a bad line of a list is named") {
  const auto seen = Lemmatiser::load("was\tVBD\tbe\n\nwas\tVBD\n", "");
  REQUIRE(!seen);
  CHECK(seen.error().fault == Fault::corrupt);
  CHECK(seen.error().what.rfind("lemmas.txt:3:", 0) == 0);
  CHECK(!Lemmatiser::load("", "N\n"));
  CHECK(!Lemmatiser::load("", "N\ta\tb\tc\n"));
  CHECK(Lemmatiser::load("", ""));
}

TEST_CASE("lemmas of wire words, out of the model's own lists") {
  const auto& file = real_model_file();
  if (file.empty()) return;
  const auto sections = read_sections(file);
  REQUIRE(sections);
  const auto lists = Lemmatiser::load(sections->at("lemmas.txt"), sections->at("words.txt"));
  REQUIRE(lists);
  test::check_cases("nlp/lemmas", [&](const test::Case& c) {
    std::istringstream in(c.input);
    std::string out;
    for (std::string form, xpos, script; in >> form >> xpos >> script;)
      out += form + ' ' + lists->lemma(form, xpos, script) + '\n';
    return out;
  });
}

}  // namespace parley::nlp
