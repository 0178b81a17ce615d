#include "text/lexis.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "text/chars.h"

namespace parley::text {
namespace {

struct NumberWord {
  std::string_view word;
  double value;
};

constexpr std::array<NumberWord, 20> kUnits = {
    {{"zero", 0},     {"one", 1},      {"two", 2},        {"three", 3},     {"four", 4},
     {"five", 5},     {"six", 6},      {"seven", 7},      {"eight", 8},     {"nine", 9},
     {"ten", 10},     {"eleven", 11},  {"twelve", 12},    {"thirteen", 13}, {"fourteen", 14},
     {"fifteen", 15}, {"sixteen", 16}, {"seventeen", 17}, {"eighteen", 18}, {"nineteen", 19}}};
constexpr std::array<NumberWord, 8> kTens = {{{"twenty", 20},
                                              {"thirty", 30},
                                              {"forty", 40},
                                              {"fifty", 50},
                                              {"sixty", 60},
                                              {"seventy", 70},
                                              {"eighty", 80},
                                              {"ninety", 90}}};
constexpr std::array<NumberWord, 9> kScales = {{{"hundred", 1e2},
                                                {"thousand", 1e3},
                                                {"million", 1e6},
                                                {"billion", 1e9},
                                                {"trillion", 1e12},
                                                {"mn", 1e6},
                                                {"bn", 1e9},
                                                {"dozen", 12},
                                                {"score", 20}}};

template <std::size_t N>
std::optional<double> value_of(const std::array<NumberWord, N>& words, std::string_view word) {
  for (const auto& w : words)
    if (w.word == word) return w.value;
  return std::nullopt;
}

class Lexer {
 public:
  Lexer(std::string_view text, Span within) : text_(text), end_(within.end), at_(within.begin) {}

  std::vector<Lexeme> run() {
    bool spaced = true;
    while (at_ < end_) {
      const auto c = char_at(text_, at_);
      if (c.kind == CharKind::space) {
        spaced = true;
        at_ = after(text_, c);
        continue;
      }
      Lexeme lexeme;
      lexeme.at.begin = at_;
      lexeme.spaced = spaced;
      lexeme.capital = is_upper(c.code);
      spaced = false;
      read(c, lexeme);
      lexeme.at.end = at_;
      out_.push_back(std::move(lexeme));
    }
    return std::move(out_);
  }

 private:
  void read(const Char& c, Lexeme& lexeme) {
    if (c.kind == CharKind::digit && c.code < 0x80) {
      read_number(lexeme);
    } else if (c.kind == CharKind::letter) {
      read_word(lexeme);
    } else {
      at_ = after(text_, c);
      lexeme.form = plain_lower(text_.substr(c.at, at_ - c.at));
    }
  }

  char byte(uint32_t at) const { return at < end_ ? text_[at] : '\0'; }
  static bool digit(char c) { return c >= '0' && c <= '9'; }
  static bool letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

  void read_number(Lexeme& lexeme) {
    lexeme.kind = Lexeme::Kind::number;
    for (; at_ < end_; ++at_) {
      const char c = byte(at_);
      if (digit(c)) {
        lexeme.form += c;
      } else if ((c == '.' || c == ':') && digit(byte(at_ + 1))) {
        lexeme.form += c;
      } else if (!(c == ',' && digit(byte(at_ + 1)) && digit(byte(at_ + 2)) &&
                   digit(byte(at_ + 3)))) {
        break;
      }
    }
    while (letter(byte(at_))) lexeme.suffix += byte(at_++);
    lexeme.suffix = lower_ascii(lexeme.suffix);
  }

  /// Letters; single letters with stops are one word ("a.m.", "U.S.").
  void read_word(Lexeme& lexeme) {
    lexeme.kind = Lexeme::Kind::word;
    const auto begin = at_;
    while (letter(byte(at_)) && byte(at_ + 1) == '.' && (at_ > begin || letter(byte(at_ + 2)))) {
      lexeme.form += byte(at_);
      at_ += 2;
    }
    if (at_ == begin) {
      while (at_ < end_) {
        const auto c = char_at(text_, at_);
        if (c.kind != CharKind::letter) break;
        at_ = after(text_, c);
      }
      lexeme.form = text_.substr(begin, at_ - begin);
    }
    lexeme.form = lower_ascii(lexeme.form);
  }

  std::string_view text_;
  uint32_t end_;
  uint32_t at_;
  std::vector<Lexeme> out_;
};

/// Reads number words by the rule of English: units, tens, hundreds, and scales that fall.
class CardinalReader {
 public:
  CardinalReader(const std::vector<Lexeme>& lexemes, std::size_t i) : lexemes_(lexemes), i_(i) {}

  std::optional<Cardinal> read() {
    if (is("half") && (is("a", 1) || is("an", 1)) && value_of(kScales, form(2))) return half();
    if (is("a") || is("an")) {
      if (!value_of(kScales, form(1)) || !spaced(1)) return std::nullopt;
      group_ = 1;
      cardinal_.rounded = true;
      ++i_;
    } else if (!read_first()) {
      return std::nullopt;
    }
    read_rest();
    cardinal_.value = total_ + group_;
    cardinal_.end = i_;
    return cardinal_;
  }

 private:
  std::string_view form(std::size_t k = 0) const {
    return i_ + k < lexemes_.size() ? std::string_view(lexemes_[i_ + k].form) : std::string_view();
  }
  bool is(std::string_view word, std::size_t k = 0) const { return form(k) == word; }
  bool spaced(std::size_t k) const { return i_ + k < lexemes_.size() && lexemes_[i_ + k].spaced; }

  std::optional<Cardinal> half() {
    cardinal_.value = *value_of(kScales, form(2)) / 2;
    cardinal_.rounded = true;
    cardinal_.end = i_ + 3;
    return cardinal_;
  }

  bool read_first() {
    if (i_ < lexemes_.size() && lexemes_[i_].kind == Lexeme::Kind::number) return read_digits();
    return read_below_hundred(group_);
  }

  bool read_digits() {
    const auto& number = lexemes_[i_];
    const bool scale = number.suffix == "m" || number.suffix == "k" || number.suffix == "bn";
    if ((!number.suffix.empty() && !scale) || number.form.find(':') != std::string::npos ||
        number.form.size() > 15 || std::count(number.form.begin(), number.form.end(), '.') > 1)
      return false;
    group_ = std::strtod(number.form.c_str(), nullptr);
    if (scale) group_ *= number.suffix == "k" ? 1e3 : number.suffix == "m" ? 1e6 : 1e9;
    cardinal_.in_digits = true;
    ++i_;
    return true;
  }

  /// "seven", "twenty", "twenty-one", "twenty one".
  bool read_below_hundred(double& value) {
    if (const auto unit = value_of(kUnits, form())) {
      value = *unit;
      ++i_;
      return true;
    }
    const auto ten = value_of(kTens, form());
    if (!ten) return false;
    value = *ten;
    ++i_;
    const std::size_t skip = is("-") ? 1 : 0;
    const auto unit = value_of(kUnits, form(skip));
    if (unit && *unit >= 1 && *unit <= 9) {
      value += *unit;
      i_ += skip + 1;
    }
    return true;
  }

  /// Scales, and what is added after "and" ("a hundred and five", "two thousand three hundred").
  void read_rest() {
    double last_scale = 1e15;
    for (int steps = 0; steps < 8; ++steps) {
      const std::size_t hyphen = is("-") ? 1 : 0;
      const auto scale = value_of(kScales, form(hyphen));
      if (scale && (*scale < last_scale || group_ > 0)) {
        i_ += hyphen + 1;
        group_ *= *scale;
        cardinal_.rounded = cardinal_.rounded || *scale == 12 || *scale == 20;
        if (*scale >= 1e3) {
          total_ += group_;
          group_ = 0;
        }
        last_scale = *scale;
        if (!cardinal_.in_digits && read_addition(*scale)) continue;
        if (value_of(kScales, form())) continue;
      }
      return;
    }
  }

  bool read_addition(double scale) {
    const auto before = i_;
    if (is("and")) ++i_;
    double value = 0;
    if (scale >= 100 && read_below_hundred(value)) {
      group_ += value;
      cardinal_.rounded = false;
      return true;
    }
    i_ = before;
    return false;
  }

  const std::vector<Lexeme>& lexemes_;
  std::size_t i_;
  Cardinal cardinal_;
  double total_ = 0;
  double group_ = 0;
};

}  // namespace

std::vector<Lexeme> lex(std::string_view text, Span within) { return Lexer(text, within).run(); }

std::optional<Cardinal> cardinal_at(const std::vector<Lexeme>& lexemes, std::size_t i) {
  return CardinalReader(lexemes, i).read();
}

}  // namespace parley::text
