#include "wire/notation/entities.h"

#include <algorithm>
#include <charconv>
#include <iterator>

#include "wire/notation/utf8.h"

namespace parley::wire::notation {
namespace {

struct Entity {
  std::string_view name;
  char32_t code;
};

constexpr Entity kEntities[] = {
#include "wire/notation/generated/entities.inc"
};

constexpr std::size_t kLongestReference = 32;
constexpr char32_t kUnknown = 0xFFFD;

/// The number of "#8217" or "#x2019"; 0 when it is none.
char32_t numbered(std::string_view digits) {
  const bool hex = !digits.empty() && (digits[0] == 'x' || digits[0] == 'X');
  digits.remove_prefix(hex ? 1 : 0);
  unsigned code = 0;
  const auto* end = digits.data() + digits.size();
  const auto [at, trouble] = std::from_chars(digits.data(), end, code, hex ? 16 : 10);
  if (digits.empty() || at != end || trouble == std::errc::invalid_argument) return 0;
  if (trouble == std::errc::result_out_of_range || code == 0 || code > 0x10FFFF) return kUnknown;
  return from_windows_1252(code);
}

}  // namespace

char32_t named_entity(std::string_view name) {
  const auto* found =
      std::lower_bound(std::begin(kEntities), std::end(kEntities), name,
                       [](const Entity& e, std::string_view n) { return e.name < n; });
  return found != std::end(kEntities) && found->name == name ? found->code : 0;
}

char32_t entity(std::string_view reference) {
  if (reference.starts_with('#')) return numbered(reference.substr(1));
  return reference == "apos" ? U'\'' : named_entity(reference);
}

std::string decode_entities(std::string_view text) {
  std::string out;
  std::size_t begin = 0;
  for (std::size_t at; (at = text.find('&', begin)) != text.npos;) {
    out += text.substr(begin, at - begin);
    const auto end = text.substr(at, kLongestReference).find(';');
    const auto code = end == text.npos ? 0 : entity(text.substr(at + 1, end - 1));
    if (code == 0)
      out += '&';
    else
      append_utf8(out, code);
    begin = code == 0 ? at + 1 : at + end + 1;
  }
  return out += text.substr(begin);
}

}  // namespace parley::wire::notation
