// Years: "2008", "nineteen eighty six", "394 AD", "the 1990s"; and the numbers that are none.
#include "text/moment_years.h"

#include <array>

#include "text/moment_reader.h"

namespace parley::text {
namespace {

using Kind = MeasureKind;

}  // namespace

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

}  // namespace parley::text
