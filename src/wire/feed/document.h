#pragma once

#include <string>
#include <string_view>

#include "base/json.h"
#include "wire/reader.h"

namespace parley::wire::feed {

/// A feed as feedparser shows it.
struct FeedDocument {
  /// {"bozo", "encoding", "version", "namespaces", "feed": {…}, "entries": [{…}]}: feedparser's key
  /// names, dates also as nine-tuples ("updated_parsed"), texts with their type, language and base
  /// ("title_detail").
  Json tree;
  std::string trouble;   ///< why "bozo" is true; empty when it is not
  std::size_t line = 0;  ///< where the trouble is, from 1; 0 when it has no place
  bool cut = false;      ///< larger than a tree may get: the rest was left out
};

/// Reads RSS 0.9x to 2.0, RDF, Atom and CDF, well formed or not, in any encoding. Never throws,
/// opens no file and no connection; memory is bounded whatever the document holds. REQUIRES:
/// bytes.size() <= kMostDocumentBytes
FeedDocument parse_feed(std::string_view bytes, const InputInfo& info);

}  // namespace parley::wire::feed
