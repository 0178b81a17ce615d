// Time expressions of running text, in the form of the scorer timex.py.
#include <cstdio>

#include "bench/predict/measures.h"
#include "bench/predict/predict.h"
#include "text/moment_reader.h"
#include "text/moment_resolve.h"
#include "text/running_date.h"

namespace parley::predict {
namespace {

using namespace text;
constexpr int kUnsaid = Moment::kUnsaid;

/// ISO years; 0 is 1 BC, which both forms write as -1.
std::string year_text(int year) {
  char buffer[16];
  std::snprintf(buffer, sizeof buffer, year <= 0 ? "-%04d" : "%04d", year <= 0 ? 1 - year : year);
  return buffer;
}

std::string length_text(const Duration& d) {
  static constexpr const char* kLetters[] = {"S", "M", "H", "D", "D", "W",  "W",  "WE",
                                             "M", "Q", "M", "Y", "Y", "DE", "CE", "ML"};
  std::string s = "P";
  bool clock = false;
  for (std::size_t p = 0; p < d.size; ++p) {
    if (d.parts[p].unit < Grain::day && !clock) {
      s += "T";
      clock = true;
    }
    char buffer[40];
    std::snprintf(buffer, sizeof buffer, "%.10g", d.parts[p].count);
    s += (d.vague ? std::string("X") : std::string(buffer)) +
         kLetters[static_cast<std::size_t>(d.parts[p].unit)];
  }
  return s;
}

/// The value of a stretch at the coarseness of its words.
std::string value_of(const Moment& m, const TimeRange& r) {
  const auto day = date_text(r.begin);
  if (m.now) return "PRESENT_REF";
  if (m.has_clock())
    return day + "T" +
           clock_text(r.begin).substr(0, m.second != kUnsaid   ? 8
                                         : m.minute == kUnsaid ? 2
                                                               : 5) +
           (m.minute == kUnsaid ? ":00" : "");
  if (m.part != nullptr) {
    const auto& p = m.part->value;
    return day + "T" +
           (p == "morning"     ? "MO"
            : p == "afternoon" ? "AF"
            : p == "evening"   ? "EV"
            : p == "night"     ? "NI"
                               : "MI");
  }
  switch (r.grain) {
    case Grain::year:
      return day.substr(0, 4);
    case Grain::half:
      return day.substr(0, 4) + (day[5] == '0' && day[6] == '1' ? "-H1" : "-H2");
    case Grain::quarter:
      return day.substr(0, 4) + "-Q" +
             std::to_string((std::atoi(day.substr(5, 2).c_str()) + 2) / 3);
    case Grain::month:
      return day.substr(0, 7);
    case Grain::season: {
      static constexpr const char* kSeasons[] = {"SP", "SU", "FA", "WI"};
      return day.substr(0, 4) + "-" + kSeasons[m.season >= 0 && m.season < 4 ? m.season : 0];
    }
    case Grain::decade:
      return day.substr(0, 3);
    case Grain::century:
      return day.substr(0, 2);
    case Grain::week:
    case Grain::weekend: {
      const auto thursday = floor_to(r.begin, Grain::week) + 3 * 86400;
      const auto first = floor_to(thursday, Grain::year);
      char buffer[24];
      std::snprintf(buffer, sizeof buffer, "%.4s-W%02d", date_text(thursday).c_str(),
                    static_cast<int>((thursday - first) / 604800 + 1));
      return std::string(buffer) + (r.grain == Grain::weekend ? "-WE" : "");
    }
    default:
      return day;
  }
}

/// The week day of "a Monday", which is none in particular.
std::string any_weekday(const Moment& m) { return "XXXX-WXX-" + std::to_string(m.weekday + 1); }

/// Which conventions a collection of texts is labelled by. They mark the same expressions and
/// differ in how a value is written, so whoever asks must say which is wanted; here the name of the
/// collection, which begins each id, says it.
enum class Form : uint8_t {
  timex3,  ///< one TIMEX3 value each; durations, sets, clock times and vague references count
  ends     ///< TEI: calendar dates only, stretches by their first and last day
};
Form form_of(const std::string& id) { return id.starts_with("GUM_") ? Form::ends : Form::timex3; }

/// Times of one text in one form.
class Marker {
 public:
  Marker(const std::string& input, const MeasureWords& words, std::optional<int64_t> written,
         Form form)
      : text_(input, {0, static_cast<uint32_t>(input.size())}),
        words_(words),
        reader_(text_, words, Context::prose),
        readings_(reader_.read_all()),
        running_(text_, readings_, written),
        points_(code_points(input)),
        ends_(form == Form::ends) {}

  Json mark() {
    std::size_t next = 0;
    for (const auto& reading : readings_) {
      references(next, reading.begin);
      next = reading.end;
      if (reading.kind == TimeReading::Kind::duration)
        put(reading.begin, reading.end, "DURATION", {{"value", length_text(reading.length)}});
      else if (reading.kind == TimeReading::Kind::set)
        put(reading.begin, reading.end, "SET",
            {{"value", reading.set != nullptr             ? reading.set->value
                       : reading.length.size > 0          ? length_text(reading.length)
                       : reading.first.weekday != kUnsaid ? any_weekday(reading.first)
                                                          : "P1D"}});
      else if (reading.kind == TimeReading::Kind::moment)
        moment(reading.first, reading.bases, reading.begin, reading.end);
      else if (!month_range(reading))
        each(reading);
    }
    references(next, text_.size());
    return std::move(found_);
  }

 private:
  void put(std::size_t begin, std::size_t end, const char* type, Json value) {
    const auto at = text_.span(begin, end);
    Json t = {{"start", points_[at.begin]}, {"end", points_[at.end]}, {"type", type}};
    t.update(value);
    found_.push_back(t);
  }

  /// "recently", "the future": times without a date, between readings.
  void references(std::size_t from, std::size_t to) {
    for (std::size_t i = from; i < to; ++i)
      if (const auto found = words_.match(text_, i, MeasureKind::reference);
          found && found.end <= to) {
        put(i, found.end, "DATE", {{"value", found.word->value}});
        i = found.end - 1;
      } else if (const auto era = words_.match(text_, i, MeasureKind::era);
                 ends_ && era && era.end <= to && text_[era.end - 1].capital) {
        put(i, era.end, "DATE", {{"from", era.word->value}, {"to", era.word->extra}});
        i = era.end - 1;
      }
  }

  /// "between May and June 1981" is one stretch by its ends.
  bool month_range(const TimeReading& reading) {
    const auto& a = reading.first;
    const auto& b = reading.last;
    const bool months = ends_ && reading.kind == TimeReading::Kind::interval &&
                        a.month != kUnsaid && b.month != kUnsaid && a.day == kUnsaid &&
                        b.day == kUnsaid && a.year == kUnsaid && b.year > 0 && !b.has_clock();
    if (!months) return false;
    const auto day = [&](int month) {
      char buffer[16];
      std::snprintf(buffer, sizeof buffer, "%04d-%02d", b.year, month);
      return std::string(buffer);
    };
    put(reading.begin, reading.end, "DATE", {{"from", day(a.month)}, {"to", day(b.month)}});
    if (const auto end = parse_local_time(day(b.month) + "-01")) running_.named(*end);
    return true;
  }

  /// An edge or a range: each of its times by itself.
  void each(const TimeReading& reading) {
    for (std::size_t i = reading.begin; i < reading.end;) {
      auto part = reader_.read_point(i);
      if (part && part->end <= reading.end) {
        auto& m = part->first;
        if (m.year == kUnsaid && m.month != kUnsaid && reading.last.year != kUnsaid)
          m.year = reading.last.year;
        moment(m, part->bases, i, part->end);
        i = part->end;
      } else if (i + 1 == reading.end && text_.is_digits(i) && reading.last.year > 0 &&
                 reading.last.month == kUnsaid && i > reading.begin) {
        // the second year of "1871-72"
        put(i, i + 1, "DATE", {{"value", year_text(reading.last.year)}});
        ++i;
      } else {
        ++i;
      }
    }
  }

  /// Index after the words that lead to a time and are no part of it.
  std::size_t led(const Moment& m, std::size_t begin, std::size_t end) const {
    const bool article =
        text_.is(begin, "the") && ends_ && m.century == kUnsaid && m.decade == kUnsaid;
    while (begin + 1 < end &&
           (text_.is(begin, "at") || text_.is(begin, "in") || text_.is(begin, "on") ||
            (ends_ && (text_.is(begin, "around") || text_.is(begin, "about"))) ||
            (article && text_.is(begin, "the") && m.day == kUnsaid && m.relative)))
      ++begin;
    return begin;
  }

  /// What the sentence and the talk make of a time: the last such stretch, or the next.
  std::optional<TimeRange> meant(const Moment& m, const std::vector<Moment>& bases,
                                 std::size_t begin, int64_t now) const {
    const auto meaning = MomentResolver(now, TimeHabit::calendar).resolve(m, bases);
    const auto& past = meaning.past;
    const auto& future = meaning.future;
    if (!past || !future) return past ? past : future;
    const bool today = m.weekday != kUnsaid && future->begin == floor_to(now, Grain::day);
    const bool far = m.month != kUnsaid && now - past->begin > future->begin - now + 86400 * 200;
    const bool open = m.month != kUnsaid || m.weekday != kUnsaid;
    return today || far || (open && running_.ahead(begin)) ? future : past;
  }

  void moment(const Moment& read, const std::vector<Moment>& bases, std::size_t begin,
              std::size_t end) {
    const bool within = text_.is(begin, "in");
    begin = led(read, begin, end);
    auto m = running_.with_year(read);
    if (m.year != kUnsaid && m.year < 1000 && m.month == kUnsaid)
      return put(begin, end, "DATE", {{"value", year_text(m.year)}});
    if (m.plain_unit && ends_) return;
    if (m.now) return put(begin, end, "DATE", {{"value", "PRESENT_REF"}});
    // "in three years" is how long, unless the sentence looks ahead
    const bool lasts = m.shifted && within && m.base == Moment::kNoBase && m.weekday == kUnsaid &&
                       !running_.ahead(begin) && !text_.is(end - 1, "time");
    if (m.span || lasts) return put(begin, end, "DURATION", {{"value", length_text(m.shift)}});
    // "our last day", "her first year": days of someone's own
    const bool own =
        begin > 0 && (m.relative || m.which != kUnsaid) &&
        (text_.is(begin - 1, "our") || text_.is(begin - 1, "my") || text_.is(begin - 1, "his") ||
         text_.is(begin - 1, "her") || text_.is(begin - 1, "their") || text_.is(begin - 1, "your"));
    if (own && (text_.is(begin, "last") || text_.is(begin, "next"))) return;
    const bool any = begin > 0 && (text_.is(begin - 1, "a") || text_.is(begin - 1, "any"));
    if (any && m.weekday != kUnsaid && m.day == kUnsaid && m.which == kUnsaid)
      return put(begin, end, "DATE", {{"value", any_weekday(m)}});
    if (general_today(m, begin, end)) return put(begin, end, "DATE", {{"value", "PRESENT_REF"}});
    // "a few years ago"
    if (m.shifted && m.shift.vague && m.base == Moment::kNoBase)
      return put(begin, end, "DATE", {{"value", m.shift_sign < 0 ? "PAST_REF" : "FUTURE_REF"}});
    // "the first nine months of 1989"
    if (m.nth != 0 && m.nth_count > 1 && !ends_) {
      Duration length;
      length.add(m.nth_count, m.nth_unit);
      return put(begin, end, "DURATION", {{"value", length_text(length)}});
    }
    // "over the weekend" is the last one
    const bool weekend = m.plain_unit && m.unit == Grain::weekend && m.steps == 0;
    if (weekend && !running_.ahead(begin)) m.steps = -1;
    const auto now = running_.reference(m);
    if ((m.shifted || m.relative || m.year == kUnsaid) && !now) return;
    const auto r = meant(m, bases, begin, now.value_or(0));
    if (!r || (m.year != kUnsaid && m.year < 1)) return;
    if (m.has_date() && !m.plain_unit && r->grain <= Grain::year) running_.named(r->begin);
    if (said_now(m, begin)) running_.now(r->begin);
    auto whole = m;
    whole.stretch = Stretch::whole;
    const auto all = m.stretch == Stretch::whole ? r : meant(whole, bases, begin, now.value_or(0));
    if (ends_) return by_ends(m, cut(m, all ? *all : *r), begin, end);
    const char* type = m.has_clock() || m.part != nullptr ? "TIME" : "DATE";
    put(begin, end, type, {{"value", value_of(whole, all ? *all : *r)}});
  }

  /// "It is Monday, May 3rd": a diary goes from day to day.
  bool said_now(const Moment& m, std::size_t begin) const {
    const bool day = m.day != kUnsaid && m.month != kUnsaid && !m.relative;
    if (!day || begin < 2) return false;
    const bool is = text_.is(begin - 1, "is") || text_.is(begin - 1, "s");
    const std::size_t subject = begin - (text_.is(begin - 1, "s") && begin > 2 ? 3 : 2);
    return is && (text_.is(subject, "it") || text_.is(subject, "today"));
  }

  /// "early 1980s", "the late 20th century": halves of a decade, quarters of a century.
  TimeRange cut(const Moment& m, const TimeRange& r) const {
    const bool early = m.stretch == Stretch::early;
    if (!early && m.stretch != Stretch::late) return r;
    const int years = r.grain == Grain::decade ? 5 : r.grain == Grain::century ? 25 : 0;
    if (years == 0) return r;
    return early ? TimeRange{r.begin, moved(r.begin, years, Grain::year), r.grain}
                 : TimeRange{moved(r.end, -years, Grain::year), r.end, r.grain};
  }

  /// "still in use today": the present at large, in a text that is told of the past.
  bool general_today(const Moment& m, std::size_t begin, std::size_t end) const {
    const bool today = m.relative && m.unit == Grain::day && m.steps == 0 && m.part == nullptr &&
                       !m.has_clock() && end == begin + 1;
    return today && running_.tells();
  }

  void by_ends(const Moment& m, const TimeRange& r, std::size_t begin, std::size_t end) {
    const bool part_only =
        m.part != nullptr && !m.relative && m.weekday == kUnsaid && m.day == kUnsaid;
    const bool bare_season =
        m.season != kUnsaid && m.year == kUnsaid && !m.relative && m.which == kUnsaid;
    const bool hours = m.shifted && m.shift.finest() < Grain::day;
    if (part_only || bare_season || hours || !m.has_date()) return;
    const auto first = date_text(r.begin);
    const auto last = date_text(r.end - 1);
    if (m.season != kUnsaid)
      return put(begin, end, "DATE", {{"from", first.substr(0, 7)}, {"to", last.substr(0, 7)}});
    const bool stretch = r.grain == Grain::week || r.grain == Grain::decade ||
                         r.grain == Grain::century || r.grain == Grain::season ||
                         r.grain == Grain::quarter || r.grain == Grain::weekend;
    if (stretch) return put(begin, end, "DATE", {{"from", first}, {"to", last}});
    auto plain = m;
    plain.part = nullptr;
    plain.stretch = Stretch::whole;
    plain.hour = plain.minute = plain.second = kUnsaid;
    auto day = r;
    if (m.has_clock()) day.grain = Grain::day;
    put(begin, end, "DATE", {{"value", value_of(plain, day)}});
  }

  MeasureText text_;
  const MeasureWords& words_;
  MomentReader reader_;
  std::vector<TimeReading> readings_;
  RunningDate running_;
  std::vector<uint32_t> points_;
  bool ends_;
  Json found_ = Json::array();
};

}  // namespace

int predict_timex(const std::string& gold, const std::string& out) {
  const auto words = load_measures();
  return answer_lines(gold, out, [&](const Json& line) {
    const auto input = line.value("text", "");
    const auto written = parse_local_time(line.value("dct", ""));
    return Json{{"timex", Marker(input, words, written, form_of(line.value("id", ""))).mark()}};
  });
}

}  // namespace parley::predict
