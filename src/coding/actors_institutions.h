#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "coding/actors_book.h"

namespace parley::coding {

/// The bodies that every state has, made of a table of a few lines and the table of states:
/// "Turkish Foreign Ministry" is TUR.foreign-ministry. A state's own name for one ("Knesset")
/// stands for it.
class Institutions {
 public:
  explicit Institutions(Book& book) : book_(book) {}

  /// A line "key | SECTORS | Title; nouns that mean it" or "- | CODES | keys" (territories that
  /// lack them). The error, or empty.
  std::string read(const std::vector<std::string_view>& fields);

  void has_state(const std::string& code) { states_.push_back(code); }

  /// A body with a name of its own is its state's institution. The error, or empty.
  std::string is_own(Actor& body, std::string_view key);

  /// Makes the bodies that have no name of their own. Call once, at the end.
  void compose();

 private:
  struct Kind {
    std::string key, sector, title;
  };

  void make(const Kind& kind, const std::string& state);

  Book& book_;
  std::vector<Kind> kinds_;
  std::vector<std::string> states_;
  std::set<std::pair<std::string, std::string>> lacking_;  ///< state and key
};

}  // namespace parley::coding
