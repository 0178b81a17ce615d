// Which parts of a time hold together: "Monday" and "last week", a date and an hour.
#include <algorithm>

#include "text/moment_reader.h"

namespace parley::text {
namespace {

using Kind = MeasureKind;
constexpr int kUnsaid = Moment::kUnsaid;

}  // namespace

Grain Duration::finest() const {
  Grain finest = Grain::millennium;
  for (std::size_t i = 0; i < size; ++i) finest = std::min(finest, parts[i].unit);
  return finest;
}

bool Moment::has_date() const {
  return year != kUnsaid || decade != kUnsaid || century != kUnsaid || half != kUnsaid ||
         quarter != kUnsaid || season != kUnsaid || month != kUnsaid || week != kUnsaid ||
         day != kUnsaid || weekday != kUnsaid || holiday != nullptr || relative || shifted ||
         span || nth != 0 || now;
}

/// Takes what `piece` says into `into`, where they can hold together.
bool MomentReader::merge(Moment& into, const Moment& piece) const {
  Moment m = into;
  bool clash = false;
  const auto join = [&](int& a, int b) {
    if (b == kUnsaid) return;
    if (a != kUnsaid && a != b) clash = true;
    a = b;
  };
  if (m.now || piece.now || m.span || piece.span) return false;
  // a date in full takes no other; of two, only parts of one another
  const bool clock = piece.has_clock();
  const bool date = piece.has_date();
  if (clock && m.has_clock()) return false;
  if (piece.part != nullptr && m.part != nullptr) return false;
  if (clock && !date && m.has_date() && m.day == kUnsaid && m.weekday == kUnsaid &&
      m.holiday == nullptr && m.nth == 0 && !m.shifted && !(m.relative && m.unit <= Grain::night))
    return false;
  if (piece.part != nullptr && !date && m.has_date() && m.day == kUnsaid && m.weekday == kUnsaid &&
      m.holiday == nullptr && m.nth == 0 && !m.shifted && !(m.relative && m.unit <= Grain::night))
    return false;
  if (clock && m.holiday != nullptr && !bare()) return false;
  if (piece.part != nullptr && m.holiday != nullptr && !bare()) return false;
  // "early Friday morning"
  const bool early_part = piece.part != nullptr && !date && m.weekday != kUnsaid && !bare() &&
                          (m.stretch == Stretch::early || m.stretch == Stretch::late);
  if (early_part) m.stretch = Stretch::whole;
  if (piece.stretch != Stretch::whole || m.stretch != Stretch::whole) {
    if (clock || piece.part != nullptr || (date && m.has_date())) return false;
  }
  join(m.year, piece.year);
  join(m.decade, piece.decade);
  join(m.century, piece.century);
  join(m.half, piece.half);
  join(m.quarter, piece.quarter);
  join(m.season, piece.season);
  join(m.month, piece.month);
  join(m.week, piece.week);
  join(m.day, piece.day);
  join(m.weekday, piece.weekday);
  join(m.hour, piece.hour);
  join(m.minute, piece.minute);
  join(m.second, piece.second);
  join(m.zone, piece.zone);
  if (clash) return false;
  if (date && m.decade != kUnsaid && (into.has_date())) return false;
  if (m.century != kUnsaid && into.has_date()) return false;
  if (piece.half_day_open) m.half_day_open = true;
  if (into.half_day_open && piece.part == nullptr) m.half_day_open = true;
  if (piece.holiday != nullptr) {
    if (m.holiday != nullptr) return false;
    m.holiday = piece.holiday;
  }
  if (piece.part != nullptr) {
    m.part = piece.part;
    m.part_stretch = early_part ? into.stretch : piece.part_stretch;
  }
  if (piece.relative) {
    // "this Friday next week" are two; "tomorrow, 13/04/21" is one day
    if (m.relative) {
      if (!(m.unit == piece.unit && m.steps == piece.steps)) return false;
    }
    if (m.day != kUnsaid && m.month != kUnsaid && m.year != kUnsaid && piece.unit != Grain::day)
      return false;
    if (m.year != kUnsaid && piece.unit >= Grain::year) return false;
    if (piece.unit <= Grain::weekend && (m.month != kUnsaid || m.year != kUnsaid || m.holiday) &&
        !(m.day != kUnsaid && piece.unit == Grain::day))
      return false;
    if (piece.unit == Grain::week && m.weekday == kUnsaid) return false;
    if (piece.unit == Grain::day && m.weekday != kUnsaid && m.day == kUnsaid && !bare())
      return false;
    if (piece.unit == Grain::month && m.month != kUnsaid) return false;
    if (piece.plain_unit && piece.unit < Grain::month) return false;
    m.relative = true;
    m.unit = piece.unit;
    m.steps = piece.steps;
  } else if (into.relative && date) {
    // "last week's Sunday", "next month on the 5th", "this year's third quarter"
    if (into.unit == Grain::day && !(piece.day != kUnsaid && piece.month != kUnsaid) &&
        piece.weekday == kUnsaid)
      return false;
    if (into.unit == Grain::day && piece.weekday != kUnsaid && piece.day == kUnsaid)
      return bare() ? true : false;
    if ((into.unit == Grain::week || into.unit == Grain::weekend) && piece.weekday == kUnsaid)
      return false;
    if ((into.unit == Grain::week) && (piece.month != kUnsaid)) return false;
    if (into.unit == Grain::month &&
        (piece.month != kUnsaid || (piece.day == kUnsaid && piece.nth == 0)))
      return false;
    if (into.unit >= Grain::year && piece.month == kUnsaid && piece.quarter == kUnsaid &&
        piece.season == kUnsaid && piece.holiday == nullptr && piece.half == kUnsaid &&
        piece.nth == 0 && piece.week == kUnsaid)
      return false;
    if (into.unit >= Grain::year && piece.year != kUnsaid) return false;
  }
  if (piece.which != kUnsaid) {
    if (m.which != kUnsaid || into.month != kUnsaid) return false;
    m.which = piece.which;
    m.nearest = piece.nearest;
  }
  if (piece.shifted) {
    if (m.shifted) return false;
    if (m.day != kUnsaid && m.month != kUnsaid && m.year != kUnsaid) return false;
    m.shifted = true;
    m.shift = piece.shift;
    m.shift_sign = piece.shift_sign;
    m.base = piece.base;
  } else if (into.shifted && date && !(piece.weekday != kUnsaid && piece.month == kUnsaid)) {
    return false;
  }
  if (piece.nth != 0) {
    if (m.nth != 0 || m.base != Moment::kNoBase) return false;
    m.nth = piece.nth;
    m.nth_count = piece.nth_count;
    m.nth_weekday = piece.nth_weekday;
    m.nth_unit = piece.nth_unit;
    m.nth_after = piece.nth_after;
    m.nth_closest = piece.nth_closest;
    m.base = piece.base;
  }
  if (piece.stretch != Stretch::whole) m.stretch = piece.stretch;
  m.weekend = m.weekend || piece.weekend;
  m.week_of = m.week_of || piece.week_of;
  m.two_digit_year = m.two_digit_year || piece.two_digit_year;
  m.approx = m.approx || piece.approx;
  m.of_talk = m.of_talk || piece.of_talk;
  m.latent = m.latent && piece.latent;
  into = m;
  return true;
}

}  // namespace parley::text
