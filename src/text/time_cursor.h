#pragma once

#include <algorithm>
#include <cstdlib>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "text/lexis.h"

namespace parley::text {

using TimeWordList = std::initializer_list<std::string_view>;

inline bool is_one_of(std::string_view word, TimeWordList words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// A place in the lexemes of a text, from which a time expression is read to the right. Methods
/// that take something move on only when it is there. Borrows the lexemes.
class TimeCursor {
 protected:
  TimeCursor(const std::vector<Lexeme>& lexemes, std::size_t i, bool bare)
      : lexemes_(lexemes), start_(i), i_(i), bare_(bare) {}

  const Lexeme* lexeme(std::size_t k = 0) const {
    return i_ + k < lexemes_.size() ? &lexemes_[i_ + k] : nullptr;
  }
  std::string_view form(std::size_t k = 0) const {
    return lexeme(k) != nullptr ? std::string_view(lexeme(k)->form) : "";
  }
  std::string_view before() const { return i_ > 0 ? std::string_view(lexemes_[i_ - 1].form) : ""; }
  bool is_number(std::size_t k = 0) const {
    return lexeme(k) != nullptr && lexeme(k)->kind == Lexeme::Kind::number;
  }
  bool capital(std::size_t k = 0) const {
    return bare_ || (lexeme(k) != nullptr && lexeme(k)->capital);
  }

  bool take(std::string_view word) {
    if (form() != word) return false;
    ++i_;
    return true;
  }

  /// Takes words parted by single spaces, all or none.
  bool take_phrase(std::string_view words) {
    const auto begin = i_;
    while (!words.empty()) {
      const auto space = std::min(words.find(' '), words.size());
      if (!take(words.substr(0, space))) {
        i_ = begin;
        return false;
      }
      words.remove_prefix(std::min(space + 1, words.size()));
    }
    return true;
  }

  bool take_one(TimeWordList words) {
    if (!is_one_of(form(), words)) return false;
    ++i_;
    return true;
  }

  /// The digits of a whole number of at most `most` digits at `k`; -1 when there is none.
  int whole(std::size_t most, std::size_t k = 0) const {
    if (!is_number(k)) return -1;
    const auto digits = form(k);
    if (digits.size() > most || digits.find_first_not_of("0123456789") != std::string_view::npos)
      return -1;
    return std::atoi(std::string(digits).c_str());
  }

  static bool is_apostrophe(std::string_view s) { return s == "'" || s == "`"; }

  const std::vector<Lexeme>& lexemes_;
  std::size_t start_;
  std::size_t i_;
  bool bare_;                ///< the words stand alone: no context is asked of them
  bool edged_ = false;       ///< "since", "by", … stand before
  bool in_section_ = false;  ///< "early", "the end of", … stand before
};

}  // namespace parley::text
