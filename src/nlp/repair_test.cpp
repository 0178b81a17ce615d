#include "nlp/repair.h"

#include <doctest/doctest.h>

namespace {

using parley::nlp::SentenceAnalysis;
using parley::nlp::Word;

Word word(int head, const char* deprel) {
  Word w;
  w.head = head;
  w.deprel = deprel;
  return w;
}

}  // namespace

TEST_CASE("of two subjects of a reporting verb the first is the reported clause's") {
  // Rebels took towns , officials said
  SentenceAnalysis s;
  s.words = {word(6, "nsubj"), word(6, "ccomp"), word(2, "obj"),
             word(6, "punct"), word(6, "nsubj"), word(0, "root")};
  parley::nlp::one_subject_each(s);
  CHECK(s.words[0].head == 2);
  CHECK(s.words[4].head == 6);
}

TEST_CASE("a clause that has its own subject takes no second one") {
  // Officials , rebels took towns , ministers said
  SentenceAnalysis s;
  s.words = {word(8, "nsubj"), word(8, "punct"), word(4, "nsubj"), word(8, "ccomp"),
             word(4, "obj"),   word(8, "punct"), word(8, "nsubj"), word(0, "root")};
  parley::nlp::one_subject_each(s);
  CHECK(s.words[0].head == 8);
}

TEST_CASE("the first word of a name is no subject beside the name") {
  // U.S. Secretary met Lavrov
  SentenceAnalysis s;
  s.words = {word(3, "nsubj"), word(3, "nsubj"), word(0, "root"), word(3, "obj")};
  parley::nlp::one_subject_each(s);
  CHECK(s.words[0].head == 2);
  CHECK(s.words[0].deprel == "compound");
  CHECK(s.words[1].head == 3);
}

TEST_CASE("a preposition that hangs on the verb goes to the noun after it") {
  // Troops pulled out of Arda
  SentenceAnalysis s;
  s.words = {word(2, "nsubj"), word(0, "root"), word(2, "advmod"), word(2, "advmod"),
             word(2, "obj")};
  s.words[1].upos = "VERB";
  s.words[2].upos = s.words[3].upos = "ADP";
  s.words[2].lemma = "out";
  s.words[3].lemma = "of";
  s.words[4].upos = "PROPN";
  parley::nlp::mend_arguments(s);
  CHECK(s.words[2].head == 2);
  CHECK(s.words[3].head == 5);
  CHECK(s.words[3].deprel == "case");
  CHECK(s.words[4].deprel == "obl");
}

TEST_CASE("a bare noun after its verb is the object, a day is not") {
  // Rebels seized Arda ; Rebels marched Friday
  SentenceAnalysis s;
  s.words = {word(2, "nsubj"), word(0, "root"), word(2, "obl")};
  s.words[1].upos = "VERB";
  s.words[2].upos = "PROPN";
  s.words[2].lemma = "Arda";
  parley::nlp::mend_arguments(s);
  CHECK(s.words[2].deprel == "obj");
  s.words[2].deprel = "obl";
  s.words[2].lemma = "Friday";
  parley::nlp::mend_arguments(s);
  CHECK(s.words[2].deprel == "obl");
}

TEST_CASE(
    "a participle right behind an object is that noun's, unless the verb says it of the noun") {
  // Arda regained the ground lost ; Arda found the ground lost
  SentenceAnalysis s;
  s.words = {word(2, "nsubj"), word(0, "root"), word(4, "det"), word(2, "obj"), word(2, "xcomp")};
  s.words[1].upos = s.words[4].upos = "VERB";
  s.words[1].lemma = "regain";
  s.words[3].upos = "NOUN";
  s.words[4].xpos = "VBD";
  auto found = s;
  parley::nlp::mend_arguments(s);
  CHECK(s.words[4].head == 4);
  CHECK(s.words[4].deprel == "acl");
  found.words[1].lemma = "find";
  parley::nlp::mend_arguments(found);
  CHECK(found.words[4].deprel == "xcomp");
}
