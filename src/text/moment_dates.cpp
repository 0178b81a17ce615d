// Dates of the calendar: "9 Sept. 2016", "2016-09-09", "Friday the 9th", "the 1990s", "spring".
#include <array>

#include "text/moment_reader.h"

namespace parley::text {
namespace {

using Kind = MeasureKind;

/// Years of two digits lie in 1940 to 2039, as most writers of them mean.
int full_year(int two) { return two < 40 ? 2000 + two : 1900 + two; }

constexpr int kMostYear = 2200;

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

std::optional<std::pair<int, std::size_t>> MomentReader::spoken_year(std::size_t i) const {
  if (text_.is_digits(i)) return std::nullopt;
  // "two thousand and five"
  if (is_one(i, {"two", "one"}) && is(i + 1, "thousand")) {
    const auto n = numbers_.cardinal(i);
    if (n && n->value >= 1000 && n->value <= kMostYear)
      return std::pair{static_cast<int>(n->value), n->end};
  }
  // "nineteen eighty six", "nineteen hundred ninety three", "twenty ten"
  auto head = match(i, Kind::cardinal);
  double high = head ? head.word->number : 0;
  if (const auto ten = match(i, Kind::ten)) {
    head = ten;
    high = ten.word->number;
    if (const auto one = match(ten.end, Kind::cardinal); high == 20 && one && one.word->number == 1)
      return std::nullopt;
  }
  if (!head || high < 10 || high > 20) return std::nullopt;
  std::size_t k = head.end;
  const bool hundred = is(k, "hundred");
  if (hundred) ++k;
  if (is(k, "-")) ++k;
  if (hundred && is(k, "and")) ++k;
  const auto ten = match(k, Kind::ten);
  const auto one = match(k, Kind::cardinal);
  double low = -1;
  std::size_t end = k;
  if (ten) {
    low = ten.word->number;
    end = ten.end;
    std::size_t next = ten.end;
    if (is(next, "-")) ++next;
    if (const auto unit = match(next, Kind::cardinal);
        unit && unit.word->number > 0 && unit.word->number < 10) {
      low += unit.word->number;
      end = unit.end;
    }
  } else if (one && (one.word->number >= 10 || hundred)) {
    low = one.word->number;
    end = one.end;
  } else if (is_one(k, {"o", "oh"}) && match(k + 1, Kind::cardinal)) {
    low = match(k + 1, Kind::cardinal).word->number;
    end = k + 2;
  } else if (hundred && high >= 15) {
    low = 0;
    end = head.end + 1;
  }
  if (low < 0 || (high < 15 && !hundred)) return std::nullopt;
  return std::pair{static_cast<int>(high * 100 + low), end};
}

std::optional<std::pair<int, std::size_t>> MomentReader::year_at(std::size_t i) const {
  if (const auto spoken = spoken_year(i)) return spoken;
  // "'71"
  if (is(i, "'") && text_.is_digits(i + 1) && text_.glued(i + 1) && text_.form(i + 1).size() == 2 &&
      !text_.glued(i) && !text_.glued(i + 2))
    return std::pair{full_year(text_.whole(i + 1, 2)), i + 2};
  const auto value = text_.whole(i, 4);
  if (value < 1000 || value > kMostYear || text_.form(i).size() != 4) return std::nullopt;
  if (text_.glued(i + 1)) {
    const auto next = text_.form(i + 1);
    const bool part =
        text_.is_word(i + 1) || ((next == "." || next == "," || next == ":" || next == "%") &&
                                 text_.glued(i + 2) && text_.is_digits(i + 2));
    if (part || next == "%") return std::nullopt;
  }
  return std::pair{value, i + 1};
}

MomentReader::MaybePiece MomentReader::numeric_date(std::size_t i) const {
  if (text_.glued(i) && i > 0 &&
      !is_one(i - 1, {"(", "-", "[", "=", ":", ",", "~", "\"", "'", "/"}))
    return std::nullopt;
  if (text_.glued(i) && i > 1 && is_one(i - 1, {"-", "/", "."}) && text_.is_digits(i - 2) &&
      text_.form(i - 2).size() < 4 && text_.glued(i - 1))
    if (!is(i - 1, "-")) return std::nullopt;
  Moment m;
  // "20161016"
  if (text_.is_digits(i) && text_.form(i).size() == 8 &&
      !text_.glued(i + 1 < text_.size() && text_.is_word(i + 1) ? i + 1 : text_.size())) {
    const auto value = text_.whole(i, 8);
    m.year = value / 10000;
    m.month = value / 100 % 100;
    m.day = value % 100;
    if (m.year >= 1900 && m.year < 2100 && m.month >= 1 && m.month <= 12 && m.day >= 1 &&
        m.day <= 31)
      return Piece{m, i + 1};
    return std::nullopt;
  }
  struct Part {
    int value = 0;
    std::size_t size = 0;
    bool month = false;
  };
  std::array<Part, 3> parts;
  std::size_t count = 0;
  std::size_t k = i;
  std::string_view mark;
  std::array<std::size_t, 3> ends{};
  while (count < 3) {
    Part part;
    if (const auto month = match(k, Kind::month)) {
      part = {static_cast<int>(month.word->number), 0, true};
      ++k;
    } else if (const auto value = text_.whole(k, 4); value >= 0) {
      part = {value, text_.form(k).size(), false};
      ++k;
    } else {
      break;
    }
    parts[count] = part;
    ends[count++] = k;
    if (count == 3) break;
    const bool spaced_iso = parts[0].size == 4 && !text_.glued(k) && text_.is_digits(k) &&
                            (mark.empty() || mark == " ");
    if (spaced_iso && count <= 2) {
      mark = " ";
      continue;
    }
    const auto next = text_.form(k);
    if (!text_.glued(k) || !text_.glued(k + 1) || !is_one(k, {"-", "/", "."})) break;
    if (!mark.empty() && next != mark) break;
    mark = next;
    ++k;
  }
  if (count < 2) return std::nullopt;
  const auto glued_after = [&](std::size_t end) {
    if (!text_.glued(end)) return false;
    if (text_.is_digits(end) || (text_.is_word(end) && !is(end, "t"))) return true;
    return is_one(end, {"/", "%", "\xc2\xb0"}) ||
           (is_one(end, {"."}) && text_.is_digits(end + 1) && text_.glued(end + 1));
  };
  const auto valid = [](const Moment& d) {
    return (d.month >= 1 && d.month <= 12) &&
           (d.day == Moment::kUnsaid || (d.day >= 1 && d.day <= 31));
  };
  const auto set_year = [&](const Part& part) {
    m.two_digit_year = part.size <= 2;
    m.year = part.size <= 2 ? full_year(part.value) : part.value;
  };
  if (count == 3 && !glued_after(ends[2])) {
    int month_at = -1;
    int year_at = -1;
    for (int p = 0; p < 3; ++p) {
      if (parts[p].month && month_at < 0) month_at = p;
      if (!parts[p].month && (parts[p].size == 4 || (parts[p].value > 31 && p != 1)) && year_at < 0)
        year_at = p;
    }
    const bool iso_spaces = mark == " ";
    if (iso_spaces && (month_at >= 0 || year_at != 0 || parts[1].value > 12)) return std::nullopt;
    if (year_at < 0) year_at = 2;
    if (month_at == year_at || parts[year_at].month) return std::nullopt;
    if (parts[year_at].size == 3 || parts[year_at].size == 1) return std::nullopt;
    set_year(parts[year_at]);
    if (month_at >= 0) {
      m.month = parts[month_at].value;
      m.day = parts[3 - month_at - year_at].value;
    } else {
      const int a = year_at == 0 ? 1 : 0;
      const int b = year_at == 2 ? 1 : 2;
      m.month = parts[a].value;
      m.day = parts[b].value;
      const bool day_first = mark == "." && year_at == 2 && m.day <= 12 && m.month <= 12;
      if (m.month > 12 || day_first) std::swap(m.month, m.day);
    }
    if (valid(m) && (m.year <= kMostYear)) return Piece{m, ends[2]};
    m = Moment();
  }
  if (glued_after(ends[1]) || mark == "." || mark == " " || mark.empty()) return std::nullopt;
  // "Oct/2", "22/04", "2014/10", "2015-3", "10/2014"
  const auto& a = parts[0];
  const auto& b = parts[1];
  if (a.month || b.month) {
    const auto& other = a.month ? b : a;
    if (other.month) return std::nullopt;
    m.month = a.month ? a.value : b.value;
    if (other.size == 4)
      set_year(other);
    else
      m.day = other.value;
    if (other.size == 3 || (mark == "-" && a.month && other.size < 2)) return std::nullopt;
  } else if (a.size == 4 && b.size <= 2) {
    if (a.value < 1000 || a.value > kMostYear || (mark == "-" && b.size == 2 && b.value > 12))
      return std::nullopt;
    m.year = a.value;
    m.month = b.value;
  } else if (b.size == 4 && a.size <= 2) {
    if (b.value < 1000 || b.value > kMostYear) return std::nullopt;
    m.month = a.value;
    m.year = b.value;
  } else if (mark == "/" && a.size <= 2 && b.size <= 2) {
    m.month = a.value;
    m.day = b.value;
    if (m.month > 12) std::swap(m.month, m.day);
    const bool fraction = a.value == 1 && b.value <= 8 && !bare();
    const bool unit = match(ends[1], Kind::unit) || match(ends[1], Kind::length);
    if (fraction || (unit && !bare())) return std::nullopt;
  } else {
    return std::nullopt;
  }
  if (!valid(m)) return std::nullopt;
  return Piece{m, ends[1]};
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

/// Telephone and page numbers, addresses, paragraphs: digits that name a thing.
bool MomentReader::numbered(std::size_t i) const {
  if (i == 0) return false;
  if (text_.glued(i)) {
    if (text_.is_word(i - 1) || is_one(i - 1, {".", "/", "#", "$", "@", "_", "="})) return true;
    if (is(i - 1, ":") && i > 1 && (text_.is_digits(i - 2) || is(i - 2, ")"))) return true;
    // "(A1237)", "1-800-1990"
    if (is(i - 1, "-") && i > 1 && text_.glued(i - 1) && text_.is_digits(i - 2) &&
        !year_at(i - 2).has_value())
      return true;
    if (is(i - 1, "-") && i > 2 && text_.is_digits(i - 2) && numbered(i - 2)) return true;
  }
  if (is(i - 1, ":") && i > 1 && is(i - 2, ")")) return true;
  std::size_t name = i - 1;
  if (is(name, ".") && name > 0) --name;
  return match(name, Kind::numbered) && (text_[name].capital || !text_.is_word(name));
}

/// "2000 words", "at least 1220", "1100 ft": digits that count what follows.
bool MomentReader::counts_things(std::size_t i, std::size_t end) const {
  if (is(end, "+")) return true;
  if (i > 1 && is_one(i - 1, {"least", "most", "only"})) return true;
  if (match(end, Kind::length) || match(end, Kind::weight) || match(end, Kind::money) ||
      match(end, Kind::scale) || is(end, "percent"))
    return !is_one(end, {"in", "m", "'", "\""});
  // "the 2014 protests", "in 1990 students" speak of years
  if (i > 0 && is_one(i - 1, {"the", "in", "since", "until", "during", "s", "by", "and", "-"}))
    return false;
  return text_.is_word(end) && !text_[end].capital && !text_.glued(end) &&
         text_.form(end).size() > 3 && text_.form(end).back() == 's' &&
         !is_one(end, {"was", "has", "this", "always", "across", "perhaps", "years", "onwards",
                       "towards", "afterwards"});
}

bool MomentReader::year_in_context(std::size_t i, std::size_t end) const {
  if (bare()) return true;
  if (numbered(i) || counts_things(i, end)) return false;
  if (is_one(i - 1, {"in",      "since",  "until",  "by",   "from", "during",  "before",
                     "after",   "year",   "early",  "late", "mid",  "circa",   "summer",
                     "winter",  "spring", "autumn", "fall", "till", "through", "of",
                     "between", "around", "about",  "for"}))
    return true;
  if (i > 0 && (match(i - 1, Kind::money) ||
                is_one(i - 1, {"#", "no", "nr", "$", "room", "number", "about", "than", "over"})))
    return is(i - 1, "than");
  if (text_.is_digits(end) && !text_.glued(end) && text_.form(end).size() > 2) return false;
  if (i > 0 && text_.is_digits(i - 1)) return false;
  return true;
}

MomentReader::MaybePiece MomentReader::year(std::size_t i, bool merging) const {
  Moment m;
  std::size_t k = i;
  if (is(k, "the") && is(k + 1, "year") && text_.is_digits(k + 2)) ++k;
  bool named = false;
  // "the year 2008", "fiscal year 2008", "FY 18", "cy18"
  if (const auto fiscal = phrase(k, {"fiscal", "year"}) + phrase(k, {"school", "year"}) +
                          phrase(k, {"academic", "year"})) {
    k = fiscal;
    named = m.fiscal = true;
  } else if (is_one(k, {"fy", "sy", "cy"})) {
    m.fiscal = !is(k, "cy");
    ++k;
    named = true;
  } else if (const auto calendar = phrase(k, {"calendar", "year"})) {
    k = calendar;
    named = true;
  } else if (is(k, "year")) {
    ++k;
    named = true;
  }
  const auto year = year_at(k);
  if (year) {
    m.year = year->first;
    auto end = year->second;
    if (is_one(end, {"bc", "bce"}) || phrase(end, {"b", ".", "c", "."}) > 0) {
      m.year = 1 - m.year;
      return Piece{m, is_one(end, {"bc", "bce"}) ? end + 1 : end + 4};
    }
    if (is_one(end, {"ad", "ce"})) return Piece{m, end + 1};
    if (const auto stops = phrase(end, {"a", ".", "d", "."})) return Piece{m, stops};
    if (!named && !merging && !year_in_context(i, end)) return std::nullopt;
    if (!named && !text_.is_digits(k) && !is(k, "'") && !bare() && !merging) {
      // spelled years need a reason: "nineteen ninety six" after a preposition
      if (!(i > 0 && is_one(i - 1, {"in", "since", "until", "from", "by", "of", "and", "to", "year",
                                    "before", "after", "the"})))
        return std::nullopt;
    }
    if (is(k, "'") && !named && !bare() &&
        !(i > 0 && is_one(i - 1, {"of", "in", "since", "until", "class", "from", "summer", "winter",
                                  "spring", "fall"})))
      return std::nullopt;
    return Piece{m, end};
  }
  const auto digits = text_.whole(k, 4);
  const bool plain = is(k - 1, "year") && !m.fiscal && !bare();
  if (digits > 0 && named && text_.form(k).size() == 2 && !plain) {
    m.year = full_year(digits);
    return Piece{m, k + 1};
  }
  if (m.fiscal) {
    m.relative = true;
    m.unit = Grain::year;
    return Piece{m, k};
  }
  // "776 BCE", "AD 79", "394 AD"
  if (digits > 0) {
    const auto end = k + 1;
    std::size_t after = 0;
    bool before_christ = false;
    if (is_one(end, {"bc", "bce"})) {
      after = end + 1;
      before_christ = true;
    } else if (const auto stops = phrase(end, {"b", ".", "c", "."})) {
      after = stops;
      before_christ = true;
    } else if (is_one(end, {"ad", "ce"})) {
      after = end + 1;
    }
    if (after > 0) {
      m.year = before_christ ? 1 - digits : digits;
      return Piece{m, after};
    }
    if (i > 0 && is(i - 1, "ad")) {
      m.year = digits;
      return Piece{m, end};
    }
    // "the year 71"
    const bool closed = end >= text_.size() || !text_.is_word(end) || text_[end].capital;
    const bool whole = !(text_.glued(end) && (text_.is_digits(end + 1) || is(end, "%")));
    if (named && closed && whole && text_.form(k).size() >= 2 && !text_.glued(k)) {
      m.year = digits;
      return Piece{m, end};
    }
    // "in 866, the city", "until 366."
    if (!bare() && !merging && text_.form(k).size() == 3 && whole && i > 0 && !text_.glued(k) &&
        (is_one(end, {",", ".", ")", "-"}) || is_one(end, {"when", "became", "and", "to"})) &&
        is_one(i - 1, {"in", "since", "until", "after", "before"})) {
      m.year = digits;
      return Piece{m, end};
    }
    // "c. 347"
    if (text_.form(k).size() == 3 && i > 1 && is(i - 1, ".") && is(i - 2, "c")) {
      m.year = digits;
      return Piece{m, end};
    }
  }
  return std::nullopt;
}

MomentReader::MaybePiece MomentReader::stretch_of_years(std::size_t i) const {
  Moment m;
  const auto k = skip_the(i);
  // "the 1990s", "1990's", "the '90s", "the nineties"
  auto d = k;
  if (is(d, "'") && text_.glued(d + 1)) ++d;
  const auto value = text_.whole(d, 4);
  const auto size = text_.form(d).size();
  if (value >= 0 && value % 10 == 0 && (size == 4 || size == 2) && value <= kMostYear) {
    std::size_t end = d + 1;
    if (is(end, "'") && text_.glued(end) && is(end + 1, "s") && text_.glued(end + 1))
      end += 2;
    else if (is(end, "s") && (text_.glued(end) || size == 4))
      end += 1;
    else
      end = 0;
    if (end > 0 && (size == 4 ? value >= 1000 : (d > k || k > i || bare()))) {
      if (size == 4 && value % 100 == 0 && value < 2000) {
        m.century = value / 100 + 1;
      } else {
        m.decade = size == 4 ? value : (value < 30 ? 2000 + value : 1900 + value);
        m.two_digit_year = size == 2;
      }
      return Piece{m, end};
    }
  }
  static constexpr std::array<std::string_view, 8> kDecades = {
      "twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"};
  for (std::size_t n = 0; n < kDecades.size(); ++n) {
    std::size_t end = 0;
    int century = 1900;
    if (is(k, kDecades[n])) end = k + 1;
    if (is(k, "nineteen") && is(k + 1, kDecades[n])) end = k + 2;
    if (is(k, "eighteen") && is(k + 1, kDecades[n])) {
      end = k + 2;
      century = 1800;
    }
    if (end > 0 && (k > i || end > k + 1 || bare())) {
      m.decade = century + 20 + static_cast<int>(n) * 10;
      return Piece{m, end};
    }
  }
  // "the 19th century", "nineteenth-century", "the first century BC"
  if (const auto nth = numbers_.ordinal(k); nth && nth->value >= 1 && nth->value <= 30) {
    std::size_t end = nth->end;
    if (is(end, "-")) ++end;
    if (is_one(end, {"century", "centuries"})) {
      m.century = static_cast<int>(nth->value);
      ++end;
      if (is_one(end, {"bc", "bce"})) {
        m.century = -m.century;
        ++end;
      } else if (is_one(end, {"ad", "ce"})) {
        ++end;
      }
      return Piece{m, end};
    }
  }
  return std::nullopt;
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
