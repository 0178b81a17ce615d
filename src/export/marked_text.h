#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "export/terminal_text.h"

namespace parley::exports {

/// A stretch of text to be shown as ⟦…⟧₁, in its paint.
struct Mark {
  Span at;
  std::size_t number = 0;
  Paint paint;
};

/// What a text is shown with. `dim` (in order, apart) are stretches that step back: wire furniture.
struct Markup {
  std::vector<Mark> marks;
  std::vector<Span> dim;
};

/// Puts the part `within` of the text into the wrapper, marked. Marks may nest, cross and share
/// their stretch; those that share it share their brackets. Text under several marks wears the
/// paint of the one that opened last. REQUIRES: spans lie in the text, on code-point boundaries.
void put_marked(Wrapper& wrapper, std::string_view text, Span within, const Markup& markup);

}  // namespace parley::exports
