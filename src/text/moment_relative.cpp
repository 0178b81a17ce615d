// Times that lean on now or on another time: "last week", "two days ago".
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

MomentReader::MaybePiece MomentReader::relative_unit(std::size_t i) const {
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
      // "the day before, …"
      const bool before = is_one(unit->second, {"before", "earlier"});
      if ((before || is(unit->second, "after")) && !text_.is_word(unit->second + 1) &&
          !text_.is_digits(unit->second + 1) && !bare()) {
        m.relative = m.of_talk = true;
        m.unit = grain;
        m.steps = before ? -1 : 1;
        return Piece{m, unit->second + 1};
      }
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
    const bool recent = is(which.end - 1, "recent");
    if (recent && !plural) return std::nullopt;
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
    m.of_talk = is(which.end - 1, "same") || is(which.end - 1, "following") ||
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
  // "the year-ago quarter", "year-earlier"
  if (const auto unit = unit_at(skip_the(i), false);
      unit && is(unit->second, "-") && is_one(unit->second + 1, {"ago", "earlier"})) {
    m.shift.add(1, grain_of(unit->first->value));
    m.shift_sign = -1;
    return Piece{m, unit->second + 2};
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

}  // namespace parley::text
