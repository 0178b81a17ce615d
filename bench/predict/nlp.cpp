// Sets whose words are given: trees (ud), names (ner_web, re3d, cameo_ner), factuality.
#include <cstdio>
#include <fstream>

#include "base/json.h"
#include "bench/predict/given_words.h"
#include "bench/predict/predict.h"

namespace parley::predict {
int predict_ud(const std::string& gold, const std::string& out) {
  const auto sentences = read_columns(gold, 1, true);
  std::ofstream file(out);
  return read_all(sentences, [&](std::size_t, std::string_view text,
                                 const nlp::SentenceAnalysis& s) { write_tree(file, text, s); });
}

int predict_ner_web(const std::string& gold, const std::string& out) {
  Sentences sentences;
  std::vector<Json> ids;
  std::ifstream in(gold);
  for (std::string line; std::getline(in, line);) {
    const auto item = Json::parse(line, nullptr, false);
    if (item.is_discarded()) continue;
    ids.push_back(item["id"]);
    sentences.push_back(item["tokens"].get<std::vector<std::string>>());
  }
  std::ofstream file(out);
  return read_all(sentences, [&](std::size_t i, std::string_view, const nlp::SentenceAnalysis& s) {
    file << to_line({{"id", ids[i]}, {"tags", tags_of(s.words.size(), s.web_names)}}) << '\n';
  });
}

int predict_re3d(const std::string& gold, const std::string& out) {
  const auto sentences = read_columns(gold, 0, false);
  std::ofstream file(out);
  return read_all(sentences, [&](std::size_t i, std::string_view, const nlp::SentenceAnalysis& s) {
    file << to_line({{"id", i}, {"tags", tags_of(s.words.size(), s.conflict_names)}}) << '\n';
  });
}

int predict_factuality(const std::string& gold, const std::string& out) {
  Sentences sentences;
  std::vector<Json> items;
  std::ifstream in(gold);
  for (std::string line; std::getline(in, line);) {
    auto item = Json::parse(line, nullptr, false);
    if (item.is_discarded()) continue;
    sentences.push_back(item["tokens"].get<std::vector<std::string>>());
    items.push_back(std::move(item));
  }
  std::ofstream file(out);
  return read_all(sentences, [&](std::size_t i, std::string_view, const nlp::SentenceAnalysis& s) {
    Json answer = {{"id", items[i]["id"]}};
    const auto value = [&](std::size_t token) {
      return token < s.words.size() ? s.words[token].factuality : 0.0F;
    };
    if (items[i].contains("predicates")) {
      answer["predicates"] = Json::array();
      for (const auto& p : items[i]["predicates"]) {
        const std::size_t token = p["token"];
        answer["predicates"].push_back({{"token", token}, {"value", value(token)}});
      }
    } else {
      answer["value"] = value(items[i].value("token", std::size_t{0}));
    }
    file << to_line(answer) << '\n';
  });
}

int predict_cameo_ner(const std::string& gold, const std::string& out) {
  const auto sentences = read_columns(gold, 0, false);
  std::ofstream file(out);
  return read_all(sentences, [&](std::size_t i, std::string_view, const nlp::SentenceAnalysis& s) {
    file << to_line({{"id", i}, {"tags", tags_of(s.words.size(), s.parties)}}) << '\n';
  });
}

}  // namespace parley::predict
