// bench_encode SECONDS FILE...: how many words a second, on one thread, go from raw text to CoNLL-U
// (cut, parsed, named, written), each file being one text. A first round is not timed. With SECONDS
// 0 the CoNLL-U is printed instead. Words are what white space parts. Prints one JSON object.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <vector>

#include "app/data.h"
#include "app/files.h"
#include "export/conllu.h"
#include "nlp/reader.h"
#include "text/document.h"

namespace {

using namespace parley;

constexpr std::size_t kMostBytes = 64u << 20;

std::size_t words_in(const std::string& text) {
  std::size_t words = 0;
  bool inside = false;
  for (const char c : text) {
    const bool space = std::strchr(" \t\n\r\f\v", c) != nullptr;
    words += !space && !inside;
    inside = !space;
  }
  return words;
}

std::string parsed(const std::string& text, const app::Engine& engine, nlp::Reader& reader) {
  const auto document = text::read_document(text, engine.text);
  return exports::conllu("bench", text, document, reader.read(text, document));
}

int time_it(const std::vector<std::string>& texts, const app::Engine& engine, double seconds) {
  nlp::Reader reader(engine.model);
  std::size_t words = 0, bytes = 0, rounds = 0;
  for (const auto& text : texts) words += words_in(text), (void)parsed(text, engine, reader);
  const auto start = std::chrono::steady_clock::now();
  std::chrono::duration<double> took{};
  do {
    for (const auto& text : texts) bytes += parsed(text, engine, reader).size();
    ++rounds;
    took = std::chrono::steady_clock::now() - start;
  } while (took.count() < seconds);
  const double each = took.count() / static_cast<double>(rounds);
  std::printf(
      "{\"texts\": %zu, \"words\": %zu, \"rounds\": %zu, \"conllu_bytes\": %zu, "
      "\"words_per_second\": %.0f}\n",
      texts.size(), words, rounds, bytes / rounds, static_cast<double>(words) / each);
  return 0;
}

int failed(const Error& error) {
  std::fprintf(stderr, "bench_encode: %s\n", error.what.c_str());
  return 1;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return std::fprintf(stderr, "usage: bench_encode SECONDS FILE...\n"), 2;
  const auto folder = app::find_data("");
  if (!folder) return failed(folder.error());
  const auto engine = app::load_engine(*folder, app::Needs::reading);
  if (!engine) return failed(engine.error());
  std::vector<std::string> texts;
  for (int i = 2; i < argc; ++i) {
    auto text = app::read_file(argv[i], kMostBytes);
    if (!text) return failed(text.error());
    texts.push_back(*std::move(text));
  }
  const double seconds = std::atof(argv[1]);
  if (seconds > 0) return time_it(texts, *engine, seconds);
  nlp::Reader reader(engine->model);
  for (const auto& text : texts) std::fputs(parsed(text, *engine, reader).c_str(), stdout);
  return 0;
}
