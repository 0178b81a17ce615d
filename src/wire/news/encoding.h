#pragma once

#include <string>
#include <string_view>

namespace parley::wire::news {

/// The bytes as valid UTF-8, without byte order mark. The encoding is the mark's, else the XML
/// declaration's, else UTF-8; bytes that are not UTF-8 are read as windows-1252, which is what
/// wires that do not say so send.
std::string to_utf8(std::string_view bytes);

/// White space as Unicode has it, at the front: its length in bytes, else 0.
std::size_t space_length(std::string_view text);

/// White space at the ends removed and runs of it inside made one blank.
std::string folded(std::string_view text);

}  // namespace parley::wire::news
