#pragma once

#include <string>
#include <string_view>

namespace parley::wire::copy {

/// The language of a text as a BCP 47 tag. `declared` is what the input says ("en", "en_US",
/// "English"; may be empty): it is kept where the words do not clearly speak against it, and
/// decides where they are too few. "und" when neither can tell. REQUIRES: text is valid UTF-8
std::string language_of(std::string_view text, std::string_view declared);

/// A tag as BCP 47 writes it: "en_us" is "en-US", "English" is "en". Empty when it cannot be one.
std::string normal_language(std::string_view declared);

}  // namespace parley::wire::copy
