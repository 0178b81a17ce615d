#include "coding/setting_place.h"

#include <algorithm>
#include <set>

#include "coding/setting_scope.h"

namespace parley::coding {
namespace {

const std::set<std::string_view> kLocative = {
    "in",   "at",   "near",   "outside", "inside",     "across", "around",
    "on",   "over", "off",    "along",   "throughout", "of",     "to",
    "into", "from", "toward", "towards", "within"};
/// Of these a place is only the scene when a noun of place stands between ("the town of X") or the
/// verb is one of going.
const std::set<std::string_view> kWeak = {"of",     "to",      "into", "from",
                                          "toward", "towards", "on",   "over"};
const std::set<std::string_view> kPlaceNouns = {
    "city",     "town",        "village",       "province",     "region",    "district",
    "area",     "capital",     "suburb",        "port",         "border",    "island",
    "valley",   "governorate", "neighbourhood", "neighborhood", "enclave",   "countryside",
    "outskirt", "coast",       "camp",          "airport",      "base",      "centre",
    "center",   "part",        "state",         "strip",        "peninsula", "county",
    "square",   "resort"};

const std::set<std::string_view> kTownNouns = {"city",     "town",          "village",      "area",
                                               "district", "neighbourhood", "neighborhood", "camp",
                                               "enclave",  "port"};
constexpr std::size_t kMostScope = 12;  // words above an act

}  // namespace

SettingPlace::SettingPlace(const StoryPlaces& places, const SentenceView& sentence,
                           std::optional<Place> last_city)
    : s_(sentence), last_city_(std::move(last_city)), home_(places.home()) {
  for (const auto* named : places.in(s_.at)) {
    uint32_t first = 0, last = 0;
    for (uint32_t i = 0; i < s_.size(); ++i) {
      if (!s_.words[i].at.meets(named->place.at)) continue;
      if (last == 0) first = i;
      last = i + 1;
    }
    if (last == 0 || named->demonym) continue;  // "Nigerian" is whose, not where
    const uint32_t head = head_of_run(s_, first, last);
    if (s_.word(head).upos == "ADJ" && named->place.precision.empty()) continue;
    places_.push_back({named->place, head});
  }
  // "Idlib, Syria" and "Homs province in Syria": the wider name gives the narrower its country.
  for (auto& p : places_)
    for (const auto& q : places_)
      if (p.place.country.empty() && q.place.precision == "country" && s_.under(q.head, p.head))
        p.place.country = q.place.country;
}

std::optional<Place> SettingPlace::place_at(uint32_t head) const {
  for (const auto& p : places_)
    if (p.head == head) return p.place;
  // "the city of Aleppo", "Aleppo province": the noun stands for the name inside it.
  if (kPlaceNouns.count(s_.words[head].lemma))
    for (const auto& p : places_)
      if (s_.under(p.head, head) && s_.parent(p.head) == head) return p.place;
  return std::nullopt;
}

const PlaceAt* SettingPlace::first_place_under(uint32_t word, const Words& parties, int depth,
                                               bool act) const {
  const PlaceAt* weak = nullptr;
  for (const uint32_t c : s_.children[word]) {
    const bool clause = act && depth > 0 && s_.has_relation(c, {"advcl", "xcomp"});
    if (!clause &&
        !s_.has_relation(c, {"obl", "nmod", "appos", "obj", "nsubj", "advmod", "compound"}))
      continue;
    const uint32_t* preposition = s_.child(c, "case");
    const std::string_view by =
        preposition == nullptr ? std::string_view{} : s_.words[*preposition].lemma;
    const bool scene = preposition != nullptr && kLocative.count(by) > 0;
    const bool party = std::find(parties.begin(), parties.end(), c) != parties.end();
    for (const auto& p : places_) {
      const bool strong = scene && !kWeak.count(by);
      const bool inside = strong && s_.parent(p.head) == c &&
                          s_.has_relation(p.head, {"compound", "nmod", "appos", "flat"});
      const bool named = p.head == c || inside ||
                         (kPlaceNouns.count(s_.words[c].lemma) > 0 && s_.under(p.head, c));
      const bool narrow = !p.place.precision.empty() && p.place.precision != "country";
      // A town that is stormed is where the storming is; a state that is attacked is a party.
      if (!named || (party && !(act && narrow) && !kPlaceNouns.count(s_.words[c].lemma))) continue;
      if (scene && !kWeak.count(by)) return &p;
      const bool of_noun = act && narrow && p.head == c && c < word &&
                           s_.has_relation(c, {"compound", "nmod"});  // "the Mumbai attacks"
      if (weak == nullptr && p.place.precision != "country" &&
          (scene || of_noun || s_.has_relation(c, {"obj"})))
        weak = &p;
    }
    if (depth > 0 && (clause || s_.has_relation(c, {"obl", "nmod", "obj", "nsubj"})))
      if (const auto* deeper = first_place_under(c, parties, depth - 1, act);
          deeper != nullptr && weak == nullptr)
        weak = deeper;
  }
  return weak;
}

/// "stormed the town", "a mosque in the city", "across the country", "there": the last town that
/// was named, or the land of the dateline.
std::optional<Place> SettingPlace::meant_by(uint32_t word, int depth) const {
  for (const uint32_t c : s_.children[word]) {
    if (last_city_ && s_.words[c].lemma == "there" && s_.relation(c) == "advmod") return last_city_;
    if (!s_.has_relation(c, {"obj", "obl", "nmod"})) continue;
    const bool points = s_.child(c, "det") != nullptr && s_.child(c, "amod") == nullptr;
    if (points && last_city_ && kTownNouns.count(s_.words[c].lemma)) return last_city_;
    if (points && home_ && s_.child(c, "case") != nullptr && s_.words[c].lemma == "country")
      return home_;
    if (depth > 0)
      if (auto place = meant_by(c, depth - 1)) return place;
  }
  return std::nullopt;
}

std::optional<Place> SettingPlace::place_of(const Words& trigger, const Words& parties,
                                            bool act) const {
  for (const uint32_t t : trigger)
    if (const auto* p = first_place_under(t, parties, act ? 2 : 1, act)) return p->place;
  for (const uint32_t t : trigger)
    if (auto place = act ? meant_by(t, 1) : std::nullopt) return place;
  auto scope = scope_of(s_, trigger);
  if (act) widen(scope);
  for (const uint32_t t : scope)
    if (const auto* p = first_place_under(t, parties, 0, act)) return p->place;
  for (const uint32_t t : scope)
    if (auto place = meant_by(t, 0)) return place;
  return std::nullopt;
}

/// An act shares the scene of the clause that it is joined to or stands beside: "In Homs gunmen
/// opened fire before soldiers shot them". What somebody says it does not share.
void SettingPlace::widen(Words& scope) const {
  for (std::size_t k = 0; k < scope.size() && k < kMostScope; ++k) {
    const uint32_t i = scope[k];
    const uint32_t over = s_.parent(i);
    if (over == i || !s_.has_relation(i, {"advcl", "conj", "acl", "parataxis"})) continue;
    const bool quoted = s_.relation(i) == "parataxis" && s_.child(over, "ccomp") != nullptr;
    if (!quoted && std::find(scope.begin(), scope.end(), over) == scope.end())
      scope.push_back(over);
  }
}

std::optional<Place> SettingPlace::city() const {
  for (auto it = places_.rbegin(); it != places_.rend(); ++it)
    if (it->place.precision == "city" || it->place.precision == "admin1" ||
        it->place.precision.empty())
      return it->place;
  return std::nullopt;
}

}  // namespace parley::coding
