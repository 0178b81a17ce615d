#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "text/knowledge.h"
#include "text/measure_text.h"

namespace parley::text {

/// What a word of the tables of data/text/ is to numbers and times; each kind is named in the
/// tables as here.
enum class MeasureKind : uint8_t {
  // numbers.txt
  cardinal,  ///< 0 to 19
  ten,       ///< 20, 30, … 90
  hundred,
  scale,  ///< 1000, 1000000, 100000 (lakh)
  dozen,
  ordinal,   ///< 1 to 19, 20, 30, …
  scaleth,   ///< hundredth, thousandth
  fraction,  ///< half, quarter
  vague,     ///< a few, a couple of
  sign,
  bound,  ///< at least, up to: the value names the bound
  // units.txt
  money,
  subunit,
  length,
  weight,
  volume,
  area,
  speed,
  angle,
  information,
  temperature,
  // time_words.txt
  month,
  weekday,
  unit,
  part,
  season,
  day,  ///< today, tomorrow: days from the day of speech
  now,
  which,    ///< this, last, next: -1, 0, 1
  section,  ///< early, the end of
  edge,     ///< since, until
  about,
  meridiem,
  zone,  ///< minutes from GMT
  set,   ///< daily, weekly
  period,
  era,        ///< "World War II": first and last day
  reference,  ///< "recently", "the future": PAST_REF, FUTURE_REF, PRESENT_REF
  numbered,   ///< what is named by number: "Rule", "Flight"
  // holidays.txt
  holiday,
  count
};

/// One form of the tables.
struct MeasureWord {
  double number = 0;  ///< where the value is a number
  std::string value;  ///< as written in the table
  std::string extra;  ///< fourth field: what the kind needs beside
};

/// Tables of words for numbers, units and times. Immutable once loaded: shared by any number of
/// threads.
class MeasureWords {
 public:
  struct Match {
    const MeasureWord* word = nullptr;
    std::size_t end = 0;  ///< index after its last token
    explicit operator bool() const { return word != nullptr; }
  };

  /// The longest form of the kind that begins at token `i`. A form in which parts are written
  /// without a space is found only so.
  Match match(const MeasureText& text, std::size_t i, MeasureKind kind) const;

  friend Result<MeasureWords> load_measure_words(const std::map<std::string, std::string>& files);

 private:
  struct Part {
    std::string form;
    bool spaced = true;
  };
  struct Form {
    MeasureKind kind;
    std::vector<Part> rest;  ///< tokens after the first
    uint32_t word;           ///< index into words_
  };
  bool add(std::string_view line);

  std::vector<MeasureWord> words_;
  WordMap<std::vector<Form>> forms_;  ///< by first token, longest first
};

/// `files` are those of data/text/ by name: numbers.txt, units.txt, time_words.txt, holidays.txt;
/// others are passed over. A line is "KIND <tab> VALUE <tab> FORM | FORM … [<tab> EXTRA]". Errors:
/// not_found for a missing file, bad_input for a line that cannot be read, with file and line.
Result<MeasureWords> load_measure_words(const std::map<std::string, std::string>& files);

}  // namespace parley::text
