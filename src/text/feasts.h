#pragma once

#include <optional>
#include <string_view>

#include "text/calendar.h"

namespace parley::text {

/// The day of a feast in the Gregorian year `year`, by the rule of its line in
/// data/text/holidays.txt. A feast of a calendar that drifts may fall twice into a year (the first
/// is taken) or never. Days of calendars that wait for the moon to be seen are those of the
/// computed calendar. nullopt also for a rule that cannot be read.
std::optional<DayNumber> feast_day(std::string_view rule, int year);

}  // namespace parley::text
