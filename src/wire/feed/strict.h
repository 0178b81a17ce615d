#pragma once

#include <cstddef>
#include <string>

#include "wire/feed/builder.h"

namespace parley::wire::feed {

/// What a reading by the rules of XML came to.
struct XmlOutcome {
  bool well_formed = false;
  std::string trouble;   ///< the first error, when not well formed
  std::size_t line = 0;  ///< of that error, from 1
};

/// Feeds well-formed XML, UTF-8 without declaration and DOCTYPE, to the builder. No entity but
/// XML's five is known, none is fetched; nesting beyond 256 is an error, as libxml2 has it.
XmlOutcome read_xml(const std::string& xml, Builder& builder);

}  // namespace parley::wire::feed
