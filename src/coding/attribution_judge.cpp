#include "coding/attribution_judge.h"

#include "coding/lexicon_lines.h"

namespace parley::coding {

Result<AttributionJudge> AttributionJudge::load(const std::string& file, std::string_view text) {
  AttributionJudge judge;
  const auto read = for_each_line(file, text, [&](int, std::string_view line) -> Result<bool> {
    const auto cells = fields(line);
    if (cells.size() != 2) return fail(Fault::bad_input, "a line is a feature and its weight");
    const auto weight = read_number(cells[1]);
    if (!weight) return fail(weight.error());
    judge.weights_[std::string(cells[0])] = static_cast<float>(*weight / 100);
    return true;
  });
  if (!read) return fail(read.error());
  return judge;
}

float AttributionJudge::score(const std::vector<std::string>& features) const {
  float sum = 0;
  for (const auto& feature : features)
    if (const auto it = weights_.find(feature); it != weights_.end()) sum += it->second;
  return sum;
}

}  // namespace parley::coding
