#include "nlp/lemma.h"

#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <charconv>

namespace parley::nlp {

std::string apply_lemma_script(std::string_view script, std::string_view form) {
  auto text = icu::UnicodeString::fromUTF8({form.data(), static_cast<int32_t>(form.size())});
  if (script.empty() || script[0] != 'K') text.toLower(icu::Locale::getRoot());
  const auto plus = script.find('+');
  int cut = 0;
  if (plus != std::string_view::npos && plus > 2) std::from_chars(script.data() + 2, script.data() + plus, cut);
  std::string out;
  if (plus != std::string_view::npos && cut <= text.countChar32()) {
    text.truncate(text.moveIndex32(text.length(), -cut));
    text.toUTF8String(out);
    out += script.substr(plus + 1);
  } else {
    text.toUTF8String(out);
  }
  return out;
}

}  // namespace parley::nlp
