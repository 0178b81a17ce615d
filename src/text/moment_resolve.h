#pragma once

#include <cstdint>
#include <optional>

#include "text/local_time.h"
#include "text/moment.h"

namespace parley::text {

/// What a writer of times takes for granted: hours of "evening", where "the end of the month"
/// begins, whether "the last two weeks" are whole ones.
enum class TimeHabit : uint8_t {
  calendar,  ///< news: parts of the day are their day
  rolling,   ///< "the last 2 weeks" run up to today; evening is 16 to 20
  aligned    ///< "the last 2 weeks" are whole weeks; evening is 18 to 24
};

/// Local seconds since 1970, [begin, end), as exact as `grain`.
struct TimeRange {
  int64_t begin = 0;
  int64_t end = 0;
  Grain grain = Grain::second;
  friend bool operator==(const TimeRange&, const TimeRange&) = default;
};

/// What a moment means: the last such stretch that began before now, and the next one. A moment
/// that is fixed ("9 Sept. 2016", "last week") has both alike.
struct TimeMeaning {
  std::optional<TimeRange> past;
  std::optional<TimeRange> future;
};

/// The unit that holds a time.
inline TimeRange unit_at(int64_t time, Grain grain) {
  const auto begin = floor_to(time, grain);
  return {begin, moved(begin, 1, grain), grain};
}

/// Turns readings into stretches of time. Times are those of the clock where it was said.
class MomentResolver {
 public:
  MomentResolver(int64_t now, TimeHabit habit) : now_(now), habit_(habit) {}

  TimeMeaning resolve(const Moment& m, const std::vector<Moment>& bases, int depth = 0) const;

  /// Both ends of an interval, each taking from the other what it does not say; the range is from
  /// the begin of the first to the begin of the last (`to_end`: to its end).
  TimeMeaning interval(const TimeReading& reading, bool to_end) const;

  int64_t now() const { return now_; }

 private:
  std::optional<TimeRange> instance(const Moment& m, TimeRange within,
                                    const std::vector<Moment>& bases, int depth) const;
  TimeRange part(const Moment& m, TimeRange day) const;
  TimeRange stretch(TimeRange whole, Stretch stretch, bool leaning) const;
  TimeRange span(const Moment& m) const;

  int64_t now_;
  TimeHabit habit_;
};

}  // namespace parley::text
