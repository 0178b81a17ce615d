#pragma once

#include <optional>
#include <vector>

#include "text/lexis.h"

namespace parley::text {

enum class TimeUnit { minute, hour, day, week, weekend, month, season, year, decade, century };
enum class Which { none, past, current, coming };  ///< "last", "this", "next"
enum class Section { whole, early, middle, late, start, end, first_half, second_half };
enum class Edge { at, since, until, by, before, after, from };

/// What a time expression names, before the date of publication is known.
struct TimePoint {
  enum class Kind {
    date,   ///< month and day, perhaps year
    month,  ///< month, perhaps year
    year,
    decade,  ///< `year` is its first
    weekday,
    season,      ///< 0 spring .. 3 winter, perhaps year
    day_offset,  ///< `count` days from publication: today, yesterday, tomorrow
    unit,        ///< "this week", "last month"
    ago,         ///< "two weeks ago", count < 0; "in two weeks", count > 0
    span,        ///< "the past ten days", count < 0; "the next ten days", count > 0
    shifted,     ///< "two days later", "the next morning": from another event
    same,        ///< "that day", "the same week"
    holiday,     ///< an index of the table of feasts
    clock        ///< a time of the day alone
  };
  Kind kind = Kind::date;
  int year = 0;  ///< 0 when it is not said
  int month = 0;
  int day = 0;
  int weekday = 0;
  int season = 0;
  int holiday = 0;
  double count = 0;
  bool rough = false;  ///< "almost two weeks ago"
  bool vague = false;  ///< "a few days ago": fixes no day
  TimeUnit unit = TimeUnit::day;
  Which which = Which::none;
  Which year_which = Which::none;  ///< "Sept. 28 last year"
  Which week_which = Which::none;  ///< "Monday of last week"
  Section section = Section::whole;
  int minute = -1;  ///< of the day, where a clock time is said
  bool utc = false;
  bool part_of_day = false;  ///< "Friday night", "dawn on Sunday", or with a clock time
};

struct TimePhrase {
  Edge edge = Edge::at;
  TimePoint first;
  std::optional<TimePoint> last;  ///< of a range or list
  std::size_t end = 0;            ///< index after its last lexeme
};

/// The longest time expression that begins at lexeme `i`. With `bare` also words that are times
/// only where nothing else is said ("March", "1979", "summer") are read without the context that a
/// text would give them.
std::optional<TimePhrase> time_phrase_at(const std::vector<Lexeme>& lexemes, std::size_t i,
                                         bool bare);

}  // namespace parley::text
