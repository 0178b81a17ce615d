// The whole way from bytes to records (wirebench, passages), and from raw text to trees (ud-raw).
#include <cstdio>
#include <fstream>

#include "app/data.h"
#include "bench/predict/ablation.h"
#include "bench/predict/conllu.h"
#include "bench/predict/given_words.h"
#include "bench/predict/kept_analyses.h"
#include "bench/predict/predict.h"
#include "coding/coder.h"
#include "export/records_json.h"
#include "wire/intake.h"

namespace parley::predict {
int predict_ud_raw(const std::string& gold, const std::string& out_path) {
  const auto model = load_model();
  if (model == nullptr) return 1;
  nlp::Reader reader(model);
  const auto knowledge = text_knowledge();
  const auto sentences = read_conllu(slurp(gold));
  std::ofstream out(out_path);
  for (const auto& [first, last] : documents_of(sentences)) {
    const auto raw = raw_text(sentences, first, last);
    const auto document = text::read_document(raw, knowledge);
    for (const auto& s : reader.read(raw, document).sentences) write_tree(out, raw, s);
  }
  return out.flush() ? 0 : 1;
}

int predict_stories(const std::string& gold, const std::string& out_path) {
  auto engine = app::load_engine(PARLEY_SOURCE_DIR "/data", app::Needs::coding);
  if (!engine) {
    std::fprintf(stderr, "%s\n", engine.error().what.c_str());
    return 1;
  }
  const auto bytes = slurp(gold);
  if (bytes.empty()) return 1;
  nlp::Reader reader(engine->model);
  KeptAnalyses kept(app::model_path(PARLEY_SOURCE_DIR "/data"));
  const coding::Coder coder(engine->knowledge);
  std::ofstream out(out_path);
  wire::Sink sink;
  sink.story = [&](wire::Story&& story) {
    const auto document = text::read_document(story.text, engine->text, story.furniture_spans());
    auto analysis = kept.read(reader, story.text, document);
    leave_out(analysis);
    out << exports::records_lines(story, coder.code(story, document, analysis));
  };
  sink.complain = [](wire::Complaint&& c) {
    std::fprintf(stderr, "%s: %s\n", c.place.c_str(), c.what.c_str());
  };
  wire::MemorySource source(bytes);
  wire::InputInfo info;
  info.name = gold;
  const bool good = wire::read_input(source, info, {engine->wire, wire::Type::jsonl}, sink);
  return good && out.flush() ? 0 : 1;
}

}  // namespace parley::predict
