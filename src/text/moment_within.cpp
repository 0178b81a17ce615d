// Times within others: "the first Monday of May", "the end of March".
#include "text/moment_reader.h"

namespace parley::text {
namespace {

using Kind = MeasureKind;

}  // namespace

/// "the first Monday of the month", "the last 3 weeks of this year", "2nd last week of October".
MomentReader::MaybePiece MomentReader::nth_of(std::size_t i, int depth) {
  if (depth > 3) return std::nullopt;
  Moment m;
  std::size_t k = skip_the(i);
  // "the closest Monday to Oct 5th"
  const auto closest = [&](std::size_t at, int n) -> MaybePiece {
    if (!is(at, "closest") && !is(at, "nearest")) return std::nullopt;
    ++at;
    MaybePiece what = weekday(at);
    if (!what) what = holiday(at);
    if (!what || !is(what->end, "to")) return std::nullopt;
    const auto base = moment(what->end + 1, depth + 1, false);
    if (!base) return std::nullopt;
    m = what->moment;
    m.nth_closest = true;
    m.nth = n;
    m.base = keep(base->moment);
    return Piece{m, base->end};
  };
  if (auto found = closest(k, 1)) return found;
  if (is_one(k, {"last", "final"})) {
    m.nth = -1;
    ++k;
    if (const auto n = numbers_.cardinal(k); n && n->whole && n->value >= 1 && n->value < 1000) {
      m.nth_count = static_cast<int>(n->value);
      k = n->end;
    }
  } else if (const auto nth = numbers_.ordinal(k); nth && nth->value >= 1 && nth->value < 400) {
    if (auto found = closest(nth->end, static_cast<int>(nth->value))) return found;
    m.nth = static_cast<int>(nth->value);
    k = nth->end;
    if (is_one(k, {"last", "to"})) {
      if (is(k, "to")) ++k;
      if (!is(k, "last")) return std::nullopt;
      ++k;
      m.nth = -m.nth;
    } else if (const auto n = numbers_.cardinal(k);
               n && n->whole && n->value > 1 && n->value < 1000 && m.nth == 1) {
      m.nth_count = static_cast<int>(n->value);
      k = n->end;
    }
  } else {
    return std::nullopt;
  }
  if (const auto day = match(k, Kind::weekday)) {
    m.nth_weekday = static_cast<int>(day.word->number);
    k = day.end;
  } else if (const auto unit = unit_at(k, false)) {
    m.nth_unit = grain_of(unit->first->value);
    if (m.nth_unit < Grain::hour) return std::nullopt;
    k = unit->second;
  } else {
    return std::nullopt;
  }
  // "first Monday evening of", "first Monday 1pm to 3pm of": the clock stands inside
  Moment inside;
  bool has_inside = false;
  if (const auto part = part_of_day(k); part && m.nth_weekday != Moment::kUnsaid) {
    inside = part->moment;
    has_inside = true;
    k = part->end;
  }
  bool after = false;
  if (is_one(k, {"after", "following"})) {
    after = true;
  } else if (!is_one(k, {"of", "in", "from"})) {
    return std::nullopt;
  }
  ++k;
  MaybePiece base;
  if (phrase(k, {"the", "year"}) > 0 && text_.whole(k + 2, 4) > 0)
    base = year(k + 1, true);
  else
    base = moment(k, depth + 1, false);
  if (!base && bare()) {
    if (const auto unit = unit_at(k, false)) {
      Moment rel;
      rel.relative = true;
      rel.unit = grain_of(unit->first->value);
      base = Piece{rel, unit->second};
    }
  }
  if (!base || base->moment.has_clock() || base->moment.now) return std::nullopt;
  if (base->moment.nth != 0 || base->moment.shifted || after) {
    m.base = keep(base->moment);
    m.nth_after = after;
  } else {
    auto whole = base->moment;
    whole.nth = m.nth;
    whole.nth_count = m.nth_count;
    whole.nth_weekday = m.nth_weekday;
    whole.nth_unit = m.nth_unit;
    m = whole;
  }
  if (has_inside) {
    m.part = inside.part;
    m.part_stretch = inside.part_stretch;
  }
  return Piece{m, base->end};
}

/// "early March", "the end of this year", "mid-1980s", "the week of April 10th".
MomentReader::MaybePiece MomentReader::stretch(std::size_t i, int depth) {
  if (depth > 3) return std::nullopt;
  // "the week of April 10th", "the weekend of Thanksgiving"
  {
    const auto k = skip_the(i);
    if (is_one(k, {"week", "weekend"}) && is_one(k + 1, {"of"})) {
      if (auto base = moment(k + 2, depth + 1, false);
          base && base->moment.day != Moment::kUnsaid) {
        auto m = base->moment;
        (is(k, "week") ? m.week_of : m.weekend) = true;
        return Piece{m, base->end};
      }
      if (auto base = holiday(k + 2)) {
        auto m = base->moment;
        (is(k, "week") ? m.week_of : m.weekend) = true;
        return Piece{m, base->end};
      }
      // "the week of the 18th"
      const auto nth = numbers_.ordinal(skip_the(k + 2));
      if (nth && nth->value <= 31 && is(k, "week")) {
        Moment m;
        m.day = static_cast<int>(nth->value);
        m.week_of = true;
        return Piece{m, nth->end};
      }
      return std::nullopt;
    }
  }
  std::size_t k = i;
  std::size_t lead = i;
  auto found = match(k, Kind::section);
  if (!found && is(k, "the")) {
    found = match(k + 1, Kind::section);
    lead = k + 1;
  }
  if (!found) return std::nullopt;
  k = found.end;
  if (is(k, "-")) ++k;
  if (is(k, "to") || is(k, "of")) {
    if (!is(k, "of"))
      ++k;
    else if (!is(k - 1, "of"))
      ++k;
  }
  if (is_one(k, {"around", "about"})) ++k;
  const std::string_view name = found.word->value;
  const auto stretch = name == "early"        ? Stretch::early
                       : name == "mid"        ? Stretch::mid
                       : name == "late"       ? Stretch::late
                       : name == "start"      ? Stretch::start
                       : name == "end"        ? Stretch::end
                       : name == "rest"       ? Stretch::rest
                       : name == "first_half" ? Stretch::first_half
                                              : Stretch::second_half;
  const bool of = is(k - 1, "of") || is(k - 1, "in");
  // a unit alone: "end of month", "later in the year"
  if (const auto unit = unit_at(k, false); unit && (of || bare() || is(found.end - 1, "end"))) {
    const auto grain = grain_of(unit->first->value);
    if (grain >= Grain::day && !is(unit->second, "of")) {
      Moment m;
      m.relative = true;
      m.unit = grain;
      m.stretch = stretch;
      return Piece{m, unit->second};
    }
  }
  MaybePiece base;
  const auto offer = [&](MaybePiece piece) {
    if (piece && (!base || piece->end > base->end)) base = piece;
  };
  offer(which_of(k, depth + 1));
  offer(relative_unit(k));
  offer(month_date(k));
  offer(stretch_of_years(k));
  offer(season_or_quarter(k));
  offer(day_word(k));
  offer(weekday(k));
  offer(holiday(k));
  offer(year(k, true));
  offer(numeric_date(k));
  if (!base) return std::nullopt;
  auto& m = base->moment;
  if (m.part != nullptr && m.relative && !bare() &&
      (stretch == Stretch::early || stretch == Stretch::late)) {
    m.part_stretch = stretch;
    return base;
  }
  if (m.span || m.now || m.has_clock() || m.part != nullptr || m.stretch != Stretch::whole)
    return std::nullopt;
  const bool day_level = m.day != Moment::kUnsaid || m.weekday != Moment::kUnsaid ||
                         m.holiday != nullptr || (m.relative && m.unit == Grain::day);
  if (day_level && stretch != Stretch::end && stretch != Stretch::rest &&
      stretch != Stretch::start && !(stretch == Stretch::late || stretch == Stretch::early))
    return std::nullopt;
  if (day_level && is_one(found.end - 1, {"later", "earlier"})) return std::nullopt;
  m.stretch = stretch;
  // "later this week", "earlier this year" are told apart from "late" and "early" by the habits
  if (is_one(lead, {"later", "earlier"}) && !day_level) m.nearest = true;
  return base;
}

}  // namespace parley::text
