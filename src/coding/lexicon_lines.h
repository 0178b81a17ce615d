#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

// What all text files of data/codes and data/lexicon share: lines, "#" comments, blanks.
namespace parley::coding {

/// Without blanks at both ends.
std::string_view trimmed(std::string_view text);

/// Parts between the marks, trimmed; n marks give n + 1 parts.
std::vector<std::string_view> split(std::string_view text, char mark);

/// Words between blanks, in order.
std::vector<std::string_view> fields(std::string_view text);

/// A decimal number and nothing else. Errors: bad_input.
Result<double> read_number(std::string_view text);

/// Calls `read` with the number (1-based) and text of each line that says something: comments ("#"
/// at the start or after a blank) and blanks are gone. An error that `read` returns ends the walk
/// and comes back as "FILE:LINE: what".
using ReadLine = std::function<Result<bool>(int line, std::string_view text)>;
Result<bool> for_each_line(const std::string& file, std::string_view text, const ReadLine& read);

}  // namespace parley::coding
