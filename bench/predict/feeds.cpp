// Feed trees of the documents of a gold file (feeds/cases.jsonl): {"id", "doc"} a line.
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "bench/predict/predict.h"
#include "wire/feed/document.h"

namespace parley::predict {
namespace {

namespace fs = std::filesystem;

std::string read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

wire::InputInfo info_of(const Json& gold) {
  wire::InputInfo info;
  info.name = gold.at("file").get<std::string>();
  if (gold.contains("url") && gold["url"].is_string()) info.url = gold["url"].get<std::string>();
  const Json headers = gold.value("headers", Json::object());
  for (const auto& [name, value] : headers.items()) info.headers[name] = value.get<std::string>();
  return info;
}

}  // namespace

int predict_feeds(const std::string& gold, const std::string& out) {
  std::ifstream in(gold);
  std::ofstream to(out);
  if (!in || !to) {
    std::fprintf(stderr, "feeds: cannot open %s\n", in ? out.c_str() : gold.c_str());
    return 1;
  }
  const fs::path folder = fs::path(gold).parent_path();
  for (std::string line; std::getline(in, line);) {
    const Json item = Json::parse(line);
    const auto info = info_of(item);
    const auto document = wire::feed::parse_feed(read_file(folder / info.name), info);
    to << to_line({{"id", item.at("id")}, {"doc", document.tree}}) << "\n";
  }
  return 0;
}

}  // namespace parley::predict
