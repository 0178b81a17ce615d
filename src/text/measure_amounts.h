#pragma once

#include <initializer_list>
#include <optional>

#include "text/measure_numbers.h"

namespace parley::text {

/// A number with its unit: "$20 and 43c", "6 feet 2 inches", "10 °C".
struct Amount {
  double value = 0;
  bool valued = true;  ///< false for a unit alone ("convert to Fahrenheit")
  const MeasureWord* unit = nullptr;
  MeasureKind kind = MeasureKind::money;
  double small_value = 0;  ///< of a smaller unit that follows
  const MeasureWord* small = nullptr;
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// Reads amounts at tokens. Borrows what it is made with.
class AmountReader {
 public:
  AmountReader(const MeasureText& text, const MeasureWords& words)
      : text_(text), words_(words), numbers_(text, words) {}

  /// A sum of money, its unit before or after; its subunits are added to `value`.
  std::optional<Amount> money(std::size_t i) const;

  /// A number and a unit of one of the kinds, the longest form first.
  std::optional<Amount> measure(std::size_t i, std::initializer_list<MeasureKind> kinds) const;

 private:
  std::size_t small_change(Amount& amount, std::size_t i, bool unit_first) const;

  const MeasureText& text_;
  const MeasureWords& words_;
  NumberReader numbers_;
};

}  // namespace parley::text
