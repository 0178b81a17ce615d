#include <algorithm>

#include "base/json.h"
#include "nlp/model_file.h"
#include "nlp/model_parts.h"

namespace parley::nlp {
namespace {

/// Graphs come from memory. One thread a stream: answers do not depend on how work is split.
ov::CompiledModel compile(ov::Core& core, std::string_view xml, std::string_view weights,
                          int streams) {
  ov::Tensor tensor(ov::element::u8, {weights.size()});
  std::copy(weights.begin(), weights.end(), static_cast<char*>(tensor.data()));
  auto graph = core.read_model(std::string(xml), tensor);
  return core.compile_model(
      graph, "CPU", ov::num_streams(streams), ov::inference_num_threads(streams),
      ov::hint::inference_precision(ov::element::f32), ov::hint::enable_cpu_pinning(false),
      ov::hint::enable_hyper_threading(true));
}

/// Names are decoded by their tags, so a tag has a part and, but for O, a label.
bool is_tag(const std::string& tag) {
  return tag == "O" || (tag.size() > 2 && (tag[0] == 'B' || tag[0] == 'I') && tag[1] == '-');
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
    std::vector<std::string> classes = inventories.at(head);
    const std::size_t width = classes.size();
    auto tags = std::all_of(classes.begin(), classes.end(), is_tag) ? Tags(classes) : Tags();
    parts.scored[head] = {column, std::move(classes), std::move(tags)};
    column += width;
  }
  const auto& triggers = parts.scored["trigger"].classes;
  for (std::size_t k = 0; k < kEventTypes.size(); ++k)
    parts.event_columns[k] = static_cast<std::size_t>(
        std::find(triggers.begin(), triggers.end(), kEventTypes[k]) - triggers.begin());
  if (!meta.contains("sentence")) return;
  for (const std::string head : meta.at("sentence"))
    for (const std::string name : inventories.at(head))
      parts.sentence_classes.push_back({head, name});
  const auto& all = parts.sentence_classes;
  parts.quad_column = static_cast<std::size_t>(
      std::find_if(all.begin(), all.end(), [](const auto& c) { return c.head == "quad"; }) -
      all.begin());
  parts.event_width = meta.at("event_width");
}

/// What the inventories lack for a Reader to run, or empty.
std::string trouble_with_heads(const Model::Parts& parts) {
  for (const auto* list : {&parts.upos, &parts.xpos, &parts.feats, &parts.lemma, &parts.deprel})
    if (list->empty()) return "a head has no classes";
  for (const char* head : {"name_web", "name_gum", "name_re3d", "trigger", "cue"}) {
    const auto it = parts.scored.find(head);
    if (it == parts.scored.end() || it->second.classes.empty())
      return std::string("no classes of ") + head;
    const auto& tags = it->second.classes;
    if (std::string_view(head).substr(0, 4) == "name" &&
        !std::all_of(tags.begin(), tags.end(), is_tag))
      return std::string("a class of ") + head + " is no tag";
  }
  if (parts.event_width == 0) return {};
  for (const char* head : {"status", "mode", "said", "source_target", "ecb", "muc"}) {
    const auto it = parts.scored.find(head);
    if (it == parts.scored.end() || it->second.classes.empty())
      return std::string("no classes of ") + head;
    const bool tagged = std::string_view(head) != "status" && std::string_view(head) != "mode";
    const auto& tags = it->second.classes;
    if (tagged && !std::all_of(tags.begin(), tags.end(), is_tag))
      return std::string("a class of ") + head + " is no tag";
  }
  return {};
}

/// An output that is not as wide as the inventories say would be read beyond its end.
bool has_width(const ov::CompiledModel& graph, const char* output, ov::element::Type type,
               std::size_t width) {
  const auto port = graph.output(output);
  const auto shape = port.get_partial_shape();
  return port.get_element_type() == type && shape.rank().is_static() && shape.size() >= 2 &&
         shape[shape.size() - 1] == ov::Dimension(static_cast<int64_t>(width));
}

std::string trouble_with_graphs(const Model::Parts& parts) {
  std::size_t columns = 0;
  for (const auto& [name, head] : parts.scored) columns += head.classes.size();
  if (!has_width(parts.read, "best", ov::element::i32, 4))
    return "output best is not of four classes";
  if (!has_width(parts.read, "scores", ov::element::f32, columns))
    return "output scores is not as wide as the classes";
  if (parts.event_width == 0) return {};
  if (!has_width(parts.read, "more", ov::element::f32, 1 + parts.event_width))
    return "output more is not as wide as factuality and an event";
  if (!has_width(parts.read, "classes", ov::element::f32, parts.sentence_classes.size()))
    return "output classes is not as wide as the sentence's classes";
  const auto pairs = parts.read.output("pairs").get_partial_shape();
  if (pairs.size() != 4 || pairs[1] != ov::Dimension(static_cast<int64_t>(Relations::kKinds)))
    return "output pairs is not of as many relations as there are";
  return {};
}

}  // namespace

Model::Model(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Model::~Model() = default;
const std::string& Model::description() const { return parts_->description; }
const std::vector<SentenceClass>& Model::sentence_classes() const {
  return parts_->sentence_classes;
}
std::size_t Model::event_width() const { return parts_->event_width; }

Result<std::shared_ptr<const Model>> Model::load(std::string_view file, int streams) {
  auto sections = read_sections(file);
  if (!sections) return fail(sections.error());
  for (const char* name : {"meta.json", "vocab.txt", "lemmas.txt", "words.txt", "read.xml",
                           "read.bin", "relate.xml", "relate.bin"})
    if (!sections->count(name))
      return fail(Fault::corrupt, std::string("model file: no section ") + name);
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
    if (const auto trouble = trouble_with_heads(*parts); !trouble.empty())
      return fail(Fault::corrupt, "model file: meta.json: " + trouble);
    parts->description = meta.at("name");
    parts->read = compile(parts->core, (*sections)["read.xml"], (*sections)["read.bin"], streams);
    parts->relate =
        compile(parts->core, (*sections)["relate.xml"], (*sections)["relate.bin"], streams);
    if (const auto trouble = trouble_with_graphs(*parts); !trouble.empty())
      return fail(Fault::corrupt, "model file: " + trouble);
  } catch (const std::exception& error) {
    return fail(Fault::corrupt, std::string("model file: ") + error.what());
  }
  return std::shared_ptr<const Model>(new Model(std::move(parts)));
}

}  // namespace parley::nlp
