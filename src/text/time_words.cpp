#include "text/time_words.h"

#include <algorithm>
#include <array>

namespace parley::text {
namespace {

constexpr std::array<std::string_view, 12> kMonths = {
    "january", "february", "march",     "april",   "may",      "june",
    "july",    "august",   "september", "october", "november", "december"};
constexpr std::array<std::string_view, 12> kMonthsShort = {
    "jan", "feb", "mar", "apr", "", "jun", "jul", "aug", "sep", "oct", "nov", "dec"};
constexpr std::array<std::string_view, 7> kWeekdays = {
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};
constexpr std::array<std::string_view, 7> kWeekdaysShort = {"mon", "tue", "wed", "thu",
                                                            "fri", "sat", "sun"};

template <std::size_t N>
int index_of(const std::array<std::string_view, N>& words, std::string_view word) {
  const auto found = std::find(words.begin(), words.end(), word);
  return found == words.end() || word.empty() ? -1 : static_cast<int>(found - words.begin());
}

struct UnitWord {
  std::string_view word;
  TimeUnit unit;
};

constexpr std::array<UnitWord, 10> kUnits = {{{"minute", TimeUnit::minute},
                                              {"hour", TimeUnit::hour},
                                              {"day", TimeUnit::day},
                                              {"week", TimeUnit::week},
                                              {"weekend", TimeUnit::weekend},
                                              {"month", TimeUnit::month},
                                              {"season", TimeUnit::season},
                                              {"year", TimeUnit::year},
                                              {"decade", TimeUnit::decade},
                                              {"century", TimeUnit::century}}};

constexpr std::array<Holiday, 11> kHolidays = {{{"christmas eve", 12, 24},
                                                {"christmas day", 12, 25},
                                                {"christmas", 12, 25},
                                                {"boxing day", 12, 26},
                                                {"new year ' s eve", 12, 31},
                                                {"new year ' s day", 1, 1},

                                                {"new year", 1, 1},
                                                {"good friday", 0, -2},
                                                {"easter sunday", 0, 0},
                                                {"easter monday", 0, 1},
                                                {"easter", 0, 0}}};

}  // namespace

int month_of(std::string_view word) {
  if (word == "sept") return 9;
  if (const int month = index_of(kMonths, word); month >= 0) return month + 1;
  return index_of(kMonthsShort, word) + 1;
}

bool is_month_abbreviation(std::string_view word) {
  return word == "sept" || index_of(kMonthsShort, word) >= 0;
}

int weekday_named(std::string_view word) {
  if (word == "tues") return 1;
  if (word == "thur" || word == "thurs") return 3;
  if (const int day = index_of(kWeekdays, word); day >= 0) return day;
  return index_of(kWeekdaysShort, word);
}

bool is_weekday_abbreviation(std::string_view word) {
  return word.size() <= 5 && weekday_named(word) >= 0;
}

int season_of(std::string_view word) {
  if (word == "fall") return 2;
  constexpr std::array<std::string_view, 4> kSeasons = {"spring", "summer", "autumn", "winter"};
  return index_of(kSeasons, word);
}

std::optional<TimeUnit> unit_of(std::string_view word) {
  if (word == "centuries") return TimeUnit::century;
  if (!word.empty() && word.back() == 's') word.remove_suffix(1);
  for (const auto& unit : kUnits)
    if (unit.word == word) return unit.unit;
  return std::nullopt;
}

bool is_part_of_day(std::string_view word) {
  constexpr std::array<std::string_view, 9> kParts = {"morning",   "afternoon", "evening",
                                                      "night",     "dawn",      "dusk",
                                                      "overnight", "midday",    "nightfall"};
  return index_of(kParts, word) >= 0;
}

int holiday_count() { return static_cast<int>(kHolidays.size()); }

const Holiday& holiday_at(int index) { return kHolidays[static_cast<std::size_t>(index)]; }

DayNumber holiday_in(int index, int year) {
  const auto& holiday = holiday_at(index);
  if (holiday.month == 0) return easter_of(year) + holiday.day;
  return day_number({year, holiday.month, holiday.day});
}

}  // namespace parley::text
