#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "wire/copy/knowledge.h"
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

/// Bytes that are already in memory; they are borrowed and must outlive the source.
class MemorySource : public ByteSource {
 public:
  explicit MemorySource(std::string_view bytes) : left_(bytes) {}
  std::size_t read(char* into, std::size_t room) override;

 private:
  std::string_view left_;
};

/// "auto", "text", "rss", …; nullopt for any other word.
std::optional<Type> type_named(std::string_view name);

/// The word for a type, as type_named() takes it.
const char* to_string(Type type);

/// How an input is to be read. The app loads the knowledge once from data/wire/
/// (load_wire_knowledge) and passes it down; it is borrowed and must outlive the call.
struct Intake {
  const WireKnowledge& knowledge;
  Type type = Type::automatic;
};

/// Reads one input of any type, packed with gzip or zstd or not, and hands every story on,
/// complete: id, language, dateline and furniture filled in. Streams JSON Lines, ANPA and plain
/// copy, whose items are held to kMostItemBytes; holds whole documents up to kMostDocumentBytes.
/// Bad input is complained of with its place; what is good of it is still read. Returns false when
/// anything was complained of. Keeps no state: threads may call it side by side.
///   read_input(bytes, {.name = "wire.jsonl"}, {knowledge}, sink)
bool read_input(ByteSource& bytes, const InputInfo& info, const Intake& how, const Sink& sink);

}  // namespace parley::wire
