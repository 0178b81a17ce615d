// Bytes are a lexicon file, a code book and a tree: nothing that is read may crash, hang or read
// out of bounds.
#include <cstdint>
#include <iterator>
#include <map>
#include <string>

#include "coding/match.h"

namespace {

using parley::coding::Codes;
using parley::coding::Lexicon;

const char* const kRelations[] = {"nsubj", "obj",        "obl",  "nmod",      "conj",      "xcomp",
                                  "ccomp", "nsubj:pass", "case", "acl:relcl", "parataxis", "advcl",
                                  "mark",  "compound",   "aux",  "nmod:poss"};
const char* const kLemmas[] = {"attack", "urge", "stop", "that", "who", "-", "army", "launch"};
const char* const kTags[] = {"VERB", "NOUN", "ADJ", "PROPN", "ADP", "PRON", "AUX", "PUNCT"};

/// Two bytes a word: its head; its relation, lemma and tag.
parley::nlp::SentenceAnalysis tree_of(const std::string& bytes) {
  parley::nlp::SentenceAnalysis sentence;
  for (std::size_t i = 0; i + 1 < bytes.size() && sentence.words.size() < 200; i += 2) {
    const auto head = static_cast<unsigned char>(bytes[i]);
    const auto kind = static_cast<unsigned char>(bytes[i + 1]);
    parley::nlp::Word word;
    word.head = static_cast<int>(head) - 20;
    word.deprel = kRelations[kind % 16];
    word.lemma = kLemmas[(kind / 16) % 8];
    word.upos = kTags[(kind + head) % 8];
    word.xpos = kind % 2 == 0 ? "VBN" : "VB";
    sentence.words.push_back(word);
  }
  return sentence;
}

std::map<std::string, std::string> valid_files() {
  return {{"codes/plover.txt", "type ASSAULT 4 -9 190\n"},
          {"codes/cameo.txt", "190 | ASSAULT 4 | -10 | | Use force\n"},
          {"lexicon/classes.txt", "<light> launch\n<part> army\n"},
          {"lexicon/events/assault.txt",
           "[ASSAULT 190]\nroles/V A=subj R=obj>nmod(of)|obl(that)\nattack/V attack/N\n"},
          {"lexicon/composition.txt",
           "[request]\nurge/V X=xcomp|ccomp|obj\n[end]\nstop/V X=obj|xcomp\n= end ASSAULT -> "
           "ASSAULT 190\n= request * -> ASSAULT absorbed\n"},
          {"lexicon/cues.txt", "[asserts]\nurge/V S=subj X=ccomp|host\n"},
          {"lexicon/ledger.txt", "[control seized]\nattack/V P=obj\n"},
          {"lexicon/guards.txt", "[sport sentence]\narmy/N\n"}};
}

void read_and_match(const std::map<std::string, std::string>& files, const std::string& tree) {
  const auto codes = Codes::load(files);
  if (!codes) return;
  const auto lexicon = Lexicon::load(files, *codes);
  if (!lexicon) return;
  const auto sentence = tree_of(tree);
  parley::coding::match_events(*lexicon, sentence);
  parley::coding::match_cues(*lexicon, sentence);
  parley::coding::match_ledger(*lexicon, sentence);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size < 1 || size > 65536) return 0;
  const std::string bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  auto files = valid_files();
  if (const auto which = data[0] % 9; which > 0) {
    auto at = files.begin();
    std::advance(at, which - 1);
    at->second = which % 2 == 0 ? bytes : at->second + bytes;
  }
  read_and_match(files, bytes);
  return 0;
}
