#include "wire/feed/entities.h"

#include <algorithm>
#include <array>
#include <utility>

#include "wire/feed/strings.h"

namespace parley::wire::feed {
namespace {

struct Entity {
  std::string_view name;
  uint32_t code;
};

constexpr Entity kEntities[] = {
#include "wire/feed/generated/entities.inc"
};

/// The characters of Windows-1252 for 0x80 to 0x9F; 0 where it has none.
constexpr std::array<uint16_t, 32> kWindows1252 = {
    0x20ac, 0,      0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017d, 0,      0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
    0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0,      0x017e, 0x0178};

constexpr std::size_t kLongestReference = 32;

/// Code point of "#8217", "#x2019" or "rsquo"; 0 when it is none.
uint32_t reference(std::string_view name) {
  if (name.empty() || name[0] != '#') return name == "apos" ? '\'' : named_entity(name);
  const bool hex = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
  name.remove_prefix(hex ? 2 : 1);
  uint32_t code = 0;
  for (char c : name) {
    const uint32_t digit = is_digit(c) ? static_cast<uint32_t>(c - '0')
                           : hex && is_alpha(c) && (c | 32) <= 'f'
                               ? static_cast<uint32_t>((c | 32) - 'a' + 10)
                               : 99;
    if (digit == 99) return 0;
    code = std::min<uint32_t>(code * (hex ? 16 : 10) + digit, 0x110000);
  }
  return name.empty() ? 0 : from_windows_1252(code == 0 ? 0xfffd : code);
}

}  // namespace

uint32_t named_entity(std::string_view name) {
  const auto* found =
      std::lower_bound(std::begin(kEntities), std::end(kEntities), name,
                       [](const Entity& e, std::string_view n) { return e.name < n; });
  return found != std::end(kEntities) && found->name == name ? found->code : 0;
}

std::string decode_entities(std::string_view text) {
  std::string out;
  std::size_t begin = 0;
  for (std::size_t at; (at = text.find('&', begin)) != text.npos;) {
    out += text.substr(begin, at - begin);
    const auto end = text.substr(at, kLongestReference).find(';');
    const uint32_t code = end == text.npos ? 0 : reference(text.substr(at + 1, end - 1));
    if (code == 0)
      out += '&';
    else
      append_utf8(out, code);
    begin = code == 0 ? at + 1 : at + end + 1;
  }
  return out += text.substr(begin);
}

uint32_t from_windows_1252(uint32_t code) {
  if (code < 0x80 || code > 0x9f) return code;
  const uint32_t meant = kWindows1252[code - 0x80];
  return meant == 0 ? code : meant;
}

}  // namespace parley::wire::feed
