#include "text/document.h"

#include <algorithm>
#include <iterator>

#include "text/boundary.h"
#include "text/chars.h"
#include "text/quotes.h"
#include "text/words.h"

namespace parley::text {
namespace {

/// Added to the judge's log odds where a line ends: most lines that end inside a paragraph end a
/// sentence.
constexpr float kLineEndBonus = 2.5F;
/// Asked of an end without a mark: in wire copy a sentence that ends so within a line is nearly
/// always no end.
constexpr float kUnmarkedEnd = 1.5F;
/// A line at least this long may have been broken by its width.
constexpr uint32_t kFullLine = 55;

struct Block {
  Span at;
  uint32_t paragraph = 0;
};

bool is_line_end(char c) { return c == '\n'; }

/// The stretches between blank lines and furniture.
class Blocks {
 public:
  Blocks(std::string_view text, const std::vector<Span>& skip) : text_(text), skip_(skip) {}

  std::vector<Block> find() {
    const auto size = static_cast<uint32_t>(text_.size());
    uint32_t begin = 0;
    for (uint32_t i = 0; i < size;) {
      const auto next = blank_line_end(i);
      if (next == i) {
        ++i;
        continue;
      }
      add({begin, i});
      begin = i = next;
    }
    add({begin, size});
    return std::move(blocks_);
  }

 private:
  /// After the white space that begins at `i` if it holds two line ends; `i` if not.
  uint32_t blank_line_end(uint32_t i) const {
    if (!is_line_end(text_[i])) return i;
    uint32_t lines = 0;
    uint32_t end = i;
    while (end < text_.size() && static_cast<unsigned char>(text_[end]) <= ' ')
      lines += is_line_end(text_[end++]) ? 1 : 0;
    return lines > 1 ? end : i;
  }

  /// Adds a paragraph without the furniture in it.
  void add(Span paragraph) {
    const auto before = blocks_.size();
    while (skipped_ < skip_.size() && skip_[skipped_].end <= paragraph.begin) ++skipped_;
    auto begin = paragraph.begin;
    for (auto k = skipped_; k < skip_.size() && skip_[k].begin < paragraph.end; ++k) {
      add_block({begin, std::max(begin, skip_[k].begin)});
      begin = std::clamp(skip_[k].end, begin, paragraph.end);
    }
    add_block({begin, paragraph.end});
    const bool blank =
        text_.substr(paragraph.begin, paragraph.size()).find_first_not_of(" \t\r\n") ==
        std::string_view::npos;
    if (blocks_.size() > before || !blank) ++paragraph_;
  }

  void add_block(Span at) {
    if (!at.empty()) blocks_.push_back({at, paragraph_});
  }

  std::string_view text_;
  const std::vector<Span>& skip_;
  std::vector<Block> blocks_;
  std::size_t skipped_ = 0;
  uint32_t paragraph_ = 0;
};

/// Cuts the blocks of one text into sentences.
class Cutter {
 public:
  Cutter(std::string_view text, const TextKnowledge& knowledge)
      : text_(text), knowledge_(knowledge) {}

  void cut(const Block& block) {
    const auto first = static_cast<uint32_t>(out_.tokens.size());
    cut_words(text_, block.at, knowledge_, out_.tokens);
    const auto last = static_cast<uint32_t>(out_.tokens.size());
    if (first == last) return;
    const EndJudge judge(text_, out_.tokens, {first, last});
    uint32_t start = first;
    for (uint32_t i = first; i + 1 < last; ++i) {
      if (!out_.tokens[i].space_after || !ends(judge, start, i)) continue;
      add(start, i + 1, block.paragraph);
      start = i + 1;
    }
    add(start, last, block.paragraph);
  }

  Document finish() {
    out_.quotes = find_quotes(text_, out_.sentences, out_.tokens);
    return std::move(out_);
  }

 private:
  bool ends(const EndJudge& judge, uint32_t start, uint32_t i) const {
    if (is_bullet(i)) return false;
    if (is_bullet(i + 1) || abbreviation_closes(i)) return true;
    if (day_follows(i)) return false;
    const auto score = judge.score(judge.features(start, i), knowledge_);
    const auto gap = slice(text_, {out_.tokens[i].at.end, out_.tokens[i + 1].at.begin});
    if (gap.find('\n') == std::string_view::npos) return score > (is_marked(i) ? 0 : kUnmarkedEnd);
    return line_must_end(i) || score + kLineEndBonus > 0;
  }

  /// "on Oct. 1 to extend": a short number goes with the abbreviation before it.
  bool day_follows(uint32_t i) const {
    const auto word = slice(text_, out_.tokens[i].at);
    if (word.size() < 3 || word.back() != '.' || std::count(word.begin(), word.end(), '.') > 1)
      return false;
    const auto known = knowledge_.abbreviations.find(lower_ascii(word));
    if (known == knowledge_.abbreviations.end() || known->second == Follows::continuation)
      return false;
    const auto number = slice(text_, out_.tokens[i + 1].at);
    const auto gap = slice(text_, {out_.tokens[i].at.end, out_.tokens[i + 1].at.begin});
    return number.size() <= 2 && gap.find('\n') == std::string_view::npos &&
           number.find_first_not_of("0123456789") == std::string_view::npos;
  }

  /// "… asked the U.S. The rebels …": no name goes on with such a word.
  bool abbreviation_closes(uint32_t i) const {
    const auto word = slice(text_, out_.tokens[i].at);
    if (word.size() < 4 || word.back() != '.' || std::count(word.begin(), word.end(), '.') < 2 ||
        word[0] == '.')
      return false;
    constexpr std::string_view kOpeners[] = {"The",  "A",    "An",    "He",   "She",   "It",
                                             "They", "We",   "This",  "That", "These", "Those",
                                             "His",  "Her",  "Their", "Its",  "There", "But",
                                             "And",  "When", "While", "If",   "After", "Although"};
    return std::find(std::begin(kOpeners), std::end(kOpeners),
                     slice(text_, out_.tokens[i + 1].at)) != std::end(kOpeners);
  }

  bool is_marked(uint32_t i) const {
    const auto word = slice(text_, out_.tokens[i].at);
    return word.back() == '.' || char_at(word, 0).kind == CharKind::mark;
  }

  /// Bullets begin what they mark, also where a summary was run together into one line.
  bool is_bullet(uint32_t i) const {
    const auto word = slice(text_, out_.tokens[i].at);
    return word == "\xe2\x80\xa2" || word == "\xe2\x97\x8f" || word == "\xe2\x96\xaa";
  }

  /// A short line before a line that begins with a capital, a number or a mark is a line of its
  /// own.
  bool line_must_end(uint32_t i) const {
    const auto end = out_.tokens[i].at.end;
    const auto window = text_.substr(end - std::min(end, kFullLine), std::min(end, kFullLine));
    if (end >= kFullLine && window.find('\n') == std::string_view::npos) return false;
    const auto next = char_at(text_, out_.tokens[i + 1].at.begin);
    return next.kind != CharKind::letter || is_upper(next.code);
  }

  /// Adds a sentence, in parts if it is too long.
  void add(uint32_t first, uint32_t last, uint32_t paragraph) {
    while (last - first > kMostTokensInSentence) {
      const auto end = good_place(first);
      push(first, end, paragraph);
      first = end;
    }
    push(first, last, paragraph);
  }

  /// After the last mark in the second half of the longest sentence allowed from `first`, else at
  /// its end.
  uint32_t good_place(uint32_t first) const {
    const auto most = first + kMostTokensInSentence;
    for (auto i = most; i > first + kMostTokensInSentence / 2; --i) {
      const auto word = slice(text_, out_.tokens[i - 1].at);
      if (word == ";" || word == "," || word == ":" || word == ".") return i;
    }
    return most;
  }

  void push(uint32_t first, uint32_t last, uint32_t paragraph) {
    const Span at{out_.tokens[first].at.begin, out_.tokens[last - 1].at.end};
    out_.sentences.push_back({at, first, last, paragraph});
  }

  std::string_view text_;
  const TextKnowledge& knowledge_;
  Document out_;
};

}  // namespace

Document read_document(std::string_view text, const TextKnowledge& knowledge,
                       const std::vector<Span>& skip) {
  Cutter cutter(text, knowledge);
  for (const auto& block : Blocks(text, skip).find()) cutter.cut(block);
  return cutter.finish();
}

}  // namespace parley::text
