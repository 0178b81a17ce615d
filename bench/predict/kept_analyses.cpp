#include "bench/predict/kept_analyses.h"

#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <optional>

#include <unistd.h>

#include "base/json.h"
#include "bench/predict/given_words.h"

namespace parley::predict {
namespace {

uint64_t hash(std::string_view bytes, uint64_t so_far) {
  for (const char c : bytes) so_far = (so_far ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  return so_far;
}

uint64_t hash(Span at, uint64_t so_far) {
  const uint32_t ends[] = {at.begin, at.end};
  return hash({reinterpret_cast<const char*>(ends), sizeof ends}, so_far);
}

// The bindings name every field, so that a new one fails to compile here instead of being lost.

Json to_json(const nlp::Word& word) {
  const auto& [at, lemma, upos, xpos, feats, deprel, head, trigger, trigger_score, event_scores,
               cue, cue_score, status, status_score, mode, mode_score, factuality] = word;
  return {at.begin,  at.end, lemma,        upos,          xpos,         feats,
          deprel,    head,   trigger,      trigger_score, event_scores, cue,
          cue_score, status, status_score, mode,          mode_score,   factuality};
}

nlp::Word word_of(const Json& j) {
  return {{j[0], j[1]}, j[2],  j[3],  j[4],  j[5],
          j[6],         j[7],  j[8],  j[9],  j[10].get<decltype(nlp::Word::event_scores)>(),
          j[11],        j[12], j[13], j[14], j[15],
          j[16],        j[17]};
}

/// Numbers as their bytes: exact, and short.
Json numbers_json(const std::vector<float>& numbers) {
  const auto* bytes = reinterpret_cast<const uint8_t*>(numbers.data());
  return Json::binary({bytes, bytes + numbers.size() * sizeof(float)});
}

std::vector<float> numbers_of(const Json& j) {
  const auto& bytes = j.get_binary();
  std::vector<float> out(bytes.size() / sizeof(float));
  if (!out.empty()) std::memcpy(out.data(), bytes.data(), out.size() * sizeof(float));
  return out;
}

Json to_json(const nlp::Name& name) {
  const auto& [at, first, last, kind, score] = name;
  return {at.begin, at.end, first, last, static_cast<int>(kind), score};
}

nlp::Name name_of(const Json& j) {
  return {{j[0], j[1]}, j[2], j[3], static_cast<nlp::NameKind>(j[4].get<int>()), j[5]};
}

Json to_json(const nlp::Labelled& stretch) {
  const auto& [first, last, label, score] = stretch;
  return {first, last, label, score};
}

nlp::Labelled labelled_of(const Json& j) { return {j[0], j[1], j[2], j[3]}; }

template <typename List>
Json list_json(const List& list) {
  auto out = Json::array();
  for (const auto& item : list) out.push_back(to_json(item));
  return out;
}

std::vector<nlp::Labelled> stretches_of(const Json& j) {
  std::vector<nlp::Labelled> out;
  for (const auto& n : j) out.push_back(labelled_of(n));
  return out;
}

Json sentence_json(const nlp::SentenceAnalysis& sentence) {
  const auto& [words, names, web_names, conflict_names, said, parties, mentions, fillers, relations,
               events, quad, classes] = sentence;
  auto blocks = Json::array();
  for (const auto& b : relations.blocks())
    blocks.push_back({b.begin, b.words, numbers_json(b.scores)});
  return {list_json(words), list_json(names),     list_json(web_names),  list_json(conflict_names),
          list_json(said),  list_json(parties),   list_json(mentions),   list_json(fillers),
          blocks,           numbers_json(events), numbers_json(classes), quad};
}

nlp::SentenceAnalysis sentence_of(const Json& j) {
  nlp::SentenceAnalysis s;
  for (const auto& w : j[0]) s.words.push_back(word_of(w));
  for (const auto& n : j[1]) s.names.push_back(name_of(n));
  s.web_names = stretches_of(j[2]);
  s.conflict_names = stretches_of(j[3]);
  s.said = stretches_of(j[4]);
  s.parties = stretches_of(j[5]);
  s.mentions = stretches_of(j[6]);
  s.fillers = stretches_of(j[7]);
  for (const auto& b : j[8]) s.relations.add_block({b[0], b[1], numbers_of(b[2])});
  s.events = numbers_of(j[9]);
  s.classes = numbers_of(j[10]);
  s.quad = j[11].get<decltype(s.quad)>();
  return s;
}

std::optional<nlp::Analysis> load(const std::string& path, std::size_t sentences) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return std::nullopt;
  const auto json = Json::from_cbor(in, true, false);
  if (!json.is_array() || json.size() != sentences) return std::nullopt;
  nlp::Analysis analysis;
  try {
    for (const auto& s : json) analysis.sentences.push_back(sentence_of(s));
  } catch (const Json::exception&) {
    return std::nullopt;  // of another version: read anew
  }
  return analysis;
}

void save(const std::string& path, const nlp::Analysis& analysis) {
  auto json = Json::array();
  for (const auto& s : analysis.sentences) json.push_back(sentence_json(s));
  const auto draft = path + "." + std::to_string(getpid());
  const auto bytes = Json::to_cbor(json);
  std::ofstream(draft, std::ios::binary)
      .write(reinterpret_cast<const char*>(bytes.data()),
             static_cast<std::streamsize>(bytes.size()));
  std::error_code ignored;
  std::filesystem::rename(draft, path, ignored);
}

}  // namespace

KeptAnalyses::KeptAnalyses(const std::string& model_file) {
  const char* named = std::getenv("PARLEY_ANALYSES");
  if (named == nullptr || *named == '\0') return;
  folder_ = named;
  std::error_code ignored;
  std::filesystem::create_directories(folder_, ignored);
  model_ = hash(slurp(model_file), 14695981039346656037ULL);
}

std::string KeptAnalyses::path_of(std::string_view text, const text::Document& document) const {
  auto key = hash(text, model_);
  for (const auto& t : document.tokens) key = hash(t.at, key);
  for (const auto& s : document.sentences) key = hash(Span{s.first, s.last}, key);
  return folder_ + "/" + std::to_string(key) + ".cbor";
}

nlp::Analysis KeptAnalyses::read(nlp::Reader& reader, std::string_view text,
                                 const text::Document& document) {
  if (folder_.empty()) return reader.read(text, document);
  const auto path = path_of(text, document);
  if (auto kept = load(path, document.sentences.size())) return *std::move(kept);
  auto analysis = reader.read(text, document);
  save(path, analysis);
  return analysis;
}

}  // namespace parley::predict
