#include "text/time_point.h"

#include "text/time_words.h"

namespace parley::text {

std::optional<TimePoint> TimePointReader::read_core() {
  using Self = TimePointReader;
  using Read = bool (Self::*)(TimePoint&);
  constexpr Read kReaders[] = {&Self::read_iso,      &Self::read_weekday, &Self::read_date,
                               &Self::read_month,    &Self::read_holiday, &Self::read_day_word,
                               &Self::read_season,   &Self::read_unit,    &Self::read_span,
                               &Self::read_counted,  &Self::read_shifted, &Self::read_decade,
                               &Self::read_bare_year};
  const auto begin = i_;
  for (const auto read : kReaders) {
    TimePoint point;
    if ((this->*read)(point)) return point;
    i_ = begin;
  }
  return std::nullopt;
}

bool TimePointReader::read_iso(TimePoint& point) {
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

Which TimePointReader::read_which() {
  if (take_phrase("this past") || take_phrase("this last")) return Which::past;
  if (take_phrase("this coming") || take_phrase("this next")) return Which::coming;
  if (take_one({"last", "past", "previous"})) return Which::past;
  if (take_one({"next", "coming"})) return Which::coming;
  return take("this") ? Which::current : Which::none;
}

bool TimePointReader::read_weekday(TimePoint& point) {
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

bool TimePointReader::read_after_weekday(TimePoint& point) {
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

bool TimePointReader::read_date(TimePoint& point) {
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
      !is_one_of(lexeme()->suffix, {"", "st", "nd", "rd", "th"}))
    return false;
  ++i_;
  return finish_date(point, month, day);
}

bool TimePointReader::finish_date(TimePoint& point, int month, int day) {
  point.kind = TimePoint::Kind::date;
  point.month = month;
  point.day = day;
  read_year(point);
  return true;
}

int TimePointReader::take_month() {
  const int month = month_of(form());
  if (month == 0 || !capital()) return 0;
  const bool stopped = is_month_abbreviation(form()) && form(1) == "." && !lexeme(1)->spaced;
  i_ += stopped ? 2 : 1;
  return month;
}

void TimePointReader::read_year(TimePoint& point) {
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

bool TimePointReader::read_month(TimePoint& point) {
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

bool TimePointReader::capital_at(std::size_t i) const { return lexemes_[i].capital; }

bool TimePointReader::before_allows() const {
  return i_ > start_ || is_one_of(before(), {"in", "of", "for", "since", "during", "throughout",
                                             "around", "and", "to", "the", "over", "until", "by"});
}

bool TimePointReader::read_holiday(TimePoint& point) {
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

bool TimePointReader::read_day_word(TimePoint& point) {
  if (form() == "overnight") return read_overnight(point);
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

bool TimePointReader::read_overnight(TimePoint& point) {
  const auto* next = lexeme(1);
  const bool noun_follows =
      next != nullptr && next->kind == Lexeme::Kind::word &&
      !is_one_of(next->form, {"in", "on", "by", "into", "and", "when", "after", "to", "as", "at",
                              "from", "near", "but", "while", "with"});
  if (noun_follows) return false;
  ++i_;
  point.kind = TimePoint::Kind::span;
  point.count = -1;
  return true;
}

bool TimePointReader::read_season(TimePoint& point) {
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

bool TimePointReader::read_unit(TimePoint& point) {
  point.kind = TimePoint::Kind::unit;
  if (is_one_of(form(), {"year", "month"}) && form(1) == "-" && form(2) == "end") {
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
    // "Later in the day" is of the day that is told of.
    if (*unit == TimeUnit::day) point.kind = TimePoint::Kind::same;
    point.which = Which::current;
    return true;
  }
  if (*unit == TimeUnit::day) return false;
  // "the past week" is a span that ends today, "the next day" counts from another event.
  return !the && point.which != Which::none;
}

bool TimePointReader::read_span(TimePoint& point) {
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

bool TimePointReader::read_count(TimePoint& point) {
  point.rough = take_one({"about", "almost", "nearly", "around", "some", "roughly"});
  take_one({"exactly", "just", "barely"});
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

bool TimePointReader::read_counted(TimePoint& point) {
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

bool TimePointReader::read_shifted(TimePoint& point) {
  point.kind = TimePoint::Kind::shifted;
  point.count = 1;
  if (take_one({"that", "the"})) {
    const bool that = lexemes_[i_ - 1].form == "that";
    const bool same = take("same") || that;
    const bool next = !same && take_one({"next", "following"});
    const bool previous = !same && !next && take_one({"previous", "preceding"});
    if (!read_shifted_unit(point)) return false;
    point.rough =
        point.unit != TimeUnit::day;  // a week of the calendar, where "a week later" is a day
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

bool TimePointReader::read_shifted_unit(TimePoint& point) {
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

bool TimePointReader::read_decade(TimePoint& point) {
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

bool TimePointReader::read_bare_year(TimePoint& point) {
  const int year = whole(4);
  if (year < 1500 || year > 2100 || form().size() != 4 || !lexeme()->suffix.empty()) return false;
  const bool said = bare_ || edged_ || in_section_ ||
                    (before_allows() && !is_one_of(before(), {"for", "to", "over"})) ||
                    begins_attribute();
  if (!said || !year_ends()) return false;
  ++i_;
  point.kind = TimePoint::Kind::year;
  point.year = year;
  return true;
}

bool TimePointReader::begins_attribute() const {
  return is_one_of(before(), {"a", "the", "its", "his", "their"}) || (before() == "s" && i_ > 1);
}

bool TimePointReader::year_ends() const {
  const auto next = form(1);
  if (next == "-" && lexeme(2) != nullptr && lexeme(2)->kind == Lexeme::Kind::word &&
      !lexeme(1)->spaced)
    return false;
  return !is_one_of(next, {"people", "others", "civilians", "soldiers", "troops", "men", "women",
                           "children", "%", "percent", "dollars", "miles", "km", "kilometers",
                           "kilometres", "meters", "metres", "tons", "tonnes"});
}

}  // namespace parley::text
