#include "text/time_phrase.h"

#include <algorithm>
#include <cstdlib>
#include <initializer_list>

#include "text/time_words.h"

namespace parley::text {
namespace {

using Words = std::initializer_list<std::string_view>;

bool in(std::string_view word, Words words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// Reads one phrase from left to right; each method that reads moves `i_` only when it succeeds.
class PhraseReader {
 public:
  PhraseReader(const std::vector<Lexeme>& lexemes, std::size_t i, bool bare)
      : lexemes_(lexemes), start_(i), i_(i), bare_(bare) {}

  std::optional<TimePhrase> read() {
    TimePhrase phrase;
    const bool between = take("between");
    if (!between) read_edge(phrase);
    edged_ = between || phrase.edge != Edge::at;
    auto first = read_point();
    if (!first) return std::nullopt;
    phrase.first = *first;
    phrase.last = read_last(*first, between, phrase.edge);
    if (between && !phrase.last) return std::nullopt;
    if (phrase.last) phrase.edge = Edge::at;
    // "After Tuesday's attack": the attack is the bound, not the day.
    if (owner_ && phrase.edge != Edge::at) return std::nullopt;
    phrase.end = i_;
    return phrase;
  }

 private:
  // Looking.
  const Lexeme* lexeme(std::size_t k = 0) const {
    return i_ + k < lexemes_.size() ? &lexemes_[i_ + k] : nullptr;
  }
  std::string_view form(std::size_t k = 0) const {
    return lexeme(k) != nullptr ? std::string_view(lexeme(k)->form) : "";
  }
  std::string_view before() const { return i_ > 0 ? std::string_view(lexemes_[i_ - 1].form) : ""; }
  bool is_number(std::size_t k = 0) const {
    return lexeme(k) != nullptr && lexeme(k)->kind == Lexeme::Kind::number;
  }
  bool capital(std::size_t k = 0) const {
    return bare_ || (lexeme(k) != nullptr && lexeme(k)->capital);
  }

  bool take(std::string_view word) {
    if (form() != word) return false;
    ++i_;
    return true;
  }

  /// Takes words parted by single spaces, all or none.
  bool take_phrase(std::string_view words) {
    const auto begin = i_;
    while (!words.empty()) {
      const auto space = std::min(words.find(' '), words.size());
      if (!take(words.substr(0, space))) {
        i_ = begin;
        return false;
      }
      words.remove_prefix(std::min(space + 1, words.size()));
    }
    return true;
  }

  bool take_one(Words words) {
    if (!in(form(), words)) return false;
    ++i_;
    return true;
  }

  /// The digits of a whole number of at most `most` digits at `k`; -1 when there is none.
  int whole(std::size_t most, std::size_t k = 0) const {
    if (!is_number(k)) return -1;
    const auto digits = form(k);
    if (digits.size() > most || digits.find_first_not_of("0123456789") != std::string_view::npos)
      return -1;
    return std::atoi(std::string(digits).c_str());
  }

  // Edges and ranges.
  void read_edge(TimePhrase& phrase) {
    struct EdgeWords {
      std::string_view words;
      Edge edge;
    };
    constexpr EdgeWords kEdges[] = {
        {"since", Edge::since},   {"until", Edge::until},    {"till", Edge::until},
        {"through", Edge::until}, {"by", Edge::by},          {"before", Edge::before},
        {"after", Edge::after},   {"from", Edge::from},      {"as of", Edge::from},
        {"starting", Edge::from}, {"beginning", Edge::from}, {"effective", Edge::from}};
    for (const auto& edge : kEdges) {
      if (!take_phrase(edge.words)) continue;
      phrase.edge = edge.edge;
      take("on");
      return;
    }
    take_one({"on", "in", "at", "over", "during"});
  }

  std::optional<TimePoint> read_last(const TimePoint& first, bool between, Edge edge) {
    const auto begin = i_;
    const bool joint =
        between ? take("and")
                : take_one({"to", "through", "until", "till", "-", "\xe2\x80\x93", "and"});
    if (!joint) return std::nullopt;
    const bool listed = lexemes_[begin].form == "and" && !between;
    if (!listed) edged_ = true;
    if (auto day = read_day_number(first, listed)) return day;
    if (auto last = read_point(); last && fits(first, *last, listed, edge)) return last;
    i_ = begin;
    return std::nullopt;
  }

  /// "and 9", "-9", "to 12" after "Sept. 8".
  std::optional<TimePoint> read_day_number(const TimePoint& first, bool listed) {
    const int day = whole(2);
    if (first.kind != TimePoint::Kind::date || first.year != 0 || day < 1 || day > 31 ||
        month_of(form(1)) != 0)
      return std::nullopt;
    const auto* next = lexeme(1);
    const bool noun_follows = next != nullptr && next->kind == Lexeme::Kind::word &&
                              !next->capital &&
                              !in(next->form, {"in", "at", "on", "for", "to", "as", "when", "but",
                                               "and", "with", "after", "before", "of", "by"});
    if (listed && noun_follows) return std::nullopt;
    ++i_;
    auto last = first;
    last.day = day;
    read_year(last);
    return last;
  }

  static bool fits(const TimePoint& first, const TimePoint& last, bool listed, Edge edge) {
    using Kind = TimePoint::Kind;
    if (listed && edge != Edge::at && edge != Edge::since) return false;
    if (listed)
      return first.kind == last.kind &&
             (first.kind == Kind::weekday || first.kind == Kind::month || first.kind == Kind::date);
    const auto calendar = [](Kind kind) {
      return kind == Kind::date || kind == Kind::month || kind == Kind::year ||
             kind == Kind::weekday || kind == Kind::season || kind == Kind::day_offset ||
             kind == Kind::clock;
    };
    return calendar(first.kind) && calendar(last.kind);
  }

  // Points.
  std::optional<TimePoint> read_point() {
    const auto begin = i_;
    TimePoint clock;
    const bool clocked = read_clock(clock);
    if (clocked && !take("on")) take(",");
    const auto section = read_section();
    if (section != Section::whole && !take_one({"in", "on", "-"})) take("of");
    const bool part = read_part_before();
    in_section_ = section != Section::whole;
    auto point = read_core();
    if (clocked && !(point && names_day(*point))) {
      i_ = clock_end_;
      return clock;
    }
    if (!point) {
      i_ = begin;
      return std::nullopt;
    }
    if (section != Section::whole) point->section = section;
    point->part_of_day = read_part_after() || part || clocked;
    if (clocked) {
      point->minute = clock.minute;
      point->utc = clock.utc;
    }
    return point;
  }

  static bool names_day(const TimePoint& point) {
    using Kind = TimePoint::Kind;
    return point.kind == Kind::date || point.kind == Kind::weekday ||
           point.kind == Kind::day_offset || point.kind == Kind::holiday;
  }

  Section read_section() {
    const auto begin = i_;
    take("the");
    struct SectionWords {
      std::string_view words;
      Section section;
    };
    constexpr SectionWords kSections[] = {{"first half of", Section::first_half},
                                          {"second half of", Section::second_half},
                                          {"end of", Section::end},
                                          {"close of", Section::end},
                                          {"start of", Section::start},
                                          {"last day of", Section::end},
                                          {"first day of", Section::start},
                                          {"beginning of", Section::start},
                                          {"middle of", Section::middle},
                                          {"early", Section::early},
                                          {"mid", Section::middle},
                                          {"late", Section::late},
                                          {"earlier", Section::early},
                                          {"later", Section::late}};
    for (const auto& section : kSections)
      if (take_phrase(section.words)) return section.section;
    i_ = begin;
    return Section::whole;
  }

  /// "the night of July 20", "overnight Friday", "dawn on Saturday".
  bool read_part_before() {
    const auto begin = i_;
    take("the");
    if (is_part_of_day(form()) && in(form(1), {"of", "on"})) {
      i_ += 2;
      return true;
    }
    if (is_part_of_day(form()) && weekday_named(form(1)) >= 0) {
      ++i_;
      return true;
    }
    i_ = begin;
    return false;
  }

  /// "Friday night", "Sunday's".
  bool read_part_after() {
    const bool part = is_part_of_day(form());
    if (part) ++i_;
    owner_ = is_apostrophe(form()) && form(1) == "s" && !lexeme(0)->spaced;
    if (owner_) i_ += 2;
    return part;
  }

  static bool is_apostrophe(std::string_view s) { return s == "'" || s == "`"; }

  /// "4 a.m.", "10:30", "1430 GMT", "noon", "midnight".
  bool read_clock(TimePoint& clock) {
    const auto begin = i_;
    int minute = -1;
    if (take("noon"))
      minute = 12 * 60;
    else if (take("midnight"))
      minute = 0;
    else
      minute = read_clock_digits();
    if (minute < 0) {
      i_ = begin;
      return false;
    }
    clock.kind = TimePoint::Kind::clock;
    clock.utc = take_one({"gmt", "utc"});
    if (take("local")) take("time");
    if (lexemes_[begin].form == "midnight")
      minute = -1;  // midnight belongs to either day: only the day is kept
    clock.minute = minute;
    clock_end_ = i_;
    return true;
  }

  int read_clock_digits() {
    if (!is_number()) return -1;
    const auto digits = form();
    const auto colon = digits.find(':');
    const auto suffix = std::string_view(lexeme()->suffix);
    int hour = -1;
    int minute = 0;
    if (colon != std::string_view::npos && digits.size() - colon == 3 && colon <= 2) {
      hour = std::atoi(std::string(digits.substr(0, colon)).c_str());
      minute = std::atoi(std::string(digits.substr(colon + 1)).c_str());
    } else if (digits.size() == 4 && whole(4) >= 0 &&
               (in(form(1), {"gmt", "utc", "hours"}) || form(1) == "local")) {
      hour = whole(4) / 100;
      minute = whole(4) % 100;
    } else if (digits.size() == 4 && digits[0] == '0' && whole(4) >= 0 &&
               (edged_ || before() == "at")) {
      hour = whole(4) / 100;
      minute = whole(4) % 100;
    } else if (whole(2) >= 0 && (in(suffix, {"am", "pm"}) || in(form(1), {"am", "pm"}))) {
      hour = whole(2);
    }
    if (hour < 0 || hour > 24 || minute > 59) return -1;
    ++i_;
    return with_half(hour, suffix) * 60 + minute;
  }

  int with_half(int hour, std::string_view suffix) {
    std::string half(suffix);
    if (half.empty() && in(form(), {"am", "pm"})) half = lexemes_[i_++].form;
    if (half == "pm" && hour < 12) return hour + 12;
    return half == "am" && hour == 12 ? 0 : hour;
  }

  std::optional<TimePoint> read_core() {
    using Read = bool (PhraseReader::*)(TimePoint&);
    constexpr Read kReaders[] = {
        &PhraseReader::read_iso,      &PhraseReader::read_weekday, &PhraseReader::read_date,
        &PhraseReader::read_month,    &PhraseReader::read_holiday, &PhraseReader::read_day_word,
        &PhraseReader::read_season,   &PhraseReader::read_unit,    &PhraseReader::read_span,
        &PhraseReader::read_counted,  &PhraseReader::read_shifted, &PhraseReader::read_decade,
        &PhraseReader::read_bare_year};
    const auto begin = i_;
    for (const auto read : kReaders) {
      TimePoint point;
      if ((this->*read)(point)) return point;
      i_ = begin;
    }
    return std::nullopt;
  }

  bool read_iso(TimePoint& point) {
    const int year = whole(4);
    const int month = whole(2, 2);
    const int day = whole(2, 4);
    if (year < 1000 || form(1) != "-" || form(3) != "-" || month < 1 || month > 12 || day < 1 ||
        day > days_in_month(year, month))
      return false;
    i_ += 5;
    point.year = year;
    point.month = month;
    point.day = day;
    return true;
  }

  Which read_which() {
    if (take_phrase("this past") || take_phrase("this last")) return Which::past;
    if (take_phrase("this coming") || take_phrase("this next")) return Which::coming;
    if (take_one({"last", "past", "previous"})) return Which::past;
    if (take_one({"next", "coming"})) return Which::coming;
    return take("this") ? Which::current : Which::none;
  }

  bool read_weekday(TimePoint& point) {
    take("the");
    point.which = read_which();
    const int day = weekday_named(form());
    if (day < 0 || !capital()) return false;
    const bool stopped = is_weekday_abbreviation(form()) && form(1) == "." && !lexeme(1)->spaced;
    if (is_weekday_abbreviation(form()) && !stopped && !bare_) return false;
    i_ += stopped ? 2 : 1;
    point.kind = TimePoint::Kind::weekday;
    point.weekday = day;
    return read_after_weekday(point);
  }

  /// "Friday, Sept. 9", "Monday of last week", "Sunday a week ago".
  bool read_after_weekday(TimePoint& point) {
    const auto begin = i_;
    take(",");
    if (TimePoint date; read_date(date)) {
      const auto which = point.which;
      point = date;
      point.which = which;
      return true;
    }
    i_ = begin;
    take("of");
    const auto week = read_which();
    if (week != Which::none && take("week"))
      point.week_which = week;
    else
      i_ = begin;
    return true;
  }

  /// "Sept. 8", "September 8th, 2016", "8 September", "the 8th of September".
  bool read_date(TimePoint& point) {
    const auto begin = i_;
    take("the");
    if (const int day = whole(2); day >= 1 && day <= 31) {
      ++i_;
      take("of");
      if (const int month = take_month(); month != 0 && day <= days_in_month(2000, month))
        return finish_date(point, month, day);
    }
    i_ = begin;
    const int month = take_month();
    if (month == 0) return false;
    const int day = whole(2);
    if (day < 1 || day > days_in_month(2000, month) ||
        !in(lexeme()->suffix, {"", "st", "nd", "rd", "th"}))
      return false;
    ++i_;
    return finish_date(point, month, day);
  }

  bool finish_date(TimePoint& point, int month, int day) {
    point.kind = TimePoint::Kind::date;
    point.month = month;
    point.day = day;
    read_year(point);
    return true;
  }

  /// A month's name, with the stop of its abbreviation; 0 when none stands here.
  int take_month() {
    const int month = month_of(form());
    if (month == 0 || !capital()) return 0;
    const bool stopped = is_month_abbreviation(form()) && form(1) == "." && !lexeme(1)->spaced;
    i_ += stopped ? 2 : 1;
    return month;
  }

  /// ", 2016", "2016", "of 2016", "last year".
  void read_year(TimePoint& point) {
    const auto begin = i_;
    if (!take(",")) take("of");
    if (const int year = whole(4); year >= 1000 && year < 2200 && lexeme()->suffix.empty()) {
      point.year = year;
      ++i_;
      return;
    }
    if (lexemes_[i_ > begin ? begin : i_ - 1].form != ",") {
      const auto which = read_which();
      if (which != Which::none && take("year")) {
        point.year_which = which;
        return;
      }
    }
    i_ = begin;
  }

  bool read_month(TimePoint& point) {
    const bool said = before_allows();
    point.which = read_which();
    const auto name = i_;
    const int month = take_month();
    if (month == 0) return false;
    point.kind = TimePoint::Kind::month;
    point.month = month;
    read_year(point);
    const bool dated =
        point.year != 0 || point.year_which != Which::none || point.which != Which::none;
    const bool owns = is_apostrophe(form()) && form(1) == "s";
    // "may" and "march" are verbs too, and any month is a name: alone it needs a word that makes it
    // a time.
    return dated || bare_ || edged_ || in_section_ || (said && capital_at(name)) || owns;
  }

  bool capital_at(std::size_t i) const { return lexemes_[i].capital; }

  /// Words before a month, season or year that make it a time.
  bool before_allows() const {
    return i_ > start_ || in(before(), {"in", "of", "for", "since", "during", "throughout",
                                        "around", "and", "to", "the", "over", "until", "by"});
  }

  bool read_holiday(TimePoint& point) {
    const bool the = take("the");
    if (!capital()) return false;
    for (int k = 0; k < holiday_count(); ++k) {
      if (!take_phrase(holiday_at(k).words)) continue;
      if (holiday_at(k).words == "new year" && !the)
        return false;  // "Lunar New Year", "a happy new year"
      point.kind = TimePoint::Kind::holiday;
      point.holiday = k;
      read_year(point);
      return true;
    }
    return false;
  }

  bool read_day_word(TimePoint& point) {
    struct DayWords {
      std::string_view words;
      int offset;
    };
    constexpr DayWords kDays[] = {{"the day before yesterday", -2},
                                  {"the day after tomorrow", 2},
                                  {"yesterday", -1},
                                  {"tomorrow", 1},
                                  {"today", 0},
                                  {"tonight", 0},
                                  {"this morning", 0},
                                  {"this afternoon", 0},
                                  {"this evening", 0},
                                  {"last night", -1},
                                  {"last evening", -1}};
    for (const auto& day : kDays) {
      if (!take_phrase(day.words)) continue;
      point.kind = TimePoint::Kind::day_offset;
      point.count = day.offset;
      return true;
    }
    return false;
  }

  bool read_season(TimePoint& point) {
    const bool said = before_allows();
    const bool the = take("the");
    point.which = read_which();
    const bool fall = form() == "fall";
    const int season = season_of(form());
    if (season < 0) return false;
    ++i_;
    point.kind = TimePoint::Kind::season;
    point.season = season;
    read_year(point);
    const bool dated =
        point.year != 0 || point.year_which != Which::none || point.which != Which::none;
    if (dated || bare_) return true;
    if (fall || form() == "of" || (lexeme() != nullptr && form() == "-")) return false;
    return in_section_ || the || (said && before() != "the");
  }

  /// "this week", "last month", "the end of the year", "the weekend", "year-end".
  bool read_unit(TimePoint& point) {
    point.kind = TimePoint::Kind::unit;
    if (in(form(), {"year", "month"}) && form(1) == "-" && form(2) == "end") {
      point.unit = *unit_of(form());
      point.which = Which::current;
      point.section = Section::end;
      i_ += 3;
      return true;
    }
    const bool the = take("the");
    point.which = read_which();
    const auto unit = unit_of(form());
    if (!unit || form().back() == 's' || *unit == TimeUnit::minute || *unit == TimeUnit::hour ||
        *unit == TimeUnit::season)
      return false;
    point.unit = *unit;
    ++i_;
    if (*unit == TimeUnit::weekend && point.which == Which::none) return the || bare_ || edged_;
    if (the && point.which == Which::none && in_section_) {
      point.which = Which::current;
      return true;
    }
    if (*unit == TimeUnit::day && point.which != Which::current) return false;
    // "the past week" is a span that ends today, "the next day" counts from another event.
    return !the && point.which != Which::none;
  }

  /// "the past ten days", "the last two weeks", "within 48 hours", "the next three months".
  bool read_span(TimePoint& point) {
    point.kind = TimePoint::Kind::span;
    const bool within = take("within");
    const bool the = take_one({"the", "these"});
    const auto which = read_which();
    if (!within && (!the || (which != Which::past && which != Which::coming))) return false;
    if (!read_count(point)) point.count = 1;
    if (const auto unit = unit_of(form()); unit && (point.count != 1 || which == Which::past)) {
      ++i_;
      point.unit = *unit;
      if (point.unit == TimeUnit::day && point.count == 1) return false;
      if (which == Which::past) point.count = -point.count;
      return true;
    }
    return false;
  }

  /// "two", "a", "a few", "almost two", "more than three".
  bool read_count(TimePoint& point) {
    take_one(
        {"about", "almost", "nearly", "around", "some", "roughly", "exactly", "just", "barely"});
    if (take_phrase("more than") || take_phrase("less than") || take_phrase("at least"))
      point.vague = true;
    if (take_phrase("a few") || take("several") || take_phrase("a couple of") || take("many")) {
      point.vague = true;
      point.count = 3;
      return true;
    }
    if (const auto number = cardinal_at(lexemes_, i_);
        number && number->value > 0 && number->value < 10000) {
      point.count = number->value;
      i_ = number->end;
      return true;
    }
    if (!take_one({"a", "an"})) return false;
    point.count = 1;
    return true;
  }

  /// "two weeks ago", "in three days", "two days later", "a week earlier".
  bool read_counted(TimePoint& point) {
    const bool ahead = before() == "in" && i_ > start_;
    if (!read_count(point)) return false;
    take("full");
    const auto unit = unit_of(form());
    if (!unit) return false;
    point.unit = *unit;
    ++i_;
    point.kind = TimePoint::Kind::ago;
    if (take("ago")) {
      point.count = -point.count;
      return true;
    }
    if (take_phrase("from now") || take("hence")) return true;
    if (ahead) return true;
    point.kind = TimePoint::Kind::shifted;
    if (take_one({"later", "afterwards", "afterward"})) return true;
    if (take_one({"earlier", "before", "previously"})) {
      point.count = -point.count;
      return true;
    }
    return false;
  }

  /// "the next morning", "the following week", "the night before", "that day", "the same week".
  bool read_shifted(TimePoint& point) {
    point.kind = TimePoint::Kind::shifted;
    point.count = 1;
    if (take_one({"that", "the"})) {
      const bool that = lexemes_[i_ - 1].form == "that";
      const bool same = take("same") || that;
      const bool next = !same && take_one({"next", "following"});
      const bool previous = !same && !next && take_one({"previous", "preceding"});
      if (!read_shifted_unit(point)) return false;
      if (same) {
        point.kind = TimePoint::Kind::same;
        return true;
      }
      if (previous || take("before") || take("earlier"))
        point.count = -1;
      else if (!next && !take("after") && !take("later"))
        return false;
      return true;
    }
    return false;
  }

  bool read_shifted_unit(TimePoint& point) {
    if (is_part_of_day(form())) {
      point.unit = TimeUnit::day;
    } else if (const auto unit = unit_of(form()); unit && form().back() != 's') {
      point.unit = *unit;
    } else {
      return false;
    }
    ++i_;
    return true;
  }

  /// "the 1990s", "the '90s".
  bool read_decade(TimePoint& point) {
    take("the");
    if (is_apostrophe(form()) && whole(2, 1) >= 0) ++i_;
    if (!is_number() || lexeme()->suffix != "s") return false;
    int year = whole(4);
    if (year >= 0 && year < 100 && form().size() == 2) year += 1900;
    if (year < 1000 || year % 10 != 0) return false;
    ++i_;
    point.kind = TimePoint::Kind::decade;
    point.year = year;
    return true;
  }

  bool read_bare_year(TimePoint& point) {
    const int year = whole(4);
    if (year < 1500 || year > 2100 || form().size() != 4 || !lexeme()->suffix.empty()) return false;
    const bool said = bare_ || edged_ || in_section_ ||
                      (before_allows() && !in(before(), {"for", "to", "over"})) ||
                      begins_attribute();
    if (!said || !year_ends()) return false;
    ++i_;
    point.kind = TimePoint::Kind::year;
    point.year = year;
    return true;
  }

  /// "a 1962 ruling", "the 1999 war".
  bool begins_attribute() const {
    return in(before(), {"a", "the", "its", "his", "their"}) || (before() == "s" && i_ > 1);
  }

  /// "in 2014 people" is no year, nor "2014.5" or "2014-B".
  bool year_ends() const {
    const auto next = form(1);
    if (next == "-" && lexeme(2) != nullptr && lexeme(2)->kind == Lexeme::Kind::word &&
        !lexeme(1)->spaced)
      return false;
    return !in(next, {"people", "others", "civilians", "soldiers", "troops", "men", "women",
                      "children", "%", "percent", "dollars", "miles", "km", "kilometers",
                      "kilometres", "meters", "metres", "tons", "tonnes"});
  }

  const std::vector<Lexeme>& lexemes_;
  std::size_t start_;
  std::size_t i_;
  bool bare_;
  bool edged_ = false;
  bool in_section_ = false;
  bool owner_ = false;  // a possessive was read: a noun follows
  std::size_t clock_end_ = 0;
};

}  // namespace

std::optional<TimePhrase> time_phrase_at(const std::vector<Lexeme>& lexemes, std::size_t i,
                                         bool bare) {
  return PhraseReader(lexemes, i, bare).read();
}

}  // namespace parley::text
