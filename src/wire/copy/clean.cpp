#include "wire/copy/clean.h"

#include <unicode/utf8.h>

#include "wire/notation/utf8.h"

namespace parley::wire::copy {
namespace {

constexpr char32_t kUnknown = 0xFFFD;
constexpr char32_t kNoBreakSpace = 0xA0;

char clean_ascii(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte < 0x20 && c != '\n' && c != '\t') || byte == 0x7F ? ' ' : c;
}

char32_t clean_c1(char32_t c) {
  const auto meant = notation::from_windows_1252(c);
  return meant == c ? kNoBreakSpace : meant;
}

class Cleaner {
 public:
  explicit Cleaner(std::string_view bytes) : bytes_(bytes) { out_.text.reserve(bytes.size()); }

  Cleaned run() {
    while (at_ < bytes_.size()) {
      const char c = bytes_[at_];
      if (static_cast<signed char>(c) >= 0)
        ascii(c);
      else
        sequence();
    }
    return std::move(out_);
  }

 private:
  void ascii(char c) {
    after_bad_ = false;
    ++at_;
    if (c == '\r') {
      if (at_ < bytes_.size() && bytes_[at_] == '\n') ++at_;
      c = '\n';
    }
    out_.text += clean_ascii(c);
  }

  void sequence() {
    auto next = at_;
    const auto c = decode_utf8(bytes_, next);
    const auto length = next - at_;
    if (c < 0) {
      out_.bad_bytes += length;
      if (!after_bad_) append_utf8(out_.text, kUnknown);
    } else if (c < 0xA0) {
      append_utf8(out_.text, clean_c1(static_cast<char32_t>(c)));
    } else {
      out_.text.append(bytes_, at_, length);
    }
    after_bad_ = c < 0;
    at_ = next;
  }

  std::string_view bytes_;
  std::size_t at_ = 0;
  bool after_bad_ = false;
  Cleaned out_;
};

}  // namespace

// ICU's macro narrows on purpose.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
int32_t decode_utf8(std::string_view text, std::size_t& at) {
  auto i = static_cast<int64_t>(at);
  UChar32 c = 0;
  U8_NEXT(text.data(), i, static_cast<int64_t>(text.size()), c);
  at = static_cast<std::size_t>(i);
  return c;
}
#pragma GCC diagnostic pop

void append_utf8(std::string& out, char32_t c) {
  char bytes[U8_MAX_LENGTH];
  int32_t length = 0;
  U8_APPEND_UNSAFE(bytes, length, c);
  out.append(bytes, static_cast<std::size_t>(length));
}

Cleaned clean_text(std::string_view bytes) { return Cleaner(bytes).run(); }

Utf8Tally tally_utf8(std::string_view bytes) {
  Utf8Tally tally;
  for (std::size_t at = 0; at < bytes.size();) {
    const auto start = at;
    const auto c = decode_utf8(bytes, at);
    if (c >= 0x80) tally.good += at - start;
    if (c < 0) tally.bad += at - start;
  }
  return tally;
}

}  // namespace parley::wire::copy
