#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace parley::text {

/// As records.md names them: how a number is bounded by its words.
enum class Bound { exact, at_least, more_than, about, between, up_to, fewer_than, magnitude, none };

/// "at least 40", "280,000", "dozens", "between 12 and 15", "no", "half a million". A bound that is
/// open has no value.
struct NumberMention {
  Span at;      ///< the number with the words that bound it
  Span number;  ///< the number words alone
  std::optional<double> low;
  std::optional<double> high;
  Bound bound = Bound::exact;
};

/// Cardinal numbers of a text, leftmost longest, in order, not overlapping. Ordinals, dates, money,
/// percentages, ages, clock times and designations ("F-16", "Resolution 1701", "G-20") are not
/// among them.
std::vector<NumberMention> find_numbers(std::string_view text, Span within);

}  // namespace parley::text
