#include "wire/html/encoding.h"

#include <doctest/doctest.h>

using namespace std::string_literals;
using parley::wire::html::to_utf8;

TEST_CASE("the header's encoding goes before the page's own") {
  CHECK(to_utf8("<meta charset=utf-8>\xE9", "text/html; charset=ISO-8859-1") ==
        "<meta charset=utf-8>\u00E9");
}

TEST_CASE("a meta charset is believed, in both spellings") {
  CHECK(to_utf8("<meta charset='windows-1251'>\xEC\xE8\xF0", "") ==
        "<meta charset='windows-1251'>мир");
  CHECK(
      to_utf8("<meta http-equiv=content-type content='text/html; charset=koi8-r'>\xCD\xC9\xD2", "")
          .find("мир") != std::string::npos);
}

TEST_CASE("a byte order mark goes before all else") {
  CHECK(to_utf8("\xEF\xBB\xBF\xC3\xA9"s, "text/html; charset=windows-1251") == "\u00E9");
  CHECK(to_utf8("\xFF\xFEm\0i\0"s, "") == "mi");
}

TEST_CASE("bytes that are UTF-8 are not taken for Windows-1252") {
  CHECK(to_utf8("<meta charset=iso-8859-1>\u00E9", "") == "<meta charset=iso-8859-1>\u00E9");
}

TEST_CASE("an unknown encoding does not lose the page") {
  CHECK(to_utf8("plain", "text/html; charset=no-such") == "plain");
}

TEST_CASE("bytes without meaning and nulls become the replacement character") {
  CHECK(to_utf8("a\xFF"s, "text/html; charset=utf-8") == "a\uFFFD");
  CHECK(to_utf8("a\0b"s, "") ==
        "a\uFFFD"
        "b");
}
