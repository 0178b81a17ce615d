// Dates in digits: "2016-09-09", "9/9/16", "20161016".
#include <array>

#include "text/moment_reader.h"
#include "text/moment_years.h"

namespace parley::text {
namespace {

using Kind = MeasureKind;

}  // namespace

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

}  // namespace parley::text
