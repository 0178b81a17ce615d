#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "base/result.h"

namespace parley::nlp {

/// Makes a lemma from a form by an edit script (training/lemma_script.py): "L-3+y" lower-cases,
/// takes three code points from the end and adds "y"; "K" keeps the case. A script that does not
/// fit leaves the form lower-cased.
std::string apply_lemma_script(std::string_view script, std::string_view form);

/// Lemmas in three steps: a form seen in the treebanks under its tag; else WordNet's word that the
/// form regularly or irregularly inflects (Morphy's rules); else the edit script that the model
/// chose. Immutable after load.
class Lemmatiser {
 public:
  /// `seen` has lines "form TAB xpos TAB lemma"; `words` "POS TAB word" and "POS TAB form TAB
  /// word", POS one of N V J R. REQUIRES: both outlive this. Errors: corrupt, with the line.
  static Result<Lemmatiser> load(std::string_view seen, std::string_view words);

  std::string lemma(std::string_view form, std::string_view xpos, std::string_view script) const;

 private:
  bool add_seen(std::string_view line);
  bool add_word(std::string_view line);
  /// A slip of a treebank: WordNet has no such word, and says what the form is of ("fled" is not of
  /// "flead").
  bool is_slip(const std::string& form, std::string_view xpos, std::string_view lemma) const;
  std::string inflected(const std::string& form, std::string_view xpos) const;

  std::unordered_map<std::string, std::string_view> seen_;       ///< "form xpos" -> lemma
  std::unordered_map<std::string, std::string_view> irregular_;  ///< "N form" -> word
  std::unordered_set<std::string> words_;                        ///< "N word"
};

}  // namespace parley::nlp
