#include "wire/html/page_date.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <ctime>
#include <optional>
#include <vector>

#include <fmt/format.h>

#include "wire/html/words.h"
#include "wire/notation/calendar.h"

namespace parley::wire::html {

namespace {

constexpr std::size_t kLongestDate = 64;

struct Date {
  int year = 0, month = 0, day = 0;
  int hour = -1, minute = 0, second = 0;
  std::string offset;  ///< "Z" or "+02:00"; empty when unknown
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return c >= 'a' && c <= 'z'; }

bool is_valid(const Date& d) {
  return d.year >= 1900 && d.year <= 2200 && notation::is_day(d.year, d.month, d.day) &&
         d.hour < 24 && d.minute < 60 && d.second <= 60;
}

std::string written(const Date& d) {
  if (!is_valid(d)) return {};
  const auto day = notation::iso_day(d.year, d.month, d.day);
  if (d.hour < 0 || d.offset.empty()) return day;
  return fmt::format("{}T{:02}:{:02}:{:02}{}", day, d.hour, d.minute, d.second, d.offset);
}

/// Walks over a lower-cased date.
class Cursor {
 public:
  explicit Cursor(std::string_view text) : text_(text) {}

  bool at_end() const { return text_.empty(); }
  char peek() const { return text_.empty() ? '\0' : text_.front(); }
  std::size_t digits() const {
    std::size_t n = 0;
    while (n < text_.size() && is_digit(text_[n])) ++n;
    return n;
  }

  bool take(char c) {
    if (peek() != c) return false;
    text_.remove_prefix(1);
    return true;
  }

  /// A number of `least` to `most` digits; -1 if there is none.
  int number(std::size_t least, std::size_t most) {
    const auto n = std::min(digits(), most);
    if (n < least || n == 0) return -1;
    int value = 0;
    std::from_chars(text_.data(), text_.data() + n, value);
    text_.remove_prefix(n);
    return value;
  }

  std::string_view word() {
    std::size_t n = 0;
    while (n < text_.size() && is_letter(text_[n])) ++n;
    const auto out = text_.substr(0, n);
    text_.remove_prefix(n);
    return out;
  }

  void skip_to_token() {
    while (!text_.empty() && !is_digit(peek()) && !is_letter(peek()) && peek() != '+' &&
           peek() != '-')
      text_.remove_prefix(1);
  }

  void skip_one() { text_.remove_prefix(1); }

 private:
  std::string_view text_;
};

/// "z", "+0200", "+02:00", "+02".
std::string read_offset(Cursor& c) {
  if (c.take('z')) return "Z";
  const char sign = c.peek();
  if (sign != '+' && sign != '-') return {};
  c.skip_one();
  const int hours = c.number(2, 2);
  c.take(':');
  const int minutes = std::max(c.number(2, 2), 0);
  if (hours < 0 || hours > 14 || minutes > 59) return {};
  return fmt::format("{}{:02}:{:02}", sign, hours, minutes);
}

/// "06:00", "06:00:01.5", "6:00 pm"; false when there is no time.
bool read_clock(Cursor& c, Date& d) {
  const int hour = c.number(1, 2);
  if (hour < 0 || !c.take(':')) return false;
  d.hour = hour;
  d.minute = c.number(2, 2);
  if (d.minute < 0) return false;
  if (c.take(':')) d.second = std::max(c.number(2, 2), 0);
  if (c.take('.')) c.number(1, 9);
  while (c.take(' ')) {
  }
  return true;
}

std::optional<Date> read_iso(Cursor c) {
  Date d;
  const bool compact = c.digits() >= 8;
  d.year = c.number(4, 4);
  const char parter = c.peek();
  if (d.year < 0 || (!compact && parter != '-' && parter != '/' && parter != '.')) return {};
  if (!compact) c.skip_one();
  d.month = c.number(compact ? 2 : 1, 2);
  if (!compact && !c.take(parter)) return {};
  d.day = c.number(compact ? 2 : 1, 2);
  if (c.take('t') || c.take(' ')) {
    if (compact && c.digits() >= 4) {
      d.hour = c.number(2, 2);
      d.minute = c.number(2, 2);
      d.second = std::max(c.number(2, 2), 0);
    } else if (!read_clock(c, d)) {
      d.hour = -1;
    }
    d.offset = read_offset(c);
    if (d.offset.empty() && (c.word() == "gmt" || c.word() == "utc")) d.offset = "Z";
  }
  return d;
}

int month_named(std::string_view word) {
  constexpr std::array<std::string_view, 12> kMonths = {
      "january", "february", "march",     "april",   "may",      "june",
      "july",    "august",   "september", "october", "november", "december"};
  if (word.size() < 3) return 0;
  for (std::size_t i = 0; i < kMonths.size(); ++i)
    if (kMonths[i].substr(0, word.size()) == word) return static_cast<int>(i + 1);
  return word == "sept" ? 9 : 0;
}

/// Only zones without doubt; "EST" and its like mean different hours to different people.
std::string zone_named(std::string_view word) {
  return word == "gmt" || word == "utc" || word == "ut" ? "Z" : "";
}

void read_number(Cursor& c, Date& d) {
  const auto n = c.digits();
  if (n == 4 && d.year == 0) {
    d.year = c.number(4, 4);
    return;
  }
  auto clock = c;
  if (d.hour < 0 && read_clock(clock, d)) {
    c = clock;
    d.offset = read_offset(c);
    return;
  }
  const int value = c.number(1, 9);
  if (d.day == 0 && n <= 2) d.day = value;
}

void read_word(Cursor& c, Date& d) {
  const auto word = c.word();
  if (d.month == 0) d.month = month_named(word);
  if (d.hour >= 1 && word == "pm" && d.hour < 12) d.hour += 12;
  if (d.hour == 12 && word == "am") d.hour = 0;
  if (d.offset.empty()) d.offset = zone_named(word);
}

/// "Thu, 05 Apr 2018 06:00:00 +0200", "April 5, 2018", "5 April 2018".
Date read_named(Cursor c) {
  Date d;
  for (c.skip_to_token(); !c.at_end(); c.skip_to_token()) {
    if (is_digit(c.peek()))
      read_number(c, d);
    else if (is_letter(c.peek()))
      read_word(c, d);
    else if (d.hour >= 0 && d.offset.empty() && !(d.offset = read_offset(c)).empty())
      continue;
    else
      c.skip_one();
  }
  return d;
}

/// Seconds, or with 13 digits milliseconds, since 1970.
std::string read_epoch(std::string_view text) {
  long long value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  const auto seconds = static_cast<std::time_t>(text.size() == 13 ? value / 1000 : value);
  std::tm tm{};
  if (gmtime_r(&seconds, &tm) == nullptr) return {};
  return written({.year = tm.tm_year + 1900,
                  .month = tm.tm_mon + 1,
                  .day = tm.tm_mday,
                  .hour = tm.tm_hour,
                  .minute = tm.tm_min,
                  .second = tm.tm_sec,
                  .offset = "Z"});
}

}  // namespace

std::string page_date(std::string_view text) {
  const auto date = lower(trimmed(text));
  if (date.size() < 8 || date.size() > kLongestDate) return {};
  const bool number = std::all_of(date.begin(), date.end(), is_digit);
  if (number && (date.size() == 10 || date.size() == 13)) return read_epoch(date);
  if (number && date.size() != 8 && date.size() != 14) return {};
  if (const auto iso = read_iso(Cursor(date))) return written(*iso);
  return written(read_named(Cursor(date)));
}

}  // namespace parley::wire::html
