#include "wire/copy/dateline.h"

#include <algorithm>

#include <unicode/uchar.h>

#include "wire/copy/dates.h"
#include "wire/copy/line.h"

namespace parley::wire::copy {
namespace {

/// No dateline is longer than this, and no place has more words.
constexpr std::size_t kLongest = 160;
constexpr std::size_t kMostPlaceWords = 8;
constexpr std::size_t kMostMixedWords = 5;
constexpr std::size_t kMostColonWords = 2;
constexpr std::size_t kLongestAgency = 48;

/// Names of four letters and fewer are as often a body's as a town's.
constexpr int kFewestBareLetters = 4;

/// Lower-case words inside the names of places.
constexpr std::string_view kSmallWords[] = {"of", "de", "del", "la", "el",  "al", "sur", "on",
                                            "am", "an", "der", "do", "the", "du", "es",  "upon"};

enum class Shape { capitals, titled, other };

struct Letters {
  int upper = 0, lower = 0, uncased = 0, other = 0;
  bool first_upper = false;
};

Letters letters_of(std::string_view word) {
  Letters letters;
  for (std::size_t at = 0; at < word.size();) {
    const auto c = next_code_point(word, at);
    const auto u = static_cast<UChar32>(c);
    const bool first = letters.upper + letters.lower + letters.uncased == 0;
    if (u_isupper(u)) {
      ++letters.upper;
      letters.first_upper = letters.first_upper || first;
    } else if (u_islower(u)) {
      ++letters.lower;
    } else if (u_isalpha(u) || u_charType(u) == U_NON_SPACING_MARK) {
      ++letters.uncased;
    } else if (c != '.' && c != '\'' && c != 0x2019 && c != 0x2018 && c != '-' && c != '/' &&
               !is_invisible(c)) {
      ++letters.other;
    }
  }
  return letters;
}

Shape shape_of(std::string_view word) {
  const auto letters = letters_of(word);
  if (letters.other > 0 || letters.uncased > 0) return Shape::other;
  if (letters.upper > 0 && letters.lower == 0) return Shape::capitals;
  // "Sana'a" and "al-Hasakah" are names, "iPhone" is none.
  const bool prefixed = !letters.first_upper && letters.upper > 0 && word.find('-') < 4;
  return letters.first_upper || prefixed ? Shape::titled : Shape::other;
}

bool is_small_word(std::string_view word) {
  return std::find(std::begin(kSmallWords), std::end(kSmallWords), word) != std::end(kSmallWords);
}

int64_t small_number(std::string_view word) {
  if (word.empty() || word.size() > 4) return -1;
  int64_t value = 0;
  for (const char c : word) {
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

/// Reads one dateline from left to right: place [, region]* [, date] [(agency)] close. Every step
/// either moves at_ behind what it read or leaves it alone.
class DatelineReader {
 public:
  DatelineReader(std::string_view line, const WireKnowledge& knowledge)
      : line_(line), knowledge_(knowledge) {}

  /// Spans count from the beginning of the line.
  std::optional<DatelineFound> read() {
    skip_blanks();
    const auto begin = at_;
    // "March 4 (Newsline) -": a bulletin may have no place.
    const bool placed = !date_first() && place();
    if (!placed && found_.day == 0) return {};
    read_middle();
    if (!placed && !known_agency_) return {};
    const bool agency = !found_.line.agency.empty();
    if (!close(agency) || !credible(agency)) return {};
    found_.bare = !agency && found_.day == 0;
    if (found_.bare && trimmed(line_.substr(at_)).empty()) return {};
    found_.line.at = {static_cast<uint32_t>(begin), static_cast<uint32_t>(at_)};
    found_.line.place = std::string(slice(line_, found_.line.place_at));
    return std::move(found_);
  }

 private:
  bool date_first() {
    const auto begin = static_cast<uint32_t>(at_);
    if (!month_and_day()) return false;
    year();
    found_.line.place_at = {begin, begin};
    return true;
  }

  void skip_blanks() {
    while (at_ < line_.size()) {
      auto next = at_;
      const auto c = next_code_point(line_, next);
      if (!is_blank(c) && !is_invisible(c)) break;
      at_ = next;
    }
  }

  bool take(char c) {
    const auto before = at_;
    skip_blanks();
    if (at_ < line_.size() && line_[at_] == c) {
      ++at_;
      return true;
    }
    at_ = before;
    return false;
  }

  /// The word at the cursor, up to a blank, a comma, a bracket, a colon, or a dash that ends a
  /// dateline.
  std::string_view word_here() const {
    std::size_t end = at_;
    while (end < line_.size()) {
      auto next = end;
      const auto c = next_code_point(line_, next);
      if (is_blank(c) || c == ',' || c == '(' || c == ')' || c == ':' || c == ';') break;
      if (is_dash(c) && (c >= 0x2012 || line_.substr(end, 2) == "--")) break;
      if (is_dash(c) && (next >= line_.size() || line_[next] == ' ')) break;
      end = next;
    }
    return line_.substr(at_, end - at_);
  }

  bool place() {
    const auto begin = at_;
    std::size_t words = 0, end = at_;
    for (; words < kMostPlaceWords; ++words) {
      skip_blanks();
      auto word = word_here();
      // "MOSCOW. Sept 8 (Interfax)": a full stop in place of the comma.
      const bool stopped = word.size() > 4 && word.back() == '.' && !ends_short(word);
      if (stopped) word.remove_suffix(1);
      if (word.empty() || word[0] == '/' || !place_word(word, words)) break;
      at_ += word.size();
      end = at_;
      if (stopped) {
        ++words;
        break;
      }
    }
    at_ = end;
    if (words == 0 || words == kMostPlaceWords) return false;
    if (!capitals_ && words > kMostMixedWords) return false;
    found_.line.place_at = {static_cast<uint32_t>(begin), static_cast<uint32_t>(end)};
    words_ = words;
    return true;
  }

  /// "D.C." and "U.N." are short forms, "MOSCOW." has ended.
  static bool ends_short(std::string_view word) {
    return word.find('.') != word.size() - 1 && word.size() <= 6;
  }

  bool place_word(std::string_view word, std::size_t index) {
    const auto shape = shape_of(word);
    if (index == 0) capitals_ = shape == Shape::capitals;
    if (shape == Shape::other) return index > 0 && is_small_word(word);
    return capitals_ ? shape == Shape::capitals : true;
  }

  /// Regions, date and agency, in whatever order an agency has them.
  void read_middle() {
    for (int parts = 0; parts < 5; ++parts) {
      skip_separators();
      if (found_.day == 0 && date()) continue;
      if (found_.line.agency.empty() && agency()) continue;
      if (after_comma_ && found_.day == 0 && region()) continue;
      break;
    }
  }

  void skip_separators() {
    after_comma_ = false;
    while (take(',')) after_comma_ = true;
    const auto before = at_;
    if (take('.') && !stop_parts()) at_ = before;
  }

  /// Whether the full stop just read parts a date or an agency from what went before.
  bool stop_parts() {
    if (!found_.line.agency.empty() || found_.day > 0) return true;
    const auto before = at_;
    skip_blanks();
    const auto word = word_here();
    const bool parts = month_of(word) > 0 || small_number(word) > 0 || here('(') || here('/');
    at_ = before;
    return parts;
  }

  bool here(char c) const { return at_ < line_.size() && line_[at_] == c; }

  unsigned month_of(std::string_view word) const {
    if (!word.empty() && word.back() == '.') word.remove_suffix(1);
    const auto month = knowledge_.months.find(fold_line(word));
    return month == knowledge_.months.end() ? 0 : month->second;
  }

  std::string_view next_word() {
    skip_blanks();
    const auto word = word_here();
    at_ += word.size();
    return word;
  }

  /// "Sept 8", "Sept. 8, 2016", "8 September 2016", "Thursday, Sept. 8".
  bool date() {
    const auto before = at_;
    if (month_and_day() || weekday_then_date(before)) {
      year();
      return true;
    }
    at_ = before;
    return false;
  }

  bool weekday_then_date(std::size_t before) {
    at_ = before;
    const auto word = next_word();
    const bool weekday = word.size() >= 3 && word.size() <= 10 && shape_of(word) != Shape::other;
    if (!weekday) return false;
    take('.');
    take(',');
    return month_and_day();
  }

  bool month_and_day() {
    const auto before = at_;
    auto first = next_word(), second = next_word();
    if (!second.empty() && second.back() == '.') {
      second.remove_suffix(1);
      if (month_of(second) == 0) --at_;  // that stop closes the date: "September 8. /TASS/"
    }
    const auto month = std::max(month_of(first), month_of(second));
    const auto day = std::max(small_number(first), small_number(second));
    if (month == 0 || day < 1 || day > 31) {
      at_ = before;
      return false;
    }
    found_.month = month;
    found_.day = static_cast<unsigned>(day);
    return true;
  }

  void year() {
    const auto before = at_;
    take(',');
    skip_blanks();
    auto word = word_here();
    const bool stopped = !word.empty() && word.back() == '.';
    if (stopped) word.remove_suffix(1);
    const auto value = small_number(word);
    if (value < 1900 || value > 2100) {
      at_ = before;
      return;
    }
    at_ += word.size();
    found_.line.date = iso_day(value, found_.month, found_.day);
  }

  /// "(AP)", "(Thomson Reuters Foundation)", "/TASS/", "/PRNewswire/".
  bool agency() {
    skip_blanks();
    const bool slashes = here('/');
    if (!slashes && !here('(')) return false;
    const auto end = line_.find(slashes ? '/' : ')', at_ + 1);
    if (end == std::string_view::npos || end - at_ > kLongestAgency) return false;
    const auto name = trimmed(line_.substr(at_ + 1, end - at_ - 1));
    if (!agency_name(name)) return false;
    found_.line.agency = std::string(name);
    after_agency_ = at_ = end + 1;
    return true;
  }

  bool agency_name(std::string_view name) {
    known_agency_ = knowledge_.agencies.count(name) > 0;
    if (known_agency_) return true;
    return !name.empty() && name.find_first_of("0123456789,;:?!") == std::string_view::npos &&
           letters_of(name).first_upper && std::count(name.begin(), name.end(), ' ') <= 4;
  }

  /// "Iraq", "Md.", "South Korea", "the Gaza Strip": one to three words of a name.
  bool region() {
    const auto before = at_;
    std::size_t words = 0;
    for (; words < 4; ++words) {
      const auto start = at_;
      const auto word = next_word();
      const auto small = is_small_word(word) && words < 3;
      if (word.empty() || (shape_of(word) == Shape::other && !small)) {
        at_ = start;
        break;
      }
    }
    if (words == 0 || words == 4) {
      at_ = before;
      return false;
    }
    return true;
  }

  /// The dash, colon or nothing that ends it.
  bool close(bool agency) {
    const auto before = at_;
    skip_blanks();
    const bool blank_before = at_ > before;
    if (here(':')) {
      found_.colon = true;
      ++at_;
      return capitals_ || (agency && known_agency_);
    }
    if (dash(blank_before, agency && before == after_agency_)) return true;
    at_ = before;
    // "NEW DELHI, Sep 8 (PTI) The", "MOSCOW, September 8. /TASS/. The"
    const bool alone = agency && known_agency_ && (capitals_ || found_.day > 0);
    if (alone) take('.');
    return alone && blank_follows();
  }

  bool blank_follows() const { return at_ < line_.size() && line_[at_] == ' '; }

  bool dash(bool blank_before, bool after_agency) {
    std::size_t count = 0;
    bool is_long = false;
    while (at_ < line_.size()) {
      auto next = at_;
      const auto c = next_code_point(line_, next);
      if (!is_dash(c)) break;
      is_long = is_long || (c >= 0x2012 && c <= 0x2015);
      at_ = next;
      ++count;
    }
    if (count == 0 || count > 3) return false;
    // A lone hyphen is a dash only between blanks, or right behind an agency: "(Reuters) -Russia".
    return is_long || count > 1 || after_agency || (blank_before && blank_follows());
  }

  bool credible(bool agency) const {
    if (agency && known_agency_) return true;
    if (agency && found_.day > 0) return true;
    if (!capitals_) return found_.day > 0 && !found_.colon;
    if (agency || found_.day > 0) return !labelled();
    return !labelled() && letters() >= kFewestBareLetters &&
           (!found_.colon || words_ <= kMostColonWords);
  }

  int letters() const { return letters_of(slice(line_, found_.line.place_at)).upper; }

  /// Some word of the place is one of data/wire/labels.txt.
  bool labelled() const {
    auto words = slice(line_, found_.line.place_at);
    while (!words.empty()) {
      const auto end = std::min(words.find_first_of(" /"), words.size());
      if (knowledge_.labels.count(words.substr(0, end)) > 0) return true;
      words.remove_prefix(std::min(end + 1, words.size()));
    }
    return false;
  }

  std::string_view line_;
  const WireKnowledge& knowledge_;
  std::size_t at_ = 0;
  std::size_t after_agency_ = 0;
  std::size_t words_ = 0;
  bool capitals_ = false;
  bool known_agency_ = false;
  bool after_comma_ = false;
  DatelineFound found_;
};

/// At most kLongest bytes of the paragraph and a little of what follows, cut at a code point.
std::string_view window(std::string_view text, std::size_t from) {
  auto line = text.substr(from, kLongest + 16);
  while (!line.empty() && from + line.size() < text.size() &&
         (static_cast<unsigned char>(text[from + line.size()]) & 0xC0) == 0x80)
    line.remove_suffix(1);
  return line.substr(0, line.find("\n\n", line.find_first_not_of(" \n")));
}

}  // namespace

std::optional<DatelineFound> dateline_at(std::string_view text, std::size_t from,
                                         const WireKnowledge& knowledge) {
  auto found = DatelineReader(window(text, from), knowledge).read();
  if (!found || found->line.at.end > kLongest) return {};
  const auto shift = static_cast<uint32_t>(from);
  for (auto* span : {&found->line.at, &found->line.place_at}) {
    span->begin += shift;
    span->end += shift;
  }
  return found;
}

}  // namespace parley::wire::copy
