#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "coding/actors.h"
#include "coding/lexicon_lines.h"

// The small grammar that all files of data/actors share.
namespace parley::coding {

/// The parts between the marks, trimmed, without the empty ones.
std::vector<std::string_view> items(std::string_view text, char mark);
/// "1997-05-02..2007-06-27", either end may be missing. nullopt if it is no term, or ends before it
/// begins.
std::optional<Term> read_term(std::string_view text);
/// Surely, at the exactness of both: 1997..2001 and 2001.. only touch.
bool overlap(const Term& a, const Term& b);
bool is_sector(std::string_view code);

}  // namespace parley::coding
