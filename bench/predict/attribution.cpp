// Who said, thought or wanted what: the set `attribution`.
#include "bench/predict/attribution.h"

#include <cstdio>
#include <cstdlib>
#include <fstream>

#include "app/data.h"
#include "base/json.h"
#include "bench/predict/conllu.h"
#include "bench/predict/given_words.h"
#include "bench/predict/kept_analyses.h"
#include "bench/predict/predict.h"

namespace parley::predict {
namespace {

/// Byte of each code point of UTF-8 text, and the end.
std::vector<uint32_t> bytes_of_points(std::string_view text) {
  std::vector<uint32_t> out;
  for (uint32_t i = 0; i < text.size(); ++i)
    if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80) out.push_back(i);
  out.push_back(static_cast<uint32_t>(text.size()));
  return out;
}

/// Code points before each byte.
std::vector<uint32_t> points_of_bytes(std::string_view text) {
  std::vector<uint32_t> out;
  uint32_t points = 0;
  for (const char c : text) {
    points += (static_cast<unsigned char>(c) & 0xC0) != 0x80 ? 1 : 0;
    out.push_back(points - 1);
  }
  out.push_back(points);
  return out;
}

std::vector<Span> read_spans(const Json& list, const std::vector<uint32_t>& bytes) {
  std::vector<Span> out;
  for (const auto& s : list) out.push_back({bytes.at(s.at(0)), bytes.at(s.at(1))});
  return out;
}

Json write_spans(const std::vector<Span>& spans, const std::vector<uint32_t>& points) {
  auto out = Json::array();
  for (const auto& s : spans) out.push_back({points[s.begin], points[s.end]});
  return out;
}

}  // namespace

std::vector<AttributionItem> read_attribution_items(const std::string& path, bool with_gold) {
  std::vector<AttributionItem> items;
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) {
    const auto json = Json::parse(line, nullptr, false);
    if (!json.is_object() || !json.contains("text")) continue;
    AttributionItem item{json.value("id", ""), json.value("text", ""), {}};
    if (with_gold) {
      const auto bytes = bytes_of_points(item.text);
      for (const auto& a : json.at("attributions"))
        item.gold.push_back({read_spans(a.at("source"), bytes), read_spans(a.at("cue"), bytes),
                             read_spans(a.at("content"), bytes), 0});
    }
    items.push_back(std::move(item));
  }
  return items;
}

int view_items(const std::vector<AttributionItem>& items, const UseView& use) {
  const auto model = load_model();
  if (model == nullptr) return 1;
  nlp::Reader reader(model);
  KeptAnalyses kept(app::model_path(PARLEY_SOURCE_DIR "/data"));
  const auto knowledge = text_knowledge();
  for (const auto& item : items) {
    wire::Story story;
    story.text = item.text;
    const auto document = text::read_document(item.text, knowledge);
    const auto analysis = kept.read(reader, item.text, document);
    use(item, coding::StoryView(story, document, analysis));
  }
  return 0;
}

coding::AttributionJudge attribution_judge() {
  const std::string path = PARLEY_SOURCE_DIR "/data/lexicon/attribution.txt";
  auto judge = coding::AttributionJudge::load(path, slurp(path));
  if (!judge) {
    std::fprintf(stderr, "%s\n", judge.error().what.c_str());
    std::exit(1);
  }
  return *std::move(judge);
}

int predict_attribution(const std::string& gold, const std::string& out_path) {
  const auto judge = attribution_judge();
  std::ofstream out(out_path);
  const int failed = view_items(read_attribution_items(gold, false),
                                [&](const AttributionItem& item, const coding::StoryView& story) {
                                  const auto points = points_of_bytes(item.text);
                                  auto list = Json::array();
                                  for (const auto& a : coding::attributions_of(story, judge))
                                    list.push_back({{"source", write_spans(a.source, points)},
                                                    {"cue", write_spans(a.cue, points)},
                                                    {"content", write_spans(a.content, points)}});
                                  out << to_line({{"id", item.id}, {"attributions", list}}) << '\n';
                                });
  return failed == 0 && out.flush() ? 0 : 1;
}

}  // namespace parley::predict
