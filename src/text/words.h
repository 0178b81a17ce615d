#pragma once

#include <string_view>
#include <vector>

#include "base/span.h"
#include "text/document.h"

namespace parley::text {

/// A run without white space is read in pieces of at most this many bytes, so that time stays
/// linear in any text.
inline constexpr uint32_t kMostBytesInRun = 1024;

/// Appends the words and marks of `within`, as Universal Dependencies cuts English. A stop after a
/// dotted abbreviation
/// ("U.S.", "p.m.") stays with it; who finds that a sentence ends there may part it.
void cut_words(std::string_view text, Span within, const TextKnowledge& knowledge,
               std::vector<Token>& out);

}  // namespace parley::text
