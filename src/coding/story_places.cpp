#include "coding/story_places.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "places/finder.h"

namespace parley::coding {
namespace {

constexpr double kSure = 0.6;          // share of belief above which a point is given
constexpr double kSureCountry = 0.8;   // and a country
constexpr double kKnownTown = 150000;  // people: known abroad
constexpr int kMostHints = 3;          // from actors of one country

/// "GENEVA" as "Geneva"; what has a small letter stays.
std::string as_name(std::string_view printed) {
  std::string out(printed);
  const bool capitals = out.size() > 3 && std::none_of(out.begin(), out.end(),
                                                       [](char c) { return c >= 'a' && c <= 'z'; });
  for (std::size_t i = 1; capitals && i < out.size(); ++i)
    if (out[i] >= 'A' && out[i] <= 'Z' && out[i - 1] != ' ' && out[i - 1] != '-')
      out[i] = static_cast<char>(out[i] - 'A' + 'a');
  return out;
}

std::string precision_of(const places::Candidate& c) {
  switch (c.kind) {
    case places::PlaceKind::town:
      return "city";
    case places::PlaceKind::site:
      return "site";
    case places::PlaceKind::country:
      return "country";
    case places::PlaceKind::continent:
    case places::PlaceKind::water:
    case places::PlaceKind::height:
      return {};
    default:
      return "admin1";
  }
}

std::string precision_of(const Actor& actor) {
  switch (actor.kind) {
    case ActorKind::city:
    case ActorKind::seat:
      return "city";
    case ActorKind::region:
      return "admin1";
    case ActorKind::state:
      return "country";
    default:
      return {};
  }
}

double rounded(double degrees) { return std::round(degrees * 1e5) / 1e5; }

Place to_place(std::string_view text, Span at, const std::optional<places::Choice>& choice) {
  Place p;
  p.at = at;
  p.text = std::string(slice(text, at));
  p.name = as_name(p.text);
  // A small town of a country that nothing else in the story speaks of is seldom the one meant.
  const bool stray = choice && choice->alone && choice->place.kind == places::PlaceKind::town &&
                     choice->place.population < kKnownTown;
  if (!choice || choice->approximate || stray) {
    if (choice && choice->place.kind == places::PlaceKind::county)
      p.country = choice->place.country;
    return p;
  }
  const auto& c = choice->place;
  if (choice->country_confidence >= kSureCountry) p.country = c.country;
  p.precision = precision_of(c);
  if (c.kind == places::PlaceKind::country) p.name = c.name;
  if (choice->confidence < kSure || !c.at) return p;
  p.lat = rounded(c.at->latitude);
  p.lon = rounded(c.at->longitude);
  if (c.kind == places::PlaceKind::town || c.kind == places::PlaceKind::subdivision)
    p.admin1 = c.admin1;
  if (c.geonames != 0) p.geonames = std::to_string(c.geonames);
  return p;
}

/// Countries of the persons, bodies and groups that the story names.
places::Surroundings surroundings(const Knowledge& knowledge, const StoryView& story) {
  std::map<std::string, int> hints;
  for (const auto& s : story.sentences) {
    std::vector<std::string_view> forms;
    for (const auto& w : s.words) forms.push_back(w.form);
    for (const auto& m : knowledge.actors.find(forms, story.date)) {
      const auto kind = m.actor->kind;
      if (kind == ActorKind::person || kind == ActorKind::body || kind == ActorKind::group)
        if (!m.actor->country.empty()) ++hints[m.actor->country];
    }
  }
  places::Surroundings out;
  for (const auto& [country, count] : hints)
    out.countries.insert(out.countries.end(), static_cast<std::size_t>(std::min(count, kMostHints)),
                         country);
  return out;
}

/// The dateline's own words: "NIAMEY, Niger" is two names.
std::vector<places::Mention> filed_from(const StoryView& story) {
  std::vector<places::Mention> out;
  if (!story.story.dateline || story.story.dateline->place_at.empty()) return out;
  const Span at = story.story.dateline->place_at;
  for (uint32_t begin = at.begin; begin < at.end;) {
    const auto rest = slice(story.story.text, {begin, at.end});
    const auto comma = static_cast<uint32_t>(std::min(rest.find_first_of(",/"), rest.size()));
    if (comma > 0) out.push_back({{begin, begin + comma}, false, true});
    begin += comma + 1;
    while (begin < at.end && story.story.text[begin] == ' ') ++begin;
  }
  return out;
}

}  // namespace

StoryPlaces::StoryPlaces(const Knowledge& knowledge, const StoryView& story)
    : atlas_(knowledge.atlas) {
  const auto& text = story.story.text;
  const auto found = mentions(knowledge, story);
  const auto choices =
      places::resolve(knowledge.atlas, text, found, surroundings(knowledge, story));
  for (std::size_t i = 0; i < found.size(); ++i) {
    auto place = to_place(text, found[i].at, choices[i]);
    if (found[i].filed) {
      if (!dateline_) dateline_ = std::move(place);
      continue;
    }
    places_.push_back({std::move(place), found[i].demonym});
  }
  for (const auto& s : story.sentences) add_known(knowledge, story, s);
  if (dateline_ && !dateline_->country.empty()) {
    home_ = *dateline_;
    home_->admin1.clear();
    home_->lat = home_->lon = std::nullopt;
    home_->geonames.clear();
    home_->precision = "country";
    if (const auto* state = knowledge.atlas.country(home_->country)) {
      home_->name = state->name;
      if (state->at) home_->lat = state->at->latitude, home_->lon = state->at->longitude;
      if (state->geonames != 0) home_->geonames = std::to_string(state->geonames);
    }
  }
  std::sort(places_.begin(), places_.end(),
            [](const NamedPlace& a, const NamedPlace& b) { return a.place.at < b.place.at; });
}

std::vector<places::Mention> StoryPlaces::mentions(const Knowledge& knowledge,
                                                   const StoryView& story) const {
  std::vector<const nlp::SentenceAnalysis*> sentences;
  for (const auto& s : story.sentences) sentences.push_back(s.analysis);
  auto out = places::find_mentions(knowledge.atlas, story.story.text, sentences);
  for (const auto& m : filed_from(story))
    if (std::none_of(out.begin(), out.end(),
                     [&](const places::Mention& o) { return o.at.meets(m.at); }))
      out.push_back(m);
  std::sort(out.begin(), out.end(),
            [](const places::Mention& a, const places::Mention& b) { return a.at < b.at; });
  return out;
}

/// Towns, regions, seats and states that the actors' files know and the atlas does not; and what
/// they know better: without a gazetteer, the country.
void StoryPlaces::add_known(const Knowledge& knowledge, const StoryView& story,
                            const SentenceView& sentence) {
  std::vector<std::string_view> forms;
  for (const auto& w : sentence.words) forms.push_back(w.form);
  for (const auto& m : knowledge.actors.find(forms, story.date)) {
    const auto precision = precision_of(*m.actor);
    if (precision.empty()) continue;
    const Span at = sentence.span_of(static_cast<uint32_t>(m.first), static_cast<uint32_t>(m.last));
    const auto same = std::find_if(places_.begin(), places_.end(),
                                   [&](const NamedPlace& p) { return p.place.at.meets(at); });
    if (same != places_.end()) {
      auto& known = same->place;
      if (known.at != at) continue;
      same->demonym = false;
      if (known.country.empty()) known.country = m.actor->country;
      if (known.precision.empty()) known.precision = precision;
      continue;
    }
    Place p;
    p.at = at;
    p.text = std::string(slice(story.story.text, at));
    p.name = m.actor->kind == ActorKind::seat ? p.text : m.actor->name(story.date);
    p.country = m.actor->country;
    p.precision = precision;
    places_.push_back({std::move(p), false});
  }
}

std::optional<Place> StoryPlaces::capital(const Place& people) const {
  const auto* town = people.precision == "country" ? atlas_.capital(people.country) : nullptr;
  if (town == nullptr) return std::nullopt;
  Place p;
  p.at = people.at;
  p.text = people.text;
  p.name = town->name;
  p.country = town->country;
  p.precision = "city";
  if (town->at) p.lat = rounded(town->at->latitude), p.lon = rounded(town->at->longitude);
  if (town->geonames != 0) p.geonames = std::to_string(town->geonames);
  return p;
}

std::vector<const NamedPlace*> StoryPlaces::in(Span at) const {
  std::vector<const NamedPlace*> out;
  for (const auto& p : places_)
    if (at.contains(p.place.at)) out.push_back(&p);
  return out;
}

}  // namespace parley::coding
