// One phrase, one meaning, in the form of the scorer phrases.py.
#include <array>
#include <cmath>

#include "bench/predict/measures.h"
#include "bench/predict/predict.h"
#include "text/measure_amounts.h"
#include "text/moment_reader.h"
#include "text/moment_resolve.h"

namespace parley::predict {
namespace {

using namespace text;
using Kind = MeasureKind;

constexpr std::array<const char*, 16> kGrains = {
    "second", "minute",  "hour", "day",   "hour", "week", "day",  "hour",
    "month",  "quarter", "day",  "month", "year", "year", "year", "year"};
const char* grain_name(Grain g) { return kGrains[static_cast<std::size_t>(g)]; }
std::string stamp(int64_t t) { return date_text(t) + "T" + clock_text(t); }

Json interval_of(TimeRange r, const char* grain) {
  return {{"kind", "interval"}, {"from", stamp(r.begin)}, {"to", stamp(r.end)}, {"grain", grain}};
}

Json time_of(const MeasureText& text, const MeasureWords& words, int64_t now, int offset) {
  MomentReader reader(text, words, Context::bare);
  auto reading = reader.read(0);
  if (!reading || reading->end != text.size())
    for (std::size_t lead = 1; lead < 3 && lead < text.size(); ++lead) {
      const auto f = text.form(lead - 1);
      if (f != "on" && f != "in" && f != "at" && f != "the" && f != "for") break;
      auto more = reader.read(lead);
      if (more && more->end == text.size()) {
        reading = more;
        break;
      }
    }
  if (!reading || reading->end != text.size()) return nullptr;
  const MomentResolver resolver(now, TimeHabit::aligned);
  auto& m = reading->first;
  const auto shift_zone = [&](TimeRange r, const Moment& of) {
    if (of.zone != Moment::kUnsaid) {
      r.begin += (offset - of.zone) * 60;
      r.end += (offset - of.zone) * 60;
      r.grain = Grain::minute;
    }
    return r;
  };
  const auto meaning_of = [&](Moment of) -> std::optional<TimeRange> {
    auto a = resolver.resolve(of, reading->bases);
    if (of.half_day_open && of.part == nullptr && of.hour <= 12) {
      of.hour = of.hour == 12 ? 0 : of.hour + 12;
      if (of.hour == 0 && !of.has_date()) return a.future;
      const auto b = resolver.resolve(of, reading->bases);
      if (!of.has_date() && a.future && b.future && b.future->begin < a.future->begin)
        return b.future;
    }
    return a.future ? a.future : a.past;
  };
  switch (reading->kind) {
    case TimeReading::Kind::moment: {
      if (m.latent && m.has_clock() && !m.has_date() && text.size() > 0 &&
          (text.is_digits(0) || (text.is_word(0) && !m.part && !text.is(0, "at"))))
        return nullptr;
      auto r = meaning_of(m);
      if (!r) return nullptr;
      r = shift_zone(*r, m);
      if (m.span && m.nearest) {
        const auto u = m.shift.parts[0].unit;
        const auto b = moved(floor_to(now, u), m.shift.parts[0].count, u);
        return {{"kind", "instant"}, {"value", stamp(b)}, {"grain", grain_name(u)}};
      }
      const bool long_feast = m.holiday && r->end - r->begin > 86400;
      if (m.span || m.stretch != Stretch::whole || m.season != Moment::kUnsaid ||
          (m.part && !m.has_clock()) || long_feast || m.weekend || m.nth_count > 1 ||
          (m.relative && m.unit == Grain::weekend) || (m.holiday && r->grain == Grain::minute))
        return interval_of(*r, grain_name(r->grain));
      if (m.decade != Moment::kUnsaid || m.century != Moment::kUnsaid)
        return interval_of(*r, "year");
      return {{"kind", "instant"}, {"value", stamp(r->begin)}, {"grain", grain_name(r->grain)}};
    }
    case TimeReading::Kind::interval: {
      auto a = reading->first;
      auto meaning = resolver.interval(*reading, true);
      auto r = meaning.future ? meaning.future : meaning.past;
      if (!r) return nullptr;
      return interval_of(shift_zone(*r, reading->last.zone != Moment::kUnsaid ? reading->last : a),
                         grain_name(r->grain));
    }
    case TimeReading::Kind::open: {
      auto r = meaning_of(m);
      if (!r) return nullptr;
      r = shift_zone(*r, m);
      using Edge = TimeReading::Edge;
      if (reading->edge == Edge::by)
        return interval_of({now, m.stretch == Stretch::end ? r->end : r->begin, Grain::second},
                           "second");
      const bool after = reading->edge == Edge::since || reading->edge == Edge::after;
      return {{"kind", "open"},
              {"direction", after ? "after" : "before"},
              {"value", stamp(r->begin)},
              {"grain", grain_name(r->grain)}};
    }
    default:
      return nullptr;
  }
}

Json duration_of(const MeasureText& text, const MeasureWords& words) {
  MomentReader reader(text, words, Context::bare);
  std::size_t i = 0;
  while (i < text.size() && words.match(text, i, Kind::about))
    i = words.match(text, i, Kind::about).end;
  const auto reading = reader.read_duration(i);
  if (!reading || reading->second != text.size()) return nullptr;
  const auto& d = reading->first;
  // the finest unit in which the count is whole
  static constexpr std::array<std::pair<Grain, double>, 7> kSteps = {{{Grain::year, 12},
                                                                      {Grain::month, 30},
                                                                      {Grain::week, 7},
                                                                      {Grain::day, 24},
                                                                      {Grain::hour, 60},
                                                                      {Grain::minute, 60},
                                                                      {Grain::second, 0}}};
  auto unit = d.finest() == Grain::night ? Grain::day : d.finest();
  if (unit == Grain::quarter || unit > Grain::year) return nullptr;
  const auto per = [&](Grain from, Grain to) {
    double f = 1;
    for (const auto& [g, n] : kSteps)
      if (g <= from && g > to) f *= g == Grain::month && to == Grain::week ? 30.0 / 7 : n;
    return f;
  };
  double total = 0;
  for (std::size_t p = 0; p < d.size; ++p) total += d.parts[p].count * per(d.parts[p].unit, unit);
  for (const auto& [g, n] : kSteps) {
    if (g != unit || std::fabs(total - std::round(total)) < 1e-9 || n == 0) continue;
    if (g == Grain::month) {
      total *= 30;
      unit = Grain::day;
      continue;
    }
    total *= n;
    unit = static_cast<Grain>(unit == Grain::year   ? 8
                              : unit == Grain::week ? 3
                                                    : static_cast<int>(unit) - 1);
  }
  return {{"kind", "duration"}, {"value", std::round(total)}, {"unit", grain_name(unit)}};
}

std::string unit_name(const Amount& a, const std::string& dimension) {
  std::string name = a.unit->value;
  if (a.kind == Kind::money) {
    if (!a.unit->extra.empty()) name = a.unit->extra;
    if (a.unit->value == "Dollar") name = "dollar";
  }
  for (char& c : name) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  if (a.kind == Kind::length && name.size() > 5 && name.ends_with("meter"))
    name.replace(name.size() - 5, 5, "metre");
  if (name == "meter") name = "metre";
  if (a.kind == Kind::volume && name.ends_with("liter")) name.replace(name.size() - 5, 5, "litre");
  if (name == "c") name = "celsius";
  if (name == "f") name = "fahrenheit";
  if (a.kind == Kind::subunit && (name == "penny" || name == "pence" || name == "kopek"))
    name = "cent";
  (void)dimension;
  return name;
}

Json amount_of(const MeasureText& text, const MeasureWords& words, const std::string& dimension) {
  const AmountReader amounts(text, words);
  const NumberReader numbers(text, words);
  const auto read = [&](std::size_t i) -> std::optional<Amount> {
    while (const auto about = words.match(text, i, Kind::about)) i = about.end;
    if (text.is(i, "exactly")) ++i;
    if (dimension == "AmountOfMoney") {
      if (text.is(i, "a") && words.match(text, i + 1, Kind::money)) {
        if (auto m = amounts.money(i + 1)) return m;
        auto one = amounts.money(i);
        return one;
      }
      if (auto m = amounts.money(i)) return m;
      return std::nullopt;
    }
    std::optional<Amount> a;
    if (dimension == "Distance") a = amounts.measure(i, {Kind::length});
    if (dimension == "Volume") a = amounts.measure(i, {Kind::volume});
    if (dimension == "Quantity") {
      a = amounts.measure(i, {Kind::weight, Kind::volume});
      if (a && (a->unit->value == "Kilogram" || a->unit->value == "Milligram")) {
        a->value *= a->unit->value == "Kilogram" ? 1000 : 0.001;
        static const MeasureText kGram("gram", {0, 4});
        a->unit = words.match(kGram, 0, Kind::weight).word;
      }
      if (a && text.is(a->end, "of")) a->end = text.size();
    }
    if (dimension == "Temperature") {
      a = amounts.measure(i, {Kind::temperature});
      if (!a)
        if (const auto n = numbers.number(i);
            n && (text.is(n->end, "below") || text.is(n->end, "above"))) {
          static const MeasureText kDegree("degree", {0, 6});
          Amount z;
          z.value = n->value;
          z.unit = words.match(kDegree, 0, Kind::temperature).word;
          z.kind = Kind::temperature;
          z.end = n->end;
          a = z;
        }
      if (a && (text.is(a->end, "below")) && text.is(a->end + 1, "zero")) {
        a->value = -a->value;
        a->end += 2;
      }
    }
    // "7 feet, 10 inches"
    while (a && dimension == "Distance" && a->end < text.size()) {
      std::size_t k = a->end;
      if (text.is(k, ",")) ++k;
      if (text.is(k, "and")) ++k;
      const auto b = amounts.measure(k, {Kind::length});
      if (!b) break;
      const double of_a = std::strtod(a->unit->extra.c_str(), nullptr);
      const double of_b = std::strtod(b->unit->extra.c_str(), nullptr);
      if (of_b >= of_a && b->unit != a->unit) {
        a->value += b->value * of_b / of_a;
      } else {
        const bool mixed = a->unit->value == "Meter" && b->unit->value == "Foot";
        if (mixed && text.form(a->end - 1).size() > 1) {
          a->value += b->value * of_b / of_a;
        } else {
          a->value = std::round((a->value * of_a / of_b + b->value) * 1e6) / 1e6;
          a->unit = b->unit;
        }
      }
      a->end = b->end;
    }
    return a;
  };
  std::size_t i = 0;
  while (const auto about = words.match(text, i, Kind::about)) i = about.end;
  const auto bound = words.match(text, i, Kind::bound);
  const auto answer = [&](const Amount& a, const char* kind) {
    return Json{{"kind", kind}, {"value", a.value}, {"unit", unit_name(a, dimension)}};
  };
  if (bound && bound.word->value != "about")
    if (const auto a = read(bound.end); a && a->end == text.size())
      return answer(*a, bound.word->value == "at_least" || bound.word->value == "more_than"
                            ? "amount_above"
                            : "amount_under");
  // ranges
  std::size_t k = i;
  if (text.is(k, "from") || text.is(k, "between")) ++k;
  auto first = read(k);
  const auto low_n = numbers.count(k);
  const auto dash = [&](std::size_t at) {
    return text.is(at, "-") || text.is(at, "to") || text.is(at, "and") ? at + 1 : 0;
  };
  for (const bool unit_first : {true, false}) {
    const std::size_t end = unit_first ? (first ? first->end : 0) : (low_n ? low_n->end : 0);
    if (end == 0 || dash(end) == 0) continue;
    const auto high = read(dash(end));
    const double low = unit_first ? first->value : low_n->value;
    if (high && high->end == text.size() && high->value > low &&
        (k > i || text.is(end, "-") || text.is(end, "to")))
      return Json{{"kind", "amount_range"},
                  {"from", low},
                  {"to", high->value},
                  {"unit", unit_name(*high, dimension)}};
  }
  const auto a = read(i);
  if (!a || a->end != text.size()) return nullptr;
  return answer(*a, "amount");
}

Json number_of(const MeasureText& text, const MeasureWords& words, bool ordinal) {
  const NumberReader numbers(text, words);
  if (ordinal) {
    const auto n = numbers.ordinal(0);
    return n && n->end == text.size() ? Json{{"kind", "ordinal"}, {"value", n->value}} : Json();
  }
  auto n = numbers.count(0);
  // "one twenty two", "45 (forty five)"
  if (n && n->value < 10 && !n->digits && n->end < text.size())
    if (const auto rest = numbers.cardinal(n->end);
        rest && rest->end == text.size() && rest->value >= 10 && rest->value < 100)
      n = NumberReading{.value = n->value * 100 + rest->value, .end = rest->end};
  if (n && text.is(n->end, "("))
    if (const auto rest = numbers.cardinal(n->end + 1);
        rest && rest->value == n->value && text.is(rest->end, ")"))
      n->end = rest->end + 1;
  return n && n->end == text.size() ? Json{{"kind", "number"}, {"value", n->value}} : Json();
}

}  // namespace

int predict_phrases(const std::string& gold, const std::string& out) {
  const auto words = load_measures();
  return answer_lines(gold, out, [&](const Json& line) {
    const auto phrase = line.value("text", "");
    const auto dimension = line.value("dimension", "");
    const auto reference = line.value("reference", "");
    const MeasureText text(phrase, {0, static_cast<uint32_t>(phrase.size())});
    const auto now = parse_local_time(reference).value_or(0);
    int offset = 0;
    if (reference.size() >= 25)
      offset = (reference[19] == '-' ? -1 : 1) * (std::atoi(reference.substr(20, 2).c_str()) * 60 +
                                                  std::atoi(reference.substr(23, 2).c_str()));
    Json expect;
    if (dimension == "Time")
      expect = time_of(text, words, now, offset);
    else if (dimension == "Duration")
      expect = duration_of(text, words);
    else if (dimension == "Numeral" || dimension == "Ordinal")
      expect = number_of(text, words, dimension == "Ordinal");
    else
      expect = amount_of(text, words, dimension);
    return Json{{"expect", expect}};
  });
}

}  // namespace parley::predict
