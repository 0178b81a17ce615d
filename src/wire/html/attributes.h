#pragma once

#include <cstddef>
#include <string_view>

namespace parley::wire::html {

/// What is kept of a tag's attributes, as views into the document. Of two of a name the first
/// counts, as the standard says.
struct Attributes {
  std::string_view klass, id, style, role, itemprop, rel, href, datetime, content, property, name,
      type, title, lang, aria_hidden;
  bool hidden = false;       ///< the attribute of that name
  bool self_closed = false;  ///< "<br/>"
};

/// Reads the attributes from `at`, behind the tag's name. Returns the offset behind the closing
/// '>', or the document's size when there is none.
std::size_t read_attributes(std::string_view document, std::size_t at, Attributes& into);

/// Hidden by attribute or inline style.
bool is_hidden(const Attributes& attributes);

}  // namespace parley::wire::html
