#include <cstdlib>
#include <string_view>

#include "text/document.h"

// Bytes that are not valid UTF-8 come here too: the cutter must stand them, though its readers
// never give it any.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, std::size_t size) {
  using namespace parley;
  if (size > (1u << 20)) return 0;
  static const text::TextKnowledge kKnowledge = *text::load_text_knowledge(
      {{"abbreviations.txt", "gen.\nno. number\nfeb. capital\netc. continuation\nph.d.\n"},
       {"splits.txt", "can not\ngon na\n"},
       {"hyphens.txt", "non-\n-esque\nw/o\n'em\n"},
       {"sentence_ends.txt", ""}});
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  // Furniture begins and ends between characters, as every Span does.
  const auto boundary = [&](std::size_t at) {
    while (at < size && (data[at] & 0xC0) == 0x80) ++at;
    return static_cast<uint32_t>(at);
  };
  const auto document =
      text::read_document(text, kKnowledge, {{boundary(size / 3), boundary(size / 2)}});
  uint32_t end = 0;
  for (const auto& token : document.tokens) {
    if (token.at.begin < end || token.at.empty() || token.at.end > size) std::abort();
    end = token.at.end;
  }
  uint32_t next = 0;
  for (const auto& sentence : document.sentences) {
    if (sentence.first != next || sentence.size() == 0 ||
        sentence.size() > text::kMostTokensInSentence)
      std::abort();
    next = sentence.last;
  }
  if (next != document.tokens.size()) std::abort();
  for (const auto& quote : document.quotes)
    if (!quote.whole.contains(quote.at) || quote.whole.end > size) std::abort();
  return 0;
}
