#pragma once

#include <string>

#include "wire/html/blocks.h"
#include "wire/html/json_ld.h"
#include "wire/html/markup.h"

namespace parley::wire::html {

/// What a page says of itself, from JSON-LD, OpenGraph, Dublin Core, other <meta> and, failing
/// these, its elements, in the order in which Readability trusts them. Entities are decoded;
/// unknown is empty.
struct Metadata {
  std::string title;
  std::string byline;
  std::string site;
  std::string published;   ///< as written
  std::string modified;    ///< as written
  std::string date_shown;  ///< <time datetime> and the like: for want of `published`, as written
  std::string language;    ///< of <html lang>, else as other marks say, as written
  std::string summary;
  std::string canonical;  ///< as written, may be relative
};

Metadata metadata_of(const Page& page, const LinkedData& linked, const std::vector<Block>& blocks);

}  // namespace parley::wire::html
