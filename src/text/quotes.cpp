#include "text/quotes.h"

#include <optional>

namespace parley::text {
namespace {

enum class Mark { none, opening, closing, either };

struct Seen {
  Mark mark = Mark::none;
  char family = 0;  ///< '"' for double marks, '\'' for single ones, '<' for guillemets
};

/// Which quotation mark a token is, from its form and from the white space around it.
Seen see(std::string_view word, bool space_before, bool space_after) {
  const auto straight = [&] {
    if (space_before == space_after) return Mark::either;
    return space_before ? Mark::opening : Mark::closing;
  };
  if (word == "\"") return {straight(), '"'};
  if (word == "''") return {straight(), '"'};  // typewriters open with it too
  if (word == "``" || word == "\xe2\x80\x9c" || word == "\xe2\x80\x9e") return {Mark::opening, '"'};
  if (word == "\xe2\x80\x9d") return {Mark::closing, '"'};
  if (word == "\xc2\xab") return {Mark::opening, '<'};
  if (word == "\xc2\xbb") return {Mark::closing, '<'};
  if (word == "\xe2\x80\x98") return {Mark::opening, '\''};
  if (word == "\xe2\x80\x99") return {Mark::closing, '\''};
  // A straight single mark with space or none on both sides is an apostrophe more often than not.
  if (word == "'" && space_before != space_after) return {straight(), '\''};
  return {};
}

class QuoteFinder {
 public:
  QuoteFinder(std::string_view text, const std::vector<Token>& tokens)
      : text_(text), tokens_(tokens) {}

  /// Reads the sentences of one paragraph, tokens [first, last).
  void read_paragraph(uint32_t first, uint32_t last) {
    const bool goes_on = open_ && first < last && reopens(first);
    if (open_ && !goes_on) finish(first);
    for (auto i = first; i < last; ++i) {
      if (goes_on && i == first) continue;
      read(i, i == first);
    }
    // Only double marks go on from paragraph to paragraph.
    if (open_ && family_ == '\'') open_.reset();
  }

  std::vector<Quote> take() {
    if (open_) finish(static_cast<uint32_t>(tokens_.size()));
    return std::move(quotes_);
  }

 private:
  Seen seen_at(uint32_t i, bool first) const {
    const bool before = first || tokens_[i - 1].space_after || after_opening(i);
    const bool after = tokens_[i].space_after || before_stop(i);
    return see(slice(text_, tokens_[i].at), before, after);
  }

  /// REQUIRES: i > 0
  bool after_opening(uint32_t i) const {
    const auto word = slice(text_, tokens_[i - 1].at);
    return word == "(" || word == "[" || word == "-" || word == "--" || word == "\xe2\x80\x94" ||
           word == "\xe2\x80\x93";
  }

  bool before_stop(uint32_t i) const {
    if (i + 1 >= tokens_.size()) return true;
    constexpr std::string_view kStops = ".,;:?!)]";
    return kStops.find(text_[tokens_[i + 1].at.begin]) != std::string_view::npos;
  }

  bool reopens(uint32_t i) const {
    const auto seen = seen_at(i, true);
    return seen.family == family_ && seen.mark != Mark::closing;
  }

  void read(uint32_t i, bool first) {
    const auto seen = seen_at(i, first);
    if (seen.mark == Mark::none) return;
    if (open_ && seen.family != family_) return;
    if (!open_) {
      if (seen.mark != Mark::closing) begin(i, seen.family);
    } else if (seen.mark == Mark::opening) {
      begin(i, seen.family);  // the one before was never closed: a stray mark
    } else {
      close(i);
    }
  }

  void begin(uint32_t i, char family) {
    open_ = i;
    family_ = family;
  }

  /// Ends the quotation with the mark `i`.
  void close(uint32_t i) {
    if (i > *open_ + 1)
      quotes_.push_back({{tokens_[*open_ + 1].at.begin, tokens_[i - 1].at.end},
                         {tokens_[*open_].at.begin, tokens_[i].at.end}});
    open_.reset();
  }

  /// Ends a quotation that was left open, before token `end`.
  void finish(uint32_t end) {
    if (family_ != '\'' && end > *open_ + 1)
      quotes_.push_back({{tokens_[*open_ + 1].at.begin, tokens_[end - 1].at.end},
                         {tokens_[*open_].at.begin, tokens_[end - 1].at.end}});
    open_.reset();
  }

  std::string_view text_;
  const std::vector<Token>& tokens_;
  std::vector<Quote> quotes_;
  std::optional<uint32_t> open_;
  char family_ = 0;
};

}  // namespace

std::vector<Quote> find_quotes(std::string_view text, const std::vector<Sentence>& sentences,
                               const std::vector<Token>& tokens) {
  QuoteFinder finder(text, tokens);
  for (std::size_t i = 0; i < sentences.size();) {
    auto k = i;
    while (k < sentences.size() && sentences[k].paragraph == sentences[i].paragraph) ++k;
    finder.read_paragraph(sentences[i].first, sentences[k - 1].last);
    i = k;
  }
  return finder.take();
}

}  // namespace parley::text
