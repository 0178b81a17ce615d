#include "wire/feed/base64.h"

#include <cstdint>

namespace parley::wire::feed {

std::optional<std::string> decode_base64(std::string_view text) {
  static constexpr std::string_view kAlphabet =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  uint32_t bits = 0;
  std::size_t digits = 0;
  for (char c : text) {
    if (c == '=' && digits % 4 >= 2) break;
    const auto value = kAlphabet.find(c);
    if (value == kAlphabet.npos) continue;
    bits = (bits << 6) | static_cast<uint32_t>(value);
    if (++digits % 4 == 0)
      for (const int shift : {16, 8, 0}) out += static_cast<char>(bits >> shift & 0xff);
  }
  if (digits % 4 == 1) return std::nullopt;
  if (digits % 4 == 2) out += static_cast<char>(bits >> 4 & 0xff);
  if (digits % 4 == 3) {
    out += static_cast<char>(bits >> 10 & 0xff);
    out += static_cast<char>(bits >> 2 & 0xff);
  }
  return out;
}

}  // namespace parley::wire::feed
