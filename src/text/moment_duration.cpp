// Lengths of time: "2 weeks and 3 days", "an hour and a half".
#include <cmath>

#include "text/moment_reader.h"

namespace parley::text {
namespace {

using Kind = MeasureKind;

}  // namespace

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

}  // namespace parley::text
