#pragma once

#include <optional>
#include <string>
#include <vector>

#include "coding/draft.h"
#include "coding/setting_place.h"

namespace parley::coding {

/// What events of the type are, as far as their place goes.
Telling telling_of(const std::string& type);

/// Gives acts whose own sentence names no place that of the act told before them, unless their
/// parties belong elsewhere; and to what a state does to its own people, the state. Words have a
/// place only where it is stated. `home` is the land of the dateline. Drafts are in order of the
/// text.
void carry_places(std::vector<Draft>& drafts, const std::optional<Place>& home);

/// Nameless people of no known country are of the place where they act or suffer.
void settle_countries(std::vector<Draft>& drafts);

}  // namespace parley::coding
