// Vocabularies and words of any bytes. The first byte is how long the vocabulary is, in units of 8.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "nlp/wordpiece.h"

namespace {

void check(const parley::nlp::WordPiece& wordpiece, std::string_view word, std::size_t most_ids) {
  const auto ids = wordpiece.pieces(word);
  if (ids.empty() || ids.size() > parley::nlp::WordPiece::kMostPieces) std::abort();
  for (const auto id : ids)
    if (id < 0 || static_cast<std::size_t>(id) >= most_ids) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, std::size_t size) {
  using namespace parley::nlp;
  if (size == 0) return 0;
  static const WordPiece kSmall =
      *WordPiece::load("[PAD]\n[UNK]\n[CLS]\n[SEP]\na\n##a\nb\n##b\n-\n中\n");
  const std::string_view rest(reinterpret_cast<const char*>(data) + 1, size - 1);
  const auto split = std::min<std::size_t>(rest.size(), std::size_t{8} * data[0]);
  const auto word = rest.substr(split);
  check(kSmall, word, 10);
  const auto casing = static_cast<int>(casing_of(word));
  if (casing < 0 || casing > static_cast<int>(Casing::mixed)) std::abort();
  const std::string vocabulary =
      "[PAD]\n[UNK]\n[CLS]\n[SEP]\n" + std::string(rest.substr(0, split));
  const auto lines =
      static_cast<std::size_t>(std::count(vocabulary.begin(), vocabulary.end(), '\n'));
  if (const auto own = WordPiece::load(vocabulary)) check(*own, word, lines + 1);
  return 0;
}
