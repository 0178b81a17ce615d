#pragma once

namespace parley::text {

/// The latest year that a number is taken for.
constexpr int kMostYear = 2200;

/// Years of two digits lie in 1940 to 2039, as most writers of them mean.
constexpr int full_year(int two) { return two < 40 ? 2000 + two : 1900 + two; }

}  // namespace parley::text
