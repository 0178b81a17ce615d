#include "text/measure_amounts.h"

#include <cmath>
#include <cstdlib>

namespace parley::text {

using Kind = MeasureKind;

/// "and forty-two cents", "50", "and 43": the hundredths of a sum. Answers the index after them.
std::size_t AmountReader::small_change(Amount& amount, std::size_t i, bool unit_first) const {
  if (amount.value != std::floor(amount.value)) return i;
  std::size_t k = i;
  const bool joined = text_.is(k, "and");
  if (joined) ++k;
  if (text_.is(k, ",")) return i;
  const auto more = numbers_.cardinal(k);
  if (!more || !more->whole || more->scaled || more->value < 1 || more->value > 99) return i;
  if (const auto sub = words_.match(text_, more->end, Kind::subunit)) {
    amount.value += more->value / std::strtod(sub.word->extra.c_str(), nullptr);
    // "one kuai and five mao five"
    auto end = sub.end;
    if (sub.word->extra == "10")
      if (const auto last = numbers_.cardinal(end); last && last->value < 10) {
        amount.value += last->value / 100;
        end = last->end;
      }
    return end;
  }
  if (unit_first && (!joined || more->digits)) return i;
  if (words_.match(text_, more->end, Kind::money) || words_.match(text_, more->end, Kind::scale) ||
      text_.is_digits(more->end) || text_.is(more->end, "%") || text_.is(more->end, "percent"))
    return i;
  if (text_.glued(more->end) && !text_.is(more->end, ".") && !text_.is(more->end, ",")) return i;
  if (text_.is(more->end, "is") || more->value < 10) return i;
  amount.value += more->value / 100;
  return more->end;
}

std::optional<Amount> AmountReader::money(std::size_t i) const {
  Amount amount;
  amount.kind = Kind::money;
  amount.begin = i;
  if (const auto unit = words_.match(text_, i, Kind::money)) {
    std::size_t k = unit.end;
    if (const auto n = numbers_.number(k);
        n && (text_.is_digits(k) || text_.is(k, ".") || n->digits)) {
      amount.value = n->value;
      amount.unit = unit.word;
      amount.end = small_change(amount, n->end, true);
      // "€3m"
      const auto form = text_.form(n->end);
      const bool alone = !(text_.glued(n->end + 1) && text_.is_word(n->end + 1));
      if (n->digits && !n->scaled && text_.glued(n->end) && alone) {
        const double times = form == "m" || form == "mn"   ? 1e6
                             : form == "bn" || form == "b" ? 1e9
                                                           : 0;
        if (times > 0) {
          amount.value = n->value * times;
          amount.end = n->end + 1;
        }
      }
      return amount;
    }
  }
  const auto n = numbers_.count(i);
  const bool article = !n && (text_.is(i, "a") || text_.is(i, "an"));
  if (!n && !article) return std::nullopt;
  // "a US $ 150 million loan"
  if (const auto unit = words_.match(text_, i + 1, Kind::money); article && unit)
    if (text_.is_digits(unit.end) && !text_.is_word(unit.end - 1)) return std::nullopt;
  amount.value = n ? n->value : 1;
  std::size_t k = n ? n->end : i + 1;
  // "3 USD50 cards": the code belongs to the number that it stands at
  const auto code = words_.match(text_, k, Kind::money);
  if (code && !text_.glued(k) && text_.is_digits(code.end) && text_.glued(code.end))
    return std::nullopt;
  if (text_.is(k, "-") && text_.glued(k)) ++k;
  auto unit = words_.match(text_, k, Kind::money);
  if (!unit && n && n->digits && text_.is_word(k)) {
    // "48.5 MGBP"
    const auto form = text_.form(k);
    if (form.size() == 4 && (form[0] == 'm' || form[0] == 'k' || form[0] == 'b')) {
      const MeasureText tail(form.substr(1), {0, 3});
      if (const auto found = words_.match(tail, 0, Kind::money);
          found && !found.word->extra.empty()) {
        amount.value *= form[0] == 'm' ? 1e6 : form[0] == 'k' ? 1e3 : 1e9;
        amount.unit = found.word;
        amount.end = k + 1;
        return amount;
      }
    }
  }
  if (unit) {
    amount.unit = unit.word;
    amount.end = unit.end;
    if (const auto scale = words_.match(text_, unit.end, Kind::scale);
        scale && text_.form(unit.end).size() > 2) {
      amount.value *= scale.word->number;
      amount.end = scale.end;
      return amount;
    }
    amount.end = small_change(amount, unit.end, false);
    return amount;
  }
  if (const auto sub = words_.match(text_, k, Kind::subunit);
      sub && (text_.form(k).size() > 1 || text_.is(k, "\xc2\xa2") || text_.is(k, "c"))) {
    amount.kind = Kind::subunit;
    amount.unit = sub.word;
    amount.end = sub.end;
    return amount;
  }
  return std::nullopt;
}

std::optional<Amount> AmountReader::measure(std::size_t i,
                                            std::initializer_list<Kind> kinds) const {
  const auto n = numbers_.count(i);
  const bool article = !n && (text_.is(i, "a") || text_.is(i, "an"));
  if (!n && !article) return std::nullopt;
  Amount amount;
  amount.begin = i;
  amount.value = n ? n->value : 1;
  std::size_t k = n ? n->end : i + 1;
  if (text_.is(k, "of") && (text_.is(k + 1, "a") || text_.is(k + 1, "an"))) k += 2;
  if (text_.is(k, "-") && text_.is_word(k + 1)) ++k;
  for (const auto kind : kinds)
    if (const auto unit = words_.match(text_, k, kind); unit && unit.end > amount.end) {
      const bool tail = text_.glued(unit.end) &&
                        (text_.is_digits(unit.end) || text_.is_word(unit.end)) &&
                        text_.is_word(unit.end - 1);
      if (tail) continue;
      amount.unit = unit.word;
      amount.kind = kind;
      amount.end = unit.end;
    }
  if (amount.unit == nullptr) return std::nullopt;
  return amount;
}

}  // namespace parley::text
