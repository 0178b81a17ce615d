#include "export/records_json.h"

#include <cmath>

namespace parley::exports {
namespace {

using namespace coding;

void put(Json& json, const char* key, const std::string& value) {
  if (!value.empty()) json[key] = value;
}

Json span_json(Span at) { return Json::array({at.begin, at.end}); }

void put(Json& json, const char* key, Span at) {
  if (!at.empty()) json[key] = span_json(at);
}

/// Whole numbers are written without a point: 40, not 40.0.
Json number_json(double value) {
  constexpr double kMostExactInteger = 9007199254740992.0;
  if (std::trunc(value) == value && std::abs(value) < kMostExactInteger)
    return static_cast<int64_t>(value);
  return value;
}

void put(Json& json, const char* key, const std::optional<double>& value) {
  if (value && std::isfinite(*value)) json[key] = number_json(*value);
}

void put(Json& json, const char* key, const std::vector<std::string>& values) {
  if (!values.empty()) json[key] = values;
}

Json to_json(const Party& party) {
  Json json = Json::object();
  put(json, "text", party.text);
  put(json, "at", party.at);
  put(json, "id", party.id);
  put(json, "name", party.name);
  put(json, "country", party.country);
  put(json, "code", party.code);
  put(json, "sectors", party.sectors);
  put(json, "for", party.on_behalf_of);
  if (party.anonymous) json["anonymous"] = true;
  return json;
}

Json to_json(const Place& place) {
  Json json = Json::object();
  put(json, "text", place.text);
  put(json, "at", place.at);
  put(json, "name", place.name);
  put(json, "country", place.country);
  put(json, "admin1", place.admin1);
  if (place.lat && place.lon) {
    json["lat"] = *place.lat;
    json["lon"] = *place.lon;
  }
  put(json, "geonames", place.geonames);
  put(json, "precision", place.precision);
  return json;
}

Json to_json(const TimeSpan& time) {
  Json json = Json::object();
  put(json, "text", time.text);
  put(json, "at", time.at);
  put(json, "begin", time.when.begin);
  put(json, "end", time.when.end);
  put(json, "precision", time.when.precision);
  return json;
}

template <typename T>
void put(Json& json, const char* key, const std::optional<T>& value) {
  if (value) json[key] = to_json(*value);
}

/// Lists of parties are written even when empty: "nobody" is an answer there, not an unknown field.
Json list_json(const std::vector<Party>& parties) {
  Json json = Json::array();
  for (const auto& party : parties) json.push_back(to_json(party));
  return json;
}

void put(Json& json, const char* key, const std::vector<Party>& parties) {
  if (!parties.empty()) json[key] = list_json(parties);
}

Json record(const char* kind, const std::string& id, const std::string& story) {
  Json json = Json::object();
  json["kind"] = kind;
  put(json, "id", id);
  put(json, "story", story);
  return json;
}

void put_tally_fields(Json& json, const Tally& tally) {
  put(json, "what", tally.what);
  put(json, "low", tally.low);
  put(json, "high", tally.high);
  json["bound"] = to_string(tally.bound);
  put(json, "who", tally.who);
  put(json, "party", tally.party);
  put(json, "place", tally.place);
  put(json, "when", tally.when);
  put(json, "since", tally.since);
  put(json, "part_of", tally.part_of);
  put(json, "previous", tally.previous);
  put(json, "event", tally.event);
  put(json, "claim", tally.claim);
  put(json, "speaker", tally.speaker);
  put(json, "at", tally.at);
  put(json, "why", tally.why);
}

Json quantity_json(const Tally& tally) {
  Json json = Json::object();
  put(json, "id", tally.id);
  put_tally_fields(json, tally);
  return json;
}

}  // namespace

const char* to_string(text::Bound bound) {
  switch (bound) {
    case text::Bound::exact:
      return "exact";
    case text::Bound::at_least:
      return "at_least";
    case text::Bound::more_than:
      return "more_than";
    case text::Bound::about:
      return "about";
    case text::Bound::between:
      return "between";
    case text::Bound::up_to:
      return "up_to";
    case text::Bound::fewer_than:
      return "fewer_than";
    case text::Bound::magnitude:
      return "magnitude";
    case text::Bound::none:
      return "none";
  }
  return "exact";
}

Json story_record(const wire::Story& story, const std::optional<Place>& dateline) {
  Json json = record("story", story.id, "");
  put(json, "source", story.source);
  put(json, "url", story.url);
  put(json, "headline", story.headline);
  put(json, "text", story.text);
  put(json, "language", story.language);
  put(json, "published", story.published);
  put(json, "dateline", dateline);
  put(json, "version", story.version);
  put(json, "supersedes", story.supersedes);
  return json;
}

Json event_record(const Event& event, const std::string& story) {
  Json json = record("event", event.id, story);
  put(json, "type", event.type);
  put(json, "mode", event.mode);
  put(json, "context", event.context);
  put(json, "cameo", event.cameo);
  if (event.quad != 0) {
    json["quad"] = event.quad;
    json["goldstein"] = event.goldstein;
  }
  json["actors"] = list_json(event.actors);
  json["recipients"] = list_json(event.recipients);
  put(json, "place", event.place);
  put(json, "when", event.when);
  put(json, "status", event.status);
  if (!event.mentions.empty()) {
    json["mentions"] = Json::array();
    for (const auto& at : event.mentions) json["mentions"].push_back(span_json(at));
  }
  put(json, "about", event.about);
  put(json, "time_of", event.time_of);
  if (!event.quantities.empty()) {
    json["quantities"] = Json::array();
    for (const auto& tally : event.quantities) json["quantities"].push_back(quantity_json(tally));
  }
  put(json, "at", event.at);
  put(json, "trigger", event.trigger);
  put(json, "why", event.why);
  if (event.confidence > 0) json["confidence"] = event.confidence;
  return json;
}

Json claim_record(const Claim& claim, const std::string& story) {
  Json json = record("claim", claim.id, story);
  put(json, "event", claim.event);
  json["speaker"] = to_json(claim.speaker);
  put(json, "via", claim.via);
  put(json, "stance", claim.stance);
  put(json, "about", claim.about);
  put(json, "said", claim.said);
  if (!claim.quote.empty()) {
    json["quote"]["text"] = claim.quote;
    put(json["quote"], "at", claim.quote_at.value_or(Span{}));
  }
  put(json, "cue", claim.cue);
  put(json, "cue_at", claim.cue_at.value_or(Span{}));
  put(json, "at", claim.at);
  put(json, "why", claim.why);
  return json;
}

Json tally_record(const Tally& tally, const std::string& story) {
  Json json = record("tally", tally.id, story);
  put_tally_fields(json, tally);
  return json;
}

Json truce_record(const Truce& truce, const std::string& story) {
  Json json = record("truce", truce.id, story);
  put(json, "name", truce.name);
  put(json, "step", truce.step);
  put(json, "parties", truce.parties);
  put(json, "by", truce.by);
  put(json, "brokers", truce.brokers);
  put(json, "term", truce.term);
  put(json, "place", truce.place);
  put(json, "when", truce.when);
  put(json, "claim", truce.claim);
  put(json, "speaker", truce.speaker);
  put(json, "at", truce.at);
  put(json, "why", truce.why);
  return json;
}

Json control_record(const Control& control, const std::string& story) {
  Json json = record("control", control.id, story);
  put(json, "place", control.place);
  put(json, "site", control.site);
  put(json, "extent", control.extent);
  put(json, "actor", control.actor);
  put(json, "step", control.step);
  put(json, "from", control.from);
  put(json, "when", control.when);
  put(json, "claim", control.claim);
  put(json, "speaker", control.speaker);
  put(json, "at", control.at);
  put(json, "why", control.why);
  return json;
}

Json alias_record(const Alias& alias, const std::string& story) {
  Json json = record("alias", alias.id, story);
  put(json, "name", alias.name);
  put(json, "also", alias.also);
  put(json, "how", alias.how);
  put(json, "since", alias.since);
  put(json, "at", alias.at);
  put(json, "why", alias.why);
  return json;
}

Json incident_record(const ledger::Incident& incident) {
  Json json = {{"kind", "incident"}, {"id", incident.id}, {"type", incident.type}};
  put(json, "actors", incident.actors);
  put(json, "recipients", incident.recipients);
  put(json, "events", incident.events);
  put(json, "stories", incident.stories);
  put(json, "standing", incident.standing);
  put(json, "disputed_on", incident.disputed_on);
  put(json, "claims", incident.claims);
  return json;
}

std::string records_lines(const wire::Story& story, const Records& records) {
  std::string out = to_line(story_record(story, records.dateline)) + "\n";
  const auto add = [&](const auto& list, auto make) {
    for (const auto& item : list) out += to_line(make(item, story.id)) + "\n";
  };
  add(records.events, event_record);
  add(records.claims, claim_record);
  add(records.tallies, tally_record);
  add(records.truces, truce_record);
  add(records.controls, control_record);
  add(records.aliases, alias_record);
  add(ledger::incidents_of(records),
      [](const ledger::Incident& i, const std::string&) { return incident_record(i); });
  return out;
}

}  // namespace parley::exports
