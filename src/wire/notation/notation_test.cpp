#include <array>

#include <doctest/doctest.h>

#include "wire/notation/calendar.h"
#include "wire/notation/charset.h"
#include "wire/notation/entities.h"
#include "wire/notation/utf8.h"

namespace parley::wire::notation {
namespace {

std::string utf8(char32_t code) {
  std::string out;
  append_utf8(out, code);
  return out;
}

}  // namespace

TEST_CASE("code points are written in one to four bytes, and what is none as U+FFFD") {
  CHECK(utf8('a') == "a");
  CHECK(utf8(0xE9) == "\u00E9");
  CHECK(utf8(0x20AC) == "\u20AC");
  CHECK(utf8(0x1F54A) == "\U0001F54A");
  for (const char32_t none : {char32_t{0}, char32_t{0xD800}, char32_t{0x110000}})
    CHECK(utf8(none) == "\uFFFD");
}

TEST_CASE("sequences that are overlong, cut short, surrogates or too high are no UTF-8") {
  CHECK(utf8_length("\u20ACx") == 3);
  for (const char* bad :
       {"\xC0\x80", "\xE0\x80\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE2\x82", "\x80", "\xFF"})
    CHECK(utf8_length(bad) == 0);
  CHECK(is_utf8("sixteen letters and a \u20AC behind them"));
  CHECK_FALSE(is_utf8("sixteen letters and a \x80 behind them"));
}

TEST_CASE("the codes between the two halves of Latin-1 mean what windows-1252 has there") {
  CHECK(from_windows_1252(0x80) == 0x20AC);
  CHECK(from_windows_1252(0x92) == 0x2019);
  CHECK(from_windows_1252(0x81) == 0x81);
  CHECK(from_windows_1252('a') == 'a');
}

TEST_CASE("references are replaced, and what is none stays") {
  CHECK(decode_entities("Kerry &amp; Lavrov&#8217;s &#x201c;talks&rdquo;") ==
        "Kerry & Lavrov\u2019s \u201Ctalks\u201D");
  CHECK(decode_entities("it&apos;s &#146;so&#146;") == "it's \u2019so\u2019");
  CHECK(decode_entities("&nonesuch; &; &#; &#x; &#12a; AT&T") ==
        "&nonesuch; &; &#; &#x; &#12a; AT&T");
  CHECK(decode_entities("&#0;&#99999999999;&#xD800;") == "\uFFFD\uFFFD\uFFFD");
}

TEST_CASE("days that no calendar has are none") {
  CHECK(iso_day(2016, 2, 29) == "2016-02-29");
  CHECK(iso_day(1, 1, 1) == "0001-01-01");
  for (const auto& [y, m, d] :
       {std::array{2015, 2, 29}, std::array{1900, 2, 29}, std::array{2016, 13, 1},
        std::array{2016, 4, 31}, std::array{0, 1, 1}, std::array{10000, 1, 1}})
    CHECK(iso_day(y, m, d).empty());
}

TEST_CASE("bytes of any encoding that ICU knows become UTF-8, broken ones replaced or refused") {
  CHECK(to_utf8("caf\xE9", "iso-8859-1", Broken::refused) == "caf\u00E9");
  CHECK(to_utf8("\x82\xA0", "shift_jis", Broken::refused) == "\u3042");
  CHECK(to_utf8("a\xFFz", "utf-8", Broken::replaced) == "a\uFFFDz");
  CHECK_FALSE(to_utf8("a\xFFz", "utf-8", Broken::refused).has_value());
  CHECK_FALSE(to_utf8("a", "no-such-encoding", Broken::replaced).has_value());
}

}  // namespace parley::wire::notation
