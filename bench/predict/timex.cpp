// Time expressions of running text, in the form of the scorer timex.py.
#include <array>
#include <cstdio>

#include "bench/predict/measures.h"
#include "bench/predict/predict.h"
#include "text/moment_reader.h"
#include "text/moment_resolve.h"

namespace parley::predict {
namespace {

using namespace text;
constexpr int kUnsaid = Moment::kUnsaid;

std::string year_text(int year) {
  char buffer[16];
  if (year <= 0)
    std::snprintf(buffer, sizeof buffer, "-%d", 1 - year);
  else
    std::snprintf(buffer, sizeof buffer, "%04d", year);
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
           clock_text(r.begin).substr(0, m.minute == kUnsaid && m.second == kUnsaid ? 2 : 5) +
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

}  // namespace

int predict_timex(const std::string& gold, const std::string& out) {
  const auto words = load_measures();
  return answer_lines(gold, out, [&](const Json& line) {
    const auto input = line.value("text", "");
    // the TEI dates of GUM give stretches by their ends, TIMEX3 by one value
    const bool ends = line.value("id", "").starts_with("GUM_");
    const auto points = code_points(input);
    const auto now = parse_local_time(line.value("dct", ""));
    const MomentResolver resolver(now.value_or(0), TimeHabit::calendar);
    const MeasureText text(input, {0, static_cast<uint32_t>(input.size())});
    MomentReader reader(text, words, Context::prose);
    Json found = Json::array();
    const auto put = [&](std::size_t begin, std::size_t end, const char* type, Json value) {
      const auto at = text.span(begin, end);
      Json t = {{"start", points[at.begin]}, {"end", points[at.end]}, {"type", type}};
      t.update(value);
      found.push_back(t);
    };
    const auto moment = [&](const Moment& m, const std::vector<Moment>& bases, std::size_t begin,
                            std::size_t end) {
      const bool article =
          text.is(begin, "the") && ends && m.century == kUnsaid && m.decade == kUnsaid;
      while (begin + 1 < end &&
             (text.is(begin, "at") || text.is(begin, "in") || text.is(begin, "on") ||
              (ends && (text.is(begin, "around") || text.is(begin, "about"))) ||
              (article && text.is(begin, "the") && m.day == kUnsaid && m.relative)))
        ++begin;
      const char* type = m.has_clock() || m.part != nullptr ? "TIME" : "DATE";
      if (m.year != kUnsaid && m.year < 1000 && m.month == kUnsaid)
        return put(begin, end, "DATE", {{"value", year_text(m.year)}});
      if (m.plain_unit && ends) return;
      if (m.now) return put(begin, end, "DATE", {{"value", "PRESENT_REF"}});
      if (m.span) return put(begin, end, "DURATION", {{"value", length_text(m.shift)}});
      if ((m.shifted || m.relative || m.year == kUnsaid) && !now) return;
      const auto meaning = resolver.resolve(m, bases);
      auto r = meaning.past ? meaning.past : meaning.future;
      if (!r) return;
      // what is nearer: a weekday of today is today; the last one before otherwise
      if (meaning.future && meaning.future->begin == floor_to(*now, Grain::day) &&
          m.weekday != kUnsaid)
        r = meaning.future;
      if (m.month != kUnsaid && meaning.past && meaning.future &&
          *now - meaning.past->begin > meaning.future->begin - *now + 86400 * 200)
        r = meaning.future;
      if (m.year != kUnsaid && m.year < 1) return;
      if (m.season != kUnsaid && m.year == kUnsaid && !m.relative && m.which == kUnsaid && ends)
        return;
      if (m.part != nullptr && !m.relative && m.weekday == kUnsaid && m.day == kUnsaid) {
        if (!ends) put(begin, end, "TIME", {{"value", value_of(m, *r)}});
        return;
      }
      if (ends) {
        const bool stretch = r->grain == Grain::week || r->grain == Grain::decade ||
                             r->grain == Grain::century || r->grain == Grain::season ||
                             r->grain == Grain::quarter || r->grain == Grain::weekend;
        if (m.season != kUnsaid) {
          const auto last = r->end - 1;
          return put(
              begin, end, "DATE",
              {{"from", date_text(r->begin).substr(0, 7)}, {"to", date_text(last).substr(0, 7)}});
        }
        if (stretch)
          return put(begin, end, "DATE",
                     {{"from", date_text(r->begin)}, {"to", date_text(r->end - 1)}});
        auto plain = m;
        if (m.part != nullptr) plain.part = nullptr;
        if (m.has_clock() && !m.has_date()) return;
        if (m.stretch != Stretch::whole) {
          auto whole = m;
          whole.stretch = Stretch::whole;
          const auto all = resolver.resolve(whole, bases);
          if (all.past && (m.decade != kUnsaid || m.century != kUnsaid))
            return put(
                begin, end, "DATE",
                {{"from", date_text(all.past->begin)}, {"to", date_text(all.past->end - 1)}});
          if (all.past) return put(begin, end, "DATE", {{"value", value_of(whole, *all.past)}});
        }
        return put(begin, end, "DATE", {{"value", value_of(plain, *r)}});
      }
      auto whole = m;
      whole.stretch = Stretch::whole;
      const auto all = resolver.resolve(whole, bases);
      const auto& chosen = m.stretch != Stretch::whole && all.past ? all.past : r;
      put(begin, end, type, {{"value", value_of(whole, *chosen)}});
    };
    for (const auto& reading : reader.read_all()) {
      if (reading.kind == TimeReading::Kind::duration) {
        put(reading.begin, reading.end, "DURATION", {{"value", length_text(reading.length)}});
      } else if (reading.kind == TimeReading::Kind::set) {
        put(reading.begin, reading.end, "SET",
            {{"value", reading.set != nullptr ? reading.set->value : length_text(reading.length)}});
      } else if (reading.kind == TimeReading::Kind::moment) {
        moment(reading.first, reading.bases, reading.begin, reading.end);
      } else {
        // an edge or a range: each of its times by itself
        for (std::size_t i = reading.begin; i < reading.end;) {
          auto part = reader.read_point(i);
          if (part && part->end <= reading.end) {
            auto& m = part->first;
            if (m.year == kUnsaid && m.month != kUnsaid && reading.last.year != kUnsaid)
              m.year = reading.last.year;
            moment(m, part->bases, i, part->end);
            i = part->end;
          } else {
            ++i;
          }
        }
      }
    }
    return Json{{"timex", found}};
  });
}

}  // namespace parley::predict
