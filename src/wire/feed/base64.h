#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace parley::wire::feed {

/// The bytes that base64 stands for; characters outside its alphabet are passed over. nullopt when
/// the padding is wrong.
std::optional<std::string> decode_base64(std::string_view text);

}  // namespace parley::wire::feed
