#pragma once

#include <memory>
#include <string>

#include "wire/intake.h"

namespace parley::wire {

/// The bytes of `packed` as they were before gzip (any number of members) or zstd packed them, told
/// by their first bytes; the bytes themselves where neither did. Borrows `packed`. Data that are
/// cut short, broken, or that swell beyond reason end the source and are told by error(); what came
/// before is handed on. Memory: 128 MiB at most, which is what the widest zstd window takes.
class UnpackedSource : public ByteSource {
 public:
  explicit UnpackedSource(ByteSource& packed);
  ~UnpackedSource() override;
  std::size_t read(char* into, std::size_t room) override;
  std::string error() const override;

  class Codec;

 private:
  ByteSource& packed_;
  std::unique_ptr<Codec> codec_;
};

/// A source whose first bytes can be looked at before they are read. Borrows `source`.
class PeekSource : public ByteSource {
 public:
  explicit PeekSource(ByteSource& source) : source_(source) {}

  /// Up to `most` bytes from the beginning, fewer only where the source has no more. REQUIRES:
  /// nothing was read yet. The view lives until the next call of any member.
  std::string_view peek(std::size_t most);

  std::size_t read(char* into, std::size_t room) override;
  std::string error() const override { return source_.error(); }

 private:
  ByteSource& source_;
  std::string head_;
  std::size_t taken_ = 0;
};

/// UTF-16 or UTF-32 of either byte order as UTF-8, piece by piece, without its byte order mark.
/// Borrows `source`. Broken sequences become U+FFFD.
class DecodedSource : public ByteSource {
 public:
  /// `encoding` is an ICU converter's name.
  DecodedSource(ByteSource& source, const char* encoding);
  ~DecodedSource() override;
  std::size_t read(char* into, std::size_t room) override;
  std::string error() const override { return source_.error(); }

 private:
  struct Converters;
  ByteSource& source_;
  std::unique_ptr<Converters> converters_;
};

/// Cuts a source into pieces at a byte, holding no more than one piece.
class Pieces {
 public:
  /// Pieces longer than `most` bytes are passed over and told by too_long().
  Pieces(ByteSource& source, std::size_t most) : source_(source), most_(most) {}

  /// The next line without its line end ("\n", with or without "\r"); false at the end of the
  /// source.
  bool next_line(std::string& line);

  /// Whether the line just given was too long; it is empty then.
  bool too_long() const { return too_long_; }

  /// Of the line just given, from 1.
  std::size_t line_number() const { return number_; }

 private:
  bool fill();
  void take(std::string& line, std::size_t end);

  ByteSource& source_;
  std::size_t most_;
  std::string buffer_;
  std::size_t at_ = 0;
  std::size_t number_ = 0;
  bool too_long_ = false;
};

}  // namespace parley::wire
