#include "tests/support/case_file.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include <doctest/doctest.h>

namespace parley::test {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> lines_of(const fs::path& path) {
  std::ifstream in(path);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string out;
  for (const auto& line : lines) out += line + "\n";
  if (!out.empty()) out.pop_back();
  return out;
}

/// One case from its lines; `first` is the number of the first of them.
Case parse(const std::string& file, const std::vector<std::string>& lines, int first) {
  Case c;
  c.file = file;
  std::size_t i = 0;
  for (; i < lines.size() && lines[i].rfind("# ", 0) == 0; ++i) {
    const auto colon = lines[i].find(": ");
    if (colon == std::string::npos) continue;
    const auto key = lines[i].substr(2, colon - 2);
    const auto value = lines[i].substr(colon + 2);
    if (key == "description")
      c.description = value;
    else
      c.options.emplace_back(key, value);
  }
  c.line = first + static_cast<int>(i);
  const auto bar = std::find(lines.begin() + static_cast<long>(i), lines.end(), "----");
  c.input = joined({lines.begin() + static_cast<long>(i), bar});
  if (bar != lines.end()) c.expected = joined({bar + 1, lines.end()});
  return c;
}

std::vector<Case> parse_file(const fs::path& path) {
  std::vector<Case> cases;
  std::vector<std::string> block;
  int number = 0;
  int first = 1;
  const auto lines = lines_of(path);
  for (const auto& line : lines) {
    ++number;
    if (line == "====") {
      cases.push_back(parse(path.string(), block, first));
      block.clear();
      first = number + 1;
    } else {
      block.push_back(line);
    }
  }
  if (!block.empty()) cases.push_back(parse(path.string(), block, first));
  return cases;
}

void rewrite(const std::string& file, const std::vector<Case>& cases) {
  std::ofstream out(file);
  for (std::size_t i = 0; i < cases.size(); ++i) {
    if (i > 0) out << "====\n";
    if (!cases[i].description.empty()) out << "# description: " << cases[i].description << "\n";
    for (const auto& [key, value] : cases[i].options) out << "# " << key << ": " << value << "\n";
    out << cases[i].input << "\n----\n" << cases[i].expected << "\n";
  }
}

}  // namespace

std::string Case::option(const std::string& key, const std::string& otherwise) const {
  for (const auto& [k, v] : options)
    if (k == key) return v;
  return otherwise;
}

std::vector<Case> read_cases(const std::string& folder) {
  const fs::path dir = fs::path(PARLEY_SOURCE_DIR) / "tests/golden" / folder;
  std::vector<fs::path> files;
  if (fs::exists(dir))
    for (const auto& entry : fs::directory_iterator(dir))
      if (entry.path().extension() == ".case") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  std::vector<Case> cases;
  for (const auto& file : files)
    for (auto& c : parse_file(file)) cases.push_back(std::move(c));
  return cases;
}

void check_cases(const std::string& folder,
                 const std::function<std::string(const Case&)>& produce) {
  const auto cases = read_cases(folder);
  CHECK_MESSAGE(!cases.empty(), "no cases in tests/golden/" << folder);
  const char* golden = std::getenv("PARLEY_GOLDEN");
  std::map<std::string, std::vector<Case>> rewritten;
  for (auto c : cases) {
    auto answer = produce(c);
    while (!answer.empty() && answer.back() == '\n') answer.pop_back();
    if (golden != nullptr && std::string(golden) == "1") {
      c.expected = answer;
      rewritten[c.file].push_back(c);
    } else {
      CHECK_MESSAGE(answer == c.expected, c.file << ":" << c.line << ": " << c.description
                                                 << "\n--- expected\n"
                                                 << c.expected << "\n--- got\n"
                                                 << answer << "\n");
    }
  }
  for (const auto& [file, list] : rewritten) rewrite(file, list);
}

}  // namespace parley::test
