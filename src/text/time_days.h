#pragma once

#include <optional>

#include "text/calendar.h"
#include "text/time_phrase.h"

namespace parley::text {

/// Days from `begin` to `end`, both in it, with their precision as When names it.
struct Days {
  DayNumber begin = 0;
  DayNumber end = 0;
  const char* precision = "day";
};

Days month_days(int year, int month);
Days year_days(int year);

/// Monday to Sunday around `day`.
Days week_days(DayNumber day);

/// `season` 0 is spring, from March; a winter has the year of its January.
Days season_days(int year, int season);

/// The first of the month that lies `months` on.
CivilDate months_on(CivilDate date, int months);

/// The unit of the calendar that holds `day`, moved by whole units; nullopt for units without days
/// of their own.
std::optional<Days> stepped(DayNumber day, TimeUnit unit, int steps);

/// The first, second or third third (0, 1, 2), which ends where the calendar has an end: on the
/// 10th and 20th of a month, after April and August of a year.
Days third_of(const Days& days, int index);

}  // namespace parley::text
