#pragma once

#include <cstdint>
#include <optional>

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

/// The begin of the unit that holds a time.
int64_t floor_to(int64_t time, Grain grain);

/// Moves by whole or broken units; days of months that are too short are their last.
int64_t moved(int64_t time, double count, Grain grain);
int64_t moved(int64_t time, const Duration& length, int sign);

/// "2016-09-08T14:00:00" or "2016-09-08" as local seconds; nullopt when it is none.
std::optional<int64_t> parse_local_time(std::string_view text);

}  // namespace parley::text
