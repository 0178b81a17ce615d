// Feeds a second: bench_feeds ROUNDS FILE... reads every file once to warm up, then ROUNDS times,
// one thread. Prints one JSON object: feeds, seconds, feeds_per_second, stories.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "wire/reader.h"

namespace {

std::string read_file(const char* path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// Stories found in all the documents.
std::size_t read_all(const std::vector<std::string>& documents) {
  std::size_t stories = 0;
  const parley::wire::Sink sink = {[&stories](parley::wire::Story&&) { ++stories; },
                                   [](parley::wire::Complaint&&) {}};
  for (const auto& document : documents) parley::wire::read_feed(document, {}, sink);
  return stories;
}

}  // namespace

int main(int argc, char** argv) {
  const int rounds = argc > 2 ? std::atoi(argv[1]) : 0;
  if (rounds < 1) {
    std::fprintf(stderr, "usage: bench_feeds ROUNDS FILE...\n");
    return 2;
  }
  std::vector<std::string> documents;
  for (int i = 2; i < argc; ++i) documents.push_back(read_file(argv[i]));
  const std::size_t stories = read_all(documents);
  const auto start = std::chrono::steady_clock::now();
  for (int round = 0; round < rounds; ++round) read_all(documents);
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
  const double feeds = static_cast<double>(documents.size()) * rounds;
  std::printf(
      "{\"feeds\": %.0f, \"seconds\": %.3f, \"feeds_per_second\": %.0f, \"stories\": %zu}\n", feeds,
      took.count(), feeds / took.count(), stories);
  return 0;
}
