#include "text/measure_text.h"

#include <algorithm>

#include "text/chars.h"

namespace parley::text {
namespace {

bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// Letters of other scripts count as letters; punctuation, currency signs and fractions do not.
bool is_letter(char32_t code) {
  if (code < 0x80) return is_ascii_letter(static_cast<char>(code));
  if (code == 0xb5) return true;
  if (code < 0xc0 || code == 0xd7 || code == 0xf7 || code == 0xfffd) return false;
  return !(code >= 0x2000 && code < 0x2c00) && !(code >= 0x3000 && code < 0x3020);
}

std::string_view plain_mark(char32_t code, std::string_view written) {
  switch (code) {
    case 0x2018:
    case 0x2019:
    case 0x2032:
    case '`':
      return "'";
    case 0x201c:
    case 0x201d:
    case 0x2033:
      return "\"";
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2212:
      return "-";
    default:
      return written;
  }
}

}  // namespace

MeasureText::MeasureText(std::string_view text, Span within) {
  within.end = std::min<uint32_t>(within.end, static_cast<uint32_t>(text.size()));
  within.begin = std::min(within.begin, within.end);
  lower_ = lower_ascii(text.substr(within.begin, within.size()));
  const std::string_view lower = lower_;
  bool line = true;
  const auto add = [&](MeasureToken::Kind kind, uint32_t begin, uint32_t end, bool spaced) {
    const auto first = text[begin];
    tokens_.push_back({{begin, end},
                       lower.substr(begin - within.begin, end - begin),
                       kind,
                       spaced,
                       first >= 'A' && first <= 'Z',
                       line});
  };
  bool spaced = true;
  for (uint32_t i = within.begin; i < within.end;) {
    const auto c = char_at(text, i);
    const auto next = std::min(after(text, c), within.end);
    if (is_space(c.code) || c.code == 0xa0 || c.code == 0x202f || c.code == 0x2009) {
      spaced = true;
      line = line || c.code == '\n';
      i = next;
      continue;
    }
    uint32_t end = next;
    if (c.code >= '0' && c.code <= '9') {
      while (end < within.end && text[end] >= '0' && text[end] <= '9') ++end;
      add(MeasureToken::Kind::digits, i, end, spaced);
    } else if (is_letter(c.code)) {
      while (end < within.end) {
        const auto more = char_at(text, end);
        if (!is_letter(more.code)) break;
        end = std::min(after(text, more), within.end);
      }
      add(MeasureToken::Kind::word, i, end, spaced);
    } else {
      add(MeasureToken::Kind::mark, i, end, spaced);
      tokens_.back().form = plain_mark(c.code, tokens_.back().form);
    }
    spaced = line = false;
    i = end;
  }
}

int MeasureText::whole(std::size_t i, std::size_t most) const {
  if (!is_digits(i) || form(i).size() > most || most > 9) return -1;
  int value = 0;
  for (const char c : form(i)) value = value * 10 + (c - '0');
  return value;
}

}  // namespace parley::text
