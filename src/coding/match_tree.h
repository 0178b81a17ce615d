#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "coding/lexicon_pattern.h"
#include "nlp/analysis.h"

// A sentence's tree as the pattern language sees it: deep subjects and objects, light verbs,
// prepositions.
namespace parley::coding {

/// Words are indexes from 0. A list that is found is short: at most kMostFound words.
using Words = std::vector<uint32_t>;

class Tree {
 public:
  /// Borrows both. Heads that point nowhere, at themselves or in a ring are taken as roots, so that
  /// every walk ends.
  Tree(const nlp::SentenceAnalysis& sentence, const WordClasses& classes);

  uint32_t size() const { return static_cast<uint32_t>(parent_.size()); }
  const nlp::Word& word(uint32_t i) const { return (*words_)[i]; }
  /// Lower case.
  const std::string& lemma(uint32_t i) const { return lemmas_[i]; }
  /// What entries are looked up by: "cease-fire" for the head of a word that the tokens cut at its
  /// hyphens, nothing for its other parts; the lemma for other words.
  const std::string& key(uint32_t i) const { return keys_[i]; }
  /// The plain lemma of such a head where it may stand by itself ("re-arrested"), else nothing.
  const std::string& other_key(uint32_t i) const;
  std::optional<uint32_t> parent(uint32_t i) const;
  const Words& children(uint32_t i) const { return children_[i]; }
  /// Without its subtype.
  std::string_view relation(uint32_t i) const;
  bool is(uint32_t i, std::string_view deprel) const { return word(i).deprel == deprel; }
  bool is_verb(uint32_t i) const { return word(i).upos == "VERB"; }
  bool in_class(std::string_view name, uint32_t i) const;

  /// Words from the step, before the joined ones are added.
  Words follow(uint32_t from, const Step& step) const;
  /// The same for a whole path.
  Words follow(uint32_t from, const Path& path) const;
  /// The word and those joined to it by conjunctions.
  Words joined(uint32_t i) const;

  bool passive(uint32_t verb) const;
  /// Grammatical subject, found through conjunction, control and relative clauses.
  std::optional<uint32_t> surface_subject(uint32_t verb) const;
  /// The light verb that governs the noun ("launch" of an attack).
  std::optional<uint32_t> light_verb(uint32_t noun) const;
  /// Lower-case lemmas of prepositions and marks that introduce the word, with their fixed parts
  /// ("because of").
  std::vector<std::string> cases(uint32_t i) const;
  /// The word and all below it, ascending; `without` and what is below that left out.
  Words subtree(uint32_t i, std::optional<uint32_t> without = std::nullopt) const;
  /// Distance to the root.
  uint32_t depth(uint32_t i) const { return depth_[i]; }
  bool names_party(uint32_t i) const;
  /// A child of the given relation (with or without its subtype).
  std::optional<uint32_t> child(uint32_t i, std::string_view deprel) const;

 private:
  void read_heads();
  void join_hyphens();
  Words subjects(uint32_t i) const;
  Words objects(uint32_t i) const;
  Words obliques(uint32_t i, const Step& step) const;
  Words noun_modifiers(uint32_t i, const Step& step) const;
  Words clauses(uint32_t i, const Step& step, std::string_view deprel) const;
  Words of_relation(uint32_t i, std::string_view deprel) const;
  std::optional<uint32_t> agent(uint32_t verb) const;
  std::optional<uint32_t> host(uint32_t verb) const;
  bool introduced(uint32_t i, const std::vector<std::string>& by) const;
  uint32_t antecedent(uint32_t i, uint32_t verb) const;
  std::optional<uint32_t> subject_below(uint32_t verb, int budget) const;
  std::optional<uint32_t> controller(uint32_t verb, int budget) const;

  const std::vector<nlp::Word>* words_;
  const WordClasses* classes_;
  std::vector<int> parent_;
  std::vector<Words> children_;
  std::vector<std::string> lemmas_;
  std::vector<std::string> keys_;
  std::map<uint32_t, std::string> wholes_;
  std::vector<uint32_t> depth_;
};

}  // namespace parley::coding
