#pragma once

#include <functional>
#include <istream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "nlp/analysis.h"
#include "text/document.h"

// CoNLL-U in and out: https://universaldependencies.org/format.html
namespace parley::exports {

/// What a CoNLL-U file said of a sentence besides its words.
struct GivenSentence {
  std::vector<std::string> comments;  ///< whole lines, with their "#"
  /// Lines of words that were written as one ("1-2\tdon't…"), each with the number, from 0, of the
  /// word it stands before.
  std::vector<std::pair<uint32_t, std::string>> ranges;
};

/// Sentences whose words are given. `text` is their words joined as SpaceAfter says, a blank line
/// after each sentence; `given` has an entry for each sentence of `document`.
struct GivenText {
  std::string text;
  text::Document document;
  std::vector<GivenSentence> given;
};

/// Reads CoNLL-U of any length, handing on texts of at most `most_sentences`. Only forms,
/// SpaceAfter, comments and ranges are read: the other columns are answers. A sentence with a bad
/// line is passed over and complained of as bad_input "name:line: what". Empty nodes are left out.
void read_conllu(std::istream& in, const std::string& name, std::size_t most_sentences,
                 const std::function<void(GivenText&&)>& take,
                 const std::function<void(Error&&)>& complain);

/// A document with its analysis as CoNLL-U, names in MISC as Entity=B-PER. `id` begins every
/// sent_id. REQUIRES: analysis has a sentence for each of the document, with as many words as the
/// sentence has tokens.
std::string conllu(std::string_view id, std::string_view text, const text::Document& document,
                   const nlp::Analysis& analysis);

/// The same for words that were given, with the comments and ranges that came with them.
std::string conllu(const GivenText& given, const nlp::Analysis& analysis);

/// "PER", "ORG", "GPE", …: the tag of a kind of name in MISC.
const char* entity_tag(nlp::NameKind kind);

}  // namespace parley::exports
