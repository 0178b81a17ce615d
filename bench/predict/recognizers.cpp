// Findings of one model in a short text, in the form of the scorer recognizers.py.
#include <array>
#include <cmath>
#include <cstdio>

#include "bench/predict/measures.h"
#include "bench/predict/predict.h"
#include "text/measure_amounts.h"
#include "text/moment_reader.h"
#include "text/moment_resolve.h"

namespace parley::predict {
namespace {

using namespace text;
using Kind = MeasureKind;

std::string shown(double v) {
  char buffer[40];
  std::snprintf(buffer, sizeof buffer, "%.15g", v);
  return buffer;
}

class Finder {
 public:
  Finder(const std::string& input, const MeasureWords& words, int64_t now)
      : text_(input, {0, static_cast<uint32_t>(input.size())}),
        words_(words),
        numbers_(text_, words),
        amounts_(text_, words),
        points_(code_points(input)),
        resolver_(now, TimeHabit::rolling),
        now_(now) {}

  Json find(const std::string& model) {
    if (model == "DateTimeModel") {
      dates();
      return results_;
    }
    for (std::size_t i = 0; i < text_.size();) {
      std::size_t end = i;
      if (model == "NumberModel") end = number(i);
      if (model == "OrdinalModel") end = ordinal(i);
      if (model == "PercentModel") end = percent(i);
      if (model == "NumberRangeModel") end = range(i);
      if (model == "CurrencyModel") end = money(i);
      if (model == "DimensionModel") end = dimension(i);
      if (model == "TemperatureModel") end = temperature(i);
      if (model == "AgeModel") end = age(i);
      i = std::max(end, i + 1);
    }
    return results_;
  }

 private:
  std::size_t add(std::size_t i, std::size_t end, const char* type, Json values) {
    const auto at = text_.span(i, end);
    results_.push_back({{"start", points_[at.begin]},
                        {"end", points_[at.end]},
                        {"type", type},
                        {"values", std::move(values)}});
    return end;
  }

  std::size_t number(std::size_t i) {
    const auto n = numbers_.number(i);
    if (!n) return i;
    const bool unit_tail = text_.glued(n->end) && text_.is_word(n->end) && n->digits;
    if (unit_tail) return n->end + 1;
    if (n->digits && words_.match(text_, n->end, Kind::month)) return n->end;
    if (text_.is_digits(i) && i > 0 && words_.match(text_, i - 1, Kind::month)) return n->end;
    if (text_.is(i, "one") && n->end == i + 1 && i > 0 &&
        (text_.is(i - 1, "which") || text_.is(i - 1, "that") || text_.is(i - 1, "this") ||
         text_.is(i - 1, "the")))
      return n->end;
    if (text_.is_digits(i) && i > 0 && text_.glued(i) && text_.is_word(i - 1)) return n->end;
    if (numbers_.ordinal(i) && numbers_.ordinal(i)->end > n->end) return numbers_.ordinal(i)->end;
    return add(i, n->end, "number", Json::array({{{"value", shown(n->value)}}}));
  }

  std::size_t ordinal(std::size_t i) {
    // "third from last", "second to last", "the third last"
    if (const auto n = numbers_.ordinal(i); n && n->value >= 2) {
      std::size_t k = n->end;
      if (text_.is(k, "from") || text_.is(k, "to")) ++k;
      if (k > n->end && text_.is(k, "the")) ++k;
      if (text_.is(k, "last") && !words_.match(text_, k + 1, Kind::unit))
        return add(i, k + 1, "ordinal.relative",
                   Json::array({{{"value", "end-" + shown(n->value - 1)}}}));
    }
    if (const auto n = numbers_.ordinal(i))
      return add(i, n->end, "ordinal", Json::array({{{"value", shown(n->value)}}}));
    const auto relative = [&](std::size_t end, const char* value) {
      return add(i, end, "ordinal.relative", Json::array({{{"value", value}}}));
    };
    const auto is = [&](std::size_t k, std::initializer_list<const char*> forms) {
      for (const char* f : forms)
        if (!text_.is(k++, f)) return false;
      return true;
    };
    if (is(i, {"the", "last", "but", "one"})) return relative(i + 4, "end-1");
    if (is(i, {"last", "but", "one"})) return relative(i + 3, "end-1");
    if (is(i, {"the", "one", "before", "the", "last"})) return relative(i + 5, "end-1");
    if (is(i, {"next", "to", "last"})) return relative(i + 3, "end-1");
    if (is(i, {"penultimate"})) return relative(i + 1, "end-1");
    if (is(i, {"antepenultimate"})) return relative(i + 1, "end-2");
    if (is(i, {"last"})) return relative(i + 1, "end+0");
    if (is(i, {"previous"})) return relative(i + 1, "current-1");
    if (is(i, {"current"})) return relative(i + 1, "current+0");
    if (is(i, {"next"})) return relative(i + 1, "current+1");
    return i;
  }

  std::size_t percent_word(std::size_t i) const {
    if (text_.is(i, "%") || text_.is(i, "percent") || text_.is(i, "percents") ||
        text_.is(i, "percentage") || text_.is(i, "percentages"))
      return i + 1;
    if (text_.is(i, "per") && text_.is(i + 1, "cent")) return i + 2;
    return i;
  }

  std::size_t percent(std::size_t i) {
    if (const auto n = numbers_.number(i)) {
      std::size_t k = n->end;
      if (text_.is(k, "-")) ++k;
      if (const auto end = percent_word(k); end > k)
        return add(i, end, "percentage", Json::array({{{"value", shown(n->value) + "%"}}}));
      return n->end;
    }
    if (const auto end = percent_word(i); end > i) {
      if (text_.is(end, "of"))
        if (const auto n = numbers_.number(end + 1))
          return add(i, n->end, "percentage", Json::array({{{"value", shown(n->value) + "%"}}}));
      return add(i, end, "percentage", Json::array({{{"value", "null"}}}));
    }
    return i;
  }

  struct Limit {
    bool upper = false;
    bool closed = false;
    double value = 0;
    std::size_t end = 0;
  };

  std::optional<NumberReading> plain(std::size_t i) const {
    auto n = numbers_.ordinal(i);
    if (!n) n = text_.is(i, "the") ? numbers_.ordinal(i + 1) : std::nullopt;
    const auto c = numbers_.number(i);
    if (c && (!n || c->end > n->end)) n = c;
    return n;
  }

  std::optional<Limit> limit(std::size_t i) const {
    const auto bound = words_.match(text_, i, Kind::bound);
    if (!bound || bound.word->value == "about") return std::nullopt;
    const std::string_view name = bound.word->value;
    const auto n = plain(bound.end);
    if (!n) return std::nullopt;
    Limit l{name == "up_to" || name == "fewer_than", name == "up_to" || name == "at_least",
            n->value, n->end};
    if (text_.is(l.end, "or") && text_.is(l.end + 1, "equal")) {
      const bool to = text_.is(l.end + 2, "to");
      if (!to || !plain(l.end + 3)) {
        l.closed = true;
        l.end += to ? 3 : 2;
      }
    }
    return l;
  }

  std::size_t put_range(std::size_t i, std::size_t end, const std::string& value) {
    return add(i, end, "numberrange", Json::array({{{"value", value}}}));
  }

  std::size_t range(std::size_t i) {
    if ((text_.is(i, "<") && text_.is(i + 1, ">")) || (text_.is(i, "=") && text_.is(i + 1, ">")))
      return i + 3;
    const auto one = [](const Limit& l) {
      return l.upper ? "(," + shown(l.value) + (l.closed ? "]" : ")")
                     : (l.closed ? "[" : "(") + shown(l.value) + ",)";
    };
    if (const auto a = limit(i)) {
      std::size_t k = a->end;
      if (text_.is(k, "and") || text_.is(k, "but") || text_.is(k, ",")) ++k;
      if (text_.is(k, "and") || text_.is(k, "but")) ++k;
      if (const auto b = limit(k); b && k > a->end && b->upper != a->upper) {
        const auto& low = a->upper ? *b : *a;
        const auto& high = a->upper ? *a : *b;
        if (low.value < high.value)
          return put_range(i, b->end,
                           (low.closed ? "[" : "(") + shown(low.value) + "," + shown(high.value) +
                               (high.closed ? "]" : ")"));
      }
      return put_range(i, a->end, one(*a));
    }
    if (text_.is(i, "equal") || text_.is(i, "equals")) {
      std::size_t k = i + 1;
      if (text_.is(k, "to")) ++k;
      if (const auto n = plain(k)) {
        if (text_.is(n->end, "or") && text_.is(n->end + 2, "than"))
          return put_range(i, n->end + 3,
                           text_.is(n->end + 1, "less") ? "(," + shown(n->value) + "]"
                                                        : "[" + shown(n->value) + ",)");
        return put_range(i, n->end, "[" + shown(n->value) + "," + shown(n->value) + "]");
      }
    }
    std::size_t k = i;
    const bool between = text_.is(i, "between") || text_.is(i, "from");
    if (between) ++k;
    const auto a = plain(k);
    if (!a) return i;
    const auto more = [&](std::size_t at, std::initializer_list<const char*> forms) {
      for (const char* f : forms)
        if (text_.is(at, f)) return true;
      return false;
    };
    if (!between && more(a->end, {"and", "or"}) &&
        more(a->end + 1, {"more", "above", "greater", "larger", "over", "higher", "less", "below",
                          "fewer", "under", "smaller", "lower"})) {
      const bool less = more(a->end + 1, {"less", "below", "fewer", "under", "smaller", "lower"});
      std::size_t end = a->end + 2;
      if (text_.is(end, "than")) {
        if (plain(end + 1)) return a->end;
        ++end;
      }
      return put_range(i, end, less ? "(," + shown(a->value) + "]" : "[" + shown(a->value) + ",)");
    }
    const bool joins = between ? more(a->end, {"and", "to", "-"}) : more(a->end, {"-", "~", "to"});
    if (joins && !text_.is_digits(a->end + 2)) {
      if (const auto b = plain(a->end + 1); b && b->value > a->value) {
        // "3 to 5 thousand"
        const bool shared = b->scaled && b->scale >= 1000 && a->value * b->scale < b->value;
        const double low = shared && a->value < 1000 ? a->value * b->scale : a->value;
        const bool phone = text_.is(b->end, "-") || text_.is(b->end, "/");
        if (!phone) return put_range(i, b->end, "[" + shown(low) + "," + shown(b->value) + ")");
      }
    }
    return a->end;
  }

  Json priced(const Amount& a) const {
    Json v = {{"value", a.valued ? Json(shown(a.value)) : Json()}, {"unit", a.unit->value}};
    if (a.kind == Kind::money && a.unit->extra.size() == 3) v["isoCurrency"] = a.unit->extra;
    return Json::array({v});
  }

  std::size_t money(std::size_t i) {
    auto a = amounts_.money(i);
    if (a && text_.is(i, "a") && a->end == i + 2) a.reset();
    if (a) return add(i, a->end, "currency", priced(*a));
    if (const auto u = words_.match(text_, i, Kind::money);
        u && text_.is_word(i) && text_.form(i).size() >= 3) {
      static constexpr std::array<std::string_view, 9> kOther = {
          "pound", "pounds", "won", "try", "marks", "real", "top", "php", "mad"};
      for (const auto o : kOther)
        if (text_.is(i, o)) return u.end;
      return add(i, u.end, "currency", Json::array({[&] {
                   Json v = {{"value", nullptr}, {"unit", u.word->value}};
                   if (u.word->extra.size() == 3) v["isoCurrency"] = u.word->extra;
                   return v;
                 }()}));
    }
    const auto n = numbers_.count(i);
    return n && n->digits ? n->end : i;
  }

  std::size_t dimension(std::size_t i) {
    auto a = amounts_.measure(i, {Kind::length, Kind::weight, Kind::volume, Kind::area, Kind::speed,
                                  Kind::angle, Kind::information});
    if (a && i > 0 && text_.glued(i) && (text_.is(i - 1, "-")) && i > 1 && text_.is_word(i - 2))
      return a->end;
    const bool loose =
        a && ((text_.is(i, "a") || text_.is(i, "an")) || text_.is(a->end - 1, "\"") ||
              text_.is(a->end - 1, "'") || (text_.is(a->end - 1, "in") && text_.is_digits(a->end)));
    if (!a || (loose && !(a->kind == Kind::angle))) {
      const auto n = numbers_.number(i);
      return n ? n->end : i;
    }
    if (text_.is(a->end - 1, "in") &&
        !(i >= 1 && (text_.is(i - 1, "ft") || text_.is(i - 1, "feet"))))
      return a->end;
    if (a->unit->value == "Foot") {
      std::size_t k = a->end;
      if (text_.is(k, "and")) ++k;
      if (const auto b = amounts_.measure(k, {Kind::length}); b && b->unit->value == "Inch") {
        a->value += b->value / 12;
        a->end = b->end;
      }
    }
    return add(i, a->end, "dimension", priced(*a));
  }

  std::size_t temperature(std::size_t i) {
    if (const auto a = amounts_.measure(i, {Kind::temperature}); a && !text_.is(i, "a")) {
      const auto unit = text_.form(a->end - 1);
      if ((unit == "f" || unit == "c" || unit == "k") &&
          a->end == numbers_.number(i).value_or(NumberReading()).end + 1) {
        return a->end;
      }
      if (text_.is(a->end, "angle")) return a->end;
      auto end = a->end;
      if (unit == "deg" && text_.is(end, ".")) ++end;
      return add(i, end, "temperature", priced(*a));
    }
    if (const auto u = words_.match(text_, i, Kind::temperature);
        u && u.word->value.size() == 1 && text_.form(u.end - 1).size() > 6)
      return add(i, u.end, "temperature",
                 Json::array({{{"value", nullptr}, {"unit", u.word->value}}}));
    const auto n = numbers_.number(i);
    return n ? n->end : i;
  }

  std::size_t age(std::size_t i) {
    const auto n = numbers_.number(i);
    if (!n) return i;
    std::size_t k = n->end;
    if (text_.is(k, "-")) ++k;
    const auto unit = words_.match(text_, k, Kind::unit);
    if (!unit || unit.word->extra == "short") return n->end;
    k = unit.end;
    if (text_.is(k, "-")) ++k;
    std::size_t end = 0;
    if (text_.is(k, "old")) end = k + 1;
    if (text_.is(k, "of") && text_.is(k + 1, "age")) end = k + 2;
    if (end == 0) return k;
    std::string name = unit.word->value;
    name[0] = static_cast<char>(name[0] - 32);
    return add(i, end, "age", Json::array({{{"value", shown(n->value)}, {"unit", name}}}));
  }

  static std::string full(int64_t t) { return date_text(t) + " " + clock_text(t); }

  void dates();
  void put_time(const TimeReading& reading);

  MeasureText text_;
  const MeasureWords& words_;
  NumberReader numbers_;
  AmountReader amounts_;
  std::vector<uint32_t> points_;
  MomentResolver resolver_;
  int64_t now_;
  Json results_ = Json::array();
};

void Finder::dates() {
  MomentReader reader(text_, words_, Context::prose);
  for (const auto& reading : reader.read_all()) put_time(reading);
}

void Finder::put_time(const TimeReading& reading) {
  constexpr int kUnsaid = Moment::kUnsaid;
  const auto& m = reading.first;
  auto begin = reading.begin;
  if (reading.kind == TimeReading::Kind::duration) {
    const auto& d = reading.length;
    double seconds = 0;
    for (std::size_t p = 0; p < d.size; ++p) {
      static constexpr double kSeconds[] = {
          1,       60,      3600,    86400,    86400,    604800,    432000,     172800,
          2592000, 7776000, 7776000, 15552000, 31536000, 315360000, 3153600000, 31536000000};
      seconds += d.parts[p].count * kSeconds[static_cast<std::size_t>(d.parts[p].unit)];
    }
    if (words_.match(text_, begin, Kind::about))
      begin = words_.match(text_, begin, Kind::about).end;
    if (text_.is(begin, "another")) ++begin;
    add(begin, reading.end, "duration", Json::array({{{"value", shown(seconds)}}}));
    return;
  }
  if (reading.kind == TimeReading::Kind::set) {
    add(begin, reading.end, "set", Json::array({{{"value", "not resolved"}}}));
    return;
  }
  const bool interval = reading.kind == TimeReading::Kind::interval;
  const bool open = reading.kind == TimeReading::Kind::open;
  const auto& other = interval && !reading.has_length ? reading.last : m;
  const bool clock = m.has_clock() || other.has_clock() ||
                     ((m.shifted || m.span) && m.shift.finest() < Grain::day) ||
                     (other.shifted && other.shift.finest() < Grain::day) ||
                     (reading.has_length && reading.length.finest() < Grain::day);
  const bool dated = m.has_date() || other.has_date();
  const bool parted = m.part != nullptr || other.part != nullptr;
  const bool end_of_day =
      m.stretch != Stretch::whole && (m.weekday != kUnsaid || (m.relative && m.unit == Grain::day));
  const bool instant = m.now || end_of_day;
  if (!interval && !open && !dated && !clock && !parted) return;
  const bool point =
      !interval && !open &&
      (clock ? !m.span && !(m.relative && m.unit < Grain::day)
             : !parted &&
                   (instant || m.day != kUnsaid || m.weekday != kUnsaid || m.holiday != nullptr ||
                    m.shifted || (m.relative && m.unit == Grain::day) ||
                    (m.nth != 0 && m.nth_count == 1 &&
                     (m.nth_weekday != kUnsaid || m.nth_unit == Grain::day)))) &&
      !m.week_of && !m.weekend && !m.span && (m.stretch == Stretch::whole || end_of_day);
  const bool fine = clock || parted || instant || (m.relative && m.unit < Grain::day);
  std::string type = fine ? (dated ? "datetime" : "time") : "date";
  if (interval && m.now != other.now && !clock) type = "date";
  if (!point) type += "range";
  std::string mod;
  if (open) {
    using Edge = TimeReading::Edge;
    mod = reading.edge == Edge::since                            ? "since"
          : reading.edge == Edge::after                          ? "after"
          : reading.edge == Edge::until && text_.is(begin, "as") ? "until"
                                                                 : "before";
    if (m.approx) mod += "-approx";
    if (m.stretch == Stretch::end || m.stretch == Stretch::start)
      mod += m.stretch == Stretch::end ? "-end" : "-start";
  } else if (m.of_talk && m.relative && (text_.is(begin, "same") || text_.is(begin + 1, "same"))) {
    mod = "ref_undef";
  } else if (m.approx && point) {
    mod = "approx";
  } else if (!interval && m.stretch != Stretch::whole && !instant &&
             !(m.nearest && type == "daterange" && m.steps == 0)) {
    mod = m.stretch == Stretch::mid                                 ? "mid"
          : m.stretch == Stretch::end || m.stretch == Stretch::late ? "end"
                                                                    : "start";
  } else if (m.part_stretch != Stretch::whole && !m.has_clock()) {
    mod = m.part_stretch == Stretch::late ? "end" : "start";
  }
  // words that lead to a time and are no part of it
  const auto leads = [&](std::size_t i) {
    if (text_.is(i, "how") || text_.is(i, "what") || text_.is(i, "but")) return false;
    if (text_.is(i, "on"))
      return !(interval && text_.is_digits(reading.end - 1) && m.month != kUnsaid &&
               other.month != kUnsaid && !clock);
    if (text_.is(i, "for")) return !interval || (reading.has_length && i == reading.begin);
    if (text_.is(i, "at")) return !words_.match(text_, i + 1, Kind::part) && !m.now;
    if (text_.is(i, "about"))
      return i > 0 && (text_.is(i - 1, "how") || text_.is(i - 1, "what") || text_.is(i - 1, "but"));
    if (text_.is(i, "in") && interval && text_.is_digits(i + 1)) return true;
    if (text_.is(i, "in"))
      return m.part != nullptr && m.part_stretch != Stretch::whole && !text_.is(i + 1, "the");
    if (text_.is(i, "the") && (m.week != kUnsaid || (text_.is(i + 1, "year") && m.year != kUnsaid)))
      return true;
    // "the end of year"
    if (text_.is(i, "the") && m.stretch == Stretch::end && text_.is(i + 2, "of") && m.relative &&
        words_.match(text_, i + 3, Kind::unit))
      return true;
    if (text_.is(i, "the"))
      return !m.week_of && !m.plain_unit &&
             (m.span || m.which != kUnsaid ||
              (m.relative && m.nth == 0 && m.stretch == Stretch::whole) ||
              (m.nth > 0 && m.nth_weekday != kUnsaid) || (m.stretch == Stretch::mid));
    return false;
  };
  if (open && text_.is(begin, "about") && leads(begin)) ++begin;
  while (!open && !m.shifted && begin + 1 < reading.end && leads(begin)) ++begin;
  if (m.shifted && text_.is(begin, "about") && leads(begin)) ++begin;
  if (begin > reading.begin && mod == "approx" && text_.is(begin - 1, "about")) mod.clear();
  auto at_day = [&](int64_t t) {
    return type.starts_with("datetime") ? full(t)
           : type.starts_with("date")   ? date_text(t)
                                        : clock_text(t);
  };
  Json values = Json::array();
  const auto put = [&](const std::optional<TimeRange>& r) {
    if (!r) return;
    Json v;
    if (!mod.empty()) v["Mod"] = mod;
    if (point) {
      v["value"] = at_day(r->begin);
    } else if (open) {
      const bool after = mod.starts_with("since") || mod.starts_with("after");
      const bool past_end = mod == "after" && !(m.has_clock()) && r->grain > Grain::day;
      if (after)
        v["start"] = at_day(past_end ? r->end : r->begin);
      else
        v["end"] = at_day(mod == "before-end" ? r->end : r->begin);
    } else {
      v["start"] = at_day(r->begin);
      v["end"] = at_day(r->end);
    }
    for (const auto& old : values)
      if (old == v) return;
    values.push_back(v);
  };
  const auto both = [&](const TimeMeaning& t) {
    put(t.past);
    put(t.future);
  };
  if ((m.season != kUnsaid && m.quarter == kUnsaid) || m.fiscal) {
    add(begin, reading.end, "daterange", Json::array({{{"value", "not resolved"}}}));
    return;
  }
  if (interval) {
    both(resolver_.interval(reading, false));
    const bool open_hours = (!m.has_clock() || m.half_day_open) &&
                            (!other.has_clock() || other.half_day_open) && !m.part && !other.part &&
                            (m.has_clock() || other.has_clock()) && !m.now && !other.now;
    if (open_hours && !reading.has_length && m.has_clock() && other.has_clock() &&
        !(m.minute != kUnsaid && m.hour > other.hour)) {
      // the same hours of the other half of the day
      auto turned = resolver_.interval(reading, false);
      for (auto* r : {&turned.past, &turned.future})
        if (*r) {
          const int64_t half = (*r)->begin % 86400 >= 43200 ? -43200 : 43200;
          (*r)->begin += half;
          (*r)->end += half;
        }
      both(turned);
    }
  } else {
    both(resolver_.resolve(m, reading.bases));
    if (m.half_day_open && m.part == nullptr && m.hour <= 12 && m.hour > 0) {
      auto late = m;
      late.hour = m.hour == 12 ? 0 : m.hour + 12;
      both(resolver_.resolve(late, reading.bases));
    }
  }
  if (values.empty()) {
    if (m.day == kUnsaid) return;
    values.push_back({{"value", "not resolved"}});
  }
  add(begin, reading.end, type.c_str(), values);
}

}  // namespace

int predict_recognizers(const std::string& gold, const std::string& out) {
  const auto words = load_measures();
  return answer_lines(gold, out, [&](const Json& line) {
    const auto input = line.value("input", "");
    const auto reference = line.contains("reference") && line["reference"].is_string()
                               ? line.value("reference", "")
                               : "";
    Finder finder(input, words, parse_local_time(reference).value_or(0));
    return Json{{"results", finder.find(line.value("model", ""))}};
  });
}

}  // namespace parley::predict
