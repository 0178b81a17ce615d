#include "text/measure_numbers.h"

#include <cmath>
#include <cstdlib>
#include <string>

namespace parley::text {
namespace {

using Kind = MeasureKind;

double value_of(std::string_view digits) {
  return std::strtod(std::string(digits).c_str(), nullptr);
}

/// Single letters that multiply the digits they stand at; small ones are units as well.
double letter_scale(std::string_view form, bool capital) {
  if (form == "k") return 1e3;
  if (!capital) return 0;
  if (form == "m" || form == "mm") return 1e6;
  if (form == "g" || form == "b" || form == "bn") return 1e9;
  return form == "t" ? 1e12 : 0;
}

}  // namespace

std::optional<NumberReading> NumberReader::digits(std::size_t i, bool spaced_groups) const {
  NumberReading n;
  n.digits = true;
  std::string value;
  // ".77"
  if (is(i, ".") && text_.is_digits(i + 1) && text_.glued(i + 1) &&
      (!text_.glued(i) || is(i - 1, "-") || is(i - 1, "$"))) {
    n.value = value_of("0." + std::string(text_.form(i + 1)));
    n.end = i + 2;
    n.whole = false;
    return n;
  }
  if (!text_.is_digits(i) || text_.form(i).size() > 18) return std::nullopt;
  value = text_.form(i);
  std::size_t k = i + 1;
  const auto group = [&](std::string_view mark) {
    return is(k, mark) && text_.glued(k) && text_.is_digits(k + 1) && text_.glued(k + 1) &&
           text_.form(k + 1).size() == 3;
  };
  const bool short_head = value.size() <= 3;
  if (short_head && group(",")) {
    for (; value.size() < 18 && group(","); k += 2) value += text_.form(k + 1);
  } else if (short_head && group(".") && is(k + 2, ",") && text_.glued(k + 2) &&
             text_.is_digits(k + 3) && text_.glued(k + 3) && text_.form(k + 3).size() != 3) {
    value += text_.form(k + 1);
    k += 2;
  } else if (spaced_groups && short_head && text_.is_digits(k) && text_.form(k).size() == 3 &&
             text_.is_digits(k + 1) && text_.form(k + 1).size() == 3) {
    for (; value.size() < 18 && text_.is_digits(k) && !text_.glued(k) && text_.form(k).size() == 3;
         ++k)
      value += text_.form(k);
  }
  const bool later_part =
      i > 1 && is(i - 1, ".") && text_.glued(i) && text_.glued(i - 1) && text_.is_digits(i - 2);
  const bool decimal = !later_part && (is(k, ".") || is(k, ",")) && text_.glued(k) &&
                       text_.is_digits(k + 1) && text_.glued(k + 1) &&
                       text_.form(k + 1).size() <= 18;
  // "1,3" is a decimal where nothing else reads so; "5.1.2" and "192.168.1.2" are none.
  const bool longer = (is(k + 2, ".") || (is(k, ",") && is(k + 2, ","))) && text_.glued(k + 2) &&
                      text_.is_digits(k + 3) && text_.glued(k + 3);
  if (decimal && !longer && (is(k, ".") || text_.form(k + 1).size() <= 2)) {
    value += "." + std::string(text_.form(k + 1));
    k += 2;
    n.whole = false;
  }
  n.value = value_of(value);
  n.whole = n.whole || n.value == std::floor(n.value);
  n.end = k;
  return n;
}

std::optional<NumberReading> NumberReader::below_hundred(std::size_t i) const {
  NumberReading n;
  if (const auto ten = match(i, Kind::ten)) {
    n.value = ten.word->number;
    n.end = ten.end;
    std::size_t k = ten.end;
    if (is(k, "-")) ++k;
    if (const auto one = match(k, Kind::cardinal);
        one && one.word->number < 10 && one.word->number > 0) {
      n.value += one.word->number;
      n.end = one.end;
    }
    return n;
  }
  const auto one = match(i, Kind::cardinal);
  if (!one) return std::nullopt;
  n.value = one.word->number;
  n.end = one.end;
  return n;
}

std::optional<NumberReading> NumberReader::below_thousand(std::size_t i) const {
  auto n = below_hundred(i);
  if (!n && (is(i, "a") || is(i, "an")) && match(i + 1, Kind::hundred))
    n = NumberReading{.value = 1, .end = i + 1};
  if (!n && is(i, "hundred")) n = NumberReading{.value = 1, .end = i};
  if (!n) return std::nullopt;
  const auto hundred = match(n->end, Kind::hundred);
  if (!hundred) return n;
  n->value *= 100;
  n->end = hundred.end;
  n->scale = 100;
  std::size_t k = hundred.end;
  if (is(k, "and")) ++k;
  // In words only: "two hundred and 5 dogs" is two numbers.
  if (const auto rest = below_hundred(k);
      rest && n->value == std::floor(n->value) && rest->value > 0) {
    n->value += rest->value;
    n->end = rest->end;
  }
  return n;
}

std::optional<NumberReading> NumberReader::scaled(NumberReading n) const {
  bool any = false;
  for (int k = 0; k < 3; ++k) {
    if (n.digits && text_.glued(n.end) && text_.is_word(n.end)) {
      const auto& token = text_[n.end];
      if (const auto scale = letter_scale(token.form, token.capital); scale > 0) {
        n.value *= scale;
        n.scale *= scale;
        ++n.end;
        n.scaled = n.digits = any = true;
        break;
      }
    }
    const auto scale = match(n.end, Kind::scale);
    if (scale && text_.form(n.end).size() > 1 &&
        !(text_.form(n.end) == "mm" && !text_[n.end].capital)) {
      n.value *= scale.word->number;
      n.scale = scale.word->number;
      n.end = scale.end;
      any = true;
    } else if (scale && n.digits && text_.form(n.end) == "k") {
      n.value *= 1000;
      n.scale = 1000;
      n.end = scale.end;
      any = true;
    } else if (n.digits && is(n.end, "g") && text_[n.end].capital && !text_.glued(n.end)) {
      n.value *= 1e9;
      n.scale = 1e9;
      ++n.end;
      any = true;
    } else if (const auto hundred = match(n.end, Kind::hundred); hundred && n.scale == 1) {
      n.value *= 100;
      n.scale = 100;
      n.end = hundred.end;
      any = true;
    } else if (const auto dozen = match(n.end, Kind::dozen)) {
      n.value *= 12;
      n.scale = 12;
      n.end = dozen.end;
      any = true;
      break;
    } else {
      break;
    }
  }
  if (!any) return std::nullopt;
  n.scaled = true;
  return n;
}

std::optional<NumberReading> NumberReader::cardinal(std::size_t i) const {
  NumberReading total;
  double last = 1e30;
  std::size_t k = i;
  for (int part = 0; part < 6; ++part) {
    auto group = digits(k);
    const bool in_digits = group.has_value();
    if (!group) group = below_thousand(k);
    if (!group && part == 0) {
      std::size_t scale_at = k;
      if (is(k, "a") || is(k, "an")) ++scale_at;
      if (match(scale_at, Kind::scale) || match(scale_at, Kind::dozen)) {
        const bool single_letter = text_.form(scale_at).size() <= 2;
        const bool plural = text_.form(scale_at).back() == 's';
        if (!single_letter && !plural) group = NumberReading{.value = 1, .end = scale_at};
      }
    }
    if (!group) break;
    if (const auto more = scaled(*group)) group = more;
    // "4000 3 hundred" is two numbers; "4 thousand 3 hundred" one.
    if (part > 0 && (group->value >= last || (in_digits && total.digits && last == 1))) break;
    if (part > 0 && last < 100) break;
    total.value += group->value;
    total.end = group->end;
    total.scaled = total.scaled || group->scaled;
    total.whole = total.whole && (group->whole || group->scaled);
    total.digits = total.digits || in_digits;
    total.scale = group->scale;
    last = group->scale > 1 ? group->scale : 1;
    if (last <= 12 || !total.whole) break;
    k = group->end;
    if (is(k, "and") && !in_digits) {
      ++k;
    } else if (is(k, "and")) {
      ++k;
    }
  }
  if (total.end == 0) return std::nullopt;
  return total;
}

std::optional<NumberReading> NumberReader::ordinal(std::size_t i) const {
  NumberReading n;
  if (text_.is_digits(i) && text_.form(i).size() <= 9 && text_.glued(i + 1)) {
    const auto tail = text_.form(i + 1);
    if (tail == "st" || tail == "nd" || tail == "rd" || tail == "th") {
      n.value = value_of(text_.form(i));
      n.end = i + 2;
      n.digits = true;
      return n;
    }
    if (text_.is_digits(i)) return std::nullopt;
  }
  if (const auto word = match(i, Kind::ordinal)) {
    n.value = word.word->number;
    n.end = word.end;
    return n;
  }
  if (const auto word = match(i, Kind::scaleth)) {
    n.value = word.word->number;
    n.end = word.end;
    return n;
  }
  if (const auto ten = match(i, Kind::ten)) {
    std::size_t k = ten.end;
    if (is(k, "-")) ++k;
    if (const auto one = match(k, Kind::ordinal); one && one.word->number < 10)
      return NumberReading{.value = ten.word->number + one.word->number, .end = one.end};
  }
  auto head = cardinal(i);
  if (!head || head->digits || head->value < 1) return std::nullopt;
  if (const auto scale = match(head->end, Kind::scaleth))
    return NumberReading{.value = head->value * scale.word->number, .end = scale.end};
  std::size_t k = head->end;
  if (is(k, "and") || is(k, "-")) ++k;
  const auto last = match(k, Kind::ordinal);
  if (last && std::fmod(head->value, last.word->number < 10 ? 10 : 100) == 0 &&
      (head->value >= 100 || last.word->number < 10))
    return NumberReading{.value = head->value + last.word->number, .end = last.end};
  if (const auto ten = match(k, Kind::ten); ten && std::fmod(head->value, 100) == 0) {
    std::size_t j = ten.end;
    if (is(j, "-")) ++j;
    if (const auto one = match(j, Kind::ordinal); one && one.word->number < 10)
      return NumberReading{.value = head->value + ten.word->number + one.word->number,
                           .end = one.end};
  }
  // "hundred and twenty first": the cardinal took the twenty.
  return std::nullopt;
}

std::optional<NumberReading> NumberReader::number(std::size_t i) const {
  std::size_t k = i;
  double sign = 1;
  if ((is(k, "-") || is(k, "+")) && (text_.is_digits(k + 1) || is(k + 1, "."))) {
    const bool joins = text_.glued(k) && k > 0 && (text_.is_word(k - 1) || text_.is_digits(k - 1));
    if (joins || is(k, "+")) return std::nullopt;
    sign = -1;
    ++k;
  } else if (const auto word = match(k, Kind::sign)) {
    // "one plus two"
    if (i > 0 && (text_.is_digits(i - 1) || below_hundred(i - 1) || match(i - 1, Kind::hundred) ||
                  match(i - 1, Kind::scale)))
      return std::nullopt;
    sign = word.word->number;
    k = word.end;
  }
  const auto finish = [&](NumberReading n) {
    n.value *= sign;
    return n;
  };
  // "one million and a half", "five and a half million"
  auto head = text_.is_digits(k) ? digits(k, true) : std::nullopt;
  if (head && head->end == k + 1) head.reset();
  auto base = cardinal(k);
  if (head && (!base || head->end > base->end)) base = head;
  if (!base) {
    // "point 77", ".5 million"
    if (const auto tail = point({.value = 0, .end = k})) return finish(*tail);
    if (const auto digit = digits(k)) return finish(*digit);
  }
  auto part = fraction(k);
  if (part && part->end == k + 1 && !part->digits && is(part->end, "a") &&
      match(part->end + 1, Kind::scale)) {
    part->end += 1;  // "half a million"
  }
  // "two million and one half": the half is of the million
  if (part && base && base->scaled && part->end > base->end && !part->digits)
    for (std::size_t joint = k + 1; joint < base->end; ++joint) {
      const auto tail = is(joint, "and") ? fraction(joint + 1) : std::nullopt;
      const auto top = tail ? cardinal(joint + 1) : std::nullopt;
      if (!tail || !top || tail->end != part->end || tail->value >= 1) continue;
      NumberReading n = *base;
      n.value -= top->value;
      const double unit = n.value >= 1e9 ? 1e9 : n.value >= 1e6 ? 1e6 : n.value >= 1e3 ? 1e3 : 100;
      n.value += tail->value * unit;
      n.end = tail->end;
      return finish(n);
    }
  if (part && (!base || part->end > base->end)) {
    if (const auto more = scaled(*part); more && more->scale >= 1000) {
      auto n = *more;
      n.whole = true;
      return finish(n);
    }
    return finish(*part);
  }
  if (!base) return std::nullopt;
  auto n = *base;
  if (const auto tail = point(n)) {
    n = *tail;
    if (const auto more = scaled(n)) n = *more;
    return finish(n);
  }
  if (n.digits && !n.scaled) {
    if (const auto raised = power(n)) {
      if (is(n.end, "^")) {
        auto r = *raised;
        // the sign belongs to the base: "-2.5^-1"
        return finish(r);
      }
      return finish(*raised);
    }
  }
  // "1 4/5", "1 ½"
  if (n.digits && n.whole && !n.scaled) {
    if (const auto rest = fraction(n.end); rest && rest->value < 1 &&
                                           (rest->digits || rest->end == n.end + 1) &&
                                           !text_.is_word(n.end)) {
      n.value += rest->value;
      n.end = rest->end;
      n.whole = false;
      return finish(n);
    }
  }
  if (const auto rest = and_fraction(n.end)) {
    const auto of_rest = scaled(*rest);
    if (n.scaled && !of_rest) {
      n.value += rest->value * n.scale;
      n.end = rest->end;
    } else if (of_rest && of_rest->scale >= 1000) {
      n.value = n.scaled ? n.value + of_rest->value : (n.value + rest->value) * of_rest->scale;
      n.scaled = true;
      n.end = of_rest->end;
    } else {
      n.value += rest->value;
      n.end = rest->end;
    }
    n.whole = false;
  }
  return finish(n);
}

std::optional<NumberReading> NumberReader::count(std::size_t i) const {
  auto n = number(i);
  if (const auto vague = match(i, Kind::vague); vague && (!n || vague.end > n->end)) {
    NumberReading few{.value = vague.word->number, .end = vague.end, .vague = true};
    return few;
  }
  if (n && !n->digits && n->value == 0.5 && (is(n->end, "a") || is(n->end, "an"))) ++n->end;
  return n;
}

}  // namespace parley::text
