// What the times and numbers of a text are read to mean, for bench/times_check.py.
#include "text/times.h"

#include <fstream>

#include "base/json.h"
#include "bench/predict/given_words.h"
#include "bench/predict/predict.h"
#include "text/numbers.h"

namespace parley::predict {
namespace {

Json meaning(const std::optional<text::When>& when) {
  return when ? Json::array({when->begin, when->end, when->precision}) : Json();
}

const char* name_of(text::Bound bound) {
  constexpr const char* kNames[] = {"exact", "at_least",   "more_than", "about", "between",
                                    "up_to", "fewer_than", "magnitude", "none"};
  return kNames[static_cast<std::size_t>(bound)];
}

Json times_of(const std::string& text, const std::string& published) {
  auto times = Json::array();
  for (const auto& mention : text::find_times(text, {0, static_cast<uint32_t>(text.size())})) {
    Json time;
    time["at"] = {mention.at.begin, mention.at.end};
    time["past"] = meaning(text::resolve_time(mention.words, published, text::Direction::past));
    time["future"] = meaning(text::resolve_time(mention.words, published, text::Direction::future));
    times.push_back(std::move(time));
  }
  return times;
}

Json numbers_of(const std::string& text) {
  auto numbers = Json::array();
  for (const auto& mention : text::find_numbers(text, {0, static_cast<uint32_t>(text.size())})) {
    Json number;
    number["at"] = {mention.at.begin, mention.at.end};
    number["bound"] = name_of(mention.bound);
    number["low"] = mention.low ? Json(*mention.low) : Json();
    number["high"] = mention.high ? Json(*mention.high) : Json();
    numbers.push_back(std::move(number));
  }
  return numbers;
}

}  // namespace

int predict_times(const std::string& gold, const std::string& out_path) {
  const auto file = slurp(gold);
  std::ofstream out(out_path);
  for (std::size_t i = 0; i < file.size();) {
    const auto end = std::min(file.find('\n', i), file.size());
    const auto story = Json::parse(file.begin() + static_cast<long>(i),
                                   file.begin() + static_cast<long>(end), nullptr, false);
    i = end + 1;
    if (!story.is_object() || !story.contains("text")) continue;
    const auto text = story.value("text", "");
    Json line;
    line["id"] = story.value("id", "");
    line["times"] = times_of(text, story.value("published", ""));
    line["numbers"] = numbers_of(text);
    out << to_line(line) << '\n';
  }
  return out.flush() ? 0 : 1;
}

}  // namespace parley::predict
