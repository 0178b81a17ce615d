#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "coding/petrarch/dictionary.h"

namespace parley::coding::petrarch {

/// Output under way: a text with as many lines as the dictionary, and its warnings.
class Output {
 public:
  explicit Output(std::string file) : file_(std::move(file)) {}

  /// Adds to the line (1-based); what is added later to an earlier line is still put there.
  void add(std::size_t line, const std::string& what);
  void warn(std::size_t line, const std::string& what);
  std::string place(std::size_t line) const { return file_ + ":" + std::to_string(line) + ": "; }
  Converted take();

 private:
  std::string file_;
  std::vector<std::string> lines_;
  std::vector<std::string> warnings_;
  std::size_t untold_ = 0;
};

/// Calls `read` with number and text of each line; comments ("#" or ";" to the end) and blanks at
/// the end are gone, blanks at the beginning are kept. `read` returns what is wrong with the line,
/// or nothing. Errors: bad_input with the place, also for files and lines beyond the limits.
using ReadLine = std::function<std::string(std::size_t line, std::string_view text)>;
Result<bool> for_each_line(const Output& output, std::string_view text, const ReadLine& read);

/// "UNITED_STATES_" -> "United States": names are written as copy has them.
std::string as_name(std::string_view word);
/// "PEACE_TALKS" -> {"peace", "talks"}.
std::vector<std::string> as_words(std::string_view word);

}  // namespace parley::coding::petrarch
