#include "wire/news/newsml.h"
#include "wire/news/xml.h"

namespace parley::wire::news {
namespace {

Json text_or_null(std::string_view text) { return text.empty() ? Json() : Json(text); }

void put(Json& out, const char* key, const std::string& value) {
  if (!value.empty()) out[key] = value;
}

void put(Json& out, const char* key, const std::vector<std::string>& values) {
  if (!values.empty()) out[key] = values;
}

void put(Json& out, const char* key, const std::vector<Concept>& values) {
  for (const auto& value : values)
    out[key].push_back(Json::array({text_or_null(value.code), value.name}));
}

void put_paragraphs(Json& out, pugi::xml_node inside) {
  for (const auto& node : inside.children()) {
    if (local_name(node) == "p") out["paragraphs"].push_back(text_of(node));
    put_paragraphs(out, node);
  }
}

Json remote(pugi::xml_node node) {
  Json out = Json::object();
  for (const auto* key : {"href", "residref", "rendition", "width", "height"})
    put(out, key, std::string(attribute(node, key)));
  return out;
}

void put_content(Json& out, const G2Item& item) {
  for (const auto& content : item.content) {
    out["content"].push_back(Json::array({content.kind, text_or_null(content.type)}));
    if (content.kind == "remoteContent") out["remote"].push_back(remote(content.node));
    if (content.kind == "inlineXML") put_paragraphs(out, content.node);
  }
}

Json item_fields(const G2Item& item) {
  Json out = {{"root", item.kind}};
  put(out, "guid", item.guid);
  put(out, "version", item.version);
  put(out, "standard", item.standard);
  put(out, "standardversion", item.standard_version);
  put(out, "conformance", item.conformance);
  put(out, "xml_lang", item.language);
  put(out, "itemClass", item.item_class);
  put(out, "provider", item.provider);
  put(out, "pubStatus", item.pub_status);
  put(out, "signal", item.signal);
  put(out, "versionCreated", item.version_created);
  put(out, "firstCreated", item.first_created);
  put(out, "embargoed", item.embargoed);
  put(out, "itemTitle", item.titles);
  put(out, "edNote", item.ed_notes);
  put(out, "urgency", item.urgency);
  put(out, "contentCreated", item.content_created);
  put(out, "contentModified", item.content_modified);
  put(out, "slugline", item.sluglines);
  put(out, "headline", item.headlines);
  put(out, "description", item.descriptions);
  put(out, "keyword", item.keywords);
  put(out, "creditline", item.creditlines);
  put(out, "located", item.located);
  put(out, "creator", item.creators);
  put(out, "infoSource", item.info_sources);
  put(out, "genre", item.genres);
  put(out, "subject", item.subjects);
  put(out, "language", item.languages);
  put_content(out, item);
  return out;
}

Json message_fields(pugi::xml_node root) {
  Json out = {{"root", "newsMessage"}};
  put(out, "sent", text_of(path(root, {"header", "sent"})));
  for (const auto& item : items_of(root))
    out["items"].push_back({{"kind", local_name(item)},
                            {"guid", text_or_null(attribute(item, "guid"))},
                            {"version", text_or_null(attribute(item, "version"))}});
  return out;
}

}  // namespace

Json newsml_fields(std::string_view document, const InputInfo& info, const Sink& sink) {
  pugi::xml_document xml;
  if (!parse_xml(document, info, sink, xml)) return Json::object();
  const auto root = xml.document_element();
  return local_name(root) == "newsMessage" ? message_fields(root) : item_fields(read_item(root));
}

}  // namespace parley::wire::news
