#include "wire/html/html_text.h"

#include "wire/html/blocks.h"
#include "wire/html/markup.h"

namespace parley::wire::html {

std::string html_to_text(std::string_view html) {
  const auto page = parse_page(html);
  std::string out;
  for (const auto& block : blocks_of(page)) {
    if (!out.empty()) out += "\n\n";
    out += block.text;
  }
  return out;
}

}  // namespace parley::wire::html
