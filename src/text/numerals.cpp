#include "text/numerals.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace parley::text {
namespace {

uint32_t digits_end(const Run& run, uint32_t i) {
  while (run.is(i, CharKind::digit)) ++i;
  return i;
}

/// Digit groups with single hyphens between, as far as they go; `groups` takes their lengths.
uint32_t hyphened_end(const Run& run, uint32_t i, std::vector<uint32_t>& groups) {
  for (;;) {
    const auto end = digits_end(run, i);
    groups.push_back(end - i);
    if (run.at(end) != '-' || !run.is(end + 1, CharKind::digit)) return end;
    i = end + 1;
  }
}

/// "713-853-3989", "345-9945", "1-800-991-9019", "77415-0027", "11-20-2000", "2016-09-08"; 0 for a
/// range.
uint32_t code_end(const Run& run, uint32_t i) {
  std::vector<uint32_t> groups;
  const auto end = hyphened_end(run, i, groups);
  if (groups.size() < 2 || run.is(end, CharKind::letter)) return 0;
  const auto last = groups.back();
  const auto before = groups[groups.size() - 2];
  const bool telephone = last == 4 && (before == 1 || before == 3 || before == 5);
  const bool date =
      groups.size() == 3 && ((groups[0] == 4 && last <= 2) || (groups[0] <= 2 && before <= 2));
  return telephone || date ? end : 0;
}

bool goes_on(const Run& run, uint32_t i) {
  const auto c = run.at(i);
  return (c == '.' || c == ',' || c == ':' || c == '/') && run.is(i + 1, CharKind::digit);
}

/// "1990s", "21st", "4x4", "3D": letters that make one word with the digits before them; 0 when
/// they part ("5pm").
uint32_t suffix_end(const Run& run, uint32_t i) {
  uint32_t end = i;
  while (run.is_word(end)) ++end;
  const auto letters = lower_ascii(run.slice(i, end));
  constexpr std::array<std::string_view, 5> kSuffixes = {"s", "st", "nd", "rd", "th"};
  if (std::find(kSuffixes.begin(), kSuffixes.end(), letters) != kSuffixes.end()) return end;
  constexpr std::array<std::string_view, 9> kUnits = {"k", "m", "c", "f", "x", "w", "l", "h", "b"};
  const bool unit = std::find(kUnits.begin(), kUnits.end(), letters) != kUnits.end();
  return letters.size() == 1 && !unit ? end : 0;
}

bool is_apostrophe(char32_t c) { return c == '\'' || c == 0x2019 || c == 0x2018; }

/// After the "'s" of "70's" and "1990's", whose digits are [i, end); 0 for other numbers.
uint32_t decade_end(const Run& run, uint32_t i, uint32_t end) {
  const bool round = run.at(end - 1) == '0' && (end - i == 2 || end - i == 4);
  return round && is_apostrophe(run.at(end)) && run.at(end + 1) == 's' && !run.is_word(end + 2)
             ? end + 2
             : 0;
}

/// After "'70s", whose apostrophe is at `i`; 0 when there is none.
uint32_t short_decade_end(const Run& run, uint32_t i) {
  const bool decade =
      is_apostrophe(run.at(i)) && digits_end(run, i + 1) == i + 3 && run.at(i + 3) == 's';
  return decade && !run.is_word(i + 4) ? i + 4 : 0;
}

bool is_smiley(const Run& run, uint32_t i, uint32_t& end) {
  constexpr std::array<std::string_view, 30> kSmileys = {
      ":-)", ":-(", ";-)", ":)", ":(",  ";)",  "=)",  "=(",  ":d",  ":p",
      ";p",  ":-d", ":-p", ":o", ":-/", "^_^", "-_-", ">:(", ":'(", "<3",
      ":]",  ":[",  ":-|", "=d", "=p",  ";d",  ":*",  "d:",  ":s",  ":|"};
  for (const auto smiley : kSmileys) {
    if (!run.starts(i, smiley)) continue;
    end = i + static_cast<uint32_t>(smiley.size());
    if (!run.is_word(end) && smiley != "d:") return true;
  }
  return false;
}

bool is_modifier(char32_t c) {
  return c == 0x200d || c == 0xfe0f || (c >= 0x1f3fb && c <= 0x1f3ff);
}

bool repeats(char32_t c) {
  constexpr std::u32string_view kRepeated = U".-*=_~#+<>|`$'\u2026";
  return kRepeated.find(c) != std::u32string_view::npos;
}

uint32_t like_end(const Run& run, uint32_t i) {
  const auto c = run.at(i);
  uint32_t end = i + 1;
  const auto shouts = [&] { return run.at(end) == '!' || run.at(end) == '?'; };
  if (c == '!' || c == '?' || (c == '.' && shouts())) {
    while (shouts()) ++end;
    if (run.at(end) == '.' && end + 1 == run.size()) ++end;
  } else if (repeats(c)) {
    while (run.at(end) == c) ++end;
  }
  return end;
}

}  // namespace

uint32_t numeral_end(const Run& run, uint32_t i) {
  if (const auto decade = short_decade_end(run, i)) return decade;
  const bool sign = (run.at(i) == '.' || run.at(i) == '+') && i == 0;
  uint32_t end = sign ? i + 1 : i;
  if (!run.is(end, CharKind::digit)) return 0;
  if (const auto code = code_end(run, i)) return code;
  end = digits_end(run, end);
  while (goes_on(run, end)) end = digits_end(run, end + 1);
  if (const auto decade = decade_end(run, i, end)) return decade;
  if (!run.is(end, CharKind::letter)) return end;
  const auto with_suffix = suffix_end(run, end);
  return with_suffix != 0 ? with_suffix : end;
}

uint32_t mark_end(const Run& run, uint32_t i) {
  uint32_t end = i + 1;
  if (is_smiley(run, i, end)) return end;
  end = like_end(run, i);
  if (run.at(i) >= 0x2190)  // arrows, dingbats, emoji
    while (is_modifier(run.at(end)) || (run.at(end - 1) == 0x200d && run.at(end) >= 0x2190)) ++end;
  return end;
}

}  // namespace parley::text
