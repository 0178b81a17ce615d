#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <pugixml.hpp>

#include "base/json.h"
#include "wire/reader.h"

namespace parley::wire::news {

/// A property whose value is a concept: <subject
/// qcode="medtop:20000002"><name>war</name></subject>.
struct Concept {
  std::string code;  ///< qcode, else uri, else literal; empty when it has none
  std::string name;  ///< its first <name>; empty when it has none
};

/// A piece of the contentSet; `node` lives as long as the document.
struct Content {
  std::string kind;  ///< inlineXML, inlineData, remoteContent
  std::string type;  ///< its media type, empty when not said
  pugi::xml_node node;
};

/// What an item of any kind says about itself; an absent property is empty.
struct G2Item {
  std::string kind;  ///< newsItem, packageItem, knowledgeItem, conceptItem, planningItem,
                     ///< catalogItem, catalog
  std::string guid, version, language, standard, standard_version, conformance;
  std::string version_created, first_created, embargoed;  ///< as written
  std::vector<std::string> item_class, provider, pub_status, signal;
  std::vector<std::string> titles, ed_notes;
  std::vector<std::string> urgency, content_created, content_modified;
  std::vector<std::string> sluglines, headlines, descriptions, keywords, creditlines, bylines;
  std::vector<std::string> languages;
  std::vector<Concept> located, creators, info_sources, genres, subjects, providers;
  std::vector<Content> content;
};

/// The properties of one item; text has its spaces folded.
G2Item read_item(pugi::xml_node item);

/// The items of a message, in order; the item itself when the document is one.
std::vector<pugi::xml_node> items_of(pugi::xml_node root);

/// The document's fields as a flat JSON object: scalars for attributes and dates, lists of text,
/// lists of [code, name]. A message gives `sent` and its `items`. An unreadable document gives an
/// empty object and a complaint.
Json newsml_fields(std::string_view document, const InputInfo& info, const Sink& sink);

}  // namespace parley::wire::news
