// Times that come again: "every Monday", "twice a day".
#include "text/moment_reader.h"

namespace parley::text {
namespace {

using Kind = MeasureKind;

}  // namespace

/// "every Monday", "twice a day", "daily", "Tuesdays at 9am", "19th of every month".
std::optional<TimeReading> MomentReader::read_set(std::size_t i) {
  TimeReading reading;
  reading.kind = TimeReading::Kind::set;
  reading.begin = i;
  reading.every = 1;
  const auto take_clock = [&](std::size_t at) {
    bool join_at = false;
    const auto next = connector(at, join_at);
    if (const auto time = clock(next, join_at)) {
      merge(reading.first, time->moment);
      return time->end;
    }
    return at;
  };
  if (const auto set = match(i, Kind::set)) {
    reading.set = set.word;
    reading.end = take_clock(set.end);
    return reading;
  }
  std::size_t k = i;
  if (const auto every = match(k, Kind::period)) {
    reading.every = static_cast<int>(every.word->number);
    k = every.end;
    if (const auto d = duration(k)) {
      reading.length = d->first;
      reading.has_length = true;
      reading.end = d->second;
      return reading;
    }
    if (const auto unit = unit_at(k, false)) {
      reading.length.add(1, grain_of(unit->first->value));
      reading.has_length = true;
      reading.end = take_clock(unit->second);
      return reading;
    }
    auto day = weekday(k);
    if (!day) day = part_of_day(k);
    if (!day) day = month_date(k);
    if (!day) day = season_or_quarter(k);
    if (!day) day = holiday(k);
    if (!day) return std::nullopt;
    reading.first = day->moment;
    reading.end = take_clock(day->end);
    if (const auto part = part_of_day(reading.end); part && merge(reading.first, part->moment))
      reading.end = part->end;
    return reading;
  }
  // "19th of every month"
  if (const auto nth = numbers_.ordinal(i);
      nth && nth->value <= 31 &&
      phrase(nth->end, {"of", "every"}) + phrase(nth->end, {"of", "each"}) > 0) {
    if (const auto unit = unit_at(nth->end + 2, false)) {
      reading.first.day = static_cast<int>(nth->value);
      reading.length.add(1, grain_of(unit->first->value));
      reading.end = unit->second;
      return reading;
    }
  }
  // "Tuesdays at 9am", "Friday mornings"
  if (const auto day = match(i, Kind::weekday)) {
    const auto part = match(day.end, Kind::part);
    const bool plural_part = part && text_.form(day.end).back() == 's';
    if (day.word->extra == "plural" || plural_part) {
      reading.first.weekday = static_cast<int>(day.word->number);
      reading.end = day.end;
      if (plural_part) {
        reading.first.part = part.word;
        reading.end = part.end;
      }
      reading.end = take_clock(reading.end);
      return reading;
    }
  }
  // "one a day", "twice a week"
  if (is_one(i, {"once", "twice", "one", "two", "three"}) &&
      is_one(i + (is(i + 1, "times") ? 2 : 1), {"a", "an", "per"})) {
    const auto at = i + (is(i + 1, "times") ? 3 : 2);
    if (const auto unit = unit_at(at, false); unit && text_.form(at).back() != 's') {
      reading.length.add(1, grain_of(unit->first->value));
      reading.has_length = true;
      reading.end = unit->second;
      return reading;
    }
  }
  return std::nullopt;
}

}  // namespace parley::text
