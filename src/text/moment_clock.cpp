// Times of the day: "3pm", "15:30", "half past three", "the early morning".
#include "text/moment_reader.h"

namespace parley::text {
namespace {

using Kind = MeasureKind;

}  // namespace

/// "am", "p.m.", "in the morning": sets the half of the day. Answers the index after it, or `i`.
std::size_t MomentReader::meridiem(std::size_t i, Moment& m) const {
  std::size_t k = i;
  if (is(k, "ish")) ++k;
  if (is(k, "-") && match(k + 1, Kind::meridiem)) ++k;
  const auto found = match(k, Kind::meridiem);
  // "3 a dozen", "5 p": a lone letter must stand at the digits
  const bool letter = found && text_.form(k).size() == 1 && found.end == k + 1;
  const bool indefinite = letter && (!text_.glued(k) || is(k, "'"));
  if (found && !(indefinite && !(bare() && is(k, "p"))) && m.hour >= 0 && m.hour <= 12) {
    m.half_day_open = false;
    if (found.word->number > 0 && m.hour < 12) m.hour += 12;
    if (found.word->number == 0 && m.hour == 12) m.hour = 0;
    auto end = found.end;
    if (letter && is(end, ".") && text_.glued(end) && bare()) ++end;
    return end;
  }
  return i;
}

std::size_t MomentReader::zone(std::size_t i, Moment& m) const {
  std::size_t k = i;
  if (is(k, "(")) ++k;
  const auto found = match(k, Kind::zone);
  if (!found) return i;
  const bool z = is(k, "z");
  if (z && !text_.glued(k)) return i;
  if (is_one(k, {"west", "est"}) && !bare() && !text_[k].capital && is(k, "west")) return i;
  m.zone = static_cast<int>(found.word->number);
  auto end = found.end;
  if (k > i && is(end, ")")) ++end;
  return end;
}

/// "half past three", "a quarter to noon", "20 minutes past 3pm", "15 to noon".
MomentReader::MaybePiece MomentReader::past_hour(std::size_t i) const {
  std::size_t k = i;
  if (is(k, "a")) ++k;
  int minutes = -1;
  if (is(k, "half")) {
    minutes = 30;
    ++k;
  } else if (is(k, "quarter")) {
    minutes = 15;
    ++k;
  } else if (const auto n = numbers_.cardinal(k); n && n->whole && !n->scaled && n->value < 60) {
    minutes = static_cast<int>(n->value);
    k = n->end;
  }
  if (minutes < 0) return std::nullopt;
  if (is_one(k, {"minutes", "minute", "mins", "min"})) ++k;
  bool before = false;
  if (is_one(k, {"past", "after"})) {
    ++k;
  } else if (is_one(k, {"to", "before", "till", "of", "from"})) {
    before = !is(k, "from") || true;
    if (is(k, "from")) before = false;
    if (is(k, "of") && minutes != 15) return std::nullopt;
    ++k;
  } else if (minutes == 30 && is(i, "half") && bare()) {
    // "half three"
  } else {
    return std::nullopt;
  }
  Moment m;
  if (is_one(k, {"noon", "midday"})) {
    m.hour = 12;
    ++k;
  } else if (is(k, "midnight")) {
    m.hour = 0;
    ++k;
  } else {
    const auto hour = numbers_.cardinal(k);
    if (!hour || !hour->whole || hour->scaled || hour->value < 1 || hour->value > 23)
      return std::nullopt;
    if (hour->digits && text_.form(k).size() > 2) return std::nullopt;
    m.hour = static_cast<int>(hour->value);
    m.half_day_open = m.hour <= 12;
    k = hour->end;
    if (is(k, "h") && text_.glued(k)) ++k;
    if (const auto clock = phrase(k, {"o", "'", "clock"})) k = clock;
    k = meridiem(k, m);
    // "5 to seven" is a range where no part of the hour is named
    const bool named = is_one(i, {"half", "a", "quarter"}) ||
                       is_one(k - 1, {"am", "pm", "clock"}) || !is(k - 2, "to");
    const bool minutes_said =
        text_.is_word(i + 1) && is_one(i + 1, {"minutes", "minute", "mins", "min"});
    if (before && !named && !minutes_said && !m.half_day_open) return std::nullopt;
    if (before && m.half_day_open && !is_one(i, {"half", "a", "quarter"}) && !minutes_said)
      return std::nullopt;
  }
  m.minute = before ? 60 - minutes : minutes;
  if (before) m.hour = (m.hour + 23) % 24;
  if (before && m.half_day_open && m.hour == 0) m.hour = 12;
  if (m.minute == 60) return std::nullopt;
  return ended(m, zone(k, m));
}

MomentReader::MaybePiece MomentReader::clock(std::size_t i, bool at) const {
  // "one in the morning"
  if (const auto hour = numbers_.cardinal(i); !at && hour && !hour->digits &&
                                              phrase(hour->end, {"in", "the"}) > 0 &&
                                              match(hour->end + 2, Kind::part))
    at = true;
  if (const auto past = past_hour(i)) return past;
  Moment m;
  std::size_t k = i;
  if (is(k, "12") && is_one(k + 1, {"noon", "midday"})) ++k;
  if (is(k, "high") && is(k + 1, "noon")) ++k;
  if (is_one(k, {"noon", "midday", "noontime"}) || phrase(k, {"mid", "day"}) > 0 ||
      phrase(k, {"mid", "-", "day"}) > 0) {
    m.hour = 12;
    k = phrase(k, {"mid", "-", "day"}) > 0 ? k + 3 : is(k, "mid") ? k + 2 : k + 1;
    return ended(m, zone(k, m));
  }
  if (is(k, "midnight")) {
    m.hour = 0;
    return ended(m, zone(k + 1, m));
  }
  if (text_.is_digits(k)) {
    const auto hour = text_.whole(k, 2);
    const bool glued_before =
        text_.glued(k) && k > 0 && (text_.is_word(k - 1) || is_one(k - 1, {"$", "#", ".", "/"}));
    if (glued_before && !is(k - 1, "t")) return std::nullopt;
    if (hour >= 0 && hour <= 24) {
      m.hour = hour;
      const bool hm = (is(k + 1, ":") || is(k + 1, "h")) && text_.glued(k + 1) &&
                      text_.glued(k + 2) && text_.whole(k + 2, 2) >= 0 &&
                      text_.whole(k + 2, 2) < 60 && text_.form(k + 2).size() == 2;
      if (hm) {
        m.minute = text_.whole(k + 2, 2);
        auto end = k + 3;
        if (is(end, ":") && text_.glued(end) && text_.glued(end + 1) &&
            text_.whole(end + 1, 2) >= 0 && text_.whole(end + 1, 2) < 60) {
          m.second = text_.whole(end + 1, 2);
          end += 2;
          if (is(end, ".") && text_.glued(end) && text_.glued(end + 1) && text_.is_digits(end + 1))
            end += 2;
        }
        m.half_day_open = hour >= 1 && hour <= 12 && text_.form(k).size() <= 2 && is(k + 1, ":") &&
                          text_.form(k).front() != '0';
        if (text_.form(k).size() == 2 && hour < 10) m.half_day_open = is(k + 1, ":") && hour > 0;
        if (const auto clock = phrase(end, {"o", "'", "clock"})) end = clock;
        const auto half = meridiem(end, m);
        if (half == end && is(end, "h") && text_.glued(end)) ++end;
        if (half == end && text_.glued(end) &&
            (text_.is_digits(end) || (text_.is_word(end) && !is(end, "z"))))
          return std::nullopt;
        // "4:3": no clock; "a 1:1"
        return ended(m, zone(half > end ? half : end, m));
      }
      if (is(k + 1, ":") && text_.glued(k + 1) && text_.is_digits(k + 2)) return std::nullopt;
      // "15h", "9h"
      if (is(k + 1, "h") && text_.glued(k + 1) && (bare() || at)) {
        m.minute = 0;
        return ended(m, zone(k + 2, m));
      }
      // "2.30 pm", "at 6.45"
      if (is(k + 1, ".") && text_.glued(k + 1) && text_.glued(k + 2) &&
          text_.form(k + 2).size() == 2 && text_.whole(k + 2, 2) >= 0 &&
          text_.whole(k + 2, 2) < 60) {
        Moment dotted = m;
        dotted.minute = text_.whole(k + 2, 2);
        dotted.half_day_open = hour >= 1 && hour <= 12;
        const auto half = meridiem(k + 3, dotted);
        if (half > k + 3 || (at && !text_.glued(k + 3)) || (at && k + 3 >= text_.size()) ||
            (at && is_one(k + 3, {".", "?", "!", ","}) && !text_.is_digits(k + 4)))
          return ended(dotted, zone(half, dotted));
        return std::nullopt;
      }
      if (is(k + 1, ".") && text_.glued(k + 1) && text_.is_digits(k + 2) && text_.glued(k + 2))
        return std::nullopt;
      m.half_day_open = hour >= 1 && hour <= 12;
      if (const auto clock = phrase(k + 1, {"o", "'", "clock"})) {
        const auto half = meridiem(clock, m);
        return ended(m, zone(half, m));
      }
      if (const auto half = meridiem(k + 1, m); half > k + 1) return ended(m, zone(half, m));
      if (is(k + 1, "ish") && text_.glued(k + 1)) {
        m.approx = true;
        return Piece{m, k + 2};
      }
      // "at 3 15"
      if (at && bare() && text_.whole(k + 1, 2) >= 10 && text_.whole(k + 1, 2) < 60) {
        m.minute = text_.whole(k + 1, 2);
        return Piece{m, k + 2};
      }
      if (at && hour <= 24 && text_.form(k).size() <= 2) {
        const bool joined = text_.glued(k + 1) &&
                            (text_.is_word(k + 1) || is_one(k + 1, {"%", "/", ","})) &&
                            !(is(k + 1, ",") && !text_.glued(k + 2));
        if (joined) return std::nullopt;
        if (!bare() && text_.is_word(k + 1) &&
            (match(k + 1, Kind::unit) || match(k + 1, Kind::length) || match(k + 1, Kind::scale) ||
             match(k + 1, Kind::hundred) || is_one(k + 1, {"percent", "of", "degrees", "people"})))
          if (!is_one(k + 1, {"m", "in", "d", "s"})) return std::nullopt;
        m.latent = true;
        return ended(m, zone(k + 1, m));
      }
      return std::nullopt;
    }
    // "1030", "at 730"
    const auto joined = text_.whole(k, 4);
    if (joined >= 100 && joined < 2400 && joined % 100 < 60 && text_.form(k).size() >= 3) {
      m.hour = joined / 100;
      m.minute = joined % 100;
      m.half_day_open = m.hour <= 12 && m.hour >= 1;
      const auto half = meridiem(k + 1, m);
      if (half > k + 1 || (at && bare())) return ended(m, zone(half, m));
    }
    return std::nullopt;
  }
  // in words: "three thirty", "ten thirty am", "eight o'clock"
  const auto hour = match(k, Kind::cardinal);
  if (!hour || hour.word->number > 12 || hour.word->number < 1) {
    // "twenty-one thirty": seldom
    return std::nullopt;
  }
  m.hour = static_cast<int>(hour.word->number);
  m.half_day_open = true;
  std::size_t end = hour.end;
  if (const auto clock = phrase(end, {"o", "'", "clock"})) {
    const auto half = meridiem(clock, m);
    return ended(m, zone(half, m));
  }
  std::size_t next = end;
  if (is(next, "-")) ++next;
  int minute = -1;
  std::size_t after = next;
  if (const auto n = text_.is_digits(next) ? std::nullopt : numbers_.cardinal(next);
      n && n->whole && !n->scaled && n->value >= 10 && n->value < 60) {
    minute = static_cast<int>(n->value);
    after = n->end;
  } else if (is_one(next, {"oh", "o"})) {
    if (const auto one = match(next + 1, Kind::cardinal); one && one.word->number < 10) {
      minute = static_cast<int>(one.word->number);
      after = one.end;
    }
  }
  if (minute >= 0) {
    m.minute = minute;
    if (is_one(after, {"minutes"})) ++after;
    const auto half = meridiem(after, m);
    if (half > after || at) {
      m.latent = half == after;
      return ended(m, zone(half, m));
    }
    m.minute = Moment::kUnsaid;
  }
  const auto half = meridiem(end, m);
  if (half > end) {
    if (is_one(end, {"a", "p"}) && half == end + 1) return std::nullopt;
    return ended(m, zone(half, m));
  }
  if (at) {
    m.latent = true;
    if (!bare() && text_.is_word(end) &&
        !is_one(end, {"in", "on", "at", "to", "and", "or", "until", "till", "tomorrow", "today",
                      "tonight", "this", "next", "sharp"}))
      return std::nullopt;
    return Piece{m, end};
  }
  return std::nullopt;
}

MomentReader::MaybePiece MomentReader::part_of_day(std::size_t i) const {
  // "good morning", "the dawn of an age"
  if (!bare() && i > 0 && is(i - 1, "good")) return std::nullopt;
  if (!bare() && is(skip_the(i), "dawn") && is(skip_the(i) + 1, "of")) return std::nullopt;
  Moment m;
  std::size_t k = i;
  // "early in the morning", "late tonight", "in the early hours of the morning"
  const auto take_stretch = [&] {
    if (is_one(k, {"early", "earlier"})) {
      m.part_stretch = Stretch::early;
      ++k;
    } else if (is_one(k, {"late", "later"})) {
      m.part_stretch = Stretch::late;
      ++k;
    } else if (is(k, "mid") && is(k + 1, "-")) {
      k += 2;
    }
  };
  take_stretch();
  const auto before_in = k;
  if (is(k, "in") || is(k, "at") || is(k, "during") || is(k, "on")) ++k;
  if (const auto lead = phrase(k, {"the", "early", "hours", "of"})) {
    m.part_stretch = Stretch::early;
    k = lead;
  }
  if (phrase(k, {"the", "wee", "hours", "of"}) > 0) {
    m.part_stretch = Stretch::early;
    k += 4;
  }
  if (is(k, "the")) ++k;
  take_stretch();
  if (m.part_stretch != Stretch::whole && is(k, "in") && is(k + 1, "the")) k += 2;
  const bool introduced = k > before_in && is_one(before_in, {"in", "at", "during", "the"});
  // "tonight"
  if (is_one(k, {"tonight", "tonite"}) || (is(k, "to") && is(k + 1, "-") && is(k + 2, "night"))) {
    static const MeasureText kNight("night", {0, 5});
    m.part = words_.match(kNight, 0, Kind::part).word;
    m.relative = true;
    m.unit = Grain::day;
    return Piece{m, is(k, "to") ? k + 3 : k + 1};
  }
  if (const auto part = match(k, Kind::part)) {
    const bool meal = part.word->value == "school" || part.word->value == "work";
    if (meal) return std::nullopt;
    m.part = part.word;
    m.latent = !introduced;
    return Piece{m, part.end};
  }
  return std::nullopt;
}

}  // namespace parley::text
