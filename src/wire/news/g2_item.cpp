#include <algorithm>

#include "wire/news/newsml.h"
#include "wire/news/xml.h"

namespace parley::wire::news {
namespace {

std::string code_of(pugi::xml_node node) {
  for (const auto* name : {"qcode", "uri", "literal"})
    if (const auto value = attribute(node, name); !value.empty()) return std::string(value);
  return {};
}

Concept concept_of(pugi::xml_node node) { return {code_of(node), text_of(child(node, "name"))}; }

struct TextField {
  std::string_view name;
  std::vector<std::string> G2Item::*field;
};
struct ConceptField {
  std::string_view name;
  std::vector<Concept> G2Item::*field;
};
struct DateField {
  std::string_view name;
  std::string G2Item::*field;
};

constexpr TextField kItemCodes[] = {{"itemClass", &G2Item::item_class},
                                    {"provider", &G2Item::provider},
                                    {"pubStatus", &G2Item::pub_status},
                                    {"signal", &G2Item::signal}};
constexpr TextField kItemTexts[] = {{"title", &G2Item::titles}, {"edNote", &G2Item::ed_notes}};
constexpr DateField kItemDates[] = {{"versionCreated", &G2Item::version_created},
                                    {"firstCreated", &G2Item::first_created},
                                    {"embargoed", &G2Item::embargoed}};
constexpr TextField kContentTexts[] = {{"urgency", &G2Item::urgency},
                                       {"contentCreated", &G2Item::content_created},
                                       {"contentModified", &G2Item::content_modified},
                                       {"slugline", &G2Item::sluglines},
                                       {"headline", &G2Item::headlines},
                                       {"description", &G2Item::descriptions},
                                       {"keyword", &G2Item::keywords},
                                       {"by", &G2Item::bylines},
                                       {"creditline", &G2Item::creditlines}};
constexpr ConceptField kContentConcepts[] = {{"located", &G2Item::located},
                                             {"creator", &G2Item::creators},
                                             {"infoSource", &G2Item::info_sources},
                                             {"genre", &G2Item::genres},
                                             {"subject", &G2Item::subjects}};

void read_item_meta(pugi::xml_node meta, G2Item& item) {
  for (const auto& node : meta.children()) {
    const auto name = local_name(node);
    for (const auto& code : kItemCodes)
      if (name == code.name)
        if (auto value = code_of(node); !value.empty()) (item.*code.field).push_back(value);
    for (const auto& text : kItemTexts)
      if (name == text.name) (item.*text.field).push_back(text_of(node));
    for (const auto& date : kItemDates)
      if (name == date.name) item.*date.field = text_of(node);
    if (name == "provider") item.providers.push_back(concept_of(node));
  }
}

void read_content_meta(pugi::xml_node meta, G2Item& item) {
  for (const auto& node : meta.children()) {
    const auto name = local_name(node);
    for (const auto& text : kContentTexts)
      if (name == text.name) (item.*text.field).push_back(text_of(node));
    for (const auto& concept_field : kContentConcepts)
      if (name == concept_field.name) (item.*concept_field.field).push_back(concept_of(node));
    if (name == "language")
      if (const auto tag = attribute(node, "tag"); !tag.empty()) item.languages.emplace_back(tag);
  }
}

void read_content_set(pugi::xml_node set, G2Item& item) {
  for (const auto& node : set.children()) {
    const auto name = local_name(node);
    if (name == "inlineXML" || name == "inlineData" || name == "remoteContent")
      item.content.push_back(
          {std::string(name), std::string(attribute(node, "contenttype")), node});
  }
}

}  // namespace

G2Item read_item(pugi::xml_node node) {
  G2Item item;
  item.kind = local_name(node);
  item.guid = attribute(node, "guid");
  item.version = attribute(node, "version");
  item.language = attribute(node, "lang");
  item.standard = attribute(node, "standard");
  item.standard_version = attribute(node, "standardversion");
  item.conformance = attribute(node, "conformance");
  for (const auto& part : node.children()) {
    if (local_name(part) == "itemMeta") read_item_meta(part, item);
    if (local_name(part) == "contentMeta") read_content_meta(part, item);
    if (local_name(part) == "contentSet") read_content_set(part, item);
  }
  return item;
}

std::vector<pugi::xml_node> items_of(pugi::xml_node root) {
  if (local_name(root) != "newsMessage") return {root};
  std::vector<pugi::xml_node> items;
  for (const auto& set : root.children())
    if (local_name(set) == "itemSet")
      for (const auto& item : set.children())
        if (item.type() == pugi::node_element) items.push_back(item);
  return items;
}

}  // namespace parley::wire::news
