#pragma once

#include <cstddef>
#include <map>
#include <string>

#include "coding/records.h"
#include "wire/story.h"

namespace parley::exports {

/// What a run has read and found, story by story.
struct Totals {
  std::size_t stories = 0;
  std::size_t words = 0;                         ///< tokens of the text that was read
  std::map<std::string, std::size_t> not_coded;  ///< stories that are not in English, by language
  std::map<std::string, std::size_t> events;     ///< by type
  std::map<std::string, std::size_t> claims;     ///< by stance
  std::map<std::string, std::size_t> ledger;     ///< by kind: "tally", "truce", "control", "alias"

  void add(const Totals& other);
  void count(const coding::Records& records);
};

/// "60 stories, 212 claims, 180 events" and what they are made of; lines end with '\n'. The same
/// totals give the same bytes: speed is not among them.
std::string readable(const Totals& totals);

/// "3 stories", "1 story"; `many` is the word for any number but one.
std::string counted(std::size_t number, const std::string& one, const std::string& many);

}  // namespace parley::exports
