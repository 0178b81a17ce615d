// Dates of the calendar: "9 Sept. 2016", "Friday the 9th", "spring", "the third quarter".
#include "text/moment_reader.h"
#include "text/moment_years.h"

namespace parley::text {
namespace {

using Kind = MeasureKind;

}  // namespace

std::optional<std::pair<int, std::size_t>> MomentReader::month_at(std::size_t i) const {
  const auto month = match(i, Kind::month);
  if (!month) return std::nullopt;
  const auto form = text_.form(i);
  // A stop belongs to an abbreviation only where something of the date follows.
  auto end = month.end;
  if (end > i + 1 && !text_.is_digits(end) && !bare() && end < text_.size()) {
    const bool more = is(end, ",") || match(end, Kind::cardinal) || match(end, Kind::ordinal);
    if (!more && !text_.is_word(end)) end = i + 1;
  }
  // "SEP" and "Dec" by themselves may be any name
  if (!bare() && form.size() == 3 && form != "may" && month.end == i + 1) {
    const bool dated =
        text_.is_digits(end) || (i > 0 && text_.is_digits(i - 1)) ||
        is_one(end, {"-", "/", ",", "'"}) ||
        (i > 0 && is_one(i - 1, {"in",   "of",   "since",  "until", "by", "from", "last",
                                 "next", "this", "late",   "early", "to", "and",  "-",
                                 "/",    "mid",  "during", "th",    "st", "nd",   "rd"})) ||
        match(end, Kind::ordinal);
    if (!dated) return std::nullopt;
  }
  const bool common = form == "may" || form == "march" || form == "mar" || form == "sep" ||
                      form == "dec" || form == "jan" || form == "august";
  if (common && !bare() && !text_[i].capital) {
    // "the march to Rome", "they may"; "12 of may" and "may twenty nine" are dates
    const bool numbered = text_.is_digits(end) || (i > 0 && text_.is_digits(i - 1)) ||
                          match(end, Kind::ordinal) || match(end, Kind::ten) ||
                          (i > 1 && is(i - 1, "of")) || is(i - 1, "/") || is(i - 1, "-") ||
                          is(end, "/");
    if (!numbered) return std::nullopt;
  }
  if (form == "may" && !bare() && text_[i].capital) {
    const bool dated =
        text_.is_digits(end) || (i > 0 && text_.is_digits(i - 1)) || match(end, Kind::ordinal) ||
        match(end, Kind::ten) || (is(end, ",") && text_.is_digits(end + 1)) || is(end, "/") ||
        is_one(end, {"of", "to", "-"}) ||
        (i > 0 &&
         is_one(i - 1, {"in",   "of",      "since",  "until", "by",    "from", "this",   "last",
                        "next", "to",      "early",  "late",  "mid",   "-",    "during", "between",
                        "till", "through", "before", "after", "until", "and",  "/"}));
    if (!dated) return std::nullopt;
  }
  return std::pair{static_cast<int>(month.word->number), end};
}

std::optional<std::pair<int, std::size_t>> MomentReader::day_at(std::size_t i, bool words) const {
  if (const auto nth = numbers_.ordinal(i); nth && nth->value >= 1 && nth->value <= 31)
    return std::pair{static_cast<int>(nth->value), nth->end};
  const auto digits = text_.whole(i, 2);
  if (digits >= 1 && digits <= 31) {
    const bool clock = (is(i + 1, ":") || is(i + 1, "%")) && text_.glued(i + 1);
    const bool decimal = (is(i + 1, ".") || is(i + 1, ",")) && text_.glued(i + 1) &&
                         text_.is_digits(i + 2) && text_.glued(i + 2) && is(i + 1, ".");
    const bool grouped = is(i + 1, ",") && text_.glued(i + 1) && text_.glued(i + 2) &&
                         text_.is_digits(i + 2) && text_.form(i + 2).size() == 3;
    const bool tail = text_.glued(i + 1) && text_.is_word(i + 1) && !match(i + 1, Kind::month);
    if (!clock && !decimal && !grouped && !tail) return std::pair{digits, i + 1};
    return std::nullopt;
  }
  if (!words) return std::nullopt;
  const auto spoken = text_.is_digits(i) ? std::nullopt : numbers_.cardinal(i);
  if (spoken && spoken->whole && !spoken->scaled && spoken->value >= 1 && spoken->value <= 31)
    return std::pair{static_cast<int>(spoken->value), spoken->end};
  return std::nullopt;
}

MomentReader::MaybePiece MomentReader::month_date(std::size_t i) const {
  Moment m;
  std::size_t k = i;
  const auto finish_year = [&](std::size_t at) {
    std::size_t y = at;
    if (is(y, ",")) ++y;
    if (is(y, "of") || is(y, "in")) ++y;
    if (phrase(y, {"the", "year"}) > 0) y += 2;
    if (const auto found = year_at(y)) {
      // "in" belongs to the date only where the year is the end of it.
      m.year = found->first;
      return found->second;
    }
    // "April of 87", "March 3, 15"? only after "of" or with an apostrophe
    if (is(y - 1, "of") && text_.whole(y, 2) > 31 && text_.form(y).size() == 2) {
      m.year = full_year(text_.whole(y, 2));
      m.two_digit_year = true;
      return y + 1;
    }
    // "30 September 420", "December of 384"
    const bool tail = text_.glued(y + 1) && (text_.is_word(y + 1) || text_.is_digits(y + 2));
    if (const auto old = text_.whole(y, 3); old >= 100 && text_.form(y).size() == 3 && !tail &&
                                            (m.day != Moment::kUnsaid || is(y - 1, "of"))) {
      m.year = old;
      return y + 1;
    }
    return at;
  };
  if (const auto month = month_at(k)) {
    m.month = month->first;
    k = month->second;
    std::size_t d = k;
    if (is(d, ",") && numbers_.ordinal(d + 1)) ++d;
    if (is(d, "the")) ++d;
    if (const auto day = day_at(d, true)) {
      // "May 20 thousand", "March 2 million"
      const auto as_number = numbers_.number(d);
      const bool number = as_number && as_number->end > day->second && as_number->scaled;
      if (!number) {
        m.day = day->first;
        return ended(m, finish_year(day->second));
      }
    }
    // "December 20 - 25": handled by intervals
    return ended(m, finish_year(k));
  }
  k = skip_the(k);
  if (const auto day = day_at(k, true)) {
    k = day->second;
    if (is(k, "day")) ++k;
    if (is(k, "of")) ++k;
    if (is(k, "the") && is(k - 1, "of")) ++k;
    if (is(k, "-") && text_.glued(k)) ++k;
    if (const auto month = month_at(k)) {
      m.month = month->first;
      m.day = day->first;
      return ended(m, finish_year(month->second));
    }
    return std::nullopt;
  }
  // "2017 april"
  if (const auto year = year_at(k); year && k == i) {
    std::size_t j = year->second;
    if (is(j, ",")) ++j;
    if (const auto month = month_at(j)) {
      m.year = year->first;
      m.month = month->first;
      if (const auto day = day_at(month->second, false)) {
        m.day = day->first;
        return Piece{m, day->second};
      }
      return Piece{m, month->second};
    }
  }
  return std::nullopt;
}

MomentReader::MaybePiece MomentReader::day_of_month(std::size_t i) const {
  // "the 18th", "on the first"; "on the 15th"
  Moment m;
  const auto k = skip_the(i);
  const auto nth = numbers_.ordinal(k);
  if (!nth || nth->value < 1 || nth->value > 31) return std::nullopt;
  const bool after_on = i > 0 && is_one(i - 1, {"on", "of", "by", "until", "since", "from", "for",
                                                "before", "to", "between", "around"});
  // "the 15th of next month"
  const bool within = is(nth->end, "of") && match(nth->end + 1, Kind::which) &&
                      is(match(nth->end + 1, Kind::which).end, "month");
  if (k > i && within) {
    m.day = static_cast<int>(nth->value);
    return Piece{m, nth->end};
  }
  if (k == i && !bare()) return std::nullopt;
  if (!bare() && !(after_on && (nth->digits || is_one(i - 1, {"on", "around"}))))
    return std::nullopt;
  // "the third man": a noun follows
  if (text_.is_word(nth->end) && !bare() &&
      !is_one(nth->end, {"of", "at", "and", "or", "to", "in", "for", "from", "until", "this",
                         "next", "last", "day", "with", "after", "before"}))
    return std::nullopt;
  if (is_one(nth->end, {"to", "and", "-"}) && !bare()) {
    const auto other = numbers_.ordinal(skip_the(nth->end + 1));
    if (other && text_.is_word(other->end) && !match(other->end, Kind::month) &&
        !is_one(other->end, {"of", "in", "at", "and", "this", "next", "last"}))
      return std::nullopt;
  }
  m.day = static_cast<int>(nth->value);
  m.latent = k == i;
  std::size_t end = nth->end;
  if (phrase(end, {"of", "every"}) == 0 && phrase(end, {"day", "of"}) > 0 &&
      (match(end + 2, Kind::which) || is(end + 2, "the")))
    end += 1;
  return Piece{m, end};
}

MomentReader::MaybePiece MomentReader::weekday(std::size_t i) const {
  const auto found = match(i, Kind::weekday);
  if (!found) return std::nullopt;
  const auto form = text_.form(i);
  const bool common = form == "sun" || form == "sat" || form == "mon" || form == "wed" ||
                      form == "fri" || form == "thu" || form == "tue";
  if (common && !bare() && (!text_[i].capital || text_.glued(i + 1))) {
    const bool range = is(found.end, "-") && match(found.end + 1, Kind::weekday);
    const bool dated = text_.is_digits(found.end) || is(found.end, ",") || range;
    if (!dated || form == "sun" || form == "sat") {
      if (!is(i - 1, "(")) return std::nullopt;
    }
  }
  if (common && !bare() && (form == "sun" || form == "sat")) {
    const bool dated = text_.is_digits(found.end) || is(found.end, ",") ||
                       (i > 0 && is_one(i - 1, {"on", "(", "next", "last", "this", ","}));
    if (!dated) return std::nullopt;
  }
  Moment m;
  m.weekday = static_cast<int>(found.word->number);
  m.approx = false;
  auto end = found.end;
  // the stop ends the sentence where nothing follows it
  if (end > i + 1 && is(end - 1, ".") && end >= text_.size() && !bare()) end = i + 1;
  std::size_t k = end;
  if (is(k, ",")) ++k;
  const bool the = is(k, "the");
  if (the) ++k;
  if (const auto nth = numbers_.ordinal(k); nth && nth->value <= 31 && nth->value >= 1) {
    if (!match(skip_the(is(nth->end, "of") ? nth->end + 1 : nth->end), Kind::month) &&
        !match(nth->end, Kind::unit) && (nth->digits || the)) {
      m.day = static_cast<int>(nth->value);
      return Piece{m, nth->end};
    }
  }
  const auto day = text_.whole(end, 2);
  const auto next = text_.form(end + 1);
  const bool plain = next.empty() || is_one(end + 1, {".", "!", "?", ",", ";"});
  if (day >= 13 && day <= 31 && plain &&
      !(text_.glued(end + 1) && text_.glued(end + 2) && text_.is_digits(end + 2)))
    return m.day = day, Piece{m, end + 1};
  return Piece{m, end};
}

MomentReader::MaybePiece MomentReader::season_or_quarter(std::size_t i) const {
  Moment m;
  const auto k = skip_the(i);
  if (const auto season = match(k, Kind::season)) {
    m.season = static_cast<int>(season.word->number);
    std::size_t end = season.end;
    std::size_t y = end;
    if (is(y, "of") || is(y, ",")) ++y;
    if (const auto year = year_at(y)) {
      m.year = year->first;
      return Piece{m, year->second};
    }
    const auto form = text_.form(k);
    // "Summer Institute", "Winter Olympics"
    if (!bare() && text_[k].capital && text_.is_word(end) && text_[end].capital && !text_[end].line)
      return std::nullopt;
    // "spring" and "fall" are verbs and more
    if ((form == "spring" || form == "fall") && !bare() && !(k > i) &&
        !(i > 0 && is_one(i - 1, {"in", "this", "last", "next", "of", "since", "by", "until",
                                  "late", "early", "every"})))
      return std::nullopt;
    return Piece{m, end};
  }
  const auto take_year = [&](std::size_t at) {
    std::size_t y = at;
    if (is_one(y, {"of", "in", ",", "-"})) ++y;
    if (const auto year = year_at(y)) {
      m.year = year->first;
      return year->second;
    }
    return at;
  };
  // "q1", "2017-q1", "q1-2019", "H2"
  std::size_t q = k;
  std::optional<int> year_before;
  if (const auto year = year_at(q)) {
    year_before = year->first;
    q = year->second;
    if (is(q, "-")) ++q;
  }
  if (is_one(q, {"q", "h"}) && text_.glued(q + 1)) {
    const auto n = text_.whole(q + 1, 1);
    const bool quarter = is(q, "q");
    const bool tail = text_.glued(q + 2) && (text_.is_word(q + 2) || text_.is_digits(q + 2));
    if (n >= 1 && n <= (quarter ? 4 : 2) && !tail && (quarter || text_[q].capital || year_before)) {
      (quarter ? m.quarter : m.half) = n;
      auto end = q + 2;
      if (year_before)
        m.year = *year_before;
      else
        end = take_year(end);
      // "the first quartile, Q1": a quarter only where time is spoken of
      const bool told = m.year != Moment::kUnsaid || match(end, Kind::which) ||
                        (i > 0 && is_one(i - 1, {"in", "for", "during", "since", "of", "until",
                                                 "this", "last", "next", "by", "late", "early"}));
      if (!bare() && !told) return std::nullopt;
      return Piece{m, end};
    }
  }
  if (year_before) return std::nullopt;
  if (const auto nth = numbers_.ordinal(k); nth && nth->value >= 1 && nth->value <= 4) {
    const auto unit = match(nth->end, Kind::unit);
    const bool half = is(nth->end, "half") && nth->value <= 2;
    if (half && is_one(nth->end + 1, {"of", "in"})) {
      m.half = static_cast<int>(nth->value);
      const auto end = take_year(nth->end + 1);
      if (end > nth->end + 1) return Piece{m, end};
      return std::nullopt;
    }
    if (unit && unit.word->value == "quarter") {
      m.quarter = static_cast<int>(nth->value);
      return ended(m, take_year(unit.end));
    }
  }
  return std::nullopt;
}

MomentReader::MaybePiece MomentReader::holiday(std::size_t i) const {
  const auto k = skip_the(i);
  const auto found = match(k, Kind::holiday);
  if (!found) return std::nullopt;
  const auto form = text_.form(k);
  // "Christmas Cottage", "Johnnie Christmas" are names
  if (!bare() && found.end == k + 1 && text_.is_word(found.end) && text_[found.end].capital &&
      text_[k].capital && !match(found.end, Kind::part) && !match(found.end, Kind::unit) &&
      !match(found.end, Kind::month))
    return std::nullopt;
  if (!bare() && form == "new" && !text_[k].capital) return std::nullopt;
  if (!bare() && form == "lent" && !text_[k].capital) return std::nullopt;
  if (!bare() && found.end == k + 1 && is_one(k, {"ascension", "epiphany", "eid"}) &&
      !text_[k].capital)
    return std::nullopt;
  Moment m;
  m.holiday = found.word;
  std::size_t end = found.end;
  std::size_t y = end;
  if (is_one(y, {",", "of", "in"})) ++y;
  if (const auto year = year_at(y)) {
    m.year = year->first;
    end = year->second;
  }
  if (const auto unit = match(end, Kind::unit); unit && unit.word->value == "weekend") {
    m.weekend = true;
    end = unit.end;
    if (m.year == Moment::kUnsaid)
      if (const auto year = year_at(end)) {
        m.year = year->first;
        end = year->second;
      }
  }
  return Piece{m, end};
}

MomentReader::MaybePiece MomentReader::week_number(std::size_t i) const {
  std::size_t k = skip_the(i);
  if (!is(k, "week")) return std::nullopt;
  ++k;
  if (is(k, "number")) ++k;
  const auto n = text_.whole(k, 2);
  if (n < 1 || n > 53 || (is(k + 1, ":") && text_.glued(k + 1))) return std::nullopt;
  Moment m;
  m.week = n;
  return Piece{m, k + 1};
}

}  // namespace parley::text
