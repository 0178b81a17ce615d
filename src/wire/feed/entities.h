#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace parley::wire::feed {

/// Code point of a named entity of HTML 4 ("eacute"), case as in the standard; 0 when there is none
/// of that name.
uint32_t named_entity(std::string_view name);

/// Text with its character references and named entities replaced; what is not one stays.
/// Windows-1252 numbers are taken for the characters that were meant.
std::string decode_entities(std::string_view text);

/// The character that a C1 control code means where Windows-1252 was taken for Latin-1; other codes
/// as they are.
uint32_t from_windows_1252(uint32_t code);

}  // namespace parley::wire::feed
