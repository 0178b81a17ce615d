#pragma once

#include <nlohmann/json.hpp>

namespace parley {

/// Keys keep the order in which they were added, so that the same records give the same bytes.
using Json = nlohmann::ordered_json;

/// One line of UTF-8 without a line end. Invalid UTF-8 becomes U+FFFD rather than an exception.
inline std::string to_line(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace parley
