#pragma once

#include <optional>
#include <string_view>

#include "wire/copy/knowledge.h"

namespace parley::wire::copy {

/// What speaks for a dateline: how much of its form is there.
struct DatelineFound {
  Dateline line;
  bool bare = false;   ///< neither agency nor date
  bool colon = false;  ///< closed by a colon, as speakers' names in a transcript are too
  unsigned month = 0;  ///< of the day that it names, 0 for none
  unsigned day = 0;
};

/// The dateline that begins at byte `from` of the text (blanks before it do not count), in any of
/// the agencies' styles: "GENEVA (AP) —", "MOSCOW, Sept 8 (Xinhua) --", "Sana'a, 12 March (SABA)
/// –", "MOSCOW, September 8. /TASS/.", "NEW DELHI:". Its `date` is set only where it names a year;
/// complete_day() finishes it otherwise. nullopt where a sentence could begin so. REQUIRES: text is
/// valid UTF-8
std::optional<DatelineFound> dateline_at(std::string_view text, std::size_t from,
                                         const WireKnowledge& knowledge);

}  // namespace parley::wire::copy
