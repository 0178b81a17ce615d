#include "bench/predict/conllu.h"

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace parley::predict {
namespace {

bool starts(std::string_view line, std::string_view prefix) {
  return line.substr(0, prefix.size()) == prefix;
}

void read_note(std::string_view line, ConlluSentence& sentence) {
  constexpr std::string_view kText = "# text = ";
  if (starts(line, kText)) sentence.text = line.substr(kText.size());
  if (starts(line, "# newdoc")) sentence.new_document = sentence.new_paragraph = true;
  if (line == "# newpar" || starts(line, "# newpar ")) sentence.new_paragraph = true;
}

void read_word(std::string_view line, ConlluSentence& sentence) {
  const auto tab = line.find('\t');
  if (tab == std::string_view::npos || line.find_first_not_of("0123456789") != tab) return;
  const auto rest = line.substr(tab + 1);
  sentence.words.emplace_back(rest.substr(0, rest.find('\t')));
}

}  // namespace

std::vector<ConlluSentence> read_conllu(std::string_view file) {
  std::vector<ConlluSentence> sentences;
  ConlluSentence sentence;
  for (std::size_t i = 0; i < file.size();) {
    const auto end = std::min(file.find('\n', i), file.size());
    const auto line = file.substr(i, end - i);
    i = end + 1;
    if (line.empty()) {
      if (!sentence.words.empty()) sentences.push_back(std::move(sentence));
      sentence = {};
    } else if (line[0] == '#') {
      read_note(line, sentence);
    } else {
      read_word(line, sentence);
    }
  }
  if (!sentence.words.empty()) sentences.push_back(std::move(sentence));
  return sentences;
}

std::string raw_text(const std::vector<ConlluSentence>& sentences, std::size_t first,
                     std::size_t last) {
  std::string text;
  for (auto i = first; i < last; ++i) {
    if (i > first) text += sentences[i].new_paragraph ? "\n\n" : " ";
    text += sentences[i].text;
  }
  return text;
}

std::vector<std::pair<std::size_t, std::size_t>> documents_of(
    const std::vector<ConlluSentence>& sentences) {
  std::vector<std::pair<std::size_t, std::size_t>> documents;
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    if (i == 0 || sentences[i].new_document) documents.emplace_back(i, i);
    documents.back().second = i + 1;
  }
  return documents;
}

text::TextKnowledge text_knowledge() {
  std::map<std::string, std::string> files;
  const char* data = std::getenv("PARLEY_DATA");
  const std::filesystem::path folder =
      std::filesystem::path(data != nullptr ? data : PARLEY_SOURCE_DIR "/data") / "text";
  if (std::filesystem::is_directory(folder))
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
      std::ifstream in(entry.path());
      std::ostringstream out;
      out << in.rdbuf();
      files[entry.path().filename().string()] = out.str();
    }
  auto knowledge = text::load_text_knowledge(files);
  if (!knowledge) {
    std::fprintf(stderr, "%s: %s\n", folder.c_str(), knowledge.error().what.c_str());
    std::exit(1);
  }
  return *std::move(knowledge);
}

}  // namespace parley::predict
