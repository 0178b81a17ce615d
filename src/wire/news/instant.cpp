#include "wire/news/instant.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <optional>

#include "wire/news/encoding.h"
#include "wire/notation/calendar.h"

namespace parley::wire::news {
namespace {

/// Reads exactly `count` digits off the front.
std::optional<int> digits(std::string_view& text, std::size_t count) {
  if (text.size() < count) return std::nullopt;
  int value = 0;
  for (std::size_t i = 0; i < count; ++i) {
    if (text[i] < '0' || text[i] > '9') return std::nullopt;
    value = value * 10 + (text[i] - '0');
  }
  text.remove_prefix(count);
  return value;
}

bool take(std::string_view& text, char c) {
  if (text.empty() || text.front() != c) return false;
  text.remove_prefix(1);
  return true;
}

std::string two(int value) {
  char buffer[8];
  std::snprintf(buffer, sizeof buffer, "%02d", value % 100);
  return buffer;
}

/// "09:30:00.5" or "0930"; the seconds may be missing, a fraction is kept to the millisecond.
std::string time_of_day(std::string_view& text) {
  const auto hour = digits(text, 2);
  take(text, ':');
  const auto minute = digits(text, 2);
  if (!hour || !minute || *hour > 23 || *minute > 59) return {};
  take(text, ':');
  auto second = digits(text, 2);
  if (second && *second > 60) return {};
  std::string out = two(*hour) + ":" + two(*minute) + ":" + two(second.value_or(0));
  if (second && !text.empty() && (text.front() == '.' || text.front() == ',')) {
    std::size_t end = text.find_first_not_of("0123456789", 1);
    if (end == std::string_view::npos) end = text.size();
    const auto fraction = text.substr(1, std::min<std::size_t>(end - 1, 3));
    if (fraction.find_first_not_of('0') != std::string_view::npos)
      out += "." + std::string(fraction);
    text.remove_prefix(end);
  }
  return out;
}

/// "Z", "+02:00", "-0500", "+02"; empty when there is no zone.
std::string zone(std::string_view text) {
  if (text == "Z" || text == "z" || text == "GMT" || text == "UTC") return "Z";
  const char sign = text.empty() ? ' ' : text.front();
  if (sign != '+' && sign != '-') return {};
  text.remove_prefix(1);
  const auto hours = digits(text, 2);
  if (!hours || *hours > 14) return {};
  take(text, ':');
  const auto minutes = text.empty() ? std::optional<int>(0) : digits(text, 2);
  if (!minutes || *minutes > 59 || !text.empty()) return {};
  return sign + two(*hours) + ":" + two(*minutes);
}

/// Seconds since 1970 of what instant() gave; nullopt for a mere date.
std::optional<long long> seconds(const std::string& written) {
  std::string_view text = written;
  const auto part = [&](std::size_t count) {
    const auto value = digits(text, count);
    text.remove_prefix(std::min<std::size_t>(text.size(), 1));
    return value.value_or(0);
  };
  if (text.size() < 20) return std::nullopt;
  const std::chrono::year year{part(4)};
  const std::chrono::month month{static_cast<unsigned>(part(2))};
  const std::chrono::day day{static_cast<unsigned>(part(2))};
  const auto days = std::chrono::sys_days{year / month / day}.time_since_epoch().count();
  const int hour = part(2);
  const int minute = part(2);
  const int second = digits(text, 2).value_or(0);
  const auto sign = text.find_first_of("+-");
  long long offset = 0;
  if (sign != std::string_view::npos) {
    const bool west = text[sign] == '-';
    text.remove_prefix(sign + 1);
    offset = part(2) * 3600LL;
    offset += part(2) * 60LL;
    if (west) offset = -offset;
  }
  return days * 86400LL + hour * 3600LL + minute * 60LL + second - offset;
}

}  // namespace

bool later(const std::string& a, const std::string& b) {
  const auto first = seconds(a);
  const auto second = seconds(b);
  return first && second && *first > *second;
}

std::string instant(std::string_view raw) {
  const auto clean = folded(raw);
  std::string_view text = clean;
  const auto year = digits(text, 4);
  take(text, '-');
  const auto month = digits(text, 2);
  take(text, '-');
  const auto day = digits(text, 2);
  if (!year || !month || !day) return {};
  auto date = notation::iso_day(*year, *month, *day);
  if (date.empty() || text.empty()) return date;
  if (!take(text, 'T') && !take(text, 't') && !take(text, ' ')) return {};
  const auto time = time_of_day(text);
  if (time.empty()) return {};
  take(text, ' ');
  const auto offset = zone(text);
  return offset.empty() ? date : date + "T" + time + offset;
}

}  // namespace parley::wire::news
