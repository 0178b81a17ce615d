#pragma once

#include <array>
#include <climits>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "text/measure_words.h"

namespace parley::text {

/// Units in which times are counted, from short to long.
enum class Grain : uint8_t {
  second,
  minute,
  hour,
  day,
  night,
  week,
  workweek,
  weekend,
  month,
  quarter,
  season,
  half,
  year,
  decade,
  century,
  millennium
};

/// A length of time: at most four parts ("2 weeks and 2 days"), each a count of one unit.
struct Duration {
  struct Part {
    double count = 0;
    Grain unit = Grain::day;
  };
  std::array<Part, 4> parts;
  uint8_t size = 0;
  bool vague = false;     ///< "a few days", "several years"
  bool approx = false;    ///< "about", "almost"
  bool fraction = false;  ///< "a year and a half"

  void add(double count, Grain unit) {
    if (size < parts.size()) parts[size++] = {count, unit};
  }
  Grain finest() const;
};

/// Which stretch of a whole: "early", "the end of".
enum class Stretch : uint8_t { whole, early, mid, late, start, end, rest, first_half, second_half };

/// What words say of one moment or calendar stretch, before the moment of speech is known. A field
/// that nothing is said of is kUnsaid; those that are said hold together ("Monday" + "last week" +
/// 17 o'clock).
struct Moment {
  static constexpr int kUnsaid = INT_MIN;
  static constexpr int8_t kNoBase = -1;

  int year = kUnsaid;     ///< astronomical: 0 is 1 BC
  int decade = kUnsaid;   ///< its first year
  int century = kUnsaid;  ///< 19 for the 1800s
  int half = kUnsaid;     ///< 1, 2
  int quarter = kUnsaid;  ///< 1..4
  int season = kUnsaid;   ///< 0 spring .. 3 winter
  int month = kUnsaid;    ///< 1..12
  int week = kUnsaid;     ///< of the ISO year
  int day = kUnsaid;      ///< 1..31
  int weekday = kUnsaid;  ///< 0 Monday
  int hour = kUnsaid;     ///< 0..24
  int minute = kUnsaid;
  int second = kUnsaid;
  bool half_day_open = false;  ///< "at 5": morning or evening is not said
  bool two_digit_year = false;
  bool now = false;
  bool weekend = false;  ///< "labor day weekend": the weekend at the rest
  bool week_of = false;  ///< "the week of April 10th"
  bool latent = false;   ///< a time only where one is looked for: "5", "ten thirty"
  bool approx = false;
  bool fiscal = false;      ///< "fiscal year 2008", "school year"
  bool plain_unit = false;  ///< "the year", "the month": the current one by habit
  bool of_talk = false;  ///< "that year", "two days later": from the time talked of, not from now
  const MeasureWord* holiday = nullptr;
  const MeasureWord* part = nullptr;  ///< of the day
  Stretch part_stretch = Stretch::whole;
  int zone = kUnsaid;  ///< minutes east of Greenwich

  // "last week", "tomorrow", "this year": units from now.
  bool relative = false;
  Grain unit = Grain::day;
  int steps = 0;

  // "last Monday", "next Easter": which of those that come again.
  int which = kUnsaid;
  bool nearest = false;  ///< "this past Friday", "upcoming Friday": the one next to now

  // "the first Monday of", "the last 3 weeks of", "3rd last day of": counted within the rest.
  int nth = 0;        ///< 1.. from the start, -1.. from the end; 0 not said
  int nth_count = 1;  ///< how many together
  int nth_weekday = kUnsaid;
  Grain nth_unit = Grain::day;
  bool nth_after = false;    ///< "third Tuesday after …", counted from the end of the rest
  bool nth_closest = false;  ///< "the second closest Monday to …"

  // "the next 3 days", "the past two weeks": count < 0 is past.
  bool span = false;

  // "3 days after …", "two weeks ago": from `base`, or from now without one.
  bool shifted = false;
  int shift_sign = 1;
  Duration shift;
  int8_t base = kNoBase;  ///< index into TimeReading::bases

  Stretch stretch = Stretch::whole;

  bool has_date() const;
  bool has_clock() const { return hour != kUnsaid || minute != kUnsaid; }
};

/// A time expression as written.
struct TimeReading {
  enum class Kind : uint8_t { moment, interval, open, duration, set };
  enum class Edge : uint8_t { at, since, after, before, until, by };
  Kind kind = Kind::moment;
  Edge edge = Edge::at;  ///< of Kind::open
  Moment first;
  Moment last;      ///< of Kind::interval
  Duration length;  ///< of Kind::duration, and of intervals "from 2pm for 2 hours"
  bool has_length = false;
  bool between = false;              ///< of Kind::interval, said with "between"
  const MeasureWord* set = nullptr;  ///< of Kind::set where one word says it ("daily")
  int every = 0;                     ///< of Kind::set: every nth
  std::vector<Moment> bases;
  std::size_t begin = 0;  ///< tokens
  std::size_t end = 0;
};

}  // namespace parley::text
