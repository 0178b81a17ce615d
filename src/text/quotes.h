#pragma once

#include <string_view>
#include <vector>

#include "text/document.h"

namespace parley::text {

/// The quotations of a text, from its tokens; see Document::quotes. In order, not overlapping: a
/// quotation within a quotation is part of the outer one.
std::vector<Quote> find_quotes(std::string_view text, const std::vector<Sentence>& sentences,
                               const std::vector<Token>& tokens);

}  // namespace parley::text
