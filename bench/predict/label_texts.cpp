// Texts of labelled sets, and how scores become labels.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <set>
#include <sstream>

#include "bench/predict/given_words.h"
#include "bench/predict/labels.h"

namespace parley::predict {
namespace {

[[noreturn]] void stop(const std::string& what) {
  std::fprintf(stderr, "parley-predict: %s\n", what.c_str());
  std::exit(1);
}

std::string one_spaced(const std::string& text) {
  std::istringstream in(text);
  std::string out;
  for (std::string word; in >> word;) out += (out.empty() ? "" : " ") + word;
  return out;
}

std::vector<std::string> lines_of(const std::string& path) {
  std::istringstream in(slurp(path));
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (line.find_first_not_of(" \t") != std::string::npos) lines.push_back(line);
  }
  return lines;
}

bool is_number(const std::string& text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string::npos;
}

std::string cell(const std::string& line) { return line.substr(0, line.find('\t')); }

LabelText from_json(const std::string& line) {
  const auto item = Json::parse(line, nullptr, false);
  if (!item.is_object()) return {};
  LabelText text;
  text.id = item.value("id", Json());
  text.headline = item.value("headline", std::string());
  text.text = item.value("text", item.value("sentence", std::string()));
  return text;
}

/// Labels of the subset `bits` that are also in `other`, over the mean size of both.
double f1(unsigned bits, unsigned other) {
  const int sizes = __builtin_popcount(bits) + __builtin_popcount(other);
  return sizes == 0 ? 1 : 2.0 * __builtin_popcount(bits & other) / sizes;
}

}  // namespace

std::vector<LabelText> read_label_texts(const std::string& path) {
  const auto lines = lines_of(path);
  const bool numbered = std::all_of(lines.begin(), lines.end(), [](const std::string& l) {
    return l.find('\t') != std::string::npos && is_number(cell(l));
  });
  std::vector<LabelText> texts;
  for (const auto& line : lines) {
    LabelText text;
    if (line.front() == '{') {
      text = from_json(line);
    } else if (numbered) {
      text.id = std::stoull("0" + cell(line).substr(0, 18));
      text.text = one_spaced(line.substr(line.find('\t') + 1));
    } else {
      text.text = one_spaced(cell(line));
    }
    if (text.id.is_null()) text.id = texts.size();
    texts.push_back(std::move(text));
  }
  return texts;
}

Decision decision_of(const std::string& set) {
  std::ifstream in(PARLEY_SOURCE_DIR "/data/labels/sets.txt");
  for (std::string line; std::getline(in, line);) {
    std::istringstream fields(line);
    std::string name, marks;
    Decision decision;
    if (fields >> name >> marks >> decision.head >> decision.neural >> decision.scale >>
            decision.shift &&
        name == set) {
      decision.marks = marks == "yes";
      if (decision.head == "-") decision.head.clear();
      return decision;
    }
  }
  return {};
}

std::vector<int> labels_of_best_f1(const std::vector<double>& log_odds) {
  const unsigned subsets = 1u << log_odds.size();
  std::vector<double> chance(subsets, 1);
  for (unsigned bits = 0; bits < subsets; ++bits)
    for (std::size_t k = 0; k < log_odds.size(); ++k) {
      const double p = 1 / (1 + std::exp(-log_odds[k]));
      chance[bits] *= (bits >> k & 1) != 0 ? p : 1 - p;
    }
  unsigned best = 0;
  double highest = -1;
  for (unsigned bits = 0; bits < subsets; ++bits) {
    double expected = 0;
    for (unsigned other = 0; other < subsets; ++other) expected += chance[other] * f1(bits, other);
    if (expected > highest + 1e-12) {
      highest = expected;
      best = bits;
    }
  }
  std::vector<int> labels;
  for (std::size_t k = 0; k < log_odds.size(); ++k) labels.push_back(best >> k & 1);
  return labels;
}

TextCoder::TextCoder(const app::Engine& engine)
    : engine_(engine), reader_(engine.model), coder_(engine.knowledge) {}

Coded TextCoder::code(const LabelText& text) {
  wire::Story story;
  story.id = "text";
  story.headline = text.headline;
  story.text = text.whole();
  const auto document = text::read_document(story.text, engine_.text);
  Coded coded;
  coded.analysis = reader_.read(story.text, document);
  coded.records = coder_.code(story, document, coded.analysis);
  return coded;
}

ClassReader::ClassReader(const app::Engine& engine) : engine_(engine), reader_(engine.model) {}

std::vector<double> ClassReader::log_odds(const std::string& text, const std::string& head,
                                          const std::vector<std::string>& classes) {
  constexpr uint32_t kWords = 200;  // as training/conflict.py cuts long texts
  std::vector<double> sums(classes.size(), 0);
  auto document = text::read_document(text, engine_.text);
  document.sentences.clear();
  const auto count = static_cast<uint32_t>(document.tokens.size());
  for (uint32_t first = 0; first < count; first += kWords) {
    const auto last = std::min(count, first + kWords);
    if (first > 0 && last - first <= kWords / 3) break;
    const Span at{document.tokens[first].at.begin, document.tokens[last - 1].at.end};
    document.sentences.push_back({at, first, last, 0});
  }
  const auto analysis = reader_.read(text, document);
  const auto& known = engine_.model->sentence_classes();
  for (const auto& sentence : analysis.sentences)
    for (std::size_t column = 0; column < sentence.classes.size(); ++column) {
      const auto at = std::find(classes.begin(), classes.end(), known[column].name);
      if (known[column].head != head || at == classes.end()) continue;
      sums[at - classes.begin()] += double{sentence.classes[column]};
    }
  for (auto& sum : sums)
    sum /= static_cast<double>(std::max<std::size_t>(1, analysis.sentences.size()));
  return sums;
}

std::vector<std::string> marks_of(const Coded& coded) {
  std::set<std::string> marks;
  bool first = true;
  for (const auto& event : coded.records.events) {
    marks.insert("@" + event.type);
    marks.insert("@" + event.type + ":" + event.status);
    if (!event.mode.empty()) marks.insert("@" + event.type + "." + event.mode);
    if (!event.cameo.empty()) marks.insert("@" + event.cameo.substr(0, 3));
    if (first) marks.insert("@first:" + event.type);
    first = false;
  }
  if (first) marks.insert("@none");
  for (const auto& claim : coded.records.claims) marks.insert("@" + claim.stance);
  for (const auto& sentence : coded.analysis.sentences)
    for (const auto& word : sentence.words) {
      if (word.trigger.empty()) continue;
      marks.insert("@word:" + word.trigger);
      if (word.trigger_score > 0.7f) marks.insert("@sure:" + word.trigger);
      if (word.head == 0) marks.insert("@root:" + word.trigger);
    }
  return {marks.begin(), marks.end()};
}

app::Engine coding_engine() {
  auto engine = app::load_engine(PARLEY_SOURCE_DIR "/data", app::Needs::coding);
  if (!engine) stop(engine.error().what);
  return *std::move(engine);
}

nlp::LinearModel linear_model() {
  auto model = nlp::LinearModel::load(slurp(PARLEY_SOURCE_DIR "/data/model/linear-en.model"));
  if (!model) stop(model.error().what);
  return *std::move(model);
}

}  // namespace parley::predict
