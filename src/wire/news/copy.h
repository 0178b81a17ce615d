#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <pugixml.hpp>

#include "wire/story.h"

namespace parley::wire::news {

using Paragraphs = std::vector<std::string>;

/// Gathers running text into paragraphs: spaces folded, empty ones dropped, two line breaks in a
/// row part them.
class CopyBuilder {
 public:
  void text(std::string_view words);
  void line_break();
  void end_paragraph();
  Paragraphs take();

 private:
  std::string open_;
  std::size_t breaks_ = 0;
  Paragraphs done_;
};

/// The paragraphs of an element of NITF or XHTML: block elements part them, captions, media,
/// scripts and tables of metadata are passed over, cells of a table row are joined by a tab.
Paragraphs copy_of(pugi::xml_node block);

/// Likewise of HTML as text, however broken. Bounded by the length of the text; needs no closing
/// tags.
Paragraphs copy_of_html(std::string_view html);

/// Likewise of plain text: an empty line, or an indented one, begins a paragraph; without either,
/// each line does.
Paragraphs copy_of_plain(std::string_view text);

/// Fills `text` from the headline and the body, as Story says.
void set_text(Story& story, const Paragraphs& body);

}  // namespace parley::wire::news
