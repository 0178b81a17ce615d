#include <nlohmann/json.hpp>

#include "base/json.h"
#include "nlp/model_file.h"
#include "nlp/model_parts.h"

namespace parley::nlp {
namespace {

/// Graphs come from memory. One thread a stream: answers do not depend on how work is split.
ov::CompiledModel compile(ov::Core& core, std::string_view xml, std::string_view weights, int streams) {
  ov::Tensor tensor(ov::element::u8, {weights.size()});
  std::copy(weights.begin(), weights.end(), static_cast<char*>(tensor.data()));
  auto graph = core.read_model(std::string(xml), tensor);
  return core.compile_model(graph, "CPU", ov::num_streams(streams), ov::inference_num_threads(streams),
                            ov::hint::inference_precision(ov::element::f32), ov::hint::enable_cpu_pinning(false),
                            ov::hint::enable_hyper_threading(true));
}

void read_inventories(const Json& meta, Model::Parts& parts) {
  const auto& inventories = meta.at("inventories");
  parts.upos = inventories.at("upos");
  parts.xpos = inventories.at("xpos");
  parts.feats = inventories.at("feats");
  parts.lemma = inventories.at("lemma");
  parts.deprel = inventories.at("deprel");
  std::size_t column = 0;
  for (const std::string head : meta.at("scored")) {
    parts.scored[head] = {column, inventories.at(head)};
    column += parts.scored[head].classes.size();
  }
}

}  // namespace

Model::Model(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Model::~Model() = default;
const std::string& Model::description() const { return parts_->description; }

Result<std::shared_ptr<const Model>> Model::load(std::string_view file, int streams) {
  auto sections = read_sections(file);
  if (!sections) return fail(sections.error());
  for (const char* name : {"meta.json", "vocab.txt", "lemmas.txt", "words.txt", "read.xml", "read.bin", "relate.xml", "relate.bin"})
    if (!sections->count(name)) return fail(Fault::corrupt, std::string("model file: no section ") + name);
  auto parts = std::make_unique<Parts>();
  parts->vocabulary = (*sections)["vocab.txt"];
  auto wordpiece = WordPiece::load(parts->vocabulary);
  if (!wordpiece) return fail(wordpiece.error());
  parts->wordpiece = *std::move(wordpiece);
  parts->seen_lemmas = (*sections)["lemmas.txt"];
  parts->words = (*sections)["words.txt"];
  auto lemmatiser = Lemmatiser::load(parts->seen_lemmas, parts->words);
  if (!lemmatiser) return fail(lemmatiser.error());
  parts->lemmatiser = *std::move(lemmatiser);
  try {  // OpenVINO and the JSON library speak in exceptions; they stop here.
    const auto meta = Json::parse((*sections)["meta.json"]);
    read_inventories(meta, *parts);
    parts->description = meta.at("name");
    parts->read = compile(parts->core, (*sections)["read.xml"], (*sections)["read.bin"], streams);
    parts->relate = compile(parts->core, (*sections)["relate.xml"], (*sections)["relate.bin"], streams);
  } catch (const std::exception& error) {
    return fail(Fault::corrupt, std::string("model file: ") + error.what());
  }
  return std::shared_ptr<const Model>(new Model(std::move(parts)));
}

}  // namespace parley::nlp
