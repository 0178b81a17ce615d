#pragma once

#include <string>
#include <string_view>

#include "wire/reader.h"

namespace parley::wire {

/// Bytes that come piece by piece. Not thread-safe.
class ByteSource {
 public:
  virtual ~ByteSource() = default;
  /// Fills at most `room` bytes; 0 at the end. An I/O error ends the source and is told by error().
  virtual std::size_t read(char* into, std::size_t room) = 0;
  virtual std::string error() const { return {}; }
};

enum class Type { automatic, text, rss, atom, jsonfeed, jsonl, newsml, nitf, ninjs, anpa, html };

/// "auto", "text", "rss", …; nullopt for any other word.
std::optional<Type> type_named(std::string_view name);

/// Reads one input of any type, packed with gzip or zstd or not, and hands every story on, complete: id, language,
/// dateline and furniture filled in. Streams JSON Lines, ANPA and plain copy; holds whole documents up to
/// kMostDocumentBytes. Bad input is complained of with its place; what is good of it is still read.
/// Returns false when anything was complained of.
bool read_input(ByteSource& bytes, const InputInfo& info, Type type, const Sink& sink);

}  // namespace parley::wire
