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
std::string precision_of(const Actor& actor) {
  switch (actor.kind) {
    case ActorKind::city:
      return "city";
    case ActorKind::region:
      return "admin1";
    case ActorKind::seat:
      return "city";
    case ActorKind::state:
      return "country";
    default:
      return {};
  }
}

}  // namespace

SettingPlace::SettingPlace(const Actors& actors, const StoryView& story,
                           const SentenceView& sentence, std::optional<Place> last_city)
    : actors_(actors), story_(story), s_(sentence), last_city_(std::move(last_city)) {
  find_places();
}

void SettingPlace::find_places() {
  std::vector<std::string_view> forms;
  for (const auto& w : s_.words) forms.push_back(w.form);
  std::vector<char> taken(s_.size(), 0);
  for (const auto& m : actors_.find(forms, story_.date)) {
    const auto precision = precision_of(*m.actor);
    if (precision.empty()) continue;
    PlaceAt p;
    p.head = head_of_run(s_, static_cast<uint32_t>(m.first), static_cast<uint32_t>(m.last));
    p.place.at = s_.span_of(static_cast<uint32_t>(m.first), static_cast<uint32_t>(m.last));
    p.place.text = std::string(slice(story_.story.text, p.place.at));
    p.place.name = m.actor->kind == ActorKind::seat ? p.place.text : m.actor->name(story_.date);
    p.place.country = m.actor->country;
    p.place.precision = precision;
    std::fill(taken.begin() + static_cast<long>(m.first), taken.begin() + static_cast<long>(m.last),
              1);
    places_.push_back(std::move(p));
  }
  for (const auto& n : s_.analysis->names) {
    const bool place = n.kind == nlp::NameKind::place || n.kind == nlp::NameKind::geopolitical ||
                       n.kind == nlp::NameKind::facility;
    const auto first_letter = s_.words[n.first].form.front();
    if (first_letter >= 'a' && first_letter <= 'z') continue;  // "the south" is no name
    if (s_.word(head_of_run(s_, n.first, n.last)).upos == "ADJ")
      continue;  // "Nigerian" is whose, not where
    if (!place ||
        std::find(taken.begin() + n.first, taken.begin() + n.last, 1) != taken.begin() + n.last)
      continue;
    PlaceAt p;
    p.head = head_of_run(s_, n.first, n.last);
    p.place.at = n.at;
    p.place.text = p.place.name = std::string(slice(story_.story.text, n.at));
    places_.push_back(std::move(p));
  }
  // "Idlib, Syria" and "Homs province in Syria": the wider name gives the narrower its country.
  for (auto& p : places_)
    for (const auto& q : places_)
      if (p.place.country.empty() && q.place.precision == "country" && s_.under(q.head, p.head))
        p.place.country = q.place.country;
  std::sort(places_.begin(), places_.end(),
            [](const PlaceAt& a, const PlaceAt& b) { return a.place.at < b.place.at; });
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

const PlaceAt* SettingPlace::first_place_under(uint32_t word, const Words& parties,
                                               int depth) const {
  const PlaceAt* weak = nullptr;
  for (const uint32_t c : s_.children[word]) {
    if (!s_.has_relation(c, {"obl", "nmod", "appos", "obj", "nsubj", "advmod", "compound"}))
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
      if (!named || (party && !kPlaceNouns.count(s_.words[c].lemma))) continue;
      if (scene && !kWeak.count(by)) return &p;
      if (weak == nullptr && p.place.precision != "country" &&
          (scene || s_.has_relation(c, {"obj"})))
        weak = &p;
    }
    if (depth > 0 && s_.has_relation(c, {"obl", "nmod", "obj", "nsubj"}))
      if (const auto* deeper = first_place_under(c, parties, depth - 1);
          deeper != nullptr && weak == nullptr)
        weak = deeper;
  }
  return weak;
}

std::optional<Place> SettingPlace::place_of(const Words& trigger, const Words& parties) const {
  for (const uint32_t t : trigger)
    if (const auto* p = first_place_under(t, parties, 1)) return p->place;
  for (const uint32_t t : scope_of(s_, trigger))
    if (const auto* p = first_place_under(t, parties, 0)) return p->place;
  // "stormed the town": the last town that was named.
  for (const uint32_t t : scope_of(s_, trigger))
    for (const uint32_t c : s_.children[t])
      if (last_city_ && s_.has_relation(c, {"obj", "obl", "nmod"}) &&
          kTownNouns.count(s_.words[c].lemma) > 0 && s_.child(c, "det") != nullptr)
        return last_city_;
  return std::nullopt;
}

std::optional<Place> SettingPlace::city() const {
  for (auto it = places_.rbegin(); it != places_.rend(); ++it)
    if (it->place.precision == "city" || it->place.precision == "admin1" ||
        it->place.precision.empty())
      return it->place;
  return std::nullopt;
}

}  // namespace parley::coding
