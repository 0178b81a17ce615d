#pragma once

#include <cstdint>
#include <string>
#include <string_view>

// Text for a terminal: what it may hold, how wide it is, how it is broken and painted.
namespace parley::exports {

/// The text without anything that could command the terminal or reorder its line: control
/// characters and marks of direction become U+FFFD, tabs a space; line ends stay when `keep_lines`,
/// else they become a space. REQUIRES: text is valid UTF-8.
std::string made_safe(std::string_view text, bool keep_lines = false);

/// Columns that a code point takes: 0 for marks that combine, 2 for wide ones.
int columns_of(char32_t c);

/// The code point at `at`, which moves past it; U+FFFD for a byte that begins none. REQUIRES: at <
/// text.size()
char32_t next_code_point(std::string_view text, std::size_t& at);

/// How words are told apart. A paint is the parameters of an SGR escape, "1;31", empty for none.
using Paint = std::string;

/// `text` in this paint, with its end; plain when `colour` is off or the paint is empty.
std::string painted(std::string_view text, const Paint& paint, bool colour);

/// Subscript digits, "₁₂".
std::string subscript(std::size_t number);

/// Breaks painted text into lines at spaces, so that no line is wider than `width` (a word that is
/// wider stays whole).
class Wrapper {
 public:
  /// Every line has `indent` columns before it; those of the first line the caller writes.
  Wrapper(int width, int indent, bool colour)
      : width_(width), indent_(indent), colour_(colour), column_(indent) {}

  /// Adds safe text; a '\n' in it ends the line. A word may come in several pieces.
  void put(std::string_view text, const Paint& paint = {});

  /// The lines so far, without a last line end; the Wrapper is empty afterwards.
  std::string take();

 private:
  void end_word();

  int width_;
  int indent_;
  bool colour_;
  std::string out_;
  int column_;
  bool fresh_ = true;  // nothing but the indent stands on the line
  std::string word_;   // with its escapes
  int word_columns_ = 0;
};

/// Plain text broken into lines.
std::string wrapped(std::string_view text, int width, int indent);

}  // namespace parley::exports
