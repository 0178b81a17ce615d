// The fields that Parley reads out of NewsML-G2 documents.
#include "wire/news/newsml.h"

#include <cstdio>
#include <fstream>

#include "base/json.h"
#include "bench/predict/given_words.h"
#include "bench/predict/predict.h"

namespace parley::predict {
int predict_newsml(const std::string& gold, const std::string& out) {
  std::ifstream in(gold);
  if (!in || in.peek() != '{') {
    std::fprintf(stderr, "newsml: %s is no gold file\n", gold.c_str());
    return 1;
  }
  std::ofstream to(out);  // only now: a slip in the arguments must not empty a file
  if (!to) {
    std::fprintf(stderr, "newsml: cannot write %s\n", out.c_str());
    return 1;
  }
  const auto folder = gold.substr(0, gold.find_last_of('/') + 1);
  const wire::Sink sink{[](wire::Story&&) {},
                        [](wire::Complaint&& c) {
                          std::fprintf(stderr, "%s: %s\n", c.place.c_str(), c.what.c_str());
                        }};
  for (std::string line; std::getline(in, line);) {
    const auto row = Json::parse(line);
    const auto path = folder + row.at("file").get<std::string>();
    const Json prediction = {
        {"id", row.at("id")},
        {"fields", wire::news::newsml_fields(
                       slurp(path), {.name = path, .url = "", .headers = {}, .source = ""}, sink)}};
    to << to_line(prediction) << "\n";
  }
  return 0;
}

}  // namespace parley::predict
