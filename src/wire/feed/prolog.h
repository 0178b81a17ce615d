#pragma once

#include <map>
#include <string>
#include <string_view>

namespace parley::wire::feed {

/// A document without its DOCTYPE.
struct Prolog {
  std::string text;  ///< line numbers are those of the document
  std::map<std::string, std::string>
      entities;           ///< declared there: plain text or one character reference each
  bool netscape = false;  ///< the DOCTYPE of RSS 0.91 as Netscape had it
};

/// Takes XML declaration and DOCTYPE away. Of the entities declared only the harmless are kept:
/// none that holds another.
Prolog split_prolog(std::string_view document);

/// The text with the declared entities put in where they are referred to, outside CDATA sections
/// and comments. `limit` bounds the bytes added; "" when there would be more.
std::string expand_entities(const Prolog& prolog, std::size_t limit);

}  // namespace parley::wire::feed
