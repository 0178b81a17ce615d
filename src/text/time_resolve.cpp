#include "text/time_resolve.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

#include "text/time_days.h"
#include "text/time_words.h"

namespace parley::text {
namespace {

/// Past readings this long ago lose to a future one that is near, and the other way round: copy
/// gives the year of a date that is not near.
constexpr int kFarDays = 270;
constexpr int kNearDays = 75;

class Resolver {
 public:
  Resolver(std::optional<DayNumber> published, Direction direction, Edge edge)
      : published_(published),
        direction_(direction),
        bounded_(edge == Edge::by && direction == Direction::future) {}

  std::optional<When> resolve(const TimePhrase& phrase) const {
    if (phrase.edge == Edge::since && !past())
      return Resolver(published_, Direction::past, phrase.edge).resolve(phrase);
    if (phrase.edge == Edge::since && !past())
      return Resolver(published_, Direction::past, phrase.edge).resolve(phrase);
    auto days = days_of(phrase.first);
    if (!days) return std::nullopt;
    if (civil_date(days->begin).year < 1 || civil_date(days->end).year > 9999) return std::nullopt;
    if (phrase.last) {
      days = range(phrase, *days);
      return days ? std::optional(edged(phrase, *days)) : std::nullopt;
    }
    if (phrase.first.minute >= 0 && phrase.edge == Edge::at) return instant(*days, phrase.first);
    return edged(phrase, *days);
  }

 private:
  bool past() const { return direction_ == Direction::past; }
  CivilDate today() const { return civil_date(*published_); }

  static When to_when(const Days& days) {
    return {iso_date(days.begin), iso_date(days.end), days.precision};
  }

  static When instant(const Days& days, const TimePoint& point) {
    std::array<char, 24> clock{};
    std::snprintf(clock.data(), clock.size(), "T%02d:%02d%s", point.minute / 60 % 24,
                  point.minute % 60, point.utc ? "Z" : "");
    const auto day = iso_date(days.begin + (point.minute >= 24 * 60 ? 1 : 0)) + clock.data();
    return {day, day, "instant"};
  }

  std::optional<Days> range(const TimePhrase& phrase, const Days& first) const {
    auto last = days_of(*phrase.last);
    if (!last) return std::nullopt;
    auto begin = first;
    // "December to March": the first is in the year before; "Friday to Sunday": each was read
    // alone.
    if (last->end < begin.begin) {
      if (phrase.last->kind == TimePoint::Kind::weekday)
        last = Days{last->begin + 7, last->end + 7, "day"};
      else if (phrase.first.year == 0 && phrase.first.month != 0)
        begin = years_back(first);
      else
        return std::nullopt;
    }
    if (last->end < begin.begin) return std::nullopt;
    if (phrase.last->year != 0 && phrase.first.year == 0 && phrase.first.month != 0)
      begin = in_year(phrase.first, phrase.last->year, *last);
    return Days{begin.begin, last->end, "range"};
  }

  static Days years_back(const Days& days) {
    auto begin = civil_date(days.begin);
    --begin.year;
    begin.day = std::min(begin.day, days_in_month(begin.year, begin.month));
    return {day_number(begin), day_number(begin), days.precision};
  }

  /// "Dec. 24 to Jan. 2, 2023", "July 20-21, 2016": the year said last holds for both unless that
  /// turns them round.
  Days in_year(const TimePoint& point, int year, const Days& last) const {
    auto first = point;
    first.year = year;
    auto days = days_of(first);
    if (days && days->begin > last.end) {
      first.year = year - 1;
      days = days_of(first);
    }
    return days.value_or(last);
  }

  When edged(const TimePhrase& phrase, const Days& days) const {
    const auto from_now = [&](DayNumber end) {
      const bool ahead = published_ && end >= *published_;
      return When{ahead ? iso_date(*published_) : std::string(), iso_date(end), "range"};
    };
    // "Before dawn on Monday" and "after 8 p.m. on Friday" are of that day.
    const bool within_day =
        phrase.first.part_of_day && (phrase.edge == Edge::before || phrase.edge == Edge::after);
    switch (within_day ? Edge::at : phrase.edge) {
      case Edge::at:
        return to_when(days);
      case Edge::since:
        return When{iso_date(days.begin),
                    published_ ? iso_date(std::max(*published_, days.begin)) : "", "range"};
      case Edge::from:
        return When{iso_date(days.begin), "", "range"};
      case Edge::after:
        return When{iso_date(days.begin == days.end ? days.begin : days.end + 1), "", "range"};
      case Edge::until:
      case Edge::by:
        return from_now(days.end);
      case Edge::before:
        return from_now(days.begin == days.end ? days.begin : days.begin - 1);
    }
    return to_when(days);
  }

  // Points.
  std::optional<Days> days_of(const TimePoint& point) const {
    auto days = whole_of(point);
    if (days && point.section != Section::whole) return section_of(*days, point);
    return days;
  }

  std::optional<Days> whole_of(const TimePoint& point) const {
    using Kind = TimePoint::Kind;
    switch (point.kind) {
      case Kind::date:
        return date_of(point);
      case Kind::month:
        return month_of_point(point);
      case Kind::year:
        return year_days(point.year);
      case Kind::decade:
        return Days{day_number({point.year, 1, 1}), day_number({point.year + 9, 12, 31}), "decade"};
      case Kind::weekday:
        return weekday_of_point(point);
      case Kind::season:
        return season_of_point(point);
      case Kind::holiday:
        return holiday_of(point);
      case Kind::day_offset:
        return around(static_cast<int>(point.count), static_cast<int>(point.count));
      case Kind::unit:
        return unit_of_point(point);
      case Kind::ago:
        return ago(point);
      case Kind::span:
        return span(point);
      case Kind::clock:
        return around(0, 0);
      case Kind::shifted:
      case Kind::same:
        return std::nullopt;
    }
    return std::nullopt;
  }

  std::optional<Days> around(int before, int after) const {
    if (!published_) return std::nullopt;
    return Days{*published_ + before, *published_ + after, "day"};
  }

  /// The year that was said, also as "last year"; 0 when none was.
  int said_year(const TimePoint& point) const {
    if (point.year != 0) return point.year;
    if (!published_) return 0;
    switch (point.year_which) {
      case Which::none:
        return 0;
      case Which::past:
        return today().year - 1;
      case Which::current:
        return today().year;
      case Which::coming:
        return today().year + 1;
    }
    return 0;
  }

  /// Of what comes round each year the one that is meant: `in_year` gives it for a year.
  template <typename InYear>
  std::optional<Days> yearly(const TimePoint& point, InYear in_year) const {
    if (const int year = said_year(point); year != 0) return in_year(year);
    if (!published_) return std::nullopt;
    const int year = today().year;
    if (point.which == Which::current) return in_year(year);
    std::optional<Days> latest;
    std::optional<Days> next;
    for (int y = year - 1; y <= year + 1; ++y) {
      const Days days = in_year(y);
      const bool over =
          point.which == Which::past ? days.end < *published_ : days.begin <= *published_;
      if (over) latest = days;
      const bool ahead =
          point.which == Which::coming ? days.begin > *published_ : days.end >= *published_;
      if (ahead && !next) next = days;
    }
    if (!latest || !next) return std::nullopt;
    if (point.which != Which::none) return point.which == Which::past ? latest : next;
    const int since = *published_ - latest->end;
    const int until = next->begin - *published_;
    if (bounded_) return past() ? latest : next;
    if (past()) return since > kFarDays && until < kNearDays ? next : latest;
    return until > kFarDays && since < kNearDays ? latest : next;
  }

  std::optional<Days> date_of(const TimePoint& point) const {
    const auto days = yearly(point, [&](int year) {
      const auto day =
          day_number({year, point.month, std::min(point.day, days_in_month(year, point.month))});
      return Days{day, day, "day"};
    });
    if (point.year != 0 && point.day > days_in_month(point.year, point.month)) return std::nullopt;
    return days;
  }

  std::optional<Days> month_of_point(const TimePoint& point) const {
    return yearly(point, [&](int year) { return month_days(year, point.month); });
  }

  std::optional<Days> season_of_point(const TimePoint& point) const {
    auto days = yearly(point, [&](int year) { return season_days(year, point.season); });
    return days && point.which == Which::current ? to_now(*days) : days;
  }

  std::optional<Days> holiday_of(const TimePoint& point) const {
    return yearly(point, [&](int year) {
      const auto day = holiday_in(point.holiday, year);
      return Days{day, day, "day"};
    });
  }

  std::optional<Days> weekday_of_point(const TimePoint& point) const {
    if (!published_) return std::nullopt;
    if (point.week_which != Which::none) {
      const int weeks = point.week_which == Which::past     ? -1
                        : point.week_which == Which::coming ? 1
                                                            : 0;
      const auto day = week_days(*published_).begin + 7 * weeks + point.weekday;
      return Days{day, day, "day"};
    }
    const int back = (weekday_of(*published_) - point.weekday + 7) % 7;
    const auto latest = *published_ - back;
    auto day = past() || back == 0 ? latest : latest + 7;
    if (point.which == Which::past) day = back == 0 ? latest - 7 : latest;
    if (point.which == Which::coming) day = week_days(*published_).end + 1 + point.weekday;
    return Days{day, day, "day"};
  }

  /// What has begun and goes on: up to publication as told of the past, from publication on for
  /// plans.
  std::optional<Days> to_now(Days days) const {
    if (*published_ < days.begin || *published_ > days.end) return days;
    (past() ? days.end : days.begin) = *published_;
    return days;
  }

  std::optional<Days> unit_of_point(const TimePoint& point) const {
    if (!published_) return std::nullopt;
    const int steps = point.which == Which::past ? -1 : point.which == Which::coming ? 1 : 0;
    if (point.unit == TimeUnit::weekend) return weekend(point.which);
    auto days = stepped(*published_, point.unit, steps);
    if (!days || point.which != Which::current) return days;
    // A section is cut from the whole: "the end of this month".
    return point.section == Section::whole ? to_now(*days) : days;
  }

  std::optional<Days> weekend(Which which) const {
    const auto saturday = week_days(*published_).begin + 5;
    const bool begun = *published_ >= saturday;
    int weeks = 0;
    if (which == Which::past)
      weeks = -1;
    else if (which == Which::coming)
      weeks = begun || weekday_of(*published_) == 4 ? 1 : 0;
    else if (which == Which::none && past() && !begun)
      weeks = -1;
    return Days{saturday + 7 * weeks, saturday + 7 * weeks + 1, "range"};
  }

  /// "Two weeks ago" is the day, "almost two weeks ago" the week; a day is fixed only by a count
  /// that is not rough.
  std::optional<Days> ago(const TimePoint& point) const {
    if (!published_ || point.vague || point.count != std::floor(point.count)) return std::nullopt;
    const int count = static_cast<int>(point.count);
    if (point.unit == TimeUnit::week && !point.rough) return around(7 * count, 7 * count);
    if (point.unit == TimeUnit::day && point.rough) return std::nullopt;
    return stepped(*published_, point.unit, count);
  }

  /// "The past ten days" end today; "the next three months" begin today.
  std::optional<Days> span(const TimePoint& point) const {
    if (!published_ || point.vague || point.count != std::floor(point.count)) return std::nullopt;
    const int count = static_cast<int>(point.count);
    int days = count;
    switch (point.unit) {
      case TimeUnit::day:
        break;
      case TimeUnit::week:
        days = 7 * count;
        break;
      case TimeUnit::month:
        days = shifted_months(count);
        break;
      case TimeUnit::year:
        days = shifted_months(12 * count);
        break;
      case TimeUnit::hour:
        if (count % 24 != 0) return std::nullopt;
        days = count / 24;
        break;
      default:
        return std::nullopt;
    }
    auto span = days < 0 ? around(days, 0) : around(0, days);
    span->precision = "range";
    return span;
  }

  /// Days from publication to the same day so many months on.
  int shifted_months(int months) const {
    auto date = months_on(today(), months);
    date.day = std::min(today().day, days_in_month(date.year, date.month));
    return day_number(date) - *published_;
  }

  /// A part of a stretch: thirds for "early", "mid" and "late", its last day for "the end". Parts
  /// of a day are that day.
  std::optional<Days> section_of(Days days, const TimePoint& point) const {
    const int length = days.end - days.begin + 1;
    if (length <= 2) return days;
    const bool current = point.kind == TimePoint::Kind::unit && point.which == Which::current;
    const auto part = [&](int from, int to) {
      return Days{days.begin + from, days.begin + to - 1, "range"};
    };
    switch (point.section) {
      case Section::whole:
        return days;
      case Section::early:
        if (current) return Days{days.begin, *published_, "range"};
        return third_of(days, 0);
      case Section::late:
        if (current) return Days{*published_, days.end, "range"};
        return third_of(days, 2);
      case Section::middle:
        return third_of(days, 1);
      case Section::start:
        return Days{days.begin, days.begin, "day"};
      case Section::end:
        return Days{days.end, days.end, "day"};
      case Section::first_half:
        return part(0, (length + 1) / 2);
      case Section::second_half:
        return part((length + 1) / 2, length);
    }
    return days;
  }

  std::optional<DayNumber> published_;
  Direction direction_;
  bool bounded_;  // "by July" in September of what is planned can only be the next
};

}  // namespace

std::optional<When> resolve_phrase(const TimePhrase& phrase, std::optional<DayNumber> published,
                                   Direction direction) {
  return Resolver(published, direction, phrase.edge).resolve(phrase);
}

}  // namespace parley::text
