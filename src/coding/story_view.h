#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "coding/knowledge.h"
#include "coding/party.h"
#include "nlp/analysis.h"
#include "text/document.h"
#include "wire/story.h"

namespace parley::coding {

/// Indexes of words in a sentence, ascending.
using Words = std::vector<uint32_t>;

/// One sentence made easy to walk. Views into the story and its analysis, which must outlive it.
struct SentenceView {
  uint32_t index = 0;
  Span at;
  uint32_t paragraph = 0;
  bool headline = false;
  const nlp::SentenceAnalysis* analysis = nullptr;
  std::vector<PhraseWord> words;
  std::vector<Words> children;  ///< dependents of each word, ascending

  const nlp::Word& word(uint32_t i) const { return analysis->words[i]; }
  std::size_t size() const { return words.size(); }
  /// Governor of word i; i itself for the root.
  uint32_t parent(uint32_t i) const;
  /// "nsubj" for "nsubj:pass".
  std::string_view relation(uint32_t i) const;
  bool has_relation(uint32_t i, std::initializer_list<std::string_view> relations) const;
  /// The first dependent of i with that relation (subtypes too), or nullptr.
  const uint32_t* child(uint32_t i, std::string_view relation) const;
  /// True when `ancestor` is i or governs it, directly or not.
  bool under(uint32_t i, uint32_t ancestor) const;
  /// All words of the subtree of i, ascending.
  Words subtree(uint32_t i) const;
  /// The noun phrase of a head: its contiguous words, without relative clauses and what is joined
  /// on by "and".
  std::pair<uint32_t, uint32_t> noun_phrase(uint32_t head) const;
  /// Bytes from the first to the last of the words.
  Span span_of(const Words& list) const;
  Span span_of(uint32_t first, uint32_t last) const;
};

/// A story with its sentences; REQUIRES: all three outlive the view.
struct StoryView {
  StoryView(const wire::Story& s, const text::Document& d, const nlp::Analysis& a);

  const wire::Story& story;
  const text::Document& document;
  std::string date;  ///< ISO date of publication, else of the dateline, else empty
  std::vector<SentenceView> sentences;
};

}  // namespace parley::coding
