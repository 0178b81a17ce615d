#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "wire/story.h"

namespace parley::wire::html {

/// An article as its page presents it. Strings are valid UTF-8; what the page does not say is
/// empty.
struct Article {
  std::string title;
  std::string byline;
  std::string site;
  std::string published;  ///< RFC 3339 instant or ISO date
  std::string updated;    ///< likewise
  std::string published_as_written;
  std::string language;  ///< as written, "en-US"
  std::string summary;
  std::string url;          ///< canonical, absolute when `url` of the caller or <base> allows
  std::string body;         ///< paragraphs parted by a blank line, without the title
  bool has_copy = false;    ///< some paragraph of the body reads like running text
  std::vector<Link> links;  ///< of the body, absolute where they can be
};

/// What is known of a page from outside it.
struct PageOrigin {
  std::string_view url;           ///< for relative links; may be empty
  std::string_view content_type;  ///< the HTTP header; may be empty
};

/// Never fails: a page without copy has an empty body. Time is linear in the size of the page.
Article extract_article(std::string_view html, const PageOrigin& origin = {});

}  // namespace parley::wire::html
