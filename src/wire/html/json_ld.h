#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace parley::wire::html {

/// What a page says of its article in JSON-LD (schema.org), as written; entities are not decoded.
struct LinkedData {
  bool found = false;
  std::string name;
  std::string headline;
  std::string byline;  ///< names of the authors, parted by ", "
  std::string site;    ///< name of the publisher
  std::string published;
  std::string modified;
  std::string summary;
  std::string language;
  std::string url;
  std::string body;
};

/// The first article (NewsArticle, BlogPosting, Report, …) of the scripts, at their top, in their
/// arrays or in @graph. Broken JSON is passed over.
LinkedData linked_article(const std::vector<std::string_view>& scripts);

}  // namespace parley::wire::html
