#include "text/feasts.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <numbers>

namespace parley::text {
namespace {

/// Reads a whole number at the front of `s`, with its sign; 0 when none stands there.
int take_number(std::string_view& s) {
  int value = 0;
  if (!s.empty() && s.front() == '+') s.remove_prefix(1);
  const auto [end, error] = std::from_chars(s.data(), s.data() + s.size(), value);
  if (error != std::errc()) return 0;
  s.remove_prefix(static_cast<std::size_t>(end - s.data()));
  return value;
}

bool take(std::string_view& s, std::string_view head) {
  if (s.substr(0, head.size()) != head) return false;
  s.remove_prefix(head.size());
  return true;
}

/// Easter of the Julian calendar as a Gregorian day (Meeus).
DayNumber orthodox_easter(int year) {
  const int d = (19 * (year % 19) + 15) % 30;
  const int e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7;
  const int n = d + e + 114;
  const int drift = year / 100 - year / 400 - 2;
  return day_number({year, n / 31, n % 31 + 1}) + drift;
}

/// Days from the Hebrew epoch to 1 Tishri of a year (the molad with its postponements).
int hebrew_new_year(int year) {
  const int months = (235 * year - 234) / 19;
  const int64_t parts = 12084 + 13753LL * months;
  int day = static_cast<int>(29LL * months + parts / 25920);
  if (3 * (day + 1) % 7 < 3) ++day;
  return day;
}

int hebrew_new_year_held(int year) {
  const int before = hebrew_new_year(year - 1);
  const int here = hebrew_new_year(year);
  const int after = hebrew_new_year(year + 1);
  if (after - here == 356) return here + 2;
  if (here - before == 382) return here + 1;
  return here;
}

/// Months from Nisan (1); Adar is 12, or 13 (Adar II) in leap years, asked for as 13 in both.
std::optional<DayNumber> hebrew_day(int gregorian, int month, int day) {
  constexpr int kEpoch = -2092590;  // of day numbers
  const int year = month >= 7 && month < 10 ? gregorian + 3761 : gregorian + 3760;
  const bool leap = (7 * year + 1) % 19 < 7;
  const int length = hebrew_new_year_held(year + 1) - hebrew_new_year_held(year);
  if (month == 13 && !leap) month = 12;
  const auto days_of = [&](int m) {
    if (m == 2 || m == 4 || m == 6 || m == 10 || m == 13) return 29;
    if (m == 12 && !leap) return 29;
    if (m == 8) return length % 10 == 5 ? 30 : 29;
    if (m == 9) return length % 10 == 3 ? 29 : 30;
    return 30;
  };
  int count = hebrew_new_year_held(year);
  const int last = leap ? 13 : 12;
  for (int m = 7; m != month; m = m == last ? 1 : m + 1) count += days_of(m);
  return kEpoch + count + day - 1;
}

double radians(double degrees) { return degrees * std::numbers::pi / 180; }

/// Universal time of the k-th new moon of 2000 as days from 1970 (Meeus, the greater terms).
double new_moon(double k) {
  const double t = k / 1236.85;
  const double jde = 2451550.09766 + 29.530588861 * k + 0.00015437 * t * t;
  const double e = 1 - 0.002516 * t;
  const double m = radians(2.5534 + 29.1053567 * k);
  const double moon = radians(201.5643 + 385.81693528 * k + 0.0107582 * t * t);
  const double f = radians(160.7108 + 390.67050284 * k - 0.0016118 * t * t);
  const double node = radians(124.7746 - 1.56375588 * k);
  const double correction = -0.4072 * std::sin(moon) + 0.17241 * e * std::sin(m) +
                            0.01608 * std::sin(2 * moon) + 0.01039 * std::sin(2 * f) +
                            0.00739 * e * std::sin(moon - m) - 0.00514 * e * std::sin(moon + m) +
                            0.00208 * e * e * std::sin(2 * m) - 0.00111 * std::sin(moon - 2 * f) -
                            0.00057 * std::sin(moon + 2 * f) +
                            0.00056 * e * std::sin(2 * moon + m) - 0.00042 * std::sin(3 * moon) -
                            0.00017 * std::sin(node);
  const double delta = 69.0 / 86400;  // terrestrial less universal time, this century
  return jde + correction - delta - 2440587.5;
}

/// Apparent longitude of the sun in degrees at a time in days from 1970.
double sun_longitude(double day) {
  const double t = (day + 2440587.5 - 2451545.0) / 36525;
  const double mean = 280.46646 + 36000.76983 * t + 0.0003032 * t * t;
  const double m = radians(357.52911 + 35999.05029 * t);
  const double center = (1.914602 - 0.004817 * t) * std::sin(m) +
                        (0.019993 - 0.000101 * t) * std::sin(2 * m) + 0.000289 * std::sin(3 * m);
  const double node = radians(125.04 - 1934.136 * t);
  const double longitude = mean + center - 0.00569 - 0.00478 * std::sin(node);
  return longitude - 360 * std::floor(longitude / 360);
}

/// Longitude of the moon less that of the sun (Meeus, the greater terms), in degrees.
double elongation(double day) {
  const double t = (day + 2440587.5 - 2451545.0) / 36525;
  const double l = 218.3164477 + 481267.88123421 * t;
  const double d = radians(297.8501921 + 445267.1114034 * t);
  const double m = radians(357.5291092 + 35999.0502909 * t);
  const double moon = radians(134.9633964 + 477198.8675055 * t);
  const double f = radians(93.272095 + 483202.0175233 * t);
  const double longitude =
      l + 6.288774 * std::sin(moon) + 1.274027 * std::sin(2 * d - moon) +
      0.658314 * std::sin(2 * d) + 0.213618 * std::sin(2 * moon) - 0.185116 * std::sin(m) -
      0.114332 * std::sin(2 * f) + 0.058793 * std::sin(2 * d - 2 * moon) +
      0.057066 * std::sin(2 * d - m - moon) + 0.053322 * std::sin(2 * d + moon) +
      0.045758 * std::sin(2 * d - m) - 0.040923 * std::sin(m - moon) - 0.03472 * std::sin(d) -
      0.030383 * std::sin(m + moon);
  const double apart = longitude - sun_longitude(day);
  return apart - 360 * std::floor(apart / 360);
}

/// Index of the new moon at or before a day.
double moon_before(double day) {
  double k = std::floor((day - 10962.76) / 29.530588861) + 1;
  while (new_moon(k) > day) k -= 1;
  return k;
}

/// Umm al-Qura: a month begins the day after the moon is new in Mecca; until 1999 when it is new
/// before three in the morning, since then when it is new before sunset. Found near the tabular
/// calendar (type II).
std::optional<DayNumber> islamic_day(int gregorian, int month, int day) {
  constexpr double kMecca = 3.0 / 24;
  const auto first_of = [&](int year) {
    const int tabular = 1 + static_cast<int>(std::ceil(29.5 * (month - 1))) + (year - 1) * 354 +
                        (3 + 11 * year) / 30 + 1948439 - 2440588;
    const double conjunction = new_moon(moon_before(tabular + 1)) + kMecca;
    const double limit = gregorian < 1999 ? -3.0 / 24 : 6.0 / 24;
    return static_cast<DayNumber>(std::floor(conjunction + limit)) + 1;
  };
  const int guess = static_cast<int>((gregorian - 622) * 33.0 / 32.0);
  for (int year = guess - 1; year <= guess + 3; ++year) {
    const auto found = first_of(year) + day - 1;
    if (civil_date(found).year == gregorian) return found;
  }
  return std::nullopt;
}

/// Chinese month 1 is the second new moon after the winter solstice, but for leap months.
std::optional<DayNumber> chinese_day(int gregorian, int month, int day) {
  constexpr double kBeijing = 8.0 / 24;
  // month 1 begins at the new moon whose month holds the sun's entry into 330 degrees
  double k = moon_before(day_number({gregorian, 1, 20}));
  for (int tries = 0; tries < 4; ++tries, k += 1) {
    const double begin = std::floor(new_moon(k) + kBeijing) - kBeijing;
    const double end = std::floor(new_moon(k + 1) + kBeijing) - kBeijing;
    const auto sector = [](double at) { return static_cast<int>(sun_longitude(at) / 30); };
    if (sector(begin) == 10 && sector(end) == 11) break;
  }
  // later months: skip one without an entry of the sun into a sector
  int counted = 1;
  while (counted < month) {
    k += 1;
    const double begin = std::floor(new_moon(k) + kBeijing) - kBeijing;
    const double end = std::floor(new_moon(k + 1) + kBeijing) - kBeijing;
    if (static_cast<int>(sun_longitude(begin) / 30) != static_cast<int>(sun_longitude(end) / 30))
      ++counted;
  }
  return static_cast<DayNumber>(std::floor(new_moon(k) + kBeijing)) + day - 1;
}

/// The day on which the tithi runs at `hour` of Ujjain; months end at the new moon (amanta), and a
/// month is named by the sign into which the sun goes in it. Tithi 0 is the new moon before.
std::optional<DayNumber> hindu_day(int gregorian, int month, int tithi, double hour) {
  const double at_hour = (hour - 5.5) / 24;
  // the sidereal sun stands in sign month - 2 (Pisces for Chaitra) at the new moon that begins it
  const double precession = 23.85 + 0.01396 * (gregorian - 2000);
  double k = moon_before(day_number({gregorian, 1, 1})) - 1;
  for (int tries = 0; tries < 16; ++tries, k += 1) {
    const auto sign = [&](double at) {
      const double sidereal = sun_longitude(at) - precession + 360;
      return static_cast<int>(std::fmod(sidereal, 360) / 30);
    };
    const double begin = new_moon(k);
    const int here = sign(begin);
    if (here == sign(new_moon(k + 1)) || here != (month + 10) % 12) continue;
    // the evening before the moon is new, which is still in its last tithi
    auto found = static_cast<DayNumber>(std::floor(begin - 12.75 / 24));
    for (int d = 0; tithi > 0 && d < 33; ++d) {
      const double at = std::floor(begin) - 1 + d + at_hour;
      if (at < begin) continue;
      const double apart = d < 3 && elongation(at) > 300 ? 0 : elongation(at);
      if (static_cast<int>(apart / 12) + 1 < tithi) continue;
      found = static_cast<DayNumber>(std::floor(begin)) - 1 + d;
      break;
    }
    if (civil_date(found).year == gregorian) return found;
    if (civil_date(found).year > gregorian) break;
  }
  return std::nullopt;
}

}  // namespace

std::optional<DayNumber> feast_day(std::string_view rule, int year) {
  if (year < 1 || year > 9999) return std::nullopt;
  if (take(rule, "easter")) return easter_of(year) + take_number(rule);
  if (take(rule, "orthodox")) return orthodox_easter(year) + take_number(rule);
  using Calendar = std::optional<DayNumber> (*)(int, int, int);
  constexpr std::array<std::pair<std::string_view, Calendar>, 3> kCalendars = {
      {{"hebrew/", hebrew_day}, {"islamic/", islamic_day}, {"lunar/", chinese_day}}};
  if (take(rule, "hindu/")) {
    const int month = take_number(rule);
    if (!take(rule, "/") || month < 1 || month > 12) return std::nullopt;
    const int tithi = take_number(rule);
    const double hour = take(rule, "@") ? take_number(rule) : 6;
    auto found = hindu_day(year, month, tithi, hour);
    if (found) *found += take_number(rule);
    return found;
  }
  for (const auto& [name, calendar] : kCalendars) {
    if (!take(rule, name)) continue;
    const int month = take_number(rule);
    if (!take(rule, "/") || month < 1 || month > 13) return std::nullopt;
    if (take(rule, "jummah")) {
      // the last Friday of the month
      auto last = calendar(year, month, 29);
      while (last && weekday_of(*last) != 4) --*last;
      return last;
    }
    const int day = take_number(rule);
    auto found = calendar(year, month, day);
    if (found) *found += take_number(rule);
    return found;
  }
  const int month = take_number(rule);
  if (month < 1 || month > 12) return std::nullopt;
  if (take(rule, "/")) {
    const int weekday = take_number(rule);
    if (!take(rule, "/")) return std::nullopt;
    const int nth = take_number(rule);
    const int more = take_number(rule);
    if (nth > 0) {
      const auto first = day_number({year, month, 1});
      return first + (weekday - weekday_of(first) + 7) % 7 + (nth - 1) * 7 + more;
    }
    const auto last = day_number({year, month, days_in_month(year, month)});
    return last - (weekday_of(last) - weekday + 7) % 7 + (nth + 1) * 7 + more;
  }
  if (!take(rule, "-")) return std::nullopt;
  const int day = take_number(rule);
  if (day < 1 || day > days_in_month(2000, month)) return std::nullopt;
  return day_number({year, month, std::min(day, days_in_month(year, month))}) + take_number(rule);
}

}  // namespace parley::text
