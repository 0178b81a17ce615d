// Names of places in news, and where they lie.
#include <algorithm>
#include <cstdio>
#include <fstream>

#include "app/data.h"
#include "base/json.h"
#include "bench/predict/given_words.h"
#include "bench/predict/predict.h"
#include "coding/knowledge.h"
#include "places/finder.h"
#include "places/resolver.h"
#include "text/document.h"

namespace parley::predict {
namespace {

/// Code points before each byte of interest; the set counts in these.
class CodePoints {
 public:
  explicit CodePoints(std::string_view text) {
    for (uint32_t i = 0; i < text.size(); ++i)
      if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80) starts_.push_back(i);
  }
  std::size_t before(uint32_t byte) const {
    return static_cast<std::size_t>(std::lower_bound(starts_.begin(), starts_.end(), byte) -
                                    starts_.begin());
  }

 private:
  std::vector<uint32_t> starts_;
};

/// The set marks "Aleppo" in "eastern Aleppo".
Span without_direction(std::string_view text, Span at) {
  while (true) {
    const auto words = slice(text, at);
    const auto space = words.find(' ');
    if (space == std::string_view::npos || words[0] < 'a' || words[0] > 'z') return at;
    at.begin += static_cast<uint32_t>(space) + 1;
  }
}

/// A single word that nothing bears is seldom a place, unless it is spoken of as one.
bool is_doubtful(std::string_view text, Span at, const std::optional<places::Choice>& choice) {
  const bool known =
      choice && (!choice->approximate || choice->place.kind == places::PlaceKind::county);
  if (known || slice(text, at).find(' ') != std::string_view::npos) return false;
  const auto before = text.substr(0, at.begin);
  return !before.ends_with(" in ") && !before.ends_with(" near ") && !before.ends_with(" at ");
}

Json toponyms(const places::Atlas& atlas, std::string_view text, const nlp::Analysis& analysis) {
  const auto mentions = places::find_mentions(atlas, text, analysis);
  const auto choices = places::resolve(atlas, text, mentions);
  const CodePoints points(text);
  Json out = Json::array();
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    if (is_doubtful(text, mentions[i].at, choices[i])) continue;
    const Span at = without_direction(text, mentions[i].at);
    Json one = {{"start", points.before(at.begin)}, {"end", points.before(at.end)}};
    if (choices[i] && choices[i]->place.at) {
      one["lat"] = choices[i]->place.at->latitude;
      one["lon"] = choices[i]->place.at->longitude;
      if (choices[i]->place.geonames != 0)
        one["geonameid"] = std::to_string(choices[i]->place.geonames);
    }
    out.push_back(std::move(one));
  }
  return out;
}

}  // namespace

int predict_geoparse(const std::string& gold, const std::string& out_path) {
  const auto engine = app::load_engine(PARLEY_SOURCE_DIR "/data", app::Needs::coding);
  if (!engine) return std::fprintf(stderr, "%s\n", engine.error().what.c_str()), 1;
  nlp::Reader reader(engine->model);
  std::ifstream in(gold);
  std::ofstream out(out_path);
  for (std::string line; std::getline(in, line);) {
    const auto item = Json::parse(line, nullptr, false);
    if (item.is_discarded()) continue;
    const std::string text = item["text"];
    const auto document = text::read_document(text, engine->text);
    const auto analysis = reader.read(text, document);
    out << to_line({{"id", item["id"]},
                    {"toponyms", toponyms(engine->knowledge->atlas, text, analysis)}})
        << '\n';
  }
  return out.flush() ? 0 : 1;
}

}  // namespace parley::predict
