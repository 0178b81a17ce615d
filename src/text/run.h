#pragma once

#include <string_view>
#include <vector>

#include "text/chars.h"

namespace parley::text {

/// What the next run of the line begins with.
enum class NextRun { nothing, capital, number, other };

/// A run of characters without white space, read into memory; indices are characters from 0. Asking
/// beyond either end is allowed and answers 0 and none.
class Run {
 public:
  /// Keeps the view: the text must outlive the Run.
  explicit Run(std::string_view text) : text_(text) {}

  /// Reads from within.begin to the first white space, at most about `most` bytes; answers where it
  /// stopped.
  uint32_t read(Span within, uint32_t most);

  /// Notes what stands at `at`, where the next run begins.
  void look_ahead(uint32_t at, uint32_t end);

  uint32_t size() const { return static_cast<uint32_t>(chars_.size()); }
  char32_t at(uint32_t i) const { return i < chars_.size() ? chars_[i].code : 0; }
  bool is(uint32_t i, CharKind kind) const { return i < chars_.size() && chars_[i].kind == kind; }
  bool is_word(uint32_t i) const { return is(i, CharKind::letter) || is(i, CharKind::digit); }
  bool starts(uint32_t i, std::string_view ascii) const;
  NextRun next_kind() const { return next_; }

  Span span(uint32_t begin, uint32_t end) const;
  std::string_view slice(uint32_t begin, uint32_t end) const {
    return parley::slice(text_, span(begin, end));
  }

 private:
  std::string_view text_;
  std::vector<Char> chars_;
  uint32_t end_ = 0;
  NextRun next_ = NextRun::nothing;
};

}  // namespace parley::text
