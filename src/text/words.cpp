#include "text/words.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "text/address.h"
#include "text/chars.h"
#include "text/numerals.h"
#include "text/run.h"

namespace parley::text {
namespace {

bool is_apostrophe(char32_t c) {
  return c == '\'' || c == 0x2019 || c == 0x2018 || c == '`' || c == 0xb4;
}

bool is_hyphen(char32_t c) { return c == '-' || c == 0x2010 || c == 0x2011; }

/// Cuts one run without white space.
class RunCutter {
 public:
  RunCutter(const Run& run, const TextKnowledge& knowledge, std::vector<Token>& out)
      : run_(run), knowledge_(knowledge), out_(out) {}

  void cut() {
    for (uint32_t i = 0; i < run_.size();) i = cut_one(i);
  }

 private:
  uint32_t cut_one(uint32_t i) {
    if (const auto end = lone_clitic(i)) return emit(i, end);
    if (const auto end = whole_form(i)) return emit(i, end);
    if (opens_here(i))
      if (const auto end = address_end(run_, i)) return emit(i, end);
    if (const auto end = numeral_end(run_, i)) return emit(i, end);
    if (run_.is(i, CharKind::letter) || run_.is(i, CharKind::digit)) return cut_word(i);
    return emit(i, mark_end(run_, i));
  }

  uint32_t emit(uint32_t begin, uint32_t end) {
    out_.push_back({run_.span(begin, end), false});
    return end;
  }

  bool opens_here(uint32_t i) const { return i == 0 || run_.is(i - 1, CharKind::mark); }

  /// A clitic that stands after a mark or alone: the "'s" of "\"Faust\"'s"; 0 when there is none.
  uint32_t lone_clitic(uint32_t i) const {
    if (!is_apostrophe(run_.at(i)) || !run_.is(i + 1, CharKind::letter)) return 0;
    for (const std::string_view clitic : {"s", "m", "d", "ll", "re", "ve"})
      if (const auto end = i + 1 + static_cast<uint32_t>(clitic.size());
          run_.starts(i + 1, clitic) && !run_.is_word(end))
        return end;
    return 0;
  }

  /// "w/o", "9/11", "'em": words of the list that hold marks, where neither side goes on.
  uint32_t whole_form(uint32_t i) const {
    if (i > 0 && !run_.is(i - 1, CharKind::mark)) return 0;
    uint32_t end = i;
    bool marked = false;
    while (end < run_.size() && end - i < 12 &&
           (run_.is_word(end) || run_.at(end) == '/' || is_apostrophe(run_.at(end)))) {
      marked = marked || !run_.is_word(end);
      ++end;
      if (marked && !run_.is_word(end) && listed(i, end)) return end;
    }
    return 0;
  }

  bool listed(uint32_t begin, uint32_t end) const {
    return knowledge_.whole.find(plain_lower(run_.slice(begin, end))) != knowledge_.whole.end();
  }

  /// A word with what belongs to it, parted into its clitics.
  uint32_t cut_word(uint32_t i) {
    if (const auto end = initials_end(i)) return emit(i, end);
    uint32_t end = letters_end(i);
    if (const auto stop = abbreviation_end(i, end)) return emit(i, stop);
    end = joined_end(i, end);
    cut_clitics(i, end);
    return end;
  }

  /// Letters and digits, with apostrophes, "&" and "_" between them.
  uint32_t letters_end(uint32_t i) const {
    uint32_t end = i;
    while (end < run_.size() && (run_.is_word(end) || joins(end))) ++end;
    const bool currency = run_.at(end) == '$' && end - i <= 3 && run_.is(end + 1, CharKind::digit);
    return currency && is_upper(run_.at(end - 1)) ? end + 1 : end;
  }

  bool joins(uint32_t i) const {
    if (i == 0 || !run_.is_word(i - 1) || !run_.is_word(i + 1)) return false;
    const auto c = run_.at(i);
    if (c == '_' || c == '@') return true;
    if (c == '*') return run_.is(i - 1, CharKind::letter) && run_.is(i + 1, CharKind::letter);
    if (c == '&') return is_upper(run_.at(i - 1)) && is_upper(run_.at(i + 1));
    return is_apostrophe(c) && run_.is(i + 1, CharKind::letter);
  }

  /// "U.S.", "a.m.", "J.": single letters with stops; 0 when there are none.
  uint32_t initials_end(uint32_t i) const {
    uint32_t end = i;
    while (run_.is(end, CharKind::letter) && run_.at(end + 1) == '.' && run_.at(end + 2) != '.')
      end += 2;
    if (end == i) return 0;
    const bool goes_on = run_.is(end, CharKind::letter) && !run_.is_word(end + 1);
    if (end > i + 2 && goes_on) return end + 1;  // "U.S" as some write it
    if (end > i + 2) return run_.is_word(end) && !is_upper(run_.at(end)) ? 0 : end;
    if (goes_on) return end + 1;
    return initial_stands(i, end) ? end : 0;
  }

  /// One letter with a stop: "J. Smith" and "J.Smith", but "vitamin C." at an end.
  bool initial_stands(uint32_t i, uint32_t end) const {
    if (!is_upper(run_.at(i)) || !opens_here(i)) return false;
    if (end < run_.size())
      return is_upper(run_.at(end)) || run_.at(end) == ',' || is_hyphen(run_.at(end));
    return run_.next_kind() == NextRun::capital;
  }

  /// The end of "Gen." or "Ph.D." begun at `i` whose letters end at `end`; 0 when it is none.
  uint32_t abbreviation_end(uint32_t i, uint32_t end) const {
    if (run_.at(end) != '.' || end - i > 8) return 0;
    const auto longer = letters_end(end + 1);
    if (run_.at(longer) == '.' && longer > end + 1 && stands(i, longer + 1)) return longer + 1;
    return stands(i, end + 1) ? end + 1 : 0;
  }

  bool stands(uint32_t begin, uint32_t end) const {
    const auto found = knowledge_.abbreviations.find(lower_ascii(run_.slice(begin, end)));
    if (found == knowledge_.abbreviations.end()) return false;
    if (run_.at(end) == '.') return false;
    auto next = run_.next_kind();
    if (end < run_.size()) {
      if (run_.is(end, CharKind::digit))
        next = NextRun::number;
      else if (run_.is(end, CharKind::letter))
        next = is_upper(run_.at(end)) ? NextRun::capital : NextRun::other;
      else
        next = is_hyphen(run_.at(end)) || run_.at(end) == ',' ? NextRun::capital : NextRun::other;
    }
    switch (found->second) {
      case Follows::anything:
        return end == run_.size() || !run_.is(end, CharKind::letter) || is_upper(run_.at(end));
      case Follows::number:
        return next == NextRun::number;
      case Follows::capital:
        return next == NextRun::capital || next == NextRun::number;
      case Follows::continuation:
        return end < run_.size() || next == NextRun::other;
    }
    return false;
  }

  /// Goes on over hyphens that do not part: after "non-" and before "-esque".
  uint32_t joined_end(uint32_t i, uint32_t end) const {
    while (is_hyphen(run_.at(end)) && run_.is_word(end + 1)) {
      const auto next = letters_end(end + 1);
      const bool joined = knowledge_.prefixes.count(lower_ascii(run_.slice(i, end))) != 0 ||
                          knowledge_.suffixes.count(lower_ascii(run_.slice(end + 1, next))) != 0 ||
                          listed(i, next);
      if (!joined) break;
      end = next;
    }
    return end;
  }

  /// Parts "do" "n't", "Russia" "'s", "can" "not" and emits the parts.
  void cut_clitics(uint32_t begin, uint32_t end) {
    const auto word = plain_lower(run_.slice(begin, end));
    if (const auto split = knowledge_.splits.find(word);
        split != knowledge_.splits.end() && emit_parts(begin, end, split->second))
      return;
    std::array<uint32_t, 4> cuts{};
    std::size_t count = 0;
    for (uint32_t last = end; count < cuts.size();) {
      const auto cut = clitic_begin(begin, last);
      if (cut <= begin) break;
      cuts[count++] = last = cut;
    }
    uint32_t from = begin;
    while (count > 0) {
      from = emit(from, cuts[--count]);
    }
    emit(from, end);
  }

  /// Lengths are of the list's plain spelling, one character a byte.
  bool emit_parts(uint32_t begin, uint32_t end, const std::vector<uint32_t>& lengths) {
    uint32_t total = 0;
    for (const auto n : lengths) total += n;
    if (total != end - begin) return false;
    for (const auto n : lengths) begin = emit(begin, begin + n);
    return true;
  }

  /// Where the last clitic of the word begins; `begin` when there is none.
  uint32_t clitic_begin(uint32_t begin, uint32_t end) const {
    const auto tail = [&](uint32_t n) {
      return end - begin > n ? plain_lower(run_.slice(end - n, end)) : std::string();
    };
    const auto three = tail(3);
    if (three.size() == 3 && three[0] == 'n' && is_apostrophe(run_.at(end - 2)) && three[2] == 't')
      return end - 3;
    if (end - begin > 3 && is_apostrophe(run_.at(end - 3))) {
      const auto two = tail(2);
      if (two == "re" || two == "ve" || two == "ll") return end - 3;
    }
    if (end - begin <= 2 || !is_apostrophe(run_.at(end - 2))) return begin;
    const auto one = tail(1);
    return one == "s" || one == "m" || one == "d" ? end - 2 : begin;
  }

  const Run& run_;
  const TextKnowledge& knowledge_;
  std::vector<Token>& out_;
};

uint32_t skip_space(std::string_view text, uint32_t at, uint32_t end) {
  while (at < end) {
    const auto c = char_at(text, at);
    if (c.kind != CharKind::space) break;
    at = after(text, c);
  }
  return at;
}

}  // namespace

void cut_words(std::string_view text, Span within, const TextKnowledge& knowledge,
               std::vector<Token>& out) {
  uint32_t at = skip_space(text, within.begin, within.end);
  Run run(text);
  while (at < within.end) {
    at = run.read({at, within.end}, kMostBytesInRun);
    const auto next = skip_space(text, at, within.end);
    run.look_ahead(next, within.end);
    RunCutter(run, knowledge, out).cut();
    if (next > at && !out.empty()) out.back().space_after = true;
    at = next;
  }
  if (!out.empty()) out.back().space_after = true;
}

}  // namespace parley::text
