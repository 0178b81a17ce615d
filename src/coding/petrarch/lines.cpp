#include "coding/petrarch/lines.h"

#include <algorithm>
#include <cctype>

namespace parley::coding::petrarch {

void Output::add(std::size_t line, const std::string& what) {
  if (lines_.size() < line) lines_.resize(line);
  lines_[line - 1] += what;
}

void Output::warn(std::size_t line, const std::string& what) {
  if (warnings_.size() < kMostWarnings)
    warnings_.push_back(place(line) + what);
  else
    ++untold_;
}

Converted Output::take() {
  if (untold_ > 0)
    warnings_.push_back(file_ + ": and " + std::to_string(untold_) + " more lines like these");
  Converted out;
  for (const auto& line : lines_) out.text += line + "\n";
  out.warnings = std::move(warnings_);
  return out;
}

Result<bool> for_each_line(const Output& output, std::string_view text, const ReadLine& read) {
  if (text.size() > kMostBytes)
    return fail(Fault::bad_input, output.place(1) + "a dictionary of more than 64 MiB");
  std::size_t number = 0;
  while (!text.empty()) {
    ++number;
    const auto end = std::min(text.find('\n'), text.size());
    auto line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.size() > kMostLineBytes)
      return fail(Fault::bad_input, output.place(number) + "a line of more than 4096 bytes");
    line = line.substr(0, line.find_first_of("#;"));
    while (!line.empty() && std::isspace(static_cast<unsigned char>(line.back())) != 0)
      line.remove_suffix(1);
    if (line.empty()) continue;
    if (const auto trouble = read(number, line); !trouble.empty())
      return fail(Fault::bad_input, output.place(number) + trouble);
  }
  return true;
}

std::vector<std::string> as_words(std::string_view word) {
  std::vector<std::string> words;
  bool inside = false;
  for (const char c : word) {
    const bool blank = c == '_' || c == ' ' || c == '\t';
    if (!blank && !inside) words.emplace_back();
    if (!blank) words.back() += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    inside = !blank;
  }
  return words;
}

std::string as_name(std::string_view word) {
  std::string name;
  for (auto& part : as_words(word)) {
    part[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(part[0])));
    name += (name.empty() ? "" : " ") + part;
  }
  return name;
}

}  // namespace parley::coding::petrarch
