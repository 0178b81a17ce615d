#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>

#include "wire/copy/knowledge.h"

namespace parley::wire {

/// The repository's own data/wire/, read once.
inline const WireKnowledge& test_knowledge() {
  static const WireKnowledge knowledge = [] {
    std::map<std::string, std::string> files;
    const auto folder = std::filesystem::path(PARLEY_SOURCE_DIR) / "data/wire";
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
      std::ifstream in(entry.path());
      files[entry.path().filename()] = {std::istreambuf_iterator<char>(in), {}};
    }
    return *load_wire_knowledge(files);
  }();
  return knowledge;
}

}  // namespace parley::wire
