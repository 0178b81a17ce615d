#pragma once

#include <string>
#include <string_view>

namespace parley::wire::feed {

/// Resolves a reference against a base as RFC 3986 and Python's urljoin do; "" when the reference
/// is no address.
std::string join_url(std::string_view base, std::string_view reference);

/// The address when its scheme is one that a reader may follow (never "javascript:" and the like),
/// else "". An address without a scheme is safe.
std::string safe_url(std::string_view url);

/// Resolves `reference` against `base`, both possibly empty, and returns it only if the outcome is
/// safe, else "".
std::string safe_absolute_url(std::string_view base, std::string_view reference);

}  // namespace parley::wire::feed
