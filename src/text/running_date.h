#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "text/measure_text.h"
#include "text/moment.h"

namespace parley::text {

/// The date that a text is talking of. News counts from the day it was written; a life or a history
/// counts from the date it named last, and gives a month its year only once. Follows the readings
/// of one text in order.
class RunningDate {
 public:
  /// `written` are local seconds of the day of writing, if that is known. Borrows the text.
  RunningDate(const MeasureText& text, const std::vector<TimeReading>& readings,
              std::optional<int64_t> written);

  /// Whether the text tells of the past without saying "yesterday" or "last week".
  bool tells() const { return tells_; }

  /// From when a time counts: the date last named for "two days later", otherwise when the text was
  /// written. Nothing where that is unknown.
  std::optional<int64_t> reference(const Moment& m) const {
    return m.of_talk && named_ ? named_ : written_;
  }

  /// The time with the year of the talk, where it leaves its own unsaid.
  Moment with_year(Moment m) const;

  /// Notes what a time turned out to mean.
  void named(int64_t begin) { named_ = begin; }

  /// Moves the day of speech: "It is Monday, May 3rd".
  void now(int64_t begin) { written_ = begin; }

  /// Whether the sentence around a token speaks of what is to come.
  bool ahead(std::size_t token) const;

 private:
  const MeasureText& text_;
  std::optional<int64_t> written_;
  std::optional<int64_t> named_;
  bool tells_ = false;
};

}  // namespace parley::text
