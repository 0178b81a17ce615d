#pragma once

#include <optional>
#include <string_view>

#include "text/calendar.h"
#include "text/time_phrase.h"

namespace parley::text {

/// 1..12 for a month's name or abbreviation in lower case; 0 for other words.
int month_of(std::string_view word);
bool is_month_abbreviation(std::string_view word);

/// 0 (Monday) to 6 for a day's name or abbreviation in lower case; -1 for other words.
int weekday_named(std::string_view word);
bool is_weekday_abbreviation(std::string_view word);

/// 0 spring, 1 summer, 2 autumn, 3 winter; -1 for other words.
int season_of(std::string_view word);

/// "day", "days", "weeks", …
std::optional<TimeUnit> unit_of(std::string_view word);

bool is_part_of_day(std::string_view word);

/// Feasts by the words of their names.
struct Holiday {
  std::string_view words;  ///< lower case, parted by single spaces
  int month;               ///< 0 for those that hang on Easter
  int day;                 ///< or days from Easter Sunday
};
int holiday_count();
const Holiday& holiday_at(int index);
DayNumber holiday_in(int index, int year);

}  // namespace parley::text
