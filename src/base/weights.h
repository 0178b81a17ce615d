#pragma once

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string>
#include <string_view>

#include "base/result.h"

namespace parley {

/// The weights of a logistic regression, one a feature, from a text that an analyst can read: lines
/// "NAME TAB NUMBER", and comments after "#" at the begin of a line. A feature that is not named
/// weighs nothing. Immutable.
template <std::size_t N>
class Weights {
 public:
  using Features = std::array<double, N>;

  /// Errors: corrupt, with the number of the line.
  static Result<Weights> load(std::string_view file, const std::array<const char*, N>& names) {
    Weights out;
    for (std::size_t number = 1; !file.empty(); ++number) {
      const auto line = file.substr(0, file.find('\n'));
      file.remove_prefix(std::min(line.size() + 1, file.size()));
      if (line.empty() || line[0] == '#') continue;
      const auto tab = std::min(line.find('\t'), line.size());
      const auto at = std::find(names.begin(), names.end(), line.substr(0, tab));
      double value = 0;
      const char* stop = line.data() + line.size();
      const auto read = std::from_chars(std::min(line.data() + tab + 1, stop), stop, value);
      if (at == names.end() || read.ec != std::errc() || read.ptr != stop)
        return fail(Fault::corrupt, "line " + std::to_string(number) + ": no weight");
      out.weights_[static_cast<std::size_t>(at - names.begin())] = value;
    }
    return out;
  }

  /// Natural.
  double log_odds(const Features& features) const {
    double sum = 0;
    for (std::size_t i = 0; i < N; ++i) sum += weights_[i] * features[i];
    return sum;
  }
  double probability(const Features& features) const {
    return 1 / (1 + std::exp(-log_odds(features)));
  }

 private:
  Features weights_{};
};

}  // namespace parley
