#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "nlp/analysis.h"

// Which texts tell of the same matter: one happening and what follows from it.
namespace parley::ledger {

/// Weights of terms, for the likeness of texts. Sorted by term, of length 1.
using TermVector = std::vector<std::pair<uint32_t, float>>;

/// What a text is about: its lemmas with how much they are said. Names count for more, for two
/// happenings of one kind differ in who and where; so does what stands at the top.
using Topics = std::map<std::string, double>;

/// Adds the words of one sentence. `text` is what its spans point into; `sentence` is its number in
/// the text, from 0.
void add_topics(const nlp::SentenceAnalysis& analysis, std::string_view text, std::size_t sentence,
                Topics& topics);

/// TF-IDF vectors (log tf, log idf) of texts. A term that all share counts nothing, and one of a
/// single text says nothing of likeness: it is left out.
std::vector<TermVector> topic_vectors(const std::vector<Topics>& texts);

/// The lemma in lower case without what is glued to it ("leader's" in badly cut words).
std::string bare_lemma(std::string_view lemma);

/// Cosine of two vectors of length 1, 0 to 1.
double likeness(const TermVector& a, const TermVector& b);

/// Groups texts into matters by average linkage of their likeness. Returns the number of the matter
/// of each text, numbered by first text. Memory grows with the pairs of texts that are at all
/// alike: for thousands of texts at once, not for a year of them.
std::vector<uint32_t> group_matters(const std::vector<TermVector>& texts);

}  // namespace parley::ledger
