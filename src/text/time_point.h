#pragma once

#include <optional>

#include "text/time_cursor.h"
#include "text/time_phrase.h"

namespace parley::text {

/// Reads what a time expression names: a date, weekday, month, "last week", "two days ago", … Each
/// method reads one kind and answers whether it stood there; where it did not, the caller goes
/// back.
class TimePointReader : protected TimeCursor {
 protected:
  using TimeCursor::TimeCursor;

  std::optional<TimePoint> read_core();

  /// ", 2016", "2016", "of 2016", "last year".
  void read_year(TimePoint& point);

 private:
  bool read_iso(TimePoint& point);

  Which read_which();

  bool read_weekday(TimePoint& point);

  /// "Friday, Sept. 9", "Monday of last week", "Sunday a week ago".
  bool read_after_weekday(TimePoint& point);

  /// "Sept. 8", "September 8th, 2016", "8 September", "the 8th of September".
  bool read_date(TimePoint& point);

  bool finish_date(TimePoint& point, int month, int day);

  /// A month's name, with the stop of its abbreviation; 0 when none stands here.
  int take_month();

  bool read_month(TimePoint& point);

  bool capital_at(std::size_t i) const;

  /// Words before a month, season or year that make it a time.
  bool before_allows() const;

  bool read_holiday(TimePoint& point);

  bool read_day_word(TimePoint& point);

  /// "overnight" by itself: the night to the day of publication.
  bool read_overnight(TimePoint& point);

  bool read_season(TimePoint& point);

  /// "this week", "last month", "the end of the year", "the weekend", "year-end".
  bool read_unit(TimePoint& point);

  /// "the past ten days", "the last two weeks", "within 48 hours", "the next three months".
  bool read_span(TimePoint& point);

  /// "two", "a", "a few", "almost two", "more than three".
  bool read_count(TimePoint& point);

  /// "two weeks ago", "in three days", "two days later", "a week earlier".
  bool read_counted(TimePoint& point);

  /// "the next morning", "the following week", "the night before", "that day", "the same week".
  bool read_shifted(TimePoint& point);

  bool read_shifted_unit(TimePoint& point);

  /// "the 1990s", "the '90s".
  bool read_decade(TimePoint& point);

  bool read_bare_year(TimePoint& point);

  /// "a 1962 ruling", "the 1999 war".
  bool begins_attribute() const;

  /// "in 2014 people" is no year, nor "2014.5" or "2014-B".
  bool year_ends() const;
};

}  // namespace parley::text
