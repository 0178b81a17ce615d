#include "wire/bytes.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <vector>

#include <unicode/ucnv.h>
#include <zlib.h>
#include <zstd.h>

namespace parley::wire {
namespace {

constexpr std::size_t kChunk = 64u << 10;

/// Packed news shrinks to a fifth, packed tables to a fiftieth; bombs to a thousandth. Small inputs
/// may be as thin as they like, for they do no harm.
constexpr uint64_t kMostSwelling = 250;
constexpr uint64_t kHarmless = 64u << 20;

constexpr std::string_view kGzip = "\x1F\x8B";
constexpr std::string_view kZstd = "\x28\xB5\x2F\xFD";

}  // namespace

std::size_t MemorySource::read(char* into, std::size_t room) {
  const auto count = std::min(room, left_.size());
  if (count > 0) std::memcpy(into, left_.data(), count);
  left_.remove_prefix(count);
  return count;
}

/// Unpacks one kind of packing. Keeps the packed bytes that are not used up yet.
class UnpackedSource::Codec {
 public:
  explicit Codec(std::string head) : in_(std::move(head)) {}
  virtual ~Codec() = default;

  std::size_t read(ByteSource& packed, char* into, std::size_t room) {
    while (error_.empty()) {
      if (at_ == in_.size()) refill(packed);
      const auto made = step(into, room);
      out_total_ += made;
      if (out_total_ > kHarmless && out_total_ / kMostSwelling > in_total_ + in_.size())
        error_ = "unpacks to more than " + std::to_string(kMostSwelling) +
                 " times its size: refused as a decompression bomb";
      if (made > 0) return made;
      if (ended_) break;
    }
    return 0;
  }

  const std::string& error() const { return error_; }

 protected:
  /// Uses packed bytes from at_ on and writes at most `room`; sets error_ or ended_ where due.
  virtual std::size_t step(char* into, std::size_t room) = 0;

  std::string in_;
  std::size_t at_ = 0;
  bool dry_ = false;  ///< there are no more packed bytes
  bool ended_ = false;
  std::string error_;

 private:
  void refill(ByteSource& packed) {
    in_total_ += in_.size();
    in_.resize(kChunk);
    in_.resize(packed.read(in_.data(), kChunk));
    at_ = 0;
    dry_ = in_.empty();
  }

  uint64_t in_total_ = 0;
  uint64_t out_total_ = 0;
};

namespace {

class Plain : public UnpackedSource::Codec {
 public:
  using Codec::Codec;

 private:
  std::size_t step(char* into, std::size_t room) override {
    const auto count = std::min(room, in_.size() - at_);
    if (count > 0) std::memcpy(into, in_.data() + at_, count);
    at_ += count;
    ended_ = dry_;
    return count;
  }
};

class Gzip : public UnpackedSource::Codec {
 public:
  explicit Gzip(std::string head) : Codec(std::move(head)) {
    constexpr int kGzipOnly = 16 + MAX_WBITS;
    if (inflateInit2(&stream_, kGzipOnly) != Z_OK) error_ = "zlib cannot start";
  }
  ~Gzip() override { inflateEnd(&stream_); }

 private:
  std::size_t step(char* into, std::size_t room) override {
    if (dry_) {
      if (!between_) error_ = "gzip data are cut short";
      ended_ = true;
      return 0;
    }
    if (between_ && !next_member()) return 0;
    stream_.next_in = reinterpret_cast<Bytef*>(in_.data() + at_);
    stream_.avail_in = static_cast<uInt>(in_.size() - at_);
    stream_.next_out = reinterpret_cast<Bytef*>(into);
    stream_.avail_out = static_cast<uInt>(std::min<std::size_t>(room, 1u << 30));
    const auto before = stream_.avail_out;
    const int status = inflate(&stream_, Z_NO_FLUSH);
    at_ = in_.size() - stream_.avail_in;
    if (status == Z_STREAM_END)
      between_ = true;
    else if (status != Z_OK && status != Z_BUF_ERROR)
      error_ = "gzip data are broken";
    return before - stream_.avail_out;
  }

  /// Another member may follow; zeros pad tapes and mean nothing.
  bool next_member() {
    while (at_ < in_.size() && in_[at_] == '\0') ++at_;
    if (at_ == in_.size()) return false;
    if (in_[at_] != kGzip[0]) {
      error_ = "there are other bytes behind the gzip data";
      return false;
    }
    between_ = false;
    inflateReset(&stream_);
    return true;
  }

  z_stream stream_ = {};
  bool between_ = false;
};

class Zstd : public UnpackedSource::Codec {
 public:
  explicit Zstd(std::string head) : Codec(std::move(head)), stream_(ZSTD_createDStream()) {}
  ~Zstd() override { ZSTD_freeDStream(stream_); }

 private:
  std::size_t step(char* into, std::size_t room) override {
    ZSTD_inBuffer in = {in_.data(), in_.size(), at_};
    ZSTD_outBuffer out = {into, room, 0};
    const auto hint = ZSTD_decompressStream(stream_, &out, &in);
    if (ZSTD_isError(hint)) {
      error_ = std::string("zstd data are broken: ") + ZSTD_getErrorName(hint);
      return out.pos;
    }
    const bool moved = in.pos > at_ || out.pos > 0;
    if (moved) whole_ = hint == 0;
    at_ = in.pos;
    if (dry_ && out.pos == 0) {
      if (!whole_) error_ = "zstd data are cut short";
      ended_ = true;
    }
    return out.pos;
  }

  ZSTD_DStream* stream_;
  bool whole_ = false;  ///< a frame has just ended
};

std::string first_bytes(ByteSource& source) {
  std::string head(kChunk, '\0');
  std::size_t size = 0;
  while (size < kZstd.size()) {
    const auto count = source.read(head.data() + size, head.size() - size);
    if (count == 0) break;
    size += count;
  }
  head.resize(size);
  return head;
}

std::unique_ptr<UnpackedSource::Codec> codec_for(std::string head) {
  if (head.starts_with(kGzip)) return std::make_unique<Gzip>(std::move(head));
  if (head.starts_with(kZstd)) return std::make_unique<Zstd>(std::move(head));
  return std::make_unique<Plain>(std::move(head));
}

}  // namespace

UnpackedSource::UnpackedSource(ByteSource& packed)
    : packed_(packed), codec_(codec_for(first_bytes(packed))) {}

UnpackedSource::~UnpackedSource() = default;

std::size_t UnpackedSource::read(char* into, std::size_t room) {
  return room == 0 ? 0 : codec_->read(packed_, into, room);
}

std::string UnpackedSource::error() const {
  const auto below = packed_.error();
  return below.empty() ? codec_->error() : below;
}

std::string_view PeekSource::peek(std::size_t most) {
  std::size_t size = head_.size();
  head_.resize(std::max(size, most));
  while (size < most) {
    const auto count = source_.read(head_.data() + size, most - size);
    if (count == 0) break;
    size += count;
  }
  head_.resize(size);
  return head_;
}

std::size_t PeekSource::read(char* into, std::size_t room) {
  if (taken_ == head_.size()) return source_.read(into, room);
  const auto count = std::min(room, head_.size() - taken_);
  std::memcpy(into, head_.data() + taken_, count);
  taken_ += count;
  return count;
}

struct DecodedSource::Converters {
  UConverter* from = nullptr;
  UConverter* to = nullptr;
  std::vector<UChar> pivot = std::vector<UChar>(kChunk / 8);
  UChar* pivot_source = pivot.data();
  UChar* pivot_target = pivot.data();
  std::string in;
  const char* at = nullptr;
  bool first = true;
  bool dry = false;

  ~Converters() {
    ucnv_close(from);
    ucnv_close(to);
  }
};

DecodedSource::DecodedSource(ByteSource& source, const char* encoding)
    : source_(source), converters_(std::make_unique<Converters>()) {
  UErrorCode status = U_ZERO_ERROR;
  converters_->from = ucnv_open(encoding, &status);
  converters_->to = ucnv_open("UTF-8", &status);
}

DecodedSource::~DecodedSource() = default;

std::size_t DecodedSource::read(char* into, std::size_t room) {
  auto& c = *converters_;
  if (room == 0 || c.from == nullptr || c.to == nullptr) return 0;
  for (;;) {
    if (!c.dry && c.at == c.in.data() + c.in.size()) c.at = nullptr;
    if (!c.dry && c.at == nullptr) {
      c.in.resize(kChunk);
      c.in.resize(source_.read(c.in.data(), kChunk));
      c.dry = c.in.empty();
      c.at = c.in.data();
    }
    char* out = into;
    UErrorCode status = U_ZERO_ERROR;
    ucnv_convertEx(c.to, c.from, &out, into + room, &c.at, c.in.data() + c.in.size(),
                   c.pivot.data(), &c.pivot_source, &c.pivot_target,
                   c.pivot.data() + c.pivot.size(), c.first, c.dry, &status);
    c.first = false;
    const auto made = static_cast<std::size_t>(out - into);
    if (made > 0) return made;
    if (c.dry || (U_FAILURE(status) && status != U_BUFFER_OVERFLOW_ERROR)) return 0;
  }
}

bool Pieces::fill() {
  buffer_.erase(0, at_);
  at_ = 0;
  const auto held = buffer_.size();
  buffer_.resize(held + kChunk);
  const auto count = source_.read(buffer_.data() + held, kChunk);
  buffer_.resize(held + count);
  return count > 0;
}

void Pieces::take(std::string& line, std::size_t end) {
  if (line.size() + (end - at_) > most_) too_long_ = true;
  if (!too_long_) line.append(buffer_, at_, end - at_);
  if (too_long_) line.clear();
}

bool Pieces::next_line(std::string& line) {
  line.clear();
  too_long_ = false;
  bool any = false;
  for (;;) {
    const auto end = buffer_.find('\n', at_);
    any = any || at_ < buffer_.size();
    take(line, std::min(end, buffer_.size()));
    at_ = std::min(end, buffer_.size());
    if (end != std::string::npos) {
      ++at_;
      break;
    }
    if (!fill()) break;
  }
  if (any) ++number_;
  if (!line.empty() && line.back() == '\r') line.pop_back();
  return any;
}

}  // namespace parley::wire
