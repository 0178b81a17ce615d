// The whole way from bytes to records (wirebench, passages), and from raw text to trees (ud-raw).
#include <cstdio>
#include <fstream>
#include <functional>

#include "app/data.h"
#include "bench/predict/ablation.h"
#include "bench/predict/conllu.h"
#include "bench/predict/given_words.h"
#include "bench/predict/kept_analyses.h"
#include "bench/predict/predict.h"
#include "coding/coder.h"
#include "coding/fusion.h"
#include "coding/knowledge.h"
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

namespace {

using EachStory = std::function<void(const app::Engine&, const wire::Story&, const text::Document&,
                                     const nlp::Analysis&)>;

/// Reads the stories of a JSON Lines file.
int read_stories(const std::string& gold, const EachStory& each) {
  auto engine = app::load_engine(PARLEY_SOURCE_DIR "/data", app::Needs::coding);
  if (!engine) {
    std::fprintf(stderr, "%s\n", engine.error().what.c_str());
    return 1;
  }
  const auto bytes = slurp(gold);
  if (bytes.empty()) return 1;
  nlp::Reader reader(engine->model);
  KeptAnalyses kept(app::model_path(PARLEY_SOURCE_DIR "/data"));
  wire::Sink sink;
  sink.story = [&](wire::Story&& story) {
    const auto document = text::read_document(story.text, engine->text, story.furniture_spans());
    auto analysis = kept.read(reader, story.text, document);
    leave_out(analysis);
    each(*engine, story, document, analysis);
  };
  sink.complain = [](wire::Complaint&& c) {
    std::fprintf(stderr, "%s: %s\n", c.place.c_str(), c.what.c_str());
  };
  wire::MemorySource source(bytes);
  wire::InputInfo info;
  info.name = gold;
  return wire::read_input(source, info, {engine->wire, wire::Type::jsonl}, sink) ? 0 : 1;
}

}  // namespace

int predict_stories(const std::string& gold, const std::string& out_path) {
  std::ofstream out(out_path);
  const int status = read_stories(
      gold, [&](const auto& engine, const auto& story, const auto& document, const auto& analysis) {
        const coding::Coder coder(engine.knowledge);
        out << exports::records_lines(story, coder.code(story, document, analysis));
      });
  return out.flush() ? status : 1;
}

int predict_triggers(const std::string& gold, const std::string& out_path) {
  std::ofstream out(out_path);
  const int status = read_stories(
      gold, [&](const auto& engine, const auto& story, const auto& document, const auto& analysis) {
        const coding::StoryView view(story, document, analysis);
        for (const auto& s : view.sentences)
          for (const auto& c : coding::candidate_triggers(engine.knowledge->lexicon, s)) {
            const auto at = s.span_of(c.match.trigger);
            Json features = Json::object();
            for (std::size_t k = 0; k < coding::kTriggerFeatures; ++k)
              features[coding::trigger_feature_names()[k]] = c.features[k];
            out << to_line({{"id", story.id},
                            {"at", {at.begin, at.end}},
                            {"type", c.match.type},
                            {"sentence", slice(story.text, s.at)},
                            {"features", features}})
                << '\n';
          }
      });
  return out.flush() ? status : 1;
}

}  // namespace parley::predict
