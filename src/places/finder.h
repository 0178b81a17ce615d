#pragma once

#include <string_view>
#include <vector>

#include "nlp/analysis.h"
#include "places/atlas.h"
#include "places/resolver.h"

namespace parley::places {

/// The names of places in a document, in order and apart: what the reader took for a place, cut to
/// the name itself; names and demonyms that the atlas lists; "Laurel County", "Main Street",
/// "Lake Tana"; and names that the reader took for a place elsewhere in the document. `text` is
/// what the analysis points into. Pure, linear but for the length of listed names.
std::vector<Mention> find_mentions(const Atlas& atlas, std::string_view text,
                                   const std::vector<const nlp::SentenceAnalysis*>& sentences);
/// Likewise, of all sentences of an analysis.
std::vector<Mention> find_mentions(const Atlas& atlas, std::string_view text,
                                   const nlp::Analysis& analysis);

}  // namespace parley::places
