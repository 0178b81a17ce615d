// Times with one end: "since Friday", "tomorrow before 5pm".
#include "text/moment_reader.h"

namespace parley::text {
namespace {

using Kind = MeasureKind;
constexpr int kUnsaid = Moment::kUnsaid;

}  // namespace

TimeReading::Edge MomentReader::edge_of(std::string_view name) {
  using Edge = TimeReading::Edge;
  return name == "since"    ? Edge::since
         : name == "after"  ? Edge::after
         : name == "before" ? Edge::before
         : name == "until"  ? Edge::until
                            : Edge::by;
}

/// "tomorrow before 5pm", "Feb 1st no later than 6:00": the edge is an hour of the day.
std::optional<TimeReading> MomentReader::read_day_edge(std::size_t i) {
  auto day = moment(i, 1, false);
  if (!day) return std::nullopt;
  const auto& m = day->moment;
  const bool dated = m.day != kUnsaid || m.weekday != kUnsaid || m.holiday != nullptr ||
                     (m.relative && m.unit == Grain::day);
  const auto found = match(day->end, Kind::edge);
  if (!dated || !found) return std::nullopt;
  const auto hour = clock(found.end, true);
  Moment joint = m;
  if (!hour || (hour->moment.latent && hour->moment.minute == kUnsaid)) return std::nullopt;
  if (!merge(joint, hour->moment)) return std::nullopt;
  TimeReading reading;
  reading.kind = TimeReading::Kind::open;
  reading.begin = i;
  reading.edge = phrase(day->end, {"no", "later", "than"}) > 0 ? TimeReading::Edge::before
                                                               : edge_of(found.word->value);
  reading.first = joint;
  reading.end = hour->end;
  return reading;
}

/// "more than 2 weeks after today", "less than 3 days before Easter".
std::optional<TimeReading> MomentReader::read_shift_edge(std::size_t i) {
  const bool more = is_one(i, {"more", "over"});
  if (!more && !is_one(i, {"less", "fewer", "within"})) return std::nullopt;
  const auto k = is(i + 1, "than") ? i + 2 : i + 1;
  if (k == i + 1 && is_one(i, {"more", "less", "fewer"})) return std::nullopt;
  const auto far = shifted(k, 1);
  if (!far || far->moment.base == Moment::kNoBase) return std::nullopt;
  const auto base = bases_[static_cast<std::size_t>(far->moment.base)];
  const bool later = far->moment.shift_sign > 0;
  TimeReading reading;
  reading.begin = i;
  reading.end = far->end;
  if (more) {
    reading.kind = TimeReading::Kind::open;
    reading.edge = later ? TimeReading::Edge::after : TimeReading::Edge::before;
    reading.first = far->moment;
  } else {
    reading.kind = TimeReading::Kind::interval;
    reading.first = later ? base : far->moment;
    reading.last = later ? far->moment : base;
  }
  return reading;
}

/// "since Friday", "until 5pm", "after the end of May", "2012 or later", "by the end of the month".
std::optional<TimeReading> MomentReader::read_open(std::size_t i) {
  using Edge = TimeReading::Edge;
  TimeReading reading;
  reading.kind = TimeReading::Kind::open;
  reading.begin = i;
  if (bare() && (is(i, "asap") || phrase(i, {"as", "soon", "as", "possible"}) > 0)) {
    reading.edge = Edge::since;
    reading.first.now = true;
    reading.end = is(i, "asap") ? i + 1 : i + 4;
    return reading;
  }
  // "> = 2019", "=2019"
  if (is_one(i, {">", "<"})) {
    std::size_t k = i + 1;
    bool equal = false;
    if (is(k, "=")) {
      equal = true;
      ++k;
    }
    if (const auto year = year_at(k)) {
      reading.first.year = year->first;
      reading.edge =
          is(i, ">") ? (equal ? Edge::since : Edge::after) : (equal ? Edge::until : Edge::before);
      reading.end = year->second;
      return reading;
    }
    return std::nullopt;
  }
  std::size_t k = i;
  Edge edge = Edge::at;
  auto found = match(k, Kind::edge);
  if (found) {
    edge = edge_of(found.word->value);
    if (phrase(i, {"no", "later", "than"}) > 0) edge = Edge::before;
    k = found.end;
    if (is(k, "-")) ++k;
  } else if (bare() && is(k, "from")) {
    edge = Edge::since;
    ++k;
  } else if (is_one(k, {"by"})) {
    edge = Edge::by;
    ++k;
  }
  if (found && is(i, "following") && weekday(k)) return std::nullopt;
  if (edge == Edge::at) {
    if (auto reading_of_day = read_day_edge(i)) return reading_of_day;
    if (auto past_shift = read_shift_edge(i)) return past_shift;
    // "year 2012 or later", "1/1/2016 and later"
    auto m = moment(i, 1);
    if (!m) return std::nullopt;
    const auto e = m->end;
    const bool later = is_one(e, {"or", "and"}) &&
                       is_one(e + 1, {"later", "after", "greater", "onwards", "onward", "above"});
    const bool earlier =
        is_one(e, {"or", "and"}) && is_one(e + 1, {"earlier", "before", "less", "older"});
    const bool onwards = is_one(e, {"onwards", "onward"});
    if (!later && !earlier && !onwards) return std::nullopt;
    reading.first = m->moment;
    reading.edge = earlier ? Edge::until : Edge::since;
    reading.end = onwards ? e + 1 : e + 2;
    return reading;
  }
  if (is(i, "year")) return std::nullopt;
  if (is_one(k, {"on", "in"}) && !bare()) ++k;
  auto m = moment(k, 1);
  if (!m)
    if (const auto hour = clock(k, true);
        hour && !(hour->moment.latent && (edge == Edge::by || edge == Edge::until) && !bare()))
      m = hour;
  if (const auto hour = clock(k, true); hour && m && hour->end > m->end && !m->moment.has_date())
    m = hour;
  if (!m) return std::nullopt;
  if (m->moment.latent && m->moment.has_clock() && m->moment.minute == kUnsaid && !bare() &&
      !text_.is_digits(k))
    return std::nullopt;
  if (m->moment.span && edge != Edge::since) return std::nullopt;
  if (m->moment.part != nullptr && !m->moment.has_date() && m->moment.part->value == "day")
    return std::nullopt;
  reading.edge = edge;
  reading.first = m->moment;
  reading.end = m->end;
  return reading;
}

}  // namespace parley::text
