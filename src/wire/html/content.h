#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "wire/html/blocks.h"
#include "wire/html/markup.h"

namespace parley::wire::html {

/// Which of `blocks` (all of `page`'s) are the article's copy, as indices in document order.
/// `title`, when it is known, is left out of the copy. Empty when the page has no copy to speak of.
std::vector<std::size_t> find_content(const Page& page, const std::vector<Block>& blocks,
                                      std::string_view title);

}  // namespace parley::wire::html
