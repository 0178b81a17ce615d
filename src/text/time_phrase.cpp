#include "text/time_phrase.h"

#include "text/time_point.h"
#include "text/time_words.h"

namespace parley::text {
namespace {

/// Reads one phrase from left to right: edges, points, and the second point of a range.
class PhraseReader : private TimePointReader {
 public:
  PhraseReader(const std::vector<Lexeme>& lexemes, std::size_t i, bool bare)
      : TimePointReader(lexemes, i, bare) {}

  std::optional<TimePhrase> read() {
    TimePhrase phrase;
    const bool between = take("between");
    if (!between) read_edge(phrase);
    edged_ = between || phrase.edge != Edge::at;
    auto first = read_point();
    if (!first) return std::nullopt;
    phrase.first = *first;
    phrase.last = read_last(*first, between, phrase.edge);
    if (between && !phrase.last) return std::nullopt;
    if (phrase.last && phrase.edge == Edge::from) phrase.edge = Edge::at;
    // "After Tuesday's attack": the attack is the bound, not the day.
    if (owner_ && phrase.edge != Edge::at) return std::nullopt;
    phrase.end = i_;
    return phrase;
  }

 private:
  // Edges and ranges.
  void read_edge(TimePhrase& phrase) {
    struct EdgeWords {
      std::string_view words;
      Edge edge;
    };
    constexpr EdgeWords kEdges[] = {
        {"since", Edge::since},   {"until", Edge::until},    {"till", Edge::until},
        {"through", Edge::until}, {"by", Edge::by},          {"before", Edge::before},
        {"after", Edge::after},   {"from", Edge::from},      {"as of", Edge::from},
        {"starting", Edge::from}, {"beginning", Edge::from}, {"effective", Edge::from}};
    for (const auto& edge : kEdges) {
      if (!take_phrase(edge.words)) continue;
      phrase.edge = edge.edge;
      take("on");
      return;
    }
    take_one({"on", "in", "at", "over", "during"});
  }

  std::optional<TimePoint> read_last(const TimePoint& first, bool between, Edge edge) {
    const auto begin = i_;
    const bool joint =
        between ? take("and")
                : take_one({"to", "through", "until", "till", "-", "\xe2\x80\x93", "and"});
    if (!joint) return std::nullopt;
    const bool listed = lexemes_[begin].form == "and" && !between;
    if (!listed) edged_ = true;
    if (auto day = read_day_number(first, listed)) return day;
    if (auto last = read_point(); last && fits(first, *last, listed, edge)) return last;
    i_ = begin;
    return std::nullopt;
  }

  /// "and 9", "-9", "to 12" after "Sept. 8".
  std::optional<TimePoint> read_day_number(const TimePoint& first, bool listed) {
    const int day = whole(2);
    if (first.kind != TimePoint::Kind::date || first.year != 0 || day < 1 || day > 31 ||
        month_of(form(1)) != 0)
      return std::nullopt;
    const auto* next = lexeme(1);
    const bool noun_follows =
        next != nullptr && next->kind == Lexeme::Kind::word && !next->capital &&
        !is_one_of(next->form, {"in", "at", "on", "for", "to", "as", "when", "but", "and", "with",
                                "after", "before", "of", "by"});
    if (listed && noun_follows) return std::nullopt;
    ++i_;
    auto last = first;
    last.day = day;
    read_year(last);
    return last;
  }

  static bool fits(const TimePoint& first, const TimePoint& last, bool listed, Edge edge) {
    using Kind = TimePoint::Kind;
    if (listed && edge != Edge::at && edge != Edge::since) return false;
    if (listed)
      return first.kind == last.kind &&
             (first.kind == Kind::weekday || first.kind == Kind::month || first.kind == Kind::date);
    const auto calendar = [](Kind kind) {
      return kind == Kind::date || kind == Kind::month || kind == Kind::year ||
             kind == Kind::weekday || kind == Kind::season || kind == Kind::day_offset ||
             kind == Kind::clock;
    };
    return calendar(first.kind) && calendar(last.kind);
  }

  // Points.
  std::optional<TimePoint> read_point() {
    const auto begin = i_;
    TimePoint clock;
    const bool clocked = read_clock(clock);
    if (clocked && !take("on")) take(",");
    const auto section = read_section();
    if (section != Section::whole && !take_one({"in", "on", "-"})) take("of");
    const bool part = read_part_before();
    in_section_ = section != Section::whole;
    auto point = read_core();
    if (clocked && !(point && names_day(*point))) {
      i_ = clock_end_;
      return clock;
    }
    if (!point) {
      i_ = begin;
      return std::nullopt;
    }
    if (section != Section::whole) point->section = section;
    point->part_of_day = read_part_after() || part || clocked;
    if (clocked) {
      point->minute = clock.minute;
      point->utc = clock.utc;
    }
    return point;
  }

  static bool names_day(const TimePoint& point) {
    using Kind = TimePoint::Kind;
    return point.kind == Kind::date || point.kind == Kind::weekday ||
           point.kind == Kind::day_offset || point.kind == Kind::holiday;
  }

  Section read_section() {
    const auto begin = i_;
    take("the");
    struct SectionWords {
      std::string_view words;
      Section section;
    };
    constexpr SectionWords kSections[] = {{"first half of", Section::first_half},
                                          {"second half of", Section::second_half},
                                          {"end of", Section::end},
                                          {"close of", Section::end},
                                          {"start of", Section::start},
                                          {"last day of", Section::end},
                                          {"first day of", Section::start},
                                          {"beginning of", Section::start},
                                          {"middle of", Section::middle},
                                          {"early", Section::early},
                                          {"mid", Section::middle},
                                          {"late", Section::late},
                                          {"earlier", Section::early},
                                          {"later", Section::late}};
    for (const auto& section : kSections)
      if (take_phrase(section.words)) return section.section;
    i_ = begin;
    return Section::whole;
  }

  /// "the night of July 20", "overnight Friday", "dawn on Saturday".
  bool read_part_before() {
    const auto begin = i_;
    take("the");
    if (is_part_of_day(form()) && is_one_of(form(1), {"of", "on"})) {
      const bool of = form(1) == "of";
      i_ += 2;
      return !of;  // "before the night of July 20" is no part of that day
    }
    if (is_part_of_day(form()) && weekday_named(form(1)) >= 0) {
      ++i_;
      return true;
    }
    i_ = begin;
    return false;
  }

  /// "Friday night", "Sunday's".
  bool read_part_after() {
    const bool part = is_part_of_day(form());
    if (part) ++i_;
    owner_ = is_apostrophe(form()) && form(1) == "s" && !lexeme(0)->spaced;
    if (owner_) i_ += 2;
    return part;
  }

  /// "4 a.m.", "10:30", "1430 GMT", "noon", "midnight".
  bool read_clock(TimePoint& clock) {
    const auto begin = i_;
    int minute = -1;
    if (take_one({"noon", "midday"}))
      minute = 12 * 60;
    else if (take("midnight"))
      minute = 0;
    else
      minute = read_clock_digits();
    if (minute < 0) {
      i_ = begin;
      return false;
    }
    clock.kind = TimePoint::Kind::clock;
    clock.utc = take_one({"gmt", "utc"});
    if (take("local")) take("time");
    if (lexemes_[begin].form == "midnight")
      minute = -1;  // midnight belongs to either day: only the day is kept
    clock.minute = minute;
    clock_end_ = i_;
    return true;
  }

  int read_clock_digits() {
    if (!is_number()) return -1;
    const auto digits = form();
    const auto colon = digits.find(':');
    const auto suffix = std::string_view(lexeme()->suffix);
    int hour = -1;
    int minute = 0;
    if (colon != std::string_view::npos && digits.size() - colon == 3 && colon <= 2) {
      hour = std::atoi(std::string(digits.substr(0, colon)).c_str());
      minute = std::atoi(std::string(digits.substr(colon + 1)).c_str());
    } else if (digits.size() == 4 && whole(4) >= 0 &&
               (is_one_of(form(1), {"gmt", "utc", "hours"}) || form(1) == "local")) {
      hour = whole(4) / 100;
      minute = whole(4) % 100;
    } else if (digits.size() == 4 && digits[0] == '0' && whole(4) >= 0 &&
               (edged_ || before() == "at")) {
      hour = whole(4) / 100;
      minute = whole(4) % 100;
    } else if (whole(2) >= 0 &&
               (is_one_of(suffix, {"am", "pm"}) || is_one_of(form(1), {"am", "pm"}))) {
      hour = whole(2);
    }
    if (hour < 0 || hour > 24 || minute > 59) return -1;
    ++i_;
    return with_half(hour, suffix) * 60 + minute;
  }

  int with_half(int hour, std::string_view suffix) {
    std::string half(suffix);
    if (half.empty() && is_one_of(form(), {"am", "pm"})) half = lexemes_[i_++].form;
    if (half == "pm" && hour < 12) return hour + 12;
    return half == "am" && hour == 12 ? 0 : hour;
  }

  bool owner_ = false;  // a possessive was read: a noun follows
  std::size_t clock_end_ = 0;
};

}  // namespace

std::optional<TimePhrase> time_phrase_at(const std::vector<Lexeme>& lexemes, std::size_t i,
                                         bool bare) {
  return PhraseReader(lexemes, i, bare).read();
}

}  // namespace parley::text
