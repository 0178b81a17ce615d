// Data files and phrases of any bytes: the loader answers with an error, the resolver with a party
// or none.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "coding/party.h"

namespace {

using namespace parley::coding;

const Actors& small_world() {
  static const Actors kActors = [] {
    std::map<std::string, std::string> files;
    files["actors/states.txt"] =
        "RUS | Russia | Russian | Russians | Moscow\nSYR | Syria | Syrian | Syrians | Damascus\n";
    files["actors/offices.txt"] = "foreign | Foreign Minister | GOV | Foreign Ministry\n";
    files["actors/agents.txt"] =
        "MIL person: soldier; troop\n- role: leader\nREB modifier: rebel\n";
    files["actors/persons.txt"] = "[RUS]\nSergei Lavrov | foreign 2004..\n";
    return std::move(*Actors::load(files));
  }();
  return kActors;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  constexpr const char* kFiles[] = {"states", "offices", "agents", "persons",
                                    "cities", "regions", "groups"};
  if (size > 0) {
    const std::string name = "actors/" + std::string(kFiles[data[0] % 7]) + ".txt";
    (void)Actors::load({{name, text.substr(1)}});
  }
  std::vector<PhraseWord> words;
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find(' ', at), text.size());
    if (end > at)
      words.push_back(
          {.form = std::string_view(text).substr(at, end - at), .lemma = {}, .upos = {}, .at = {}});
    at = end + 1;
  }
  for (size_t head = 0; head < words.size() && head < 8; ++head) {
    (void)resolve_party(small_world(), words, head,
                        {.date = "2016-09-08", .countries = {"SYR"}, .before = {}, .home = {}});
  }
  return 0;
}
