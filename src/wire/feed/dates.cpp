#include "wire/feed/dates.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <utility>

#include "wire/feed/strings.h"
#include "wire/notation/calendar.h"

namespace parley::wire::feed {
namespace {

using std::chrono::sys_days;

constexpr std::size_t kLongestDate = 128;

/// A moment by the clock of its own zone.
struct Moment {
  int year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0;
  int zone = 0;  ///< minutes east of UTC
};

using Maybe = std::optional<Moment>;

bool in_range(const Moment& m) {
  return notation::is_day(m.year, m.month, m.day) && m.hour >= 0 && m.hour <= 24 && m.minute >= 0 &&
         m.minute <= 59 && m.second >= 0 && m.second <= 60 &&
         (m.hour < 24 || m.minute + m.second == 0);
}

/// REQUIRES: notation::is_day
sys_days day_of(int year, int month, int day) {
  return std::chrono::year(year) / std::chrono::month(static_cast<unsigned>(month)) /
         std::chrono::day(static_cast<unsigned>(day));
}

std::optional<NineTuple> to_utc(const Moment& m) {
  if (!in_range(m) || std::abs(m.zone) > 100 * 60) return std::nullopt;
  const auto seconds = day_of(m.year, m.month, m.day) + std::chrono::hours(m.hour) +
                       std::chrono::minutes(m.minute - m.zone) + std::chrono::seconds(m.second);
  const auto day = std::chrono::floor<std::chrono::days>(seconds);
  const std::chrono::year_month_day date(day);
  const std::chrono::hh_mm_ss time(seconds - day);
  const int year = static_cast<int>(date.year());
  if (year < 1 || year > 9999) return std::nullopt;
  return NineTuple{year,
                   static_cast<int>(static_cast<unsigned>(date.month())),
                   static_cast<int>(static_cast<unsigned>(date.day())),
                   static_cast<int>(time.hours().count()),
                   static_cast<int>(time.minutes().count()),
                   static_cast<int>(time.seconds().count()),
                   static_cast<int>(std::chrono::weekday(day).iso_encoding()) - 1,
                   static_cast<int>((day - day_of(year, 1, 1)).count()) + 1};
}

/// Hours east of UTC of a zone's name in lower case; unknown names count as UTC.
int named_zone(std::string_view name) {
  static constexpr std::pair<std::string_view, int> kZones[] = {
      {"adt", -3}, {"ast", -4}, {"at", -4},  {"edt", -4}, {"est", -5}, {"et", -5},
      {"cdt", -5}, {"cst", -6}, {"ct", -6},  {"mdt", -6}, {"mst", -7}, {"mt", -7},
      {"pdt", -7}, {"pst", -8}, {"pt", -8},  {"a", -1},   {"n", 1},    {"m", -12},
      {"y", 12},   {"met", 1},  {"mest", 2}, {"cet", 1},  {"cest", 2}, {"bst", 1}};
  for (const auto& [zone, hours] : kZones)
    if (zone == name) return hours;
  return 0;
}

/// Minutes east of UTC of "+0100", "-05:30" or "+01".
bool read_offset(std::string_view text, int& zone) {
  const int sign = text[0] == '-' ? -1 : 1;
  int hours = 0;
  int minutes = 0;
  const auto rest = text.size() > 3 ? text.substr(text[3] == ':' ? 4 : 3) : std::string_view();
  if (!read_int(text.substr(1, 2), hours) || (!rest.empty() && !read_int(rest, minutes)))
    return false;
  zone = sign * (hours * 60 + minutes);
  return true;
}

int month_number(std::string_view name) {
  static constexpr std::string_view kMonths = "janfebmaraprmayjunjulaugsepoctnovdec";
  if (name.size() < 3) return 0;
  const auto at = kMonths.find(name.substr(0, 3));
  return at == kMonths.npos || at % 3 != 0 ? 0 : static_cast<int>(at / 3) + 1;
}

/// "19:48:21.5", "19:48", "19"; missing parts are zero.
bool read_clock(std::string_view text, Moment& m) {
  const auto parts = split(text, ':');
  int* const fields[] = {&m.hour, &m.minute, &m.second};
  if (parts.size() > 3) return false;
  for (std::size_t i = 0; i < parts.size(); ++i)
    if (!read_int(parts[i].substr(0, parts[i].find('.')), *fields[i])) return false;
  return true;
}

/// The zone behind a clock: "z", "+01:00", "-0500", " pst"; "z" behind an offset says nothing more.
bool read_zone(std::string_view zone, int& minutes) {
  if (zone.size() > 1 && zone.back() == 'z') zone.remove_suffix(1);
  if (zone.empty()) return true;
  if (zone[0] == '+' || zone[0] == '-') return read_offset(zone, minutes);
  if (!std::all_of(zone.begin(), zone.end(), is_alpha)) return false;
  minutes = named_zone(zone) * 60;
  return true;
}

/// W3C's profile of ISO 8601 (https://www.w3.org/TR/NOTE-datetime), with a space allowed for the T
/// and slashes for the hyphens.
Maybe read_w3c(std::string_view text) {
  const auto mark = text.find_first_of("t ");
  const std::string date = replace_all(text.substr(0, mark), "/", "-");
  const auto dates = split(date, '-');
  std::string_view clock = mark == text.npos ? "" : strip(text.substr(mark + 1));
  if (dates[0].size() != 4 || dates.size() > 3) return std::nullopt;
  Moment m;
  int* const fields[] = {&m.year, &m.month, &m.day};
  for (std::size_t i = 0; i < dates.size(); ++i)
    if (!std::all_of(dates[i].begin(), dates[i].end(), is_digit) || !read_int(dates[i], *fields[i]))
      return std::nullopt;
  const auto end = std::min(clock.find_first_not_of("0123456789:."), clock.size());
  if (!read_zone(strip(clock.substr(end)), m.zone)) return std::nullopt;
  clock = clock.substr(0, end);
  if (!clock.empty() && !read_clock(clock, m)) return std::nullopt;
  return m;
}

bool read_zone_822(std::string_view zone, int& minutes) {
  if (zone.substr(0, 4) == "etc/") zone.remove_prefix(4);
  if (zone.size() > 3 && zone.substr(0, 3) == "gmt") zone.remove_prefix(3);
  if (zone.empty()) return true;
  if (zone[0] == '+' || zone[0] == '-') return read_offset(zone, minutes);
  minutes = named_zone(zone) * 60;
  return true;
}

/// The words of a date of RFC 822; "01-jan-2004" is three words, "4," is one without its comma.
std::vector<std::string_view> words_822(std::string_view text) {
  std::vector<std::string_view> parts;
  for (auto word : words(text)) {
    while (!word.empty() && word.back() == ',') word.remove_suffix(1);
    const auto by_hyphens = split(word, '-');
    if (by_hyphens.size() == 3 && month_number(by_hyphens[1]) > 0)
      parts.insert(parts.end(), by_hyphens.begin(), by_hyphens.end());
    else if (!word.empty())
      parts.push_back(word);
  }
  return parts;
}

/// "7:48 pm" by the clock of 24 hours; the half of the day is taken off the words.
void read_half_day(std::vector<std::string_view>& parts, Moment& m) {
  if (parts[4] != "am" && parts[4] != "pm") return;
  if (m.hour >= 1 && m.hour <= 12) m.hour = m.hour % 12 + (parts[4] == "pm" ? 12 : 0);
  parts.erase(parts.begin() + 4);
  if (parts.size() < 5) parts.push_back("gmt");
}

/// RFC 822 as it is found: day and month swapped, two-digit years, no time, any zone.
Maybe read_822(std::string_view text) {
  static constexpr std::string_view kDays = "montuewedthufrisatsun";
  auto parts = words_822(text);
  if (parts.empty()) return std::nullopt;
  if (parts.size() < 5) parts.insert(parts.end(), {"00:00:00", "0000"});
  const auto day_name = kDays.find(parts[0].substr(0, 3));
  if (parts[0].size() >= 3 && day_name != kDays.npos && day_name % 3 == 0)
    parts.erase(parts.begin());
  if (parts.size() < 5) return std::nullopt;
  Moment m;
  if (!read_int(parts[0], m.day)) std::swap(parts[0], parts[1]);
  m.month = month_number(parts[1]);
  if (!read_int(parts[0], m.day) || m.month == 0 || !read_int(parts[2], m.year))
    return std::nullopt;
  if (parts[2].size() <= 2) m.year += m.year < 90 ? 2000 : 1900;
  if (!read_clock(parts[3], m)) return std::nullopt;
  read_half_day(parts, m);
  return read_zone_822(parts[4], m.zone) ? Maybe(m) : std::nullopt;
}

/// "Sun Jan  4 16:29:06 PDT 2004", the zone optional.
Maybe read_asctime(std::string_view text) {
  auto parts = words(text);
  if (parts.size() == 5) parts.insert(parts.begin() + 4, "+0000");
  if (parts.size() != 6) return std::nullopt;
  std::string turned;
  for (const int i : {0, 2, 1, 5, 3, 4}) turned.append(parts[static_cast<std::size_t>(i)]) += ' ';
  return read_822(turned);
}

/// Matches a template letter by letter: Y, M, D, O, h, m, s take one digit, all else itself.
bool match_template(std::string_view text, std::string_view form, Moment& m, int& ordinal) {
  if (text.size() != form.size()) return false;
  m.year = m.month = m.day = ordinal = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    static constexpr std::string_view kLetters = "YMDO";
    const auto letter = kLetters.find(form[i]);
    if (letter == kLetters.npos) {
      if (text[i] != form[i]) return false;
      continue;
    }
    if (!is_digit(text[i])) return false;
    int* const fields[] = {&m.year, &m.month, &m.day, &ordinal};
    *fields[letter] = *fields[letter] * 10 + (text[i] - '0');
  }
  return true;
}

/// Month and day of the `ordinal`th day (from 1) of the moment's year; false when it has none.
bool read_ordinal(int ordinal, Moment& m) {
  if (m.year < 1 || ordinal < 1) return false;
  const std::chrono::year_month_day date(day_of(m.year, 1, 1) + std::chrono::days(ordinal - 1));
  m.month = static_cast<int>(static_cast<unsigned>(date.month()));
  m.day = static_cast<int>(static_cast<unsigned>(date.day()));
  return static_cast<int>(date.year()) == m.year;
}

/// The compact and ordinal forms of ISO 8601 that read_w3c does not know. Those without a year say
/// no date.
Maybe read_iso(std::string_view text) {
  const auto mark = text.find('t');
  const std::string_view date = text.substr(0, mark);
  for (const std::string_view form :
       {"YYYYMMDD", "YYYY-OOO", "YYYYOOO", "YY-MM-DD", "YYMMDD", "YY-OOO", "YYOOO"}) {
    Moment m;
    int ordinal = 0;
    if (!match_template(date, form, m, ordinal)) continue;
    if (form.find("YYYY") == form.npos) m.year += 2000;
    if (contains(form, "O") && !read_ordinal(ordinal, m)) return std::nullopt;
    if (mark == text.npos) return m;
    const auto clock = read_w3c("2000-01-01" + std::string(text.substr(mark)));
    if (!clock) return std::nullopt;
    m.hour = clock->hour;
    m.minute = clock->minute;
    m.second = clock->second;
    m.zone = clock->zone;
    return m;
  }
  return std::nullopt;
}

/// "Fri, 2006/09/15 08:19:53 EDT"
Maybe read_perforce(std::string_view text) {
  const auto parts = words(text);
  if (parts.size() != 4) return std::nullopt;
  const auto date = split(parts[1], '/');
  Moment m;
  if (date.size() != 3 || !read_int(date[0], m.year) || !read_int(date[1], m.month) ||
      !read_int(date[2], m.day) || !read_clock(parts[2], m))
    return std::nullopt;
  m.zone = named_zone(parts[3]) * 60;
  return m;
}

using Words = std::pair<std::string_view, std::string_view>;

template <std::size_t N>
std::string translate(std::string text, const Words (&table)[N]) {
  for (const auto& [from, to] : table) text = replace_all(text, from, to);
  return text;
}

constexpr int kKoreanZone = 9 * 60;

/// "2004년 05월 28일  01:31:15" and "2004-05-25 오후 11:23:17", both by the clock of Seoul.
Maybe read_korean(std::string_view text) {
  static constexpr Words kMarks[] = {{"년", "-"}, {"월", "-"}, {"일", " "}};
  const bool afternoon = contains(text, "오후");
  if (!afternoon && !contains(text, "오전") && !contains(text, "년")) return std::nullopt;
  static constexpr Words kHalves[] = {{"오후", " "}, {"오전", " "}};
  const std::string plain = translate(translate(std::string(text), kMarks), kHalves);
  std::string joined;
  for (const auto word : words(plain)) {
    if (!joined.empty() && joined.back() != '-') joined += ' ';
    joined += word;
  }
  auto m = read_w3c(joined);
  if (!m) return std::nullopt;
  if (afternoon) m->hour += 12;
  m->zone = kKoreanZone;
  return m;
}

/// "Κυρ, 11 Ιούλ 2004 12:00:00 EST"
Maybe read_greek(std::string_view text) {
  static constexpr Words kMonths[] = {
      {"Ιαν", "Jan"},  {"Φεβ", "Feb"}, {"Μάώ", "Mar"},  {"Μαώ", "Mar"},  {"Μάρ", "Mar"},
      {"Μαρ", "Mar"},  {"Απρ", "Apr"}, {"Μάι", "May"},  {"Μαϊ", "May"},  {"Μαι", "May"},
      {"Ιούν", "Jun"}, {"Ιον", "Jun"}, {"Ιουν", "Jun"}, {"Ιούλ", "Jul"}, {"Ιολ", "Jul"},
      {"Ιουλ", "Jul"}, {"Αύγ", "Aug"}, {"Αυγ", "Aug"},  {"Σεπ", "Sep"},  {"Οκτ", "Oct"},
      {"Νοέ", "Nov"},  {"Νοε", "Nov"}, {"Δεκ", "Dec"}};
  const auto comma = text.find(',');
  if (comma == text.npos || static_cast<unsigned char>(text[0]) < 0x80) return std::nullopt;
  return read_822(lower(translate(std::string(text.substr(comma + 1)), kMonths)));
}

/// "2004-július-13T9:15-05:00"
Maybe read_hungarian(std::string_view text) {
  static constexpr Words kMonths[] = {{"január", "01"},     {"februári", "02"}, {"február", "02"},
                                      {"március", "03"},    {"április", "04"},  {"május", "05"},
                                      {"június", "06"},     {"július", "07"},   {"augusztus", "08"},
                                      {"szeptember", "09"}, {"október", "10"},  {"november", "11"},
                                      {"december", "12"}};
  if (text.size() < 6 || text[4] != '-' || is_digit(text[5])) return std::nullopt;
  return read_w3c(lower(translate(std::string(text), kMonths)));
}

Maybe read_moment(std::string_view text) {
  text = strip(text);
  if (text.empty() || text.size() > kLongestDate) return std::nullopt;
  const std::string low = lower(text);
  for (const auto read : {read_w3c, read_822, read_iso, read_asctime, read_perforce})
    if (const auto m = read(low); m && in_range(*m)) return m;
  for (const auto read : {read_hungarian, read_greek, read_korean})
    if (const auto m = read(text); m && in_range(*m)) return m;
  return std::nullopt;
}

}  // namespace

std::optional<NineTuple> parse_date(std::string_view text) {
  const auto moment = read_moment(text);
  return moment ? to_utc(*moment) : std::nullopt;
}

std::string to_rfc3339(std::string_view text) {
  const auto date = parse_date(text);
  if (!date) return "";
  const auto& d = *date;
  char buffer[64];
  if (!contains(text, ":") && d[3] == 0 && d[4] == 0 && d[5] == 0)
    std::snprintf(buffer, sizeof buffer, "%04d-%02d-%02d", d[0], d[1], d[2]);
  else
    std::snprintf(buffer, sizeof buffer, "%04d-%02d-%02dT%02d:%02d:%02dZ", d[0], d[1], d[2], d[3],
                  d[4], d[5]);
  return buffer;
}

}  // namespace parley::wire::feed
