#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/document.h"

namespace parley::predict {

/// A sentence of a CoNLL-U file: its `# text`, its words, and what begins with it.
struct ConlluSentence {
  std::string text;
  std::vector<std::string>
      words;  ///< column FORM of the numbered words; ranges and empty nodes are not among them
  bool new_paragraph = false;  ///< a document or paragraph begins here
  bool new_document = false;
};

/// The sentences of CoNLL-U text. Lines that are no CoNLL-U are passed over.
std::vector<ConlluSentence> read_conllu(std::string_view file);

/// The raw text of the sentences [first, last): sentences of a paragraph are joined by a space,
/// paragraphs by a blank line.
std::string raw_text(const std::vector<ConlluSentence>& sentences, std::size_t first,
                     std::size_t last);

/// The documents as ranges of sentences; without "# newdoc" there is one.
std::vector<std::pair<std::size_t, std::size_t>> documents_of(
    const std::vector<ConlluSentence>& sentences);

/// Knowledge of the cutter from data/text below the source folder; exits with a message when it
/// cannot be read.
text::TextKnowledge text_knowledge();

}  // namespace parley::predict
