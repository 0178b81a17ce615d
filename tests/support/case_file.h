#pragma once

#include <functional>
#include <string>
#include <vector>

namespace parley::test {

/// One case of a `.case` file: "# description: …" lines, an input, a line "----", the expected
/// output. Several cases of a file are parted by a line "====". Other lines that begin with "# key:
/// value" before the input are options.
struct Case {
  std::string file;
  int line = 0;  ///< of the input's first line, 1-based
  std::string description;
  std::vector<std::pair<std::string, std::string>> options;
  std::string input;     ///< without its last line end
  std::string expected;  ///< likewise

  std::string option(const std::string& key, const std::string& otherwise = "") const;
};

/// All cases of tests/golden/FOLDER/*.case, files in name order. A missing folder is an empty list.
std::vector<Case> read_cases(const std::string& folder);

/// Runs `produce` over every case of the folder and CHECKs its answer, naming file and line. With
/// PARLEY_GOLDEN=1 in the environment the files are rewritten with the answers instead, and `git
/// diff` is the review.
void check_cases(const std::string& folder, const std::function<std::string(const Case&)>& produce);

}  // namespace parley::test
