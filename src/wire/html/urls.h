#pragma once

#include <string>
#include <string_view>

namespace parley::wire::html {

/// `reference` against the absolute URL `base`, as RFC 3986 resolves it; `reference` itself when
/// `base` is not absolute.
std::string resolved(std::string_view reference, std::string_view base);

}  // namespace parley::wire::html
