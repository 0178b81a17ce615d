#include "wire/story_json.h"

#include "wire/copy/knowledge.h"

namespace parley::wire {
namespace {

void put(Json& json, const char* key, const std::string& value) {
  if (!value.empty()) json[key] = value;
}

Json span_json(Span at) { return Json::array({at.begin, at.end}); }

Json link_json(const Link& link) {
  Json json;
  put(json, "href", link.href);
  put(json, "rel", link.rel);
  put(json, "type", link.type);
  put(json, "title", link.title);
  return json;
}

Json dateline_json(const Dateline& dateline) {
  Json json = {{"place", dateline.place}};
  put(json, "date", dateline.date);
  put(json, "agency", dateline.agency);
  json["at"] = span_json(dateline.at);
  json["place_at"] = span_json(dateline.place_at);
  return json;
}

void put_lists(Json& json, const Story& story) {
  if (!story.subjects.empty()) json["subjects"] = story.subjects;
  for (const auto& link : story.links) json["links"].push_back(link_json(link));
  if (story.dateline) json["dateline"] = dateline_json(*story.dateline);
  for (const auto& furniture : story.furniture)
    json["furniture"].push_back({{"kind", to_string(furniture.kind)},
                                 {"at", span_json(furniture.at)},
                                 {"text", slice(story.text, furniture.at)}});
}

}  // namespace

Json story_json(const Story& story) {
  Json json;
  put(json, "id", story.id);
  put(json, "type", story.type);
  put(json, "input", story.input);
  json["ordinal"] = story.ordinal;
  put(json, "source", story.source);
  put(json, "site", story.site);
  put(json, "url", story.url);
  put(json, "headline", story.headline);
  put(json, "byline", story.byline);
  put(json, "published", story.published);
  put(json, "updated", story.updated);
  put(json, "embargoed", story.embargoed);
  put(json, "language", story.language);
  put(json, "version", story.version);
  put(json, "supersedes", story.supersedes);
  put(json, "status", story.status);
  put(json, "urgency", story.urgency);
  put(json, "slug", story.slug);
  put(json, "credit", story.credit);
  put(json, "copyright", story.copyright);
  put(json, "edit_note", story.edit_note);
  put(json, "summary", story.summary);
  put_lists(json, story);
  put(json, "text", story.text);
  return json;
}

}  // namespace parley::wire
