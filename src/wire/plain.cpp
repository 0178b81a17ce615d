#include "wire/plain.h"

#include <algorithm>

#include "wire/copy/clean.h"
#include "wire/copy/dateline.h"
#include "wire/copy/line.h"
#include "wire/notation/charset.h"

namespace parley::wire {
namespace {

constexpr std::size_t kLongestHeadline = 250;

/// Fewer foreign bytes than this tell nothing of an encoding, nor does less certainty (of 100).
constexpr std::size_t kFewBytes = 8;
constexpr int kSure = 40;

/// ICU's name for the likeliest encoding of text that is not UTF-8.
std::string likely_encoding(std::string_view bytes, std::size_t foreign) {
  const std::string usual = "windows-1252";
  if (foreign < kFewBytes) return usual;
  const auto guess = notation::guess_encoding(bytes, false);
  if (!guess || guess->confidence < kSure) return usual;
  // What calls itself Latin-1 is windows-1252 wherever the two differ.
  const auto& name = guess->encoding;
  return name.starts_with("UTF") || name == "ISO-8859-1" ? usual : name;
}

bool is_pattern_end(const FurniturePattern& pattern) {
  const auto letter = [](char c) { return c >= 'a' && c <= 'z'; };
  return pattern.kind == FurnitureKind::end_mark &&
         (pattern.glob == "nnnn" || std::none_of(pattern.glob.begin(), pattern.glob.end(), letter));
}

/// Gathers lines into dispatches.
class Gatherer {
 public:
  Gatherer(const WireKnowledge& knowledge, const DispatchSink& sink) : sink_(sink) {
    for (const auto& pattern : knowledge.furniture)
      if (is_pattern_end(pattern)) ends_.push_back(pattern.glob);
  }

  void line(std::string_view text, std::size_t number) {
    for (auto feed = text.find('\f'); feed != std::string_view::npos; feed = text.find('\f')) {
      add(text.substr(0, feed), number);
      flush();
      text.remove_prefix(feed + 1);
    }
    add(text, number);
  }

  void too_long(std::size_t number) {
    start(number);
    refused_ = true;
  }

  void flush() {
    while (!current_.bytes.empty() && (current_.bytes.back() == '\n')) current_.bytes.pop_back();
    if (refused_)
      sink_.complain(current_.line,
                     "dispatch is longer than " + std::to_string(kMostItemBytes >> 20) + " MiB");
    else if (has_words_)
      sink_.dispatch(std::move(current_));
    current_ = {};
    open_ = has_words_ = refused_ = false;
  }

 private:
  void start(std::size_t number) {
    if (!open_) current_.line = number;
    open_ = true;
  }

  void add(std::string_view text, std::size_t number) {
    if (copy::trimmed(text).empty() && !open_) return;
    start(number);
    const bool mark = is_mark(text);
    has_words_ = has_words_ || (!mark && !copy::trimmed(text).empty());
    if (current_.bytes.size() + text.size() > kMostItemBytes) refused_ = true;
    if (refused_)
      current_.bytes.clear();
    else
      current_.bytes.append(text).push_back('\n');
    if (mark) flush();
  }

  bool is_mark(std::string_view text) const {
    constexpr std::size_t kLongestMark = 24;
    if (text.size() > kLongestMark) return false;
    const auto folded = copy::fold_line(text);
    return std::find(ends_.begin(), ends_.end(), folded) != ends_.end();
  }

  const DispatchSink& sink_;
  std::vector<std::string> ends_;
  Dispatch current_;
  bool open_ = false;
  bool has_words_ = false;
  bool refused_ = false;
};

/// The first line of a text, and what follows its line end.
struct FirstLine {
  std::string_view line, rest;
};

FirstLine first_line(std::string_view text) {
  const auto end = std::min(text.find('\n'), text.size());
  return {copy::trimmed(text.substr(0, end)), text.substr(std::min(end + 1, text.size()))};
}

bool is_furniture(std::string_view line, const WireKnowledge& knowledge) {
  if (line.size() > kLongestHeadline) return false;
  if (line.front() == '[' && line.back() == ']') return true;
  const auto folded = copy::fold_line(line);
  return std::any_of(knowledge.furniture.begin(), knowledge.furniture.end(),
                     [&](const FurniturePattern& pattern) {
                       return copy::pattern_matches(pattern, line, folded, knowledge);
                     });
}

bool looks_like_headline(std::string_view line, const WireKnowledge& knowledge) {
  if (line.empty() || line.size() > kLongestHeadline) return false;
  const bool sentence = line.ends_with('.') && !line.ends_with("...") && !line.ends_with("U.S.");
  return !sentence && !line.ends_with(':') && !is_furniture(line, knowledge) &&
         !copy::dateline_at(line, 0, knowledge);
}

bool blank_line_first(std::string_view text) { return first_line(text).line.empty(); }

std::string_view without_blank_lines(std::string_view text) {
  while (!text.empty() && blank_line_first(text)) text = first_line(text).rest;
  return text;
}

/// The desk's note that stands alone above the rest; the headline leads all the same.
std::string_view note_above_headline(std::string_view text, const WireKnowledge& knowledge) {
  const auto [line, rest] = first_line(text);
  const bool note = !line.empty() && blank_line_first(rest) && is_furniture(line, knowledge);
  return note ? text.substr(0, text.size() - rest.size()) : std::string_view();
}

/// A headline with no blank line behind it is one only where the dateline begins the next line.
bool parted(std::string_view rest, const WireKnowledge& knowledge) {
  return blank_line_first(rest) || copy::dateline_at(rest, 0, knowledge).has_value();
}

}  // namespace

std::string legacy_to_utf8(std::string_view bytes) {
  const auto tally = copy::tally_utf8(bytes);
  if (tally.bad == 0 || tally.good > tally.bad) return std::string(bytes);
  return notation::to_utf8(bytes, likely_encoding(bytes, tally.bad), notation::Broken::replaced)
      .value_or(std::string(bytes));
}

void read_dispatches(ByteSource& bytes, const WireKnowledge& knowledge, const DispatchSink& sink) {
  Gatherer gatherer(knowledge, sink);
  Pieces lines(bytes, kMostItemBytes);
  for (std::string line; lines.next_line(line);) {
    if (lines.too_long())
      gatherer.too_long(lines.line_number());
    else
      gatherer.line(line, lines.line_number());
  }
  gatherer.flush();
}

PlainStory plain_story(std::string_view bytes, const WireKnowledge& knowledge) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  const auto cleaned = copy::clean_text(legacy_to_utf8(bytes));
  auto body = without_blank_lines(cleaned.text);
  const auto note = note_above_headline(body, knowledge);
  const auto [line, rest] = first_line(without_blank_lines(body.substr(note.size())));
  PlainStory plain{{}, cleaned.bad_bytes};
  const bool headed = looks_like_headline(line, knowledge) && parted(rest, knowledge) &&
                      !without_blank_lines(rest).empty();
  if (headed) {
    plain.story.headline = std::string(line);
    plain.story.text = plain.story.headline + "\n\n";
    if (!note.empty()) plain.story.text += std::string(copy::trimmed(note)) + "\n\n";
    body = without_blank_lines(rest);
  }
  plain.story.text += body.substr(0, body.find_last_not_of(" \t\n") + 1);
  return plain;
}

}  // namespace parley::wire
