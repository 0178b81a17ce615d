#pragma once

#include <optional>

#include "text/calendar.h"
#include "text/time_phrase.h"
#include "text/times.h"

namespace parley::text {

/// What a phrase means when said on `published` (nullopt when unknown); see resolve_time.
std::optional<When> resolve_phrase(const TimePhrase& phrase, std::optional<DayNumber> published,
                                   Direction direction);

}  // namespace parley::text
