#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>

#include <zlib.h>

#include "base/json.h"
#include "bench/predict/predict.h"
#include "wire/html/article.h"

namespace parley::predict {

namespace {

std::string unpacked(const std::filesystem::path& path) {
  std::string out;
  const auto file = gzopen(path.c_str(), "rb");
  if (file == nullptr) return out;
  std::string piece(1 << 16, '\0');
  for (int n = 0; (n = gzread(file, piece.data(), static_cast<unsigned>(piece.size()))) > 0;)
    out.append(piece, 0, static_cast<std::size_t>(n));
  gzclose(file);
  return out;
}

Json prediction(const std::string& id, const wire::html::Article& article) {
  Json json;
  json["id"] = id;
  json["articleBody"] = article.body;
  json["title"] = article.title;
  json["byline"] = article.byline;
  json["siteName"] = article.site;
  json["publishedTime"] = article.published_as_written;
  json["lang"] = article.language;
  return json;
}

}  // namespace

/// The pages lie in pages/ID.html.gz beside the gold file, of which only the ids are read.
int predict_html(const std::string& gold, const std::string& out) {
  std::ifstream lines(gold);
  std::ofstream predictions(out);
  if (!lines || !predictions)
    return std::fprintf(stderr, "html: cannot open %s or %s\n", gold.c_str(), out.c_str()), 1;
  const auto pages = std::filesystem::path(gold).parent_path() / "pages";
  for (std::string line; std::getline(lines, line);) {
    const auto id = Json::parse(line).at("id").get<std::string>();
    const auto page = unpacked(pages / (id + ".html.gz"));
    if (page.empty()) std::fprintf(stderr, "html: no page for %s\n", id.c_str());
    predictions << to_line(prediction(id, wire::html::extract_article(page))) << "\n";
  }
  return 0;
}

}  // namespace parley::predict
