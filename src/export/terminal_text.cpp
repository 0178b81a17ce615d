#include "export/terminal_text.h"

#include <array>
#include <utility>

#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace parley::exports {
namespace {

bool commands_a_terminal(char32_t c) {
  const bool control = c < 0x20 || (c >= 0x7f && c < 0xa0);
  const bool direction = c == 0x200e || c == 0x200f || c == 0x061c ||
                         (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
  return control || direction || c == 0x2028 || c == 0x2029;
}

}  // namespace

char32_t next_code_point(std::string_view text, std::size_t& at) {
  const auto size = static_cast<int64_t>(text.size());
  auto index = static_cast<int64_t>(at);
  UChar32 c = 0;
  U8_NEXT_OR_FFFD(reinterpret_cast<const uint8_t*>(text.data()), index, size, c);
  at = static_cast<std::size_t>(index);
  return static_cast<char32_t>(c);
}

std::string made_safe(std::string_view text, bool keep_lines) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const auto begin = at;
    const auto c = next_code_point(text, at);
    if (c == '\n' && keep_lines)
      out += '\n';
    else if (c == '\t' || c == '\n' || c == '\r')
      out += ' ';
    else if (commands_a_terminal(c))
      out += "\uFFFD";
    else
      out += text.substr(begin, at - begin);
  }
  return out;
}

int columns_of(char32_t c) {
  const auto point = static_cast<UChar32>(c);
  const auto type = u_charType(point);
  if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR) return 0;
  const auto width = u_getIntPropertyValue(point, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

std::string painted(std::string_view text, const Paint& paint, bool colour) {
  if (!colour || paint.empty() || text.empty()) return std::string(text);
  return "\x1b[" + paint + "m" + std::string(text) + "\x1b[0m";
}

std::string subscript(std::size_t number) {
  static constexpr std::array kDigits = {"₀", "₁", "₂", "₃", "₄", "₅", "₆", "₇", "₈", "₉"};
  std::string out;
  for (const char digit : std::to_string(number))
    out += kDigits[static_cast<std::size_t>(digit - '0')];
  return out;
}

void Wrapper::put(std::string_view text, const Paint& paint) {
  std::size_t begin = 0;  // of the piece of a word that is still to be added
  const auto add_piece = [&](std::size_t end) {
    word_ += painted(text.substr(begin, end - begin), paint, colour_);
  };
  for (std::size_t at = 0; at < text.size();) {
    const auto here = at;
    const auto c = next_code_point(text, at);
    if (c != ' ' && c != '\n') {
      word_columns_ += columns_of(c);
      continue;
    }
    add_piece(here);
    begin = at;
    end_word();
    if (c != '\n') continue;
    out_ += '\n';
    column_ = indent_;
    fresh_ = true;
  }
  add_piece(text.size());
}

void Wrapper::end_word() {
  if (word_.empty()) return;
  if (!fresh_ && column_ + 1 + word_columns_ > width_) {
    out_ += "\n" + std::string(static_cast<std::size_t>(indent_), ' ');
    column_ = indent_;
    fresh_ = true;
  }
  if (!fresh_) out_ += ' ';
  column_ += word_columns_ + (fresh_ ? 0 : 1);
  out_ += word_;
  fresh_ = false;
  word_.clear();
  word_columns_ = 0;
}

std::string Wrapper::take() {
  end_word();
  column_ = indent_;
  fresh_ = true;
  return std::exchange(out_, {});
}

std::string wrapped(std::string_view text, int width, int indent) {
  Wrapper wrapper(width, indent, false);
  wrapper.put(text);
  return wrapper.take();
}

}  // namespace parley::exports
