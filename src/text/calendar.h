#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace parley::text {

/// A day of the proleptic Gregorian calendar as the count of days from 1970-01-01.
using DayNumber = int;

struct CivilDate {
  int year = 1970;
  int month = 1;  ///< 1..12
  int day = 1;    ///< 1..31
};

DayNumber day_number(CivilDate date);
CivilDate civil_date(DayNumber day);

/// REQUIRES: 1 <= month <= 12
int days_in_month(int year, int month);

/// 0 is Monday.
int weekday_of(DayNumber day);

/// "2016-09-08"
std::string iso_date(DayNumber day);

/// The day with which an ISO date or instant begins; nullopt when there is no such day.
std::optional<DayNumber> parse_iso_date(std::string_view text);

/// Easter Sunday of the Western churches.
DayNumber easter_of(int year);

}  // namespace parley::text
