#include "wire/html/markup.h"

#include <string>

#include <doctest/doctest.h>

#include "wire/html/blocks.h"
#include "wire/html/html_text.h"

using namespace parley::wire::html;

namespace {

std::string repeated(const std::string& piece, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += piece;
  return out;
}

}  // namespace

TEST_CASE("a paragraph, a cell and a list item end where the next begins") {
  CHECK(html_to_text("<p>One<p>Two<ul><li>Three<li>Four</ul><table><tr><td>Five<td>Six</table>") ==
        "One\n\nTwo\n\nThree\n\nFour\n\nFive\n\nSix");
}

TEST_CASE("inline elements do not part a paragraph") {
  CHECK(html_to_text("<p>The <b>two</b> <a href=x>si<i>des</i></a> met.</p>") ==
        "The two sides met.");
}

TEST_CASE("one break is a line end and two are the end of a paragraph") {
  CHECK(html_to_text("one<br>two<br/> <br>three") == "one\ntwo\n\nthree");
}

TEST_CASE("scripts, styles, comments and hidden parts hold no text") {
  CHECK(html_to_text("a<script>if (a</b) x('<p>no</p>')</script><style>p{}</style><!-- <p>no -->"
                     "<p hidden>no</p><p style='color:red; DISPLAY : none'>no</p><p "
                     "aria-hidden=true>no</p> b") == "a\n\nb");
}

TEST_CASE("a smaller-than sign before no name is a character") {
  CHECK(html_to_text("<p>3 < 4 and a <- b</p>") == "3 < 4 and a <- b");
}

TEST_CASE("character references are decoded once, the rare ones too") {
  CHECK(html_to_text(
            "&lt;b&gt; &amp;lt; &#8220;x&#x201D; &#150; &thorn;&Afr; &nosuch; &copy 5 AT&T") ==
        "<b> &lt; \u201Cx\u201D \u2013 \u00FE\U0001D504 &nosuch; \u00A9 5 AT&T");
}

TEST_CASE("a number that is no character becomes the replacement character") {
  CHECK(html_to_text("&#0;&#xD800;&#99999999999;") == "\uFFFD\uFFFD\uFFFD");
}

TEST_CASE("nesting beyond any bound neither crashes nor loses the text") {
  const auto deep =
      repeated("<div>", 100000) + "bottom" + repeated("</div>", 100000) + "<p>after</p>";
  CHECK(html_to_text(deep) == "bottom\n\nafter");
  CHECK(html_to_text(repeated("<table><tr><td>", 50000) + "x") == "x");
  CHECK(html_to_text(repeated("<a href=x><b><p><li>", 50000) + "y") == "y");
}

TEST_CASE("elements without an end do not make the time grow with the square of the size") {
  CHECK(html_to_text(repeated("<svg>", 200000) + "x") == "x");
  CHECK(html_to_text(repeated("<!--", 200000)).empty());
  CHECK(html_to_text("<p " + repeated("a=1 ", 200000) + ">x") == "x");
}

TEST_CASE("a document may end anywhere") {
  const std::string whole =
      "<div class=\"a\" id='b'><p>x &amp; y</p><!-- c --><script>d</script></div>";
  for (std::size_t size = 0; size <= whole.size(); ++size)
    CHECK(html_to_text(whole.substr(0, size)).size() <= 8);
}

TEST_CASE("the subtree of a node is the nodes up to its end") {
  const auto page = parse_page("<div><p>a</p></div><p>b</p>");
  REQUIRE(page.nodes.size() == 6);
  CHECK(page.nodes[1].end == 4);
  CHECK(page.nodes[2].parent == 1);
  CHECK(page.nodes[4].parent == 0);
}

TEST_CASE("text knows the link that it stands in") {
  const std::string source = "<a href='/x'>in</a> out <a href='/y'>in";
  const auto blocks = blocks_of(parse_page(source));
  REQUIRE(blocks.size() == 1);
  CHECK(blocks[0].text == "in out in");
  CHECK(blocks[0].links == 2);
}
