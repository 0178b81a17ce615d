#pragma once

#include <string>

#include "coding/records.h"
#include "export/terminal_text.h"
#include "wire/story.h"

namespace parley::exports {

/// The terminal that is written for.
struct Screen {
  int width = 80;       ///< columns
  bool colour = false;  ///< escapes may be used; what they tell, brackets and signs tell too
};

/// How a stance is shown: a sign that reads without colour, and a paint.
struct StanceLook {
  const char* sign;
  Paint paint;
};
StanceLook look_of(const std::string& stance);

/// A story for reading: headline, source line, text with its claims marked ⟦…⟧₁, then the claims by
/// number and the lines for the ledgers. Nothing of the story's text can command the terminal. Ends
/// with a blank line.
std::string readable(const wire::Story& story, const coding::Records& records,
                     const Screen& screen);

/// A story that is shown and not coded, with the reason.
std::string readable_uncoded(const wire::Story& story, const std::string& reason,
                             const Screen& screen);

/// "Mark Toner for the State Department [USAGOV]", "the wire".
std::string in_words(const coding::Party& party);

}  // namespace parley::exports
