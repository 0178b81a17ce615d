#include "places/finder.h"

#include <sstream>

#include <doctest/doctest.h>

namespace parley::places {
namespace {

Atlas atlas() {
  auto made =
      Atlas::load({{"actors/states.txt", "AAA | Arland; A.R. | Arlandic | Arlander; Arlanders |\n"},
                   {"places/countries.txt", "AAA | 49 4 |\n"},
                   {"places/regions.txt",
                    "region | northern Dunmoor | 50 4 | AAA |\n"
                    "site | the Citadel; Old Mill | 50 4 | AAA |\n"}},
                  {});
  REQUIRE(made);
  return *std::move(made);
}

/// Words parted by spaces; "[PLACE Old Harlow]" and "[PERSON Ann Harlow]" are names.
std::string found(const std::string& marked) {
  std::string text;
  nlp::SentenceAnalysis s;
  std::istringstream in(marked);
  bool open = false;
  for (std::string word; in >> word;) {
    if (word[0] == '[') {
      nlp::Name name;
      name.kind = word == "[PLACE" ? nlp::NameKind::place
                  : word == "[ORG" ? nlp::NameKind::organisation
                                   : nlp::NameKind::person;
      name.first = static_cast<uint32_t>(s.words.size());
      s.names.push_back(name);
      open = true;
      continue;
    }
    const bool closes = open && word.back() == ']';
    if (closes) word.pop_back();
    if (!text.empty()) text += ' ';
    nlp::Word w;
    w.at.begin = static_cast<uint32_t>(text.size());
    text += word;
    w.at.end = static_cast<uint32_t>(text.size());
    w.upos = word[0] >= 'A' && word[0] <= 'Z' ? "PROPN" : "NOUN";
    s.words.push_back(w);
    if (!closes) continue;
    s.names.back().last = static_cast<uint32_t>(s.words.size());
    s.names.back().at = {s.words[s.names.back().first].at.begin, w.at.end};
    open = false;
  }
  nlp::Analysis analysis;
  analysis.sentences.push_back(s);
  std::string out;
  const auto a = atlas();
  for (const auto& m : find_mentions(a, text, analysis))
    out += (out.empty() ? "" : "; ") + std::string(slice(text, m.at)) + (m.demonym ? "=" : "");
  return out;
}

TEST_CASE("what the reader took for a place is cut to the name") {
  CHECK(found("troops in [PLACE the city of Harlow]") == "Harlow");
  CHECK(found("a fire in [PLACE Harlow , Dunmoor] today") == "Harlow; Dunmoor");
  CHECK(found("[PLACE Harlow 's Eastgate] burned") == "Harlow; Eastgate");
  CHECK(found("[PLACE Harlow province] burned") == "Harlow");
}

TEST_CASE("listed names and peoples are found without the reader") {
  CHECK(found("Arland said the Arlandic army met Arlanders") == "Arland; Arlandic=; Arlanders=");
  CHECK(found("fighting in northern Dunmoor and at the Citadel") == "northern Dunmoor; Citadel");
  CHECK(found("arland is no name") == "");
}

TEST_CASE("a word of kind closes a name") {
  CHECK(found("a shop in Elm Street") == "Elm Street");
  CHECK(found("in Old Harlow County") == "Old Harlow County");
  CHECK(found("on Interstate 45 today") == "Interstate 45");
  CHECK(found("near Lake Tarn today") == "Lake Tarn");
}

TEST_CASE("persons are no places, even where the reader slips") {
  CHECK(found("[PERSON Ann Harlow] spoke . [PLACE Harlow] was glad") == "");
  CHECK(found("[PERSON Ann Marsh] came to [PLACE Harlow]") == "Harlow");
}

TEST_CASE("a name that is a place once is one again") {
  CHECK(found("in [PLACE Harlow] , [ORG Harlow] won") == "Harlow; Harlow");
}

TEST_CASE("words of kind and direction alone are no names") {
  CHECK(found("in [PLACE North] and [PLACE City]") == "");
}

}  // namespace
}  // namespace parley::places
