// Model files of any bytes: sections lie inside the file, lists of lemmas and vocabularies load or
// are corrupt, and what loads answers for any word.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "nlp/lemma.h"
#include "nlp/model_file.h"
#include "nlp/reader.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, std::size_t size) {
  using namespace parley::nlp;
  const std::string_view file(reinterpret_cast<const char*>(data), size);
  const auto sections = read_sections(file);
  if (sections)
    for (const auto& [name, content] : *sections)
      if (content.data() < file.data() || content.data() + content.size() > file.data() + size)
        std::abort();
  // OpenVINO's own reader of graphs is not what is tried here.
  if (!sections || sections->count("read.xml") == 0)
    if (Model::load(file)) std::abort();
  const auto half = file.substr(0, size / 2), rest = file.substr(size / 2);
  if (const auto lemmas = Lemmatiser::load(half, rest)) {
    for (const auto* tag : {"NNS", "VBD", "VBG", "JJR", "NNPS", "NN"})
      (void)lemmas->lemma(rest.substr(0, 200), tag, half.substr(0, 40));
  }
  (void)apply_lemma_script(half, rest);
  return 0;
}
