#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace parley::text {

/// A stretch of calendar time. Dates are "2016-09-08", instants "2016-09-08T14:00" (with "Z" where
/// the words say GMT); an end left empty is open. Months, seasons and years are written with their
/// first and last days. "This week" runs from Monday to publication, "last week" and "next week"
/// from Monday to Sunday, "this month" from the 1st to publication (for plans: from publication to
/// the end).
struct When {
  std::string begin;
  std::string end;
  std::string precision;  ///< "instant" "day" "week" "month" "season" "year" "decade" "range"
  friend bool operator==(const When&, const When&) = default;
};

/// Which way a bare weekday or month points: back for what is told as past, forward for plans.
enum class Direction { past, future };

/// A time expression found in the text; its meaning waits for the date of publication.
struct TimeMention {
  Span at;
  std::string words;  ///< as written
};

/// Time expressions of a text (a sentence or more), leftmost longest, in order, not overlapping.
/// Words that bound them belong to them ("since", "until", "by", "before", "after", "from",
/// "between"); other prepositions do not.
std::vector<TimeMention> find_times(std::string_view text, Span within);

/// What the words mean, said on `published` (ISO date or instant; empty when unknown: then only
/// absolute expressions resolve). nullopt: no calendar time is fixed ("recently", "for years").
/// Never a guess.
std::optional<When> resolve_time(std::string_view words, std::string_view published,
                                 Direction direction);

/// What words mean that count from another event: "two days later", "the next morning", "that
/// week". nullopt when they do not, or when the anchor fixes no day to count from.
std::optional<When> resolve_relative(std::string_view words, const When& anchor);

}  // namespace parley::text
