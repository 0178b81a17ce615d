#pragma once

#include <string>
#include <string_view>

namespace parley::wire::notation {

/// Code point of a named entity of HTML 4 ("eacute"), case as in the standard; 0
/// when there is none of that name.
char32_t named_entity(std::string_view name);

/// Code point of what stands between '&' and ';': "#8217", "#x2019", "rsquo" or XML's "apos"; 0
/// when it is none. Numbers that windows-1252 has for a character stand for that character, and
/// numbers of no character for U+FFFD.
char32_t entity(std::string_view reference);

/// Text with its character references and named entities replaced; what is not one stays.
std::string decode_entities(std::string_view text);

}  // namespace parley::wire::notation
