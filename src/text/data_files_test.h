#pragma once

#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>

namespace parley::text {

/// The program's own data/text, file name -> content.
inline std::map<std::string, std::string> data_files() {
  std::map<std::string, std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator(PARLEY_SOURCE_DIR "/data/text")) {
    std::ifstream in(entry.path());
    std::ostringstream out;
    out << in.rdbuf();
    files[entry.path().filename().string()] = out.str();
  }
  return files;
}

}  // namespace parley::text
