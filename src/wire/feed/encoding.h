#pragma once

#include <map>
#include <string>
#include <string_view>

namespace parley::wire::feed {

/// A document as valid UTF-8, without byte order mark.
struct Decoded {
  std::string text;
  std::string
      encoding;  ///< by the name under which it was declared or guessed; empty when nothing fitted
  bool media_type_is_xml = true;  ///< false when an HTTP header says otherwise, or nothing
  std::string trouble;  ///< why the document is not what it was declared to be; empty when it is
};

/// Finds the encoding by RFC 3023 (HTTP header, then XML declaration), byte order mark, then by
/// guessing, and decodes. `headers` are HTTP headers, names in lower case; empty for a file.
Decoded decode_document(std::string_view bytes, const std::map<std::string, std::string>& headers);

}  // namespace parley::wire::feed
