#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/json.h"
#include "text/measure_words.h"

namespace parley::predict {

/// Words of numbers and times from data/text below the source folder; exits with a message when
/// they cannot be read.
text::MeasureWords load_measures();

/// Code points before each byte of a text, and of its end: scorers count in them.
std::vector<uint32_t> code_points(const std::string& text);

/// Gives each line's object to `answer` and writes what it returns. Returns 0, or 1 where OUT
/// cannot be written.
int answer_lines(const std::string& gold, const std::string& out,
                 const std::function<Json(const Json&)>& answer);

/// "2016-09-08" and "14:00:00" of local seconds.
std::string date_text(int64_t time);
std::string clock_text(int64_t time);

}  // namespace parley::predict
