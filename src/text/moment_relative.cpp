// Times that lean on now or on another time: "last week", "two days ago", "the end of March".
#include <cmath>

#include "text/moment_reader.h"

namespace parley::text {
namespace {

using Kind = MeasureKind;

}  // namespace

int8_t MomentReader::keep(const Moment& base) {
  if (bases_.size() >= 100) return Moment::kNoBase;
  bases_.push_back(base);
  return static_cast<int8_t>(bases_.size() - 1);
}

std::optional<std::pair<const MeasureWord*, std::size_t>> MomentReader::unit_at(
    std::size_t i, bool after_digits) const {
  for (std::size_t k = i; k < i + 2; ++k) {
    if (k > i && !is(i, "-")) break;
    const auto unit = match(k, Kind::unit);
    if (!unit) continue;
    if (unit.word->extra != "short") return std::pair{unit.word, unit.end};
    // letters only right at digits, or where a time is looked for
    const bool tail = text_.glued(unit.end) && text_.is_word(unit.end);
    if (after_digits && !tail && (text_.glued(k) || bare())) return std::pair{unit.word, unit.end};
  }
  return std::nullopt;
}

std::optional<std::pair<Duration, std::size_t>> MomentReader::duration(std::size_t i) const {
  Duration d;
  std::size_t k = i;
  std::size_t end = 0;
  if (const auto about = match(k, Kind::about); about && !is(k, "~")) {
    d.approx = true;
    k = about.end;
  }
  if (is_one(k, {"another", "additional"}) && !match(k + 1, Kind::unit)) ++k;
  for (int part = 0; part < 4; ++part) {
    double count = 0;
    std::size_t at = k;
    bool digits = false;
    bool and_half = false;
    if (const auto n = numbers_.count(k); n && n->value >= 0) {
      count = n->value;
      at = n->end;
      digits = n->digits;
      d.vague = d.vague || n->vague;
      d.fraction = d.fraction || !n->whole;
      if (is(at, "of") && !n->vague && (is_one(at + 1, {"a", "an"}) || !n->whole)) {
        ++at;
        if (is_one(at, {"a", "an"})) ++at;
      } else if (is_one(at, {"extra", "more", "less", "fewer", "additional", "full", "whole",
                             "consecutive", "straight", "long"})) {
        ++at;
      }
      // "1.5 million years": cardinals hold their scale
    } else if (is_one(k, {"a", "an"})) {
      count = 1;
      at = k + 1;
      if (is_one(at, {"full", "whole", "further", "single"})) ++at;
    } else if (part == 0 && is(k, "all") && unit_at(k + 1, false) &&
               text_.form(k + 1).back() != 's') {
      count = 1;
      at = k + 1;
    } else if (part == 0 && is_one(k, {"half", "quarter"})) {
      count = is(k, "half") ? 0.5 : 0.25;
      at = k + 1;
    } else if (part > 0 && d.size > 0 && is(k, "half")) {
      break;
    } else {
      break;
    }
    auto unit = unit_at(at, digits || bare());
    // "two quarters" are lengths here, not a half; "all day" is one
    if (!unit && count > 0 && count < 100) {
      const auto whole = numbers_.cardinal(k);
      const auto quarters = whole ? unit_at(whole->end, false) : std::nullopt;
      if (quarters && quarters->first->value == "quarter" && quarters->second == at) {
        count = whole->value;
        d.fraction = false;
        unit = quarters;
      }
    }
    if (!unit) {
      // "1 hour thirty"
      if (part > 0 && bare() && d.size == 1 && d.parts[0].unit == Grain::hour && count < 60 &&
          count >= 10 && at >= text_.size()) {
        d.add(count, Grain::minute);
        end = at;
      }
      break;
    }
    if (unit->first->value == "second" && is_one(k, {"a"}) && !is(at, "seconds") &&
        !is(at, "sec") && !is(at, "s") && !bare()) {
      // "a second wave": an ordinal, unless the phrase ends
      if (text_.is_word(unit->second)) break;
    }
    const auto grain = grain_of(unit->first->value);
    const double times = unit->first->extra.empty() || unit->first->extra == "short"
                             ? 1
                             : std::strtod(unit->first->extra.c_str(), nullptr);
    end = unit->second;
    // "an hour and a half", "one month and half"
    std::size_t h = end;
    if (is(h, "and")) {
      ++h;
      double more = 0;
      std::size_t h_end = 0;
      if (const auto half = numbers_.number(h);
          half && !half->whole && half->value < 1 && half->value > 0 && !half->digits) {
        more = half->value;
        h_end = half->end;
      } else if (is(h, "half")) {
        more = 0.5;
        h_end = h + 1;
      }
      if (h_end > 0 && !unit_at(h_end, false) && !is(h_end, "of") && !is_one(h_end, {"a", "an"})) {
        count += more;
        end = h_end;
        and_half = true;
        d.fraction = true;
      }
    }
    d.add(count * times, grain);
    if (and_half) break;
    k = end;
    // ", 2 days", "and 2 days": a finer unit goes on
    std::size_t next = k;
    if (is(next, ",")) ++next;
    if (is(next, "and")) ++next;
    const auto more = numbers_.count(next);
    if (!more) break;
    const auto more_unit = unit_at(more->end, more->digits);
    const bool finer = more_unit && grain_of(more_unit->first->value) < grain;
    if (!finer && !(bare() && grain == Grain::hour)) break;
    k = next;
  }
  if (end == 0 || d.size == 0) return std::nullopt;
  if (d.size == 1 && std::fabs(d.parts[0].count) > 1e12) return std::nullopt;
  return std::pair{d, end};
}

MomentReader::MaybePiece MomentReader::day_word(std::size_t i) const {
  Moment m;
  if (const auto day = match(i, Kind::day)) {
    m.relative = true;
    m.unit = Grain::day;
    m.steps = static_cast<int>(day.word->number);
    std::size_t end = day.end;
    // "today pm", "tomorrow am"
    if (const auto half = match(end, Kind::meridiem);
        half && is_one(end, {"am", "pm"}) && !text_.glued(end)) {
      const std::string_view name = half.word->number > 0 ? "afternoon" : "morning";
      const MeasureText part(name, {0, static_cast<uint32_t>(name.size())});
      m.part = words_.match(part, 0, Kind::part).word;
      end = half.end;
    }
    return Piece{m, end};
  }
  if (const auto now = match(i, Kind::now)) {
    if (!bare() && is_one(i, {"immediately", "currently"})) return std::nullopt;
    m.now = true;
    return Piece{m, now.end};
  }
  if (bare() && (is_one(i, {"asap"}))) return std::nullopt;
  if (bare() && phrase(i, {"this", "time"}) > 0) {
    m.relative = true;
    return Piece{m, i + 2};
  }
  return std::nullopt;
}

MomentReader::MaybePiece MomentReader::relative_unit(std::size_t i, int depth) const {
  (void)depth;
  Moment m;
  // "EOM", "BOY", "the eod"
  const auto k0 = skip_the(i);
  if (is_one(k0, {"eom", "bom", "eoy", "boy", "eod", "eow"})) {
    const auto form = text_.form(k0);
    if (form == "boy" && !(bare() || (text_[k0].capital && text_.form(k0 + 1).empty())))
      return std::nullopt;
    m.relative = true;
    m.unit = form.back() == 'm'   ? Grain::month
             : form.back() == 'y' ? Grain::year
             : form.back() == 'd' ? Grain::day
                                  : Grain::week;
    m.stretch = form.front() == 'e' ? Stretch::end : Stretch::start;
    return Piece{m, k0 + 1};
  }
  // "the week", "the month": the current one
  if (is(i, "the")) {
    if (const auto unit = unit_at(i + 1, false)) {
      const auto grain = grain_of(unit->first->value);
      // "the week after next", "the week before last"
      if (phrase(unit->second, {"after", "next"}) > 0 ||
          phrase(unit->second, {"before", "last"}) > 0) {
        m.relative = true;
        m.unit = grain;
        m.steps = is(unit->second, "after") ? 2 : -2;
        return Piece{m, unit->second + 2};
      }
      if (text_.form(i + 1).back() == 's' || grain < Grain::hour) return std::nullopt;
      m.relative = true;
      m.unit = grain;
      m.plain_unit = true;
      return Piece{m, unit->second};
    }
    return std::nullopt;
  }
  // "that year", "that same day"
  if (is(i, "that")) {
    const auto unit = unit_at(is(i + 1, "same") ? i + 2 : i + 1, false);
    if (!unit || text_.form(unit->second - 1).back() == 's') return std::nullopt;
    const auto grain = grain_of(unit->first->value);
    if (grain < Grain::day || grain == Grain::night) return std::nullopt;
    m.relative = m.of_talk = true;
    m.unit = grain;
    return Piece{m, unit->second};
  }
  if (const auto unit = unit_at(i, false); unit && (phrase(unit->second, {"after", "next"}) > 0 ||
                                                    phrase(unit->second, {"before", "last"}) > 0)) {
    m.relative = true;
    m.unit = grain_of(unit->first->value);
    m.steps = is(unit->second, "after") ? 2 : -2;
    return Piece{m, unit->second + 2};
  }
  return std::nullopt;
}

/// "last week", "this summer", "next Monday", "the past two weeks", "5 upcoming years".
MomentReader::MaybePiece MomentReader::which_of(std::size_t i, int depth) {
  Moment m;
  const auto span_of = [&](double count, Grain unit, int sign, double times, bool vague) {
    m.span = true;
    m.unit = unit;
    m.shift.add(count * times, unit);
    m.shift.vague = vague;
    m.shift_sign = sign;
  };
  auto which = match(i, Kind::which);
  const bool the = is(i, "the");
  // "the course will last three weeks"
  if (is(i, "last") && i > 0 && numbers_.count(i + 1) &&
      is_one(i - 1, {"will", "would", "can", "could", "should", "may", "might", "must", "t", "not",
                     "to", "ll"}) &&
      !(is(i - 1, "to") && bare()))
    return std::nullopt;
  if (!which) {
    // "5 upcoming years", "two past weeks"
    const auto n = numbers_.count(skip_the(i));
    if (!n || n->value < 1 || n->value > 1e6) return std::nullopt;
    which = match(n->end, Kind::which);
    if (!which || which.word->number == 0) return std::nullopt;
    const auto unit = unit_at(which.end, false);
    const bool several = n->value > 1 && which.word->number < 0;
    if (!unit || (several && text_.form(unit->second - 1).back() != 's')) return std::nullopt;
    span_of(n->value, grain_of(unit->first->value), static_cast<int>(which.word->number), 1,
            n->vague);
    m.nearest = is_one(n->end, {"upcoming"});
    return Piece{m, unit->second};
  }
  const int sign = static_cast<int>(which.word->number);
  std::size_t k = which.end;
  if (is_one(k, {"about", "around", "uh", ","}) && !is(k, ",")) ++k;
  const auto written = text_.form(i);
  const bool this_word = is(i, "this");
  // "the last day of May" counts within; nth_of reads it
  if (const auto n = numbers_.count(k); n && n->value > 0 && n->value < 1e6 && sign != 0) {
    const auto d = duration(k);
    if (d && !is(d->second, "of") && d->first.parts[0].count >= 1) {
      const auto grain = d->first.parts[0].unit;
      m.span = true;
      m.unit = grain;
      m.shift = d->first;
      m.shift_sign = sign;
      m.nearest = is_one(i, {"upcoming"}) || (the && is(i + 1, "upcoming"));
      return Piece{m, d->second};
    }
  }
  if (const auto unit = unit_at(k, false)) {
    const auto grain = grain_of(unit->first->value);
    const bool plural = text_.form(unit->second - 1).back() == 's' && !is(unit->second - 2, "'") &&
                        !is_one(unit->second - 1, {"hrs"}) && is(unit->second - 1, text_.form(k)) &&
                        grain != Grain::second;
    if (plural && text_.form(k).size() > 3 && sign != 0) {
      // "recent weeks", "coming days"
      span_of(3, grain, sign, 1, true);
      return Piece{m, unit->second};
    }
    if (grain == Grain::second && !bare()) return std::nullopt;
    if (grain == Grain::night) {
      const MeasureText night("night", {0, 5});
      m.part = words_.match(night, 0, Kind::part).word;
      m.relative = true;
      m.steps = sign;
      return Piece{m, unit->second};
    }
    if (this_word && grain == Grain::minute) return std::nullopt;
    if (unit->first->extra == "2") {
      span_of(1, grain, sign == 0 ? 1 : sign, 2, false);
      return Piece{m, unit->second};
    }
    m.relative = true;
    m.unit = grain;
    m.steps = sign;
    m.of_talk = is(which.end - 1, "same") || is_one(which.end - 1, {"following", "previous"}) ||
                (the && is(which.end - 1, "next"));
    std::size_t end = unit->second;
    if (is(end, "after") && is(end + 1, "next")) return std::nullopt;
    return Piece{m, end};
  }
  // "this fiscal year", "this school year"
  if (is_one(k, {"fiscal", "school", "academic", "calendar"}) && is(k + 1, "year")) {
    m.relative = true;
    m.unit = Grain::year;
    m.steps = sign;
    m.fiscal = !is(k, "calendar");
    return Piece{m, k + 2};
  }
  if (depth > 3) return std::nullopt;
  // "this morning", "this past evening"
  if (const auto part = match(k, Kind::part);
      part && part.word->value != "school" && part.word->value != "work") {
    m.relative = true;
    m.unit = Grain::day;
    m.steps = sign;
    m.part = part.word;
    return Piece{m, part.end};
  }
  if (this_word && is(k, "after") && !text_.is_word(k + 1) && !bare()) return std::nullopt;
  MaybePiece inner;
  for (const auto& found : {numeric_date(k), month_date(k), weekday(k), season_or_quarter(k),
                            holiday(k), day_of_month(k)})
    if (found && (!inner || found->end > inner->end)) inner = found;
  if (!inner) return std::nullopt;
  if (is(k, "the")) return std::nullopt;
  if (written == "same" || is(which.end - 1, "same")) return std::nullopt;
  m = inner->moment;
  if (m.year != Moment::kUnsaid) return inner;
  m.which = sign;
  m.nearest = is_one(which.end - 1, {"upcoming", "coming", "past"});
  return Piece{m, inner->end};
}

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
  bool from_end = false;
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
      from_end = true;
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
  (void)from_end;
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

/// "two days ago", "in three weeks", "3 days after Easter", "a year from Christmas".
MomentReader::MaybePiece MomentReader::shifted(std::size_t i, int depth) {
  Moment m;
  m.shifted = true;
  const auto based = [&](std::size_t at, const Duration& d, int sign) -> MaybePiece {
    if (depth > 3) return std::nullopt;
    auto base = moment(at, depth + 1);
    if (!base) return std::nullopt;
    m.shift = d;
    m.shift_sign = sign;
    m.base = keep(base->moment);
    if (m.base == Moment::kNoBase) return std::nullopt;
    return Piece{m, base->end};
  };
  if (is_one(i, {"in", "within"}) || phrase(i, {"after"}) > 0) {
    const bool within = is(i, "within");
    if (is(i, "after") && !bare()) return std::nullopt;
    std::size_t k = i + 1;
    if (phrase(k, {"the", "next"}) > 0 || phrase(k, {"the", "past"}) > 0) return std::nullopt;
    const auto d = duration(k);
    if (!d) return std::nullopt;
    if (phrase(d->second, {"from", "now"}) > 0) return std::nullopt;
    // "in 10 minutes of play", "in two years' time"
    m.shift = d->first;
    std::size_t end = d->second;
    if (is(end, "'")) end += 1;
    if (is(end, "s") && is(end - 1, "'")) ++end;
    if (is(end, "time") && end > d->second) {
      ++end;
    } else {
      end = is(end, "time") && is_one(d->second - 1, {"s"}) ? end + 1 : d->second;
    }
    if (phrase(d->second, {"since", "the", "year"}) > 0) {
      // counted from the start of a year
      if (auto base = year(d->second + 2, true)) {
        m.base = keep(base->moment);
        return Piece{m, base->end};
      }
    }
    if (phrase(d->second, {"from", "today"}) > 0) return std::nullopt;
    if (within) {
      m.shifted = false;
      m.span = true;
      m.unit = Grain::second;
      m.shift_sign = 1;
      m.latent = true;
      return Piece{m, d->second};
    }
    if (!bare() && d->first.parts[0].unit == Grain::second && d->first.size == 1 &&
        is(d->second - 1, "second"))
      return std::nullopt;
    return Piece{m, end};
  }
  // "the day before Easter"
  if (is(i, "the") && is(i + 1, "day") && is_one(i + 2, {"before", "after"})) {
    Duration day;
    day.add(1, Grain::day);
    return based(i + 3, day, is(i + 2, "after") ? 1 : -1);
  }
  const auto d = duration(i);
  if (!d) return std::nullopt;
  m.shift = d->first;
  const auto k = d->second;
  if (is_one(k, {"ago", "earlier", "back"}) &&
      !(is(k, "back") && !bare() && text_.is_word(k + 1))) {
    m.shift_sign = -1;
    m.of_talk = is(k, "earlier");
    return Piece{m, k + 1};
  }
  if (is_one(k, {"later", "hence"})) {
    if (is_one(k + 1, {"this", "in", "today"})) return std::nullopt;
    m.of_talk = is(k, "later");
    return Piece{m, k + 1};
  }
  if (phrase(k, {"from", "now"}) > 0 || phrase(k, {"after", "now"}) > 0) return Piece{m, k + 2};
  if (is_one(k, {"from", "after", "following"})) return based(k + 1, d->first, 1);
  if (is(k, "before")) return based(k + 1, d->first, -1);
  return std::nullopt;
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
  (void)lead;
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
  offer(relative_unit(k, depth + 1));
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
