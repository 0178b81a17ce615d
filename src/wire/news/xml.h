#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include <pugixml.hpp>

#include "wire/reader.h"

namespace parley::wire::news {

/// Documents that nest deeper are refused before they are parsed: every walk here may then recurse.
inline constexpr std::size_t kMostDepth = 400;
/// A tree takes some 130 bytes for each element and its text, so that this bounds it well below a
/// gigabyte.
inline constexpr std::size_t kMostElements = 2'000'000;

/// Parses into `xml`, without document type, entities or comments; namespaces are read past (see
/// local_name). Trouble is complained of with its line; what was read before it stays in `xml`.
/// False when nothing was.
bool parse_xml(std::string_view document, const InputInfo& info, const Sink& sink,
               pugi::xml_document& xml);

/// Likewise for a piece of markup inside a document, silently.
bool parse_fragment(const std::string& utf8, pugi::xml_document& xml);

/// "newsItem" of <g2:newsItem>; empty for text.
std::string_view local_name(pugi::xml_node node);

/// The first child of that local name, and the first descendant; null when there is none.
pugi::xml_node child(pugi::xml_node node, std::string_view name);
pugi::xml_node descendant(pugi::xml_node node, std::string_view name);

/// child(child(node, a), b) …
pugi::xml_node path(pugi::xml_node node, std::initializer_list<std::string_view> names);

/// An attribute by its local name; empty when absent. The view lives as long as the document.
std::string_view attribute(pugi::xml_node node, std::string_view name);

/// All text inside, spaces folded.
std::string text_of(pugi::xml_node node);

}  // namespace parley::wire::news
