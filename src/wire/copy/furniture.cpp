#include "wire/copy/furniture.h"

#include <algorithm>
#include <array>

#include <unicode/uchar.h>

#include "wire/copy/dateline.h"
#include "wire/copy/dates.h"
#include "wire/copy/line.h"

namespace parley::wire::copy {
namespace {

/// No line of furniture is longer than this, in bytes.
constexpr std::size_t kLongestFurniture = 700;
constexpr std::size_t kLongestByline = 140;
constexpr std::size_t kLongestIntertitle = 60;

/// How far into the body a byline or the dateline may stand, in lines.
constexpr std::size_t kTopLines = 8;

/// A note in brackets may be wrapped over this many lines.
constexpr std::size_t kMostNoteLines = 6;

/// Below this a paragraph is too short to be told from a heading.
constexpr std::size_t kShortestProse = 60;

/// A line of the body, or a note in brackets that runs over several.
struct Line {
  Span at;                ///< without blanks at its ends
  std::size_t block = 0;  ///< lines with no blank line between them are one block
  bool taken = false;     ///< furniture from end to end
};

struct Block {
  Span at;
  std::size_t first = 0, last = 0;  ///< its lines are [first, last)
};

class Marker {
 public:
  Marker(Story& story, const WireKnowledge& knowledge)
      : story_(story), text_(story.text), knowledge_(knowledge) {}

  void run() {
    cut_lines();
    for (std::size_t i = 0; i < lines_.size(); ++i) lines_[i].taken = whole_line(i);
    find_dateline();
    for (const auto& line : lines_)
      if (!line.taken) inside_line(line);
    for (std::size_t i = 0; i < blocks_.size(); ++i)
      if (is_intertitle(i)) add(blocks_[i].at, FurnitureKind::intertitle);
    part();
  }

 private:
  std::string_view words(Span at) const { return slice(text_, at); }

  void add(Span at, FurnitureKind kind) { story_.furniture.push_back({at, kind}); }

  /// In order, and none over another: what begins first stands.
  void part() {
    auto& all = story_.furniture;
    std::stable_sort(all.begin(), all.end(), [](const Furniture& a, const Furniture& b) {
      return a.at.begin < b.at.begin;
    });
    const auto over = [](const Furniture& a, const Furniture& b) { return a.at.meets(b.at); };
    all.erase(std::unique(all.begin(), all.end(), over), all.end());
  }

  Span trimmed_span(std::size_t begin, std::size_t end) const {
    const auto inner = trimmed(text_.substr(begin, end - begin));
    if (inner.empty()) return {static_cast<uint32_t>(begin), static_cast<uint32_t>(begin)};
    const auto from = static_cast<std::size_t>(inner.data() - text_.data());
    return {static_cast<uint32_t>(from), static_cast<uint32_t>(from + inner.size())};
  }

  void cut_lines() {
    bool blank = true;
    const auto start = story_.headline_at().end;
    for (std::size_t begin = start; begin < text_.size();) {
      const auto end = std::min(text_.find('\n', begin), text_.size());
      const auto at = trimmed_span(begin, end);
      begin = end + 1;
      if (at.empty()) {
        blank = true;
        continue;
      }
      if (blank) blocks_.push_back({at, lines_.size(), lines_.size()});
      if (blank || !continues_note())
        lines_.push_back({at, blocks_.size() - 1});
      else
        lines_.back().at.end = at.end;
      blocks_.back().at.end = at.end;
      blocks_.back().last = lines_.size();
      note_lines_ = blank || lines_.back().at == at ? 1 : note_lines_ + 1;
      blank = false;
    }
  }

  /// Whether the last line opened a bracket at its head that is still open.
  bool continues_note() const {
    const auto last = words(lines_.back().at);
    if (note_lines_ >= kMostNoteLines || last.size() > kLongestFurniture) return false;
    return (last[0] == '(' && last.find(')') == std::string_view::npos) ||
           (last[0] == '[' && last.find(']') == std::string_view::npos);
  }

  const FurniturePattern* pattern_of(std::string_view line) const {
    if (line.size() > kLongestFurniture) return nullptr;
    const auto folded = fold_line(line);
    for (const auto& pattern : knowledge_.furniture)
      if (pattern_matches(pattern, line, folded, knowledge_)) return &pattern;
    return nullptr;
  }

  /// Marks the line when all of it is furniture.
  bool whole_line(std::size_t i) {
    const auto line = words(lines_[i].at);
    if (const auto* pattern = pattern_of(line)) {
      add(lines_[i].at, pattern->kind);
    } else if (i < kTopLines && byline(line)) {
      add(lines_[i].at, FurnitureKind::byline);
    } else if (i > 0 && i < kTopLines && lines_[i - 1].taken && agency_alone(line)) {
      add(lines_[i].at, FurnitureKind::credit);
    } else if (bracketed(line)) {
      add(lines_[i].at, FurnitureKind::editors_note);
    } else {
      return false;
    }
    return true;
  }

  /// "By Jane Roe and John Doe"; the names become the story's byline where it has none.
  bool byline(std::string_view line) {
    if (line.size() > kLongestByline || fold_line(line.substr(0, 3)) != "by") return false;
    const auto names = trimmed(line.substr(2));
    const auto last = names.substr(std::min(names.find_last_of(' ') + 1, names.size()));
    if (names.empty() || (names.back() == '.' && last.size() > 4)) return false;
    if (!are_names(names, knowledge_)) return false;
    if (story_.byline.empty()) story_.byline = std::string(names);
    return true;
  }

  bool agency_alone(std::string_view line) const {
    return knowledge_.agencies.count(line) > 0 ||
           (line.ends_with(" Writer") &&
            knowledge_.agencies.count(line.substr(0, line.size() - 7)) > 0);
  }

  static bool bracketed(std::string_view line) {
    return line.size() > 2 && line.size() <= kLongestFurniture && line.front() == '[' &&
           line.find(']') == line.size() - 1;
  }

  /// The first dateline in the top lines. One that is only a place and a colon could be the name of
  /// a speaker, so it does not count where other lines begin in the same way.
  void find_dateline() {
    const auto top = std::min(lines_.size(), kTopLines);
    for (std::size_t i = 0; i < top; ++i) {
      if (lines_[i].taken ||
          (i > 0 && lines_[i].block == lines_[i - 1].block && !lines_[i - 1].taken))
        continue;
      auto found = dateline_at(text_, after_note(lines_[i].at), knowledge_);
      if (!found || found->line.at.begin >= lines_[i].at.end) continue;
      if (found->bare && found->colon && others_begin_so(i)) continue;
      accept(std::move(*found), i);
      return;
    }
  }

  void accept(DatelineFound&& found, std::size_t line) {
    auto& dateline = found.line;
    if (dateline.date.empty() && found.day > 0)
      dateline.date = complete_day(found.month, found.day, story_.published);
    lines_[line].taken = dateline.at.end >= lines_[line].at.end;
    add(dateline.at, FurnitureKind::dateline);
    story_.dateline = std::move(dateline);
  }

  bool others_begin_so(std::size_t self) const {
    for (std::size_t i = 0; i < std::min<std::size_t>(lines_.size(), 200); ++i) {
      if (i == self || lines_[i].taken) continue;
      const auto found = dateline_at(text_, lines_[i].at.begin, knowledge_);
      if (found && found->bare && found->colon) return true;
    }
    return false;
  }

  /// Behind a note in brackets at the head of the line, which is marked; else its first byte.
  std::size_t after_note(Span line) {
    const auto head = note_at_head(line);
    if (head.empty()) return line.begin;
    add(head, FurnitureKind::editors_note);
    return head.end;
  }

  /// "(Adds details, background)" before the news of a line.
  Span note_at_head(Span line) const {
    const auto all = words(line);
    if (all.empty() || all[0] != '(') return {line.begin, line.begin};
    const auto close = all.find(')');
    if (close == std::string_view::npos) return {line.begin, line.begin};
    const auto* pattern = pattern_of(all.substr(0, close + 1));
    if (pattern == nullptr || pattern->kind != FurnitureKind::editors_note)
      return {line.begin, line.begin};
    return {line.begin, line.begin + static_cast<uint32_t>(close) + 1};
  }

  /// Furniture at the head and the tail of a line of news.
  void inside_line(const Line& line) {
    auto from = line.at.begin;
    if (story_.dateline && line.at.contains(story_.dateline->at)) {
      from = trimmed_span(story_.dateline->at.end, line.at.end).begin;
    } else if (starts_block(line)) {
      const auto found = dateline_at(text_, from, knowledge_);
      if (found && !found->bare && found->line.at.end <= line.at.end)
        add(found->line.at, FurnitureKind::dateline);
    }
    const auto head = note_at_head({from, line.at.end});
    if (!head.empty()) add(head, FurnitureKind::editors_note);
    tail(line.at);
  }

  bool starts_block(const Line& line) const {
    return blocks_[line.block].at.begin == line.at.begin;
  }

  /// "… he said. (Reporting by Jane Roe)", "… he said. Enditem".
  void tail(Span line) {
    const auto all = words(line);
    const auto open = all.back() == ')' ? all.rfind('(') : all.rfind(' ');
    if (open == std::string_view::npos || open == 0 || all.size() - open > kLongestFurniture)
      return;
    const auto start = all[open] == ' ' ? open + 1 : open;
    const auto* pattern = pattern_of(all.substr(start));
    if (pattern == nullptr) return;
    const bool credit = all[start] == '(' && pattern->kind == FurnitureKind::credit;
    const bool end =
        pattern->kind == FurnitureKind::end_mark && ends_sentence(all.substr(0, start));
    if (credit || end) add({line.begin + static_cast<uint32_t>(start), line.end}, pattern->kind);
  }

  static bool ends_sentence(std::string_view line) {
    line = trimmed(line);
    constexpr std::array<std::string_view, 8> kEnds = {".", "?", "!", "\"", "”", "’", "'", ")"};
    return std::any_of(kEnds.begin(), kEnds.end(),
                       [&](std::string_view end) { return line.ends_with(end); });
  }

  bool is_prose(std::size_t block) const {
    const auto at = blocks_[block].at;
    return at.size() >= kShortestProse && ends_sentence(words(at)) &&
           !lines_[blocks_[block].first].taken;
  }

  /// A short heading between two paragraphs of prose: "Russian Warplanes".
  bool is_intertitle(std::size_t block) const {
    if (block == 0 || block + 1 >= blocks_.size()) return false;
    const auto& here = blocks_[block];
    if (here.last - here.first != 1 || lines_[here.first].taken) return false;
    return heading(words(here.at)) && prose_before(block) && is_prose(block + 1);
  }

  /// The nearest paragraph above that is no furniture is prose.
  bool prose_before(std::size_t block) const {
    while (block > 0 && lines_[blocks_[block - 1].first].taken) --block;
    return block > 0 && is_prose(block - 1);
  }

  static bool heading(std::string_view line) {
    if (line.size() > kLongestIntertitle || line.find_first_of(":,;") != std::string_view::npos)
      return false;
    // A quotation that ends a sentence is somebody's word.
    const auto folded = fold_line(line);
    if (folded.ends_with(".\"") || folded.ends_with("?\"") || folded.ends_with("!\"")) return false;
    std::size_t at = 0, words = 1, small = 0;
    char32_t before = 0, c = 0;
    while (at < line.size()) {
      c = next_code_point(line, at);
      if (before == 0 && !u_isupper(static_cast<UChar32>(c)) && c != 0x2018 && c != 0x201C &&
          c != '\'' && c != '"')
        return false;
      if (before == ' ') {
        ++words;
        if (u_islower(static_cast<UChar32>(c))) ++small;
      }
      before = c;
    }
    const bool ends_open = u_isalnum(static_cast<UChar32>(c)) || c == '?' || c == 0x2019 ||
                           c == 0x201D || c == '\'' || c == '"';
    return ends_open && words <= (small > 1 ? 5u : 7u);
  }

  Story& story_;
  std::string_view text_;
  const WireKnowledge& knowledge_;
  std::vector<Line> lines_;
  std::vector<Block> blocks_;
  std::size_t note_lines_ = 0;
};

}  // namespace

void mark_furniture(Story& story, const WireKnowledge& knowledge) {
  Marker(story, knowledge).run();
}

}  // namespace parley::wire::copy
