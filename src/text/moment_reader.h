#pragma once

#include <optional>
#include <utility>

#include "text/measure_numbers.h"
#include "text/moment.h"

namespace parley::text {

/// How much context a time needs to be one.
enum class Context : uint8_t {
  prose,  ///< running text: "may" is a verb, "5" a number
  bare    ///< the words are known to name a time
};

/// Reads time expressions at tokens of a text. Borrows what it is made with.
class MomentReader {
 public:
  MomentReader(const MeasureText& text, const MeasureWords& words, Context context)
      : text_(text), words_(words), numbers_(text, words), context_(context) {}

  /// The longest time expression at token `i`.
  std::optional<TimeReading> read(std::size_t i);

  /// All of a text, leftmost longest, in order, not overlapping.
  std::vector<TimeReading> read_all();

  /// One moment at token `i`, without the words that bound it.
  std::optional<TimeReading> read_point(std::size_t i);

  /// A length of time at token `i` and the index after it: "2 weeks and 3 days".
  std::optional<std::pair<Duration, std::size_t>> read_duration(std::size_t i) const {
    return duration(i);
  }

 private:
  struct Piece {
    Moment moment;
    std::size_t end = 0;
  };
  using MaybePiece = std::optional<Piece>;
  /// Taken by reference: finding the end may have filled in the moment.
  static Piece ended(const Moment& m, std::size_t end) { return {m, end}; }
  using Bases = std::vector<Moment>;

  /// What is known of both ends of an interval while it is read.
  struct Ends {
    TimeReading reading;
    std::size_t begin = 0;  ///< after "from"
    std::size_t k = 0;      ///< where the reading of the first end goes on
    bool from = false;
    MaybePiece first;
  };
  /// A bare number, which the other end makes a day or an hour.
  struct Loose {
    int value = 0;
    bool ordinal = false;
    std::size_t end = 0;
  };

  // moment_interval.cpp
  std::optional<Loose> loose_at(std::size_t at) const;
  std::size_t dash_at(const Ends& e, std::size_t at) const;
  static TimeReading finish(Ends& e, const Piece& a, const Piece& b);
  void take_trailing(Piece& b);
  std::optional<std::pair<Piece, Piece>> clock_pair(const Ends& e, std::size_t at, bool known);
  std::optional<TimeReading> clocks(Ends& e);
  std::optional<TimeReading> day_with_clocks(Ends& e);
  std::optional<TimeReading> start_with_length(Ends& e);
  std::optional<TimeReading> days_after_month(Ends& e);
  std::optional<TimeReading> days_before_month(Ends& e);
  std::optional<TimeReading> two_moments(Ends& e);

  // moment_reader.cpp
  std::optional<TimeReading> read_set(std::size_t i);
  std::optional<TimeReading> read_open(std::size_t i);
  std::optional<TimeReading> read_day_edge(std::size_t i);
  std::optional<TimeReading> read_shift_edge(std::size_t i);
  static TimeReading::Edge edge_of(std::string_view name);
  std::optional<TimeReading> read_interval(std::size_t i);
  std::optional<TimeReading> read_moment(std::size_t i);
  std::optional<TimeReading> read_length(std::size_t i);
  MaybePiece moment(std::size_t i, int depth, bool clocks = true);
  MaybePiece piece(std::size_t i, int depth, bool merging);
  bool merge(Moment& into, const Moment& piece) const;
  std::size_t connector(std::size_t i, bool& at) const;

  // moment_dates.cpp
  MaybePiece numeric_date(std::size_t i) const;
  MaybePiece month_date(std::size_t i) const;
  MaybePiece weekday(std::size_t i) const;
  MaybePiece year(std::size_t i, bool merging) const;
  MaybePiece stretch_of_years(std::size_t i) const;
  MaybePiece season_or_quarter(std::size_t i) const;
  MaybePiece holiday(std::size_t i) const;
  MaybePiece week_number(std::size_t i) const;
  MaybePiece day_of_month(std::size_t i) const;
  std::optional<std::pair<int, std::size_t>> year_at(std::size_t i) const;
  std::optional<std::pair<int, std::size_t>> spoken_year(std::size_t i) const;
  std::optional<std::pair<int, std::size_t>> day_at(std::size_t i, bool words) const;
  std::optional<std::pair<int, std::size_t>> month_at(std::size_t i) const;
  bool year_in_context(std::size_t i, std::size_t end) const;
  bool numbered(std::size_t i) const;
  bool counts_things(std::size_t i, std::size_t end) const;

  // moment_clock.cpp
  MaybePiece clock(std::size_t i, bool at) const;
  MaybePiece past_hour(std::size_t i) const;
  MaybePiece part_of_day(std::size_t i) const;
  std::size_t meridiem(std::size_t i, Moment& m) const;
  std::size_t zone(std::size_t i, Moment& m) const;

  // moment_relative.cpp
  MaybePiece day_word(std::size_t i) const;
  MaybePiece relative_unit(std::size_t i) const;
  MaybePiece which_of(std::size_t i, int depth);
  MaybePiece nth_of(std::size_t i, int depth);
  MaybePiece shifted(std::size_t i, int depth);
  MaybePiece stretch(std::size_t i, int depth);
  std::optional<std::pair<Duration, std::size_t>> duration(std::size_t i) const;
  std::optional<std::pair<const MeasureWord*, std::size_t>> unit_at(std::size_t i,
                                                                    bool after_digits) const;
  int8_t keep(const Moment& base);

  bool is(std::size_t i, std::string_view form) const { return text_.is(i, form); }
  bool is_one(std::size_t i, std::initializer_list<std::string_view> forms) const {
    for (const auto form : forms)
      if (text_.is(i, form)) return true;
    return false;
  }
  std::size_t skip_the(std::size_t i) const { return is(i, "the") ? i + 1 : i; }
  std::size_t phrase(std::size_t i, std::initializer_list<std::string_view> forms) const {
    for (const auto form : forms)
      if (!text_.is(i++, form)) return 0;
    return i;
  }
  MeasureWords::Match match(std::size_t i, MeasureKind kind) const {
    return words_.match(text_, i, kind);
  }
  bool bare() const { return context_ == Context::bare; }

  const MeasureText& text_;
  const MeasureWords& words_;
  NumberReader numbers_;
  Context context_;
  Bases bases_;  ///< of the expression being read
};

/// The unit that a word of the tables names.
Grain grain_of(std::string_view name);

}  // namespace parley::text
