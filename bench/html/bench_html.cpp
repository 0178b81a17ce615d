// bench_html SECONDS PAGE.html.gz…: how many pages a second, on one core, article extraction reads
// that already lie unpacked in memory. Prints one JSON object.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include <zlib.h>

#include "wire/html/article.h"

namespace {

std::string unpacked(const char* path) {
  std::string out;
  const auto file = gzopen(path, "rb");
  if (file == nullptr) return out;
  std::string piece(1 << 16, '\0');
  for (int n = 0; (n = gzread(file, piece.data(), static_cast<unsigned>(piece.size()))) > 0;)
    out.append(piece, 0, static_cast<std::size_t>(n));
  gzclose(file);
  return out;
}

double seconds_since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return std::fprintf(stderr, "usage: bench_html SECONDS PAGE.html.gz...\n"), 2;
  std::vector<std::string> pages;
  std::size_t bytes = 0;
  for (int i = 2; i < argc; ++i) bytes += pages.emplace_back(unpacked(argv[i])).size();
  std::size_t rounds = 0;
  std::size_t text = 0;
  const auto start = std::chrono::steady_clock::now();
  do {
    for (const auto& page : pages) text += parley::wire::html::extract_article(page).body.size();
    ++rounds;
  } while (seconds_since(start) < std::atof(argv[1]));
  const double each = seconds_since(start) / static_cast<double>(rounds);
  std::printf(
      "{\"pages\": %zu, \"rounds\": %zu, \"text_bytes\": %zu, \"pages_per_second\": %.1f, "
      "\"mb_per_second\": %.1f}\n",
      pages.size(), rounds, text / rounds, static_cast<double>(pages.size()) / each,
      static_cast<double>(bytes) / each / 1e6);
  return 0;
}
