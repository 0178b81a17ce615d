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
/// What hangs on these is told from where it is said.
const std::set<std::string_view> kSaying = {"say",    "tell",  "report", "announce", "add",
                                            "state",  "claim", "accuse", "quote",    "warn",
                                            "insist", "deny",  "write",  "call",     "condemn"};
constexpr std::size_t kMostScope = 12;  // words above an act

}  // namespace

SettingPlace::SettingPlace(const StoryPlaces& places, const SentenceView& sentence,
                           std::optional<Place> last_city)
    : story_places_(places),
      s_(sentence),
      last_city_(std::move(last_city)),
      home_(places.home()),
      filed_(places.dateline()) {
  for (const auto* named : places.in(s_.at)) {
    uint32_t first = 0, last = 0;
    for (uint32_t i = 0; i < s_.size(); ++i) {
      if (!s_.words[i].at.meets(named->place.at)) continue;
      if (last == 0) first = i;
      last = i + 1;
    }
    if (last == 0 || is_in_body(first, last)) continue;
    if (named->demonym) {  // "Nigerian" is whose, not where
      peoples_.push_back({named->place, last - 1});
      continue;
    }
    const uint32_t head = head_of_run(s_, first, last);
    if (s_.word(head).upos == "ADJ" && named->place.precision.empty()) continue;
    if (is_speaker(head, last)) continue;
    places_.push_back({named->place, head});
    widen_to_direction(s_, places_.back(), first);
  }
  // "Idlib, Syria" and "Homs province in Syria": the wider name gives the narrower its country.
  for (auto& p : places_)
    for (const auto& q : places_)
      if (p.place.country.empty() && q.place.precision == "country" && s_.under(q.head, p.head))
        p.place.country = q.place.country;
}

/// "Ankara said", "accused Paris", "officials in Beirut said", "the alliance said in Brussels":
/// whose word it is or where it was spoken, not where the event was.
bool SettingPlace::is_speaker(uint32_t head, uint32_t after) const {
  const auto says = [&](uint32_t i) {
    return s_.word(i).upos == "VERB" && kSaying.count(s_.words[i].lemma) > 0;
  };
  const uint32_t over = s_.parent(head);
  const auto* preposition = s_.child(head, "case");
  const bool bare = preposition == nullptr;
  if (!bare && *preposition > 0 && says(*preposition - 1)) return true;  // whatever the tree says
  if (bare && after < s_.size() && says(after)) return true;
  if (over == head) return false;
  if (says(over) && (bare || s_.relation(head) == "obl")) return true;
  return s_.relation(over) == "nsubj" && says(s_.parent(over));
}

/// "western Bosnia" is a part of the state and no point of it.
void SettingPlace::widen_to_direction(const SentenceView& s, PlaceAt& p, uint32_t first) {
  static const std::set<std::string_view> kDirections = {
      "northern",     "southern",     "eastern",      "western",      "central",
      "northeastern", "northwestern", "southeastern", "southwestern", "north",
      "south",        "east",         "west"};
  if (first == 0 || p.place.precision != "country" ||
      !kDirections.count(s.words[first - 1].lemma) || s.word(first - 1).upos != "ADJ")
    return;
  p.place.at.begin = s.words[first - 1].at.begin;
  p.place.text = std::string(s.words[first - 1].form) + " " + p.place.text;
  p.place.name = p.place.text;
  p.place.precision = "admin1";
  p.place.lat = p.place.lon = std::nullopt;
  p.place.geonames.clear();
}

bool SettingPlace::is_in_body(uint32_t first, uint32_t last) const {
  for (const auto& n : s_.analysis->names)
    if (n.kind == nlp::NameKind::organisation && n.first <= first && last <= n.last &&
        last - first < n.last - n.first)
      return true;
  return false;
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

/// Is the place one that something can be done to, as a town is and a state or a river is not?
bool SettingPlace::is_ground(const Place& p) {
  return p.precision == "city" || p.precision == "site" || p.precision == "admin1";
}

const PlaceAt* SettingPlace::first_place_under(uint32_t word, const Words& parties, int depth,
                                               Telling telling) const {
  const PlaceAt* weak = nullptr;
  const bool act = telling == Telling::act;
  for (const uint32_t c : s_.children[word]) {
    const bool clause = act && depth > 0 && s_.has_relation(c, {"advcl", "xcomp", "acl"});
    if (!clause &&
        !s_.has_relation(c, {"obl", "nmod", "appos", "obj", "nsubj", "advmod", "compound"}))
      continue;
    const uint32_t* preposition = s_.child(c, "case");
    const std::string_view by =
        preposition == nullptr ? std::string_view{} : s_.words[*preposition].lemma;
    const bool scene = preposition != nullptr && kLocative.count(by) > 0;
    const bool strong = scene && !kWeak.count(by);
    const bool party = std::find(parties.begin(), parties.end(), c) != parties.end();
    for (const auto& p : places_) {
      const bool inside = strong && s_.parent(p.head) == c &&
                          s_.has_relation(p.head, {"compound", "nmod", "appos", "flat"});
      const bool named = p.head == c || inside ||
                         (kPlaceNouns.count(s_.words[c].lemma) > 0 && s_.under(p.head, c));
      const bool ground = is_ground(p.place);
      // A town that is stormed is where the storming is; a state that is attacked is a party.
      if (!named || (party && !(act && ground) && !kPlaceNouns.count(s_.words[c].lemma))) continue;
      if (strong) return &p;
      if (telling == Telling::words) continue;
      const bool of_noun = act && ground && p.head == c && c < word &&
                           s_.has_relation(c, {"compound", "nmod"});  // "the Mumbai attacks"
      const bool is_water = p.place.lat && p.place.precision.empty();
      if (weak == nullptr && p.place.precision != "country" && !is_water &&
          (scene || of_noun || s_.has_relation(c, {"obj"})))
        weak = &p;
    }
    const bool descends = telling == Telling::words
                              ? s_.has_relation(c, {"obl"})
                              : clause || s_.has_relation(c, {"obl", "nmod", "obj", "nsubj"}) ||
                                    (act && s_.has_relation(c, {"advmod"}));
    if (depth > 0 && descends)
      if (const auto* deeper = first_place_under(c, parties, depth - 1, telling);
          deeper != nullptr && weak == nullptr)
        weak = deeper;
  }
  return weak;
}

/// A place that stands in "in X" right behind the trigger, before another verb: what the tree hung
/// on some other noun on the way.
const PlaceAt* SettingPlace::next_place(const Words& trigger) const {
  if (trigger.empty()) return nullptr;
  for (uint32_t i = trigger.back() + 1; i < s_.size(); ++i) {
    const auto tag = std::string_view(s_.word(i).xpos);
    if (tag == "VBD" || tag == "VBZ" || tag == "VBP" || tag == "MD") return nullptr;
    for (const auto& p : places_) {
      if (p.head != i) continue;
      uint32_t before = i;
      while (before > trigger.back() + 1 && s_.word(before).upos != "ADP" &&
             (before == i || s_.under(before, i) || s_.parent(before) == s_.parent(i)))
        --before;
      const auto by = s_.words[before].lemma;
      if (by == "in" || by == "near" || by == "at") return &p;
    }
  }
  return nullptr;
}

/// The town that "the town" at this word stands for: the last that the sentence names before it,
/// else the story.
std::optional<Place> SettingPlace::town_before(uint32_t word) const {
  for (auto it = places_.rbegin(); it != places_.rend(); ++it)
    if (it->head < word && it->place.precision == "city" && s_.child(it->head, "case") != nullptr)
      return it->place;
  return last_city_;
}

/// "stormed the town", "a mosque in the city", "across the country", "there": the last town that
/// was named, or the land of the dateline.
std::optional<Place> SettingPlace::meant_by(uint32_t word, int depth) const {
  for (const uint32_t c : s_.children[word]) {
    const auto lemma = s_.words[c].lemma;
    if (lemma == "there" && s_.has_relation(c, {"advmod", "nmod"}))
      if (auto town = town_before(c)) return town;
    if (!s_.has_relation(c, {"obj", "obl", "nmod", "nsubj", "advmod"})) continue;
    const bool points = s_.child(c, "det") != nullptr && s_.word(c).xpos == "NN" &&
                        s_.relation(c) != "nsubj" && s_.relation(c) != "advmod";
    const auto* preposition = s_.child(c, "case");
    const bool scene = preposition != nullptr && kLocative.count(s_.words[*preposition].lemma) &&
                       !kWeak.count(s_.words[*preposition].lemma);
    if (points && kTownNouns.count(lemma))
      if (auto town = town_before(c)) return town;
    if (points && scene && lemma == "capital" && filed_) return filed_;
    if (scene && lemma == "capital")  // "in the Saudi capital"
      for (const auto& p : peoples_)
        if (s_.parent(p.head) == c)
          if (auto town = story_places_.capital(p.place)) return town;
    if (points && scene && lemma == "country" && home_) return home_;
    if (depth > 0)
      if (auto place = meant_by(c, depth - 1)) return place;
  }
  return std::nullopt;
}

std::optional<Place> SettingPlace::place_of(const Words& trigger, const Words& parties,
                                            Telling telling) const {
  const bool act = telling == Telling::act;
  for (const uint32_t t : trigger)
    if (const auto* p = first_place_under(t, parties, act ? 3 : 1, telling)) return p->place;
  if (telling == Telling::words) return std::nullopt;
  for (const uint32_t t : trigger)
    if (auto place = act ? meant_by(t, 2) : std::nullopt) return place;
  auto scope = scope_of(s_, trigger);
  for (const uint32_t t : scope)
    if (const auto* p = first_place_under(t, parties, 0, act ? Telling::words : telling))
      return p->place;
  for (const uint32_t t : scope)
    if (auto place = meant_by(t, 0)) return place;
  if (const auto* p = next_place(trigger)) return p->place;
  if (!act) return std::nullopt;
  widen(scope);
  for (const uint32_t t : scope)
    if (const auto* p = first_place_under(t, parties, 0, Telling::words)) return p->place;
  return std::nullopt;
}

/// An act shares the scene of the clause that it is joined to or stands beside: "In Homs gunmen
/// opened fire before soldiers shot them". What somebody says it does not share.
void SettingPlace::widen(Words& scope) const {
  for (std::size_t k = 0; k < scope.size() && k < kMostScope; ++k) {
    const uint32_t i = scope[k];
    const uint32_t over = s_.parent(i);
    if (over == i || !s_.has_relation(i, {"advcl", "conj", "acl", "parataxis"})) continue;
    if (!kSaying.count(s_.words[over].lemma) &&
        std::find(scope.begin(), scope.end(), over) == scope.end())
      scope.push_back(over);
  }
}

std::optional<Place> SettingPlace::city() const {
  for (auto it = places_.rbegin(); it != places_.rend(); ++it)
    if (it->place.precision == "city") return it->place;
  // A village that no gazetteer has is still one, until a town is known.
  for (auto it = places_.rbegin(); it != places_.rend() && !last_city_; ++it)
    if (it->place.precision == "admin1" || (it->place.precision.empty() && !it->place.lat))
      return it->place;
  return std::nullopt;
}

}  // namespace parley::coding
