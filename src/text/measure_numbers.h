#pragma once

#include <optional>

#include "text/measure_text.h"
#include "text/measure_words.h"

namespace parley::text {

/// A number as written, in words or digits.
struct NumberReading {
  double value = 0;
  std::size_t end = 0;  ///< index after its last token
  bool digits = false;  ///< written in digits, perhaps with a scale
  bool whole = true;    ///< no fraction, decimal or power
  bool scaled = false;  ///< "3 million", "10k", "two dozen"
  bool vague = false;   ///< "a few", "a couple of"
  double scale = 1;     ///< the last scale word of it
};

/// Reads numbers at tokens. Stateless but for what it borrows.
class NumberReader {
 public:
  NumberReader(const MeasureText& text, const MeasureWords& words) : text_(text), words_(words) {}

  /// "1,200.50", ".77", "1.111,11"; with `spaced_groups` also "1 234 567".
  std::optional<NumberReading> digits(std::size_t i, bool spaced_groups = false) const;

  /// A cardinal without sign or fraction: "twenty-one", "3 million", "a hundred and five".
  std::optional<NumberReading> cardinal(std::size_t i) const;

  /// Any number: signs, fractions, powers, "five and a half million".
  std::optional<NumberReading> number(std::size_t i) const;

  /// "21st", "twenty-first", "two hundredth".
  std::optional<NumberReading> ordinal(std::size_t i) const;

  /// As number(), or a vague word: "a few", "half a".
  std::optional<NumberReading> count(std::size_t i) const;

 private:
  std::optional<NumberReading> below_hundred(std::size_t i) const;
  std::optional<NumberReading> below_thousand(std::size_t i) const;
  std::optional<NumberReading> scaled(NumberReading n) const;
  /// "two thirds", "a half", "3/4", "⅔".
  std::optional<NumberReading> fraction(std::size_t i) const;
  /// "and a half", "and three quarters", after a number.
  std::optional<NumberReading> and_fraction(std::size_t i) const;
  std::optional<NumberReading> point(NumberReading n) const;
  std::optional<NumberReading> power(NumberReading n) const;
  MeasureWords::Match match(std::size_t i, MeasureKind kind) const {
    return words_.match(text_, i, kind);
  }
  bool is(std::size_t i, std::string_view form) const { return text_.is(i, form); }

  const MeasureText& text_;
  const MeasureWords& words_;
};

}  // namespace parley::text
