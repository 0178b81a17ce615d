// Predictions for the actor phrases ("actors", PLOVER roles) and for the party marks of passages
// ("actors_passages", CAMEO codes). The phrases come without a parse, so a plain cutter and a guess
// of the head stand in for it.
#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "base/json.h"
#include "bench/predict/predict.h"
#include "coding/party.h"

namespace parley::predict {
namespace {

using coding::Actors;
using coding::Party;
using coding::PartyContext;
using coding::PhraseWord;

Result<Actors> load_actors() {
  const char* root = std::getenv("PARLEY_DATA");
  std::map<std::string, std::string> files;
  const std::filesystem::path folder =
      std::filesystem::path(root == nullptr ? PARLEY_SOURCE_DIR "/data" : root) / "actors";
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    std::ostringstream text;
    text << std::ifstream(entry.path()).rdbuf();
    files["actors/" + entry.path().filename().string()] = text.str();
  }
  return Actors::load(files);
}

std::vector<PhraseWord> cut(std::string_view text, uint32_t base = 0) {
  std::vector<PhraseWord> out;
  const auto add = [&](size_t begin, size_t end) {
    if (end > begin) {
      out.push_back(
          {.form = text.substr(begin, end - begin),
           .lemma = {},
           .upos = {},
           .at = {base + static_cast<uint32_t>(begin), base + static_cast<uint32_t>(end)}});
    }
  };
  size_t at = 0;
  while (at < text.size()) {
    const size_t end = std::min(text.find_first_of(" \n", at), text.size());
    size_t stop = end;
    while (stop > at && std::string_view(",;:)\"?!").find(text[stop - 1]) != std::string_view::npos)
      --stop;
    size_t start = at;
    while (start < stop && (text[start] == '(' || text[start] == '"')) ++start;
    add(at, start);
    const std::string_view word = text.substr(start, stop - start);
    const size_t owner = word.size() > 2 && (word.ends_with("'s")) ? stop - 2
                         : word.ends_with("’s")                    ? stop - 4
                                                                   : stop;
    const bool sentence_end =
        stop == text.size() && word.ends_with('.') && word.find('.') + 1 == word.size();
    add(start, sentence_end ? stop - 1 : owner);
    add(owner, sentence_end ? owner : stop);
    for (size_t i = stop; i < end; ++i) add(i, i + 1);
    at = end + 1;
  }
  return out;
}

size_t guess_head(const std::vector<PhraseWord>& words) {
  static const std::array<std::string_view, 29> kAfter = {
      "of",     "in",      "at",     "from",  "for",     "near",  "with",    "to",
      "on",     "who",     "that",   ",",     "by",      "named", "against", "loyal",
      "across", "(",       "under",  "along", "between", "as",    "there",   "inside",
      "close",  "briefed", "posing", "held",  "familiar"};
  for (size_t i = 1; i < words.size(); ++i) {
    if (std::find(kAfter.begin(), kAfter.end(), words[i].form) != kAfter.end()) return i - 1;
  }
  return words.size() - 1;
}

std::string iso_date(const Json& value) {
  if (!value.is_string()) return {};
  const std::string text = value.get<std::string>();
  if (text.size() == 10 && text[4] == '-') return text;
  std::istringstream in(text);
  std::string day, month;
  int year = 0;
  if (!(in >> day >> month >> year)) return {};
  constexpr std::string_view kMonths = "janfebmaraprmayjunjulaugsepoctnovdec";
  for (char& c : month) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  const size_t at = kMonths.find(month.substr(0, 3));
  if (at == std::string_view::npos) return {};
  std::array<char, 32> out{};
  std::snprintf(out.data(), out.size(), "%04d-%02zu-%02d", year % 10000, at / 3 + 1,
                std::atoi(day.c_str()) % 100);
  return out.data();
}

// CAMEO's sector as PLOVER names it: media were MED and are JRN, health was HLH and is MED.
std::string plover_role(const Actors& actors, const Party& party) {
  const coding::Actor* actor = actors.by_id(party.id);
  if (actor != nullptr &&
      (actor->kind == coding::ActorKind::state || actor->kind == coding::ActorKind::people))
    return {};
  if (party.sectors.empty()) return {};
  const bool world = party.code.starts_with("IGO");
  for (const char* finer : {"PRM", "UNK", "PRE", "HRI"}) {
    if (party.sectors.back() == finer) return std::string(finer) == "HRI" ? "SOC" : finer;
  }
  static const std::map<std::string, std::string> kNames = {
      {"MED", "JRN"}, {"HLH", "MED"}, {"HRI", "SOC"}, {"IRC", "NGO"}, {"MSF", "NGO"}, {"AFU", ""}};
  const std::string& sector =
      world && party.sectors.size() > 1 ? party.sectors[1] : party.sectors[0];
  const auto found = kNames.find(party.code.starts_with("NGOHRI") ? "HRI" : sector);
  return found == kNames.end() ? sector : found->second;
}

Json answer(const Actors& actors, const std::optional<Party>& party) {
  Json out;
  if (!party) {
    out["none"] = true;
    return out;
  }
  const bool un = party->code.starts_with("IGOUNO"), eu = party->code.starts_with("IGOEEC");
  out["country"] = un                               ? "UNO"
                   : eu                             ? "EUR"
                   : party->code.starts_with("IGO") ? "IGO"
                                                    : party->country;
  out["code_1"] = plover_role(actors, *party);
  const bool both =
      party->sectors.size() > 1 && party->sectors[0] == "GOV" && party->sectors[1] == "MIL";
  out["code_2"] = both ? "MIL"
                  : !party->sectors.empty() && party->sectors[0] == "MED" && !party->id.empty()
                      ? "JRN"
                      : "";
  out["wiki"] = party->id.empty() ? "" : party->name;
  return out;
}

PartyContext context_of(const Actors& actors, const std::string& text, const std::string& date) {
  PartyContext context;
  context.date = date;
  const auto words = cut(text);
  const auto seen = coding::countries_in(actors, words, date);
  context.countries.assign(seen.rbegin(), seen.rend());
  return context;
}

std::string most_named(const std::vector<std::string>& countries) {
  std::map<std::string, int> count;
  std::string best;
  for (auto it = countries.rbegin(); it != countries.rend(); ++it) {
    if (++count[*it] > (best.empty() ? 0 : count[best])) best = *it;
  }
  return best;
}

// Calls `handle` for each JSON line; false after a message if a file cannot be used.
template <typename Handle>
bool each_line(const std::string& gold, const std::string& out, Handle handle) {
  std::ifstream in(gold);
  std::ofstream to(out);
  if (!in || !to)
    return std::fprintf(stderr, "actors: cannot open %s or %s\n", gold.c_str(), out.c_str()), false;
  std::string line;
  while (std::getline(in, line)) {
    if (!line.empty()) handle(Json::parse(line), to);
  }
  return true;
}

struct Mark {
  std::string id;
  uint32_t begin, end;
};

std::vector<Mark> marks_of(const Json& passage) {
  std::vector<Mark> out;
  for (const auto& [id, party] : passage["parties"].items()) {
    for (const auto& at : party["at"]) out.push_back({id, at[0], at[1]});
  }
  std::sort(out.begin(), out.end(), [](const Mark& a, const Mark& b) { return a.begin < b.begin; });
  return out;
}

Json passage_marks(const Actors& actors, const Json& passage) {
  const std::string text = passage["text"];
  const std::string date = passage["published"];
  const std::string home = most_named(context_of(actors, text, date).countries);
  Json out = Json::array();
  std::vector<Party> before;
  for (const Mark& mark : marks_of(passage)) {
    PartyContext context = context_of(actors, text.substr(0, mark.begin), date);
    context.home = home;
    context.before = before;
    const std::string words = text.substr(mark.begin, mark.end - mark.begin);
    const auto phrase = cut(words, mark.begin);
    std::optional<Party> party;
    if (!phrase.empty()) party = resolve_party(actors, phrase, guess_head(phrase), context);
    if (party) before.insert(before.begin(), *party);
    out.push_back({{"mark", mark.id},
                   {"text", words},
                   {"code", party ? party->code : "-"},
                   {"name", party ? party->name : ""},
                   {"id", party ? party->id : ""}});
  }
  return out;
}

}  // namespace

int predict_actors(const std::string& gold, const std::string& out) {
  auto actors = load_actors();
  if (!actors) return std::fprintf(stderr, "%s\n", actors.error().what.c_str()), 1;
  const bool read = each_line(gold, out, [&](const Json& item, std::ostream& to) {
    const std::string text = item["text"];
    const PartyContext context =
        context_of(*actors, item.value("context", ""), iso_date(item["date"]));
    const auto phrase = cut(text);
    std::optional<Party> party;
    if (!phrase.empty()) party = resolve_party(*actors, phrase, guess_head(phrase), context);
    Json line = {{"id", item["id"]}};
    line.update(answer(*actors, party));
    to << to_line(line) << '\n';
  });
  return read ? 0 : 1;
}

int predict_actors_passages(const std::string& gold, const std::string& out) {
  auto actors = load_actors();
  if (!actors) return std::fprintf(stderr, "%s\n", actors.error().what.c_str()), 1;
  const bool read = each_line(gold, out, [&](const Json& passage, std::ostream& to) {
    to << to_line({{"id", passage["id"]}, {"marks", passage_marks(*actors, passage)}}) << '\n';
  });
  return read ? 0 : 1;
}

}  // namespace parley::predict
