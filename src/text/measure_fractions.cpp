// Broken numbers and powers: "two thirds", "nine point five", "2^10".
#include <array>
#include <cmath>
#include <cstdlib>
#include <string>

#include "text/measure_numbers.h"

namespace parley::text {
namespace {

using Kind = MeasureKind;

double value_of(std::string_view digits) {
  return std::strtod(std::string(digits).c_str(), nullptr);
}

struct CharFraction {
  std::string_view form;
  double value;
};
constexpr std::array<CharFraction, 11> kCharFractions = {{{"\xc2\xbd", 1.0 / 2},
                                                          {"\xc2\xbc", 1.0 / 4},
                                                          {"\xc2\xbe", 3.0 / 4},
                                                          {"\xe2\x85\x93", 1.0 / 3},
                                                          {"\xe2\x85\x94", 2.0 / 3},
                                                          {"\xe2\x85\x95", 1.0 / 5},
                                                          {"\xe2\x85\x99", 1.0 / 6},
                                                          {"\xe2\x85\x9b", 1.0 / 8},
                                                          {"\xe2\x85\x9c", 3.0 / 8},
                                                          {"\xe2\x85\x9d", 5.0 / 8},
                                                          {"\xe2\x85\x9e", 7.0 / 8}}};

}  // namespace

std::optional<NumberReading> NumberReader::fraction(std::size_t i) const {
  NumberReading n;
  n.whole = false;
  for (const auto& sign : kCharFractions)
    if (is(i, sign.form)) {
      n.value = sign.value;
      n.end = i + 1;
      return n;
    }
  if (text_.is_digits(i) && is(i + 1, "/") && text_.is_digits(i + 2)) {
    const auto top = text_.whole(i, 9);
    const auto bottom = text_.whole(i + 2, 9);
    const bool more = is(i + 3, "/") && text_.glued(i + 3);
    if (top < 0 || bottom <= 0 || more || (text_.glued(i + 1) != text_.glued(i + 2)))
      return std::nullopt;
    n.value = static_cast<double>(top) / bottom;
    n.end = i + 3;
    n.digits = true;
    return n;
  }
  // "half", "a quarter", "three quarters", "a fifth", "two thirds", "a hundred trillionths"
  double top = 1;
  std::size_t k = i;
  bool counted = false;
  if (is(k, "a") || is(k, "an")) {
    ++k;
    counted = true;
  }
  const auto denominator = [&](std::size_t at) -> NumberReading {
    if (const auto half = match(at, Kind::fraction))
      return {.value = half.word->number, .end = half.end};
    // the plural of an ordinal: "fifths" is read through its singular
    std::string form(text_.form(at));
    if (form.size() > 3 && form.back() == 's') form.pop_back();
    const MeasureText one(form, {0, static_cast<uint32_t>(form.size())});
    const auto ordinal = words_.match(one, 0, Kind::ordinal);
    if (ordinal && ordinal.word->number > 2)
      return {.value = 1 / ordinal.word->number, .end = at + 1};
    if (const auto scale = words_.match(one, 0, Kind::scaleth))
      return {.value = 1 / scale.word->number, .end = at + 1};
    if (const auto ten = match(at, Kind::ten)) {
      std::size_t next = ten.end;
      if (is(next, "-")) ++next;
      std::string last(text_.form(next));
      if (last.size() > 3 && last.back() == 's') last.pop_back();
      const MeasureText two(last, {0, static_cast<uint32_t>(last.size())});
      if (const auto unit = words_.match(two, 0, Kind::ordinal); unit && unit.word->number < 10)
        return {.value = 1 / (ten.word->number + unit.word->number), .end = next + 1};
    }
    return {};
  };
  if (const auto below = denominator(k); below.end > 0) {
    // A bare ordinal is no fraction.
    if (!counted && !match(k, Kind::fraction)) return std::nullopt;
    n.value = below.value;
    n.end = below.end;
    return n;
  }
  const auto head = cardinal(i);
  if (!head) return std::nullopt;
  top = head->value;
  k = head->end;
  if (is(k, "-")) ++k;
  // "one one hundred fifth": the cardinal ran into the denominator.
  if (const auto below = denominator(k); below.end > 0 && !head->digits) {
    n.value = top * below.value;
    n.end = below.end;
    // "twenty twenty fifths"
    return n;
  }
  if (is(head->end, "over") && head->whole) {
    if (const auto bottom = cardinal(head->end + 1); bottom && bottom->value > 0 && bottom->whole) {
      n.value = top / bottom->value;
      n.end = bottom->end;
      return n;
    }
  }
  return std::nullopt;
}

std::optional<NumberReading> NumberReader::and_fraction(std::size_t i) const {
  std::size_t k = i;
  if (is(k, "-") && is(k + 1, "and")) ++k;
  if (!is(k, "and")) return std::nullopt;
  ++k;
  if (is(k, "-")) ++k;
  auto part = fraction(k);
  if (part && part->value < 1 && part->value > 0 && !part->digits) return part;
  return std::nullopt;
}

std::optional<NumberReading> NumberReader::point(NumberReading n) const {
  if (!is(n.end, "point") && !(is(n.end, "dot") && !n.digits)) return std::nullopt;
  std::string tail;
  std::size_t k = n.end + 1;
  while (tail.size() < 15) {
    const auto part = text_.is_digits(k) ? std::optional<NumberReading>() : below_hundred(k);
    if (text_.is_digits(k)) {
      tail += text_.form(k);
      ++k;
    } else if (part) {
      tail += std::to_string(static_cast<int>(part->value));
      k = part->end;
    } else {
      break;
    }
  }
  if (tail.empty()) return std::nullopt;
  n.value += value_of("0." + tail);
  n.end = k;
  n.whole = false;
  return n;
}

std::optional<NumberReading> NumberReader::power(NumberReading n) const {
  std::size_t k = n.end;
  double base = 0;
  bool exponent_of_ten = false;
  if (is(k, "e") && text_.glued(k)) {
    exponent_of_ten = true;
    ++k;
  } else if ((is(k, "x") || is(k, "*")) && is(k + 1, "10") && is(k + 2, "^")) {
    exponent_of_ten = true;
    k += 3;
  } else if (is(k, "^") && text_.glued(k)) {
    base = n.value;
    ++k;
  } else {
    return std::nullopt;
  }
  double sign = 1;
  if (is(k, "+") || is(k, "-")) sign = is(k++, "-") ? -1 : 1;
  const auto exponent = digits(k);
  if (!exponent || !text_.glued(k) || exponent->value > 300) return std::nullopt;
  n.value = exponent_of_ten ? n.value * std::pow(10, sign * exponent->value)
                            : std::pow(base, sign * exponent->value);
  if (!std::isfinite(n.value)) return std::nullopt;
  n.end = exponent->end;
  n.whole = false;
  return n;
}

}  // namespace parley::text
