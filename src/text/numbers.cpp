#include "text/numbers.h"

#include <algorithm>
#include <array>
#include <initializer_list>

#include "text/lexis.h"
#include "text/times.h"

namespace parley::text {
namespace {

using Words = std::initializer_list<std::string_view>;

struct BoundPhrase {
  std::string_view words;  ///< parted by single spaces
  Bound bound;
};

/// Longer phrases stand before the shorter ones that begin them.
constexpr std::array<BoundPhrase, 44> kBefore = {{{"at least some", Bound::at_least},
                                                  {"at least", Bound::at_least},
                                                  {"no fewer than", Bound::at_least},
                                                  {"not fewer than", Bound::at_least},
                                                  {"no less than", Bound::at_least},
                                                  {"not less than", Bound::at_least},
                                                  {"a minimum of", Bound::at_least},
                                                  {"no more than", Bound::up_to},
                                                  {"not more than", Bound::up_to},
                                                  {"as many as", Bound::up_to},
                                                  {"as much as", Bound::up_to},
                                                  {"as few as", Bound::at_least},
                                                  {"up to", Bound::up_to},
                                                  {"at most", Bound::up_to},
                                                  {"a maximum of", Bound::up_to},
                                                  {"well over", Bound::more_than},
                                                  {"just over", Bound::more_than},
                                                  {"more than", Bound::more_than},
                                                  {"upwards of", Bound::more_than},
                                                  {"upward of", Bound::more_than},
                                                  {"in excess of", Bound::more_than},
                                                  {"over", Bound::more_than},
                                                  {"above", Bound::more_than},
                                                  {"fewer than", Bound::fewer_than},
                                                  {"less than", Bound::fewer_than},
                                                  {"just under", Bound::fewer_than},
                                                  {"under", Bound::fewer_than},
                                                  {"below", Bound::fewer_than},
                                                  {"an estimated", Bound::about},
                                                  {"estimated", Bound::about},
                                                  {"approximately", Bound::about},
                                                  {"something like", Bound::about},
                                                  {"somewhere around", Bound::about},
                                                  {"in the region of", Bound::about},
                                                  {"about", Bound::about},
                                                  {"around", Bound::about},
                                                  {"roughly", Bound::about},
                                                  {"some", Bound::about},
                                                  {"nearly", Bound::about},
                                                  {"almost", Bound::about},
                                                  {"close to", Bound::about},
                                                  {"closer to", Bound::about},
                                                  {"perhaps", Bound::about},
                                                  {"circa", Bound::about}}};

constexpr std::array<BoundPhrase, 7> kAfter = {{{"or more", Bound::at_least},
                                                {"or so", Bound::about},
                                                {"or fewer", Bound::up_to},
                                                {"or less", Bound::up_to},
                                                {"- odd", Bound::about},
                                                {"- plus", Bound::more_than},
                                                {"+", Bound::more_than}}};

/// Words before a bare number that make it a name: "Resolution 1701", "Flight 17".
constexpr std::array<std::string_view, 38> kDesignators = {
    "resolution", "article",  "no",      "nos",     "highway", "route",   "flight", "boeing",
    "airbus",     "section",  "chapter", "page",    "unit",    "channel", "level",  "phase",
    "tier",       "order",    "decree",  "law",     "room",    "gate",    "point",  "grade",
    "type",       "model",    "apollo",  "formula", "covid",   "aged",    "age",    "figure",
    "paragraph",  "division", "brigade", "area",    "catch",   "version"};

/// Words after a number that make it money, a share, a measure of something else, or an age.
constexpr std::array<std::string_view, 18> kUnitsAfter = {
    "%",       "percent", "percentage", "dollars", "dollar",  "euros", "pounds", "cents", "rubles",
    "roubles", "yuan",    "yen",        "rupees",  "degrees", "gmt",   "am",     "pm",    "oclock"};

class NumberFinder {
 public:
  NumberFinder(std::string_view text, Span within)
      : lexemes_(lex(text, within)), times_(find_times(text, within)) {}

  std::vector<NumberMention> find() {
    for (std::size_t i = 0; i < lexemes_.size();) {
      const auto end = read(i);
      i = std::max(end, i + 1);
    }
    return std::move(found_);
  }

 private:
  std::string_view form(std::size_t i) const {
    return i < lexemes_.size() ? std::string_view(lexemes_[i].form) : "";
  }
  bool is_word(std::size_t i) const {
    return i < lexemes_.size() && lexemes_[i].kind == Lexeme::Kind::word;
  }
  bool in(std::string_view word, Words words) const {
    return std::find(words.begin(), words.end(), word) != words.end();
  }

  /// Index after the phrase at `i`; `i` when it does not stand there.
  std::size_t phrase_end(std::size_t i, std::string_view words) const {
    const auto begin = i;
    while (!words.empty()) {
      const auto space = std::min(words.find(' '), words.size());
      if (form(i) != words.substr(0, space)) return begin;
      ++i;
      words.remove_prefix(std::min(space + 1, words.size()));
    }
    return i;
  }

  /// Reads a mention that begins at `i`; answers the index after it, `i` when there is none.
  std::size_t read(std::size_t i) {
    if (const auto end = read_none(i); end > i) return end;
    if (const auto end = read_magnitude(i); end > i) return end;
    if (const auto end = read_between(i); end > i) return end;
    for (const auto& phrase : kBefore)
      if (const auto number = phrase_end(i, phrase.words); number > i && !particle(i))
        if (const auto end = read_bounded(i, number, phrase.bound); end > i) return end;
    return read_bounded(i, i, Bound::exact);
  }

  void add(std::size_t i, std::size_t number, std::size_t end, NumberMention mention) {
    const auto last = lexemes_[end - 1].at.end;
    mention.at = {lexemes_[i].at.begin, last};
    if (mention.number.empty()) mention.number = {lexemes_[number].at.begin, last};
    found_.push_back(mention);
  }

  /// "hand over 40", "turned over 12": the word belongs to the verb before it.
  bool particle(std::size_t i) const {
    static constexpr std::array<std::string_view, 10> kVerbs = {
        "hand",  "hands",  "handed",  "handing", "turn",
        "turns", "turned", "turning", "sign",    "signed"};
    if (i == 0 || form(i) != "over") return false;
    return std::find(kVerbs.begin(), kVerbs.end(), form(i - 1)) != kVerbs.end();
  }

  /// "no one", "none", "zero", "no" before a noun.
  std::size_t read_none(std::size_t i) {
    std::size_t end = i;
    if (in(form(i), {"nobody", "none"})) end = i + 1;
    if (form(i) == "zero" && form(i + 1) != "-") end = i + 1;
    if (in(form(i), {"no", "not"}) && form(i + 1) == "one") end = i + 2;
    const bool before_noun =
        is_word(i + 1) &&
        !in(form(i + 1), {"more", "fewer", "less", "longer", "matter", "later", "doubt", "other"});
    if (end == i && form(i) == "no" && before_noun && !is_mark(i + 1)) end = i + 1;
    if (end == i) return i;
    NumberMention mention;
    mention.low = mention.high = 0;
    mention.bound = Bound::none;
    add(i, i, end, mention);
    return end;
  }

  bool is_mark(std::size_t i) const {
    return i < lexemes_.size() && lexemes_[i].kind == Lexeme::Kind::mark;
  }

  /// "dozens", "tens of thousands", "several hundred", "a handful".
  std::size_t read_magnitude(std::size_t i) {
    auto number = i;
    for (const auto& phrase : kBefore)
      if (const auto end = phrase_end(i, phrase.words); end > i && !particle(i)) {
        number = end;
        break;
      }
    const auto end = magnitude_end(number);
    if (end == number) return i;
    NumberMention mention;
    mention.bound = Bound::magnitude;
    add(i, number, end, mention);
    return end;
  }

  std::size_t magnitude_end(std::size_t i) const {
    const auto plural = [&](std::size_t k) {
      return in(form(k),
                {"dozens", "scores", "tens", "hundreds", "thousands", "millions", "billions"});
    };
    const auto scale = [&](std::size_t k) {
      return in(form(k), {"dozen", "hundred", "thousand", "million"});
    };
    if (form(i) == "the" && plural(i + 1)) return i + 2;
    if (plural(i)) {
      if (form(i + 1) == "of" && plural(i + 2)) return i + 3;
      return form(i) == "tens" ? i : i + 1;
    }
    if (in(form(i), {"several", "many"}) && scale(i + 1)) return i + 2;
    if (in(form(i), {"several", "countless"})) return i + 1;
    if (form(i) == "a" && form(i + 1) == "few" && scale(i + 2)) return i + 3;
    return form(i) == "a" && form(i + 1) == "handful" ? i + 2 : i;
  }

  /// "between 12 and 15", "12 to 15", "12-15", "two or three".
  std::size_t read_between(std::size_t i) {
    const bool between = form(i) == "between";
    const auto low = counted(between ? i + 1 : i);
    if (!low) return i;
    const auto joint = form(low->end);
    const bool joins = between ? joint == "and" : in(joint, {"to", "or", "-", "\xe2\x80\x93"});
    const auto high = joins ? counted(low->end + 1) : std::nullopt;
    if (!high || high->value <= low->value || !plain_after(high->end)) return i;
    NumberMention mention;
    // "2 to 3 million"
    const double scale = high->value >= 1e6 && low->value < 1000 ? 1e6 : 1;
    mention.low = low->value * scale;
    mention.high = high->value;
    mention.bound = Bound::between;
    add(i, between ? i + 1 : i, high->end, mention);
    return high->end;
  }

  std::size_t read_bounded(std::size_t i, std::size_t number, Bound bound) {
    const auto cardinal = counted(number);
    if (!cardinal || !plain_after(cardinal->end)) return i;
    if (number == i && (named(i) || is_age(i, *cardinal))) return i;
    auto end = cardinal->end;
    if (bound == Bound::exact) {
      if (cardinal->rounded) bound = Bound::about;
      for (const auto& phrase : kAfter)
        if (const auto after = phrase_end(end, phrase.words); after > end) {
          bound = phrase.bound;
          end = after;
          break;
        }
    }
    NumberMention mention;
    mention.number = {lexemes_[number].at.begin, lexemes_[cardinal->end - 1].at.end};
    mention.bound = bound;
    if (bound != Bound::up_to && bound != Bound::fewer_than) mention.low = cardinal->value;
    if (bound != Bound::at_least && bound != Bound::more_than) mention.high = cardinal->value;
    add(i, number, end, mention);
    return end;
  }

  /// A cardinal that is no date, designation, money or pronoun.
  std::optional<Cardinal> counted(std::size_t i) const {
    const auto cardinal = cardinal_at(lexemes_, i);
    if (!cardinal || in_time(lexemes_[i].at)) return std::nullopt;
    const auto before = i > 0 ? form(i - 1) : std::string_view();
    const bool glued = i > 0 && !lexemes_[i].spaced;
    if (in(before, {"$", "\xe2\x82\xac", "\xc2\xa3", "\xc2\xa5", "#", "/"}) ||
        (glued && in(before, {"-", ".", "'"}) && !after_number(i)))
      return std::nullopt;
    if (form(i) == "one" && pronoun(i, before)) return std::nullopt;
    return cardinal;
  }

  /// "12-15": the hyphen joins two numbers.
  bool after_number(std::size_t i) const {
    return i > 1 && cardinal_at(lexemes_, i - 2).has_value();
  }

  bool pronoun(std::size_t i, std::string_view before) const {
    return in(before, {"any", "every", "each", "the", "this", "that", "another"}) ||
           in(form(i + 1), {"another", "day", "by", "can", "could", "should", "must", "might",
                            "time", "side", "thing"});
  }

  /// "The minister, 71, resigned."
  bool is_age(std::size_t i, const Cardinal& cardinal) const {
    return cardinal.in_digits && cardinal.value < 120 && i > 0 && form(i - 1) == "," &&
           form(cardinal.end) == ",";
  }

  bool named(std::size_t i) const {
    if (i == 0) return false;
    const auto before = form(i - 1);
    if (before == "." && i > 1 && in(form(i - 2), {"no", "nos", "art", "sec"})) return true;
    if (before == "of" && i > 1 && in(form(i - 2), {"group", "boy", "girl", "age"})) return true;
    return std::find(kDesignators.begin(), kDesignators.end(), before) != kDesignators.end();
  }

  /// What follows does not turn the number into an age, a share, money or a fraction.
  bool plain_after(std::size_t end) const {
    const auto next = form(end);
    if (form(end + 1) == "/") return false;  // "5 1/2"
    if (std::find(kUnitsAfter.begin(), kUnitsAfter.end(), next) != kUnitsAfter.end()) return false;
    if (next == "per" && form(end + 1) == "cent") return false;
    if (next == "/" || next == "\xc2\xb0") return false;
    if (end < lexemes_.size() && !lexemes_[end].spaced &&
        lexemes_[end].kind == Lexeme::Kind::number)
      return false;
    if (next == "-")
      return lexemes_[end].spaced || in(form(end + 1), {"odd", "plus", "member", "strong"}) ||
             !is_word(end + 1);
    return !(in(next, {"year", "years"}) && in(form(end + 1), {"old", "of"}));
  }

  bool in_time(Span at) const {
    const auto time =
        std::upper_bound(times_.begin(), times_.end(), at.begin,
                         [](uint32_t begin, const TimeMention& t) { return begin < t.at.end; });
    return time != times_.end() && time->at.meets(at);
  }

  std::vector<Lexeme> lexemes_;
  std::vector<TimeMention> times_;
  std::vector<NumberMention> found_;
};

}  // namespace

std::vector<NumberMention> find_numbers(std::string_view text, Span within) {
  return NumberFinder(text, within).find();
}

}  // namespace parley::text
