#include <algorithm>
#include <cctype>
#include <map>

#include "coding/petrarch/lines.h"

namespace parley::coding::petrarch {
namespace {

constexpr std::size_t kMostWords = 200;  ///< of one synonym set, and of one pattern

using Synonyms = std::map<std::string, std::vector<std::string>, std::less<>>;

/// A word of a pattern, with where it stands.
struct Part {
  enum class Kind { word, source, target, verb } kind = Kind::word;
  std::vector<std::string> choices;  ///< of a word, lower case: lemmas that may stand there
  std::string modifier;              ///< "peace" of PEACE_TALKS
  std::string preposition;           ///< of the brackets that it stands in
};

/// "talks" may be the plural of the lemma "talk".
void add_forms(const std::string& word, std::vector<std::string>& out) {
  out.push_back(word);
  if (word.size() > 3 && word.ends_with("ies"))
    out.push_back(word.substr(0, word.size() - 3) + "y");
  else if (word.size() > 3 && word.ends_with("s") && !word.ends_with("ss"))
    out.push_back(word.substr(0, word.size() - 1));
}

bool is_filler(const std::string& word) {
  return !word.empty() && std::all_of(word.begin(), word.end(), [](char c) {
    return std::isalpha(static_cast<unsigned char>(c)) != 0;
  });
}

/// Cuts a pattern at blanks; brackets and braces are words of their own.
std::vector<std::string> cut(std::string_view text) {
  std::vector<std::string> words;
  bool inside = false;
  for (const char c : text) {
    const bool mark = std::string_view("(){}*$+%^").find(c) != std::string_view::npos;
    const bool blank = c == ' ' || c == '\t';
    if (mark) words.emplace_back(1, c);
    if (!mark && !blank && !inside) words.emplace_back();
    if (!mark && !blank) words.back() += c;
    inside = !mark && !blank;
  }
  return words;
}

class PatternReader {
 public:
  explicit PatternReader(const Synonyms& synonyms) : synonyms_(synonyms) {}

  /// What is not supported, or nothing.
  std::string read(std::string_view text) {
    for (const auto& word : cut(text))
      if (auto trouble = take(word); !trouble.empty()) return trouble;
    if (verbs_ != 1) return "a pattern without one *";
    return open_ == '(' || open_ == '{' ? "a bracket that is not closed" : "";
  }

  /// Slots and roles in our own language.
  std::string written() const {
    std::string slots, actor = "subj", recipient = "obj|obl(against|on|with|to|at)";
    bool before = true;
    for (const auto& part : parts_) {
      const bool prep = !part.preposition.empty();
      const auto way = prep     ? "obl(" + part.preposition + ")|nmod(" + part.preposition + ")"
                       : before ? std::string("subj")
                                : std::string("obj|prt|advmod|xcomp");
      if (part.kind == Part::Kind::verb) before = false;
      if (part.kind == Part::Kind::source) actor = prep || before ? way : "obj";
      if (part.kind == Part::Kind::target) recipient = prep || before ? way : "obj";
      if (part.kind == Part::Kind::word) slots += written(part, way);
    }
    return slots + " A=" + actor + " R=" + recipient;
  }

 private:
  static std::string written(const Part& part, const std::string& way) {
    std::string choices;
    for (const auto& choice : part.choices) choices += (choices.empty() ? "" : "|") + choice;
    std::string out = " " + way + ":" + choices;
    if (part.modifier.empty()) return out;
    std::string deeper;
    for (std::size_t at = 0; at <= way.size();) {
      const auto bar = std::min(way.find('|', at), way.size());
      deeper += (deeper.empty() ? "" : "|") + way.substr(at, bar - at) + ">mod";
      at = bar + 1;
    }
    return out + " " + deeper + ":" + part.modifier;
  }

  std::string take(const std::string& word) {
    if (parts_.size() >= kMostWords) return "a pattern of more than 200 words";
    const char c = word.front();
    if (word == "(" || word == "{") return open(c);
    if (word == ")" || word == "}") return close(c);
    if (word == "%") return "% (both sides as one)";
    if (word == "^") return "^ (a phrase passed over)";
    if (word == "*") {
      ++verbs_;
      if (open_ == '(') return "* inside ( )";
      parts_.push_back({Part::Kind::verb, {}, {}, {}});
      return {};
    }
    if (word == "$" || word == "+") {
      parts_.push_back(
          {word == "$" ? Part::Kind::source : Part::Kind::target, {}, {}, preposition_});
      return {};
    }
    if (open_ == '(' && preposition_.empty()) {
      preposition_ = as_words(word).empty() ? "" : as_words(word).front();
      return is_filler(preposition_) ? "" : "no preposition after (";
    }
    if (open_ == '{') {
      braced_ += (braced_.empty() ? "" : "_") + word;
      return {};
    }
    return add_word(word);
  }

  std::string open(char c) {
    if (open_ != 0) return "brackets inside brackets";
    open_ = c;
    return {};
  }

  std::string close(char c) {
    if ((c == ')' && open_ != '(') || (c == '}' && open_ != '{')) return "a bracket not opened";
    const auto braced = std::move(braced_);
    braced_.clear();
    open_ = 0;
    preposition_.clear();
    return c == '}' && !braced.empty() ? add_word(braced) : "";
  }

  std::string add_word(const std::string& word) {
    Part part;
    part.preposition = preposition_;
    if (word.front() == '&') {
      const auto set = synonyms_.find(word);
      if (set == synonyms_.end()) return "an unknown synonym set " + word;
      part.choices = set->second;
    } else {
      const auto words = as_words(word);
      if (words.empty() || words.size() > 2) return "a phrase of more than two words: " + word;
      if (words.size() == 2) part.modifier = words.front();
      add_forms(words.back(), part.choices);
    }
    const bool good = !part.choices.empty() &&
                      std::all_of(part.choices.begin(), part.choices.end(), is_filler) &&
                      (part.modifier.empty() || is_filler(part.modifier));
    if (!good) return "the word " + word;
    parts_.push_back(std::move(part));
    return {};
  }

  const Synonyms& synonyms_;
  std::vector<Part> parts_;
  std::string preposition_, braced_;
  char open_ = 0;
  int verbs_ = 0;
};

std::string_view trim(std::string_view text) {
  const auto begin = text.find_first_not_of(" \t-");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t") + 1 - begin);
}

class VerbReader {
 public:
  VerbReader(Output& out, const Codes& codes) : out_(out), codes_(codes) {}

  std::string read(std::size_t number, std::string_view line) {
    if (line.starts_with("---")) return block(number, line);
    if (line.starts_with("-")) return pattern(number, line);
    if (line.front() == '&') return begin_set(line);
    if (line.front() == '+') return member(number, line);
    set_.clear();
    if (line.front() == ' ' || line.front() == '\t') {
      out_.warn(number, "a line with blanks before it is not supported: left out");
      return {};
    }
    return verb(number, line);
  }

 private:
  /// The code in the last brackets of the line, which are taken off; none where there are none.
  static std::string take_code(std::string_view& line, std::string& code) {
    const auto open = line.rfind('[');
    if (open == std::string_view::npos) return {};
    const auto close = line.find(']', open);
    if (close == std::string_view::npos) return "a [ without ]";
    code = std::string(line.substr(open + 1, close - open - 1));
    line = line.substr(0, open);
    return {};
  }

  /// " -> TYPE.mode code", " -> none"; nothing, after a warning, for codes that are none.
  std::string meaning(std::size_t number, std::string code) {
    if (const auto colon = code.find(':'); colon != std::string::npos) {
      out_.warn(number, "the passive's code in [" + code + "] is not supported: left out");
      code.resize(colon);
    }
    while (!code.empty() && code.front() == ' ') code.erase(code.begin());
    while (!code.empty() && code.back() == ' ') code.pop_back();
    if (code.empty() || code.find_first_not_of('-') == std::string::npos) return " -> none";
    const auto* known = codes_.cameo(code);
    if (known == nullptr) {
      out_.warn(number, "code " + code + " is none of CAMEO: left out");
      return {};
    }
    if (known->type.empty()) return " -> none";  // 01 and 02: statements and appeals
    return " -> " + known->type + (known->mode.empty() ? "" : "." + known->mode) + " " + code;
  }

  std::string block(std::size_t, std::string_view line) {
    set_.clear();
    verbs_.clear();
    block_code_.clear();
    return take_code(line, block_code_);
  }

  std::string begin_set(std::string_view line) {
    const auto end = std::min(line.find_first_of(" \t"), line.size());
    set_ = std::string(line.substr(0, end));
    if (set_.size() < 2) return "a synonym set without a name";
    synonyms_[set_];
    return {};
  }

  std::string member(std::size_t number, std::string_view line) {
    if (set_.empty()) return "a synonym before the first set";
    auto& words = synonyms_[set_];
    const auto parts = as_words(line.substr(1));
    if (parts.size() != 1 || !is_filler(parts.front()) || words.size() >= kMostWords)
      out_.warn(number, "synonyms of more than one word, or more than 200: left out");
    else
      add_forms(parts.front(), words);
    return {};
  }

  std::string verb(std::size_t number, std::string_view line) {
    std::string code = block_code_;
    if (auto trouble = take_code(line, code); !trouble.empty()) return trouble;
    const auto words = as_words(line.substr(0, line.find('{')));
    if (line.find('{') != std::string_view::npos && line.find('}') == std::string_view::npos)
      return "a { without }";
    if (words.size() != 1 || !is_filler(words.front())) {
      out_.warn(number, "verbs of more than one word are not supported: left out");
      return {};
    }
    // Patterns stand below all verbs of a block, or below the verb that they are of.
    if (pattern_seen_) verbs_.clear();
    pattern_seen_ = false;
    if (verbs_.size() < kMostWords) verbs_.push_back(words.front());
    if (const auto means = meaning(number, code); !means.empty())
      out_.add(number, words.front() + "/V A=subj R=obj|obl(against|on|with|to|at)" + means);
    return {};
  }

  std::string pattern(std::size_t number, std::string_view line) {
    pattern_seen_ = true;
    std::string code;
    if (auto trouble = take_code(line, code); !trouble.empty()) return trouble;
    if (verbs_.empty()) return "a pattern before the first verb";
    PatternReader reader(synonyms_);
    if (const auto unsupported = reader.read(trim(line)); !unsupported.empty()) {
      out_.warn(number, unsupported + " is not supported: pattern left out");
      return {};
    }
    const auto means = meaning(number, code);
    if (means.empty()) return {};
    std::string anchors;
    for (const auto& word : verbs_) anchors += (anchors.empty() ? "" : "|") + word;
    out_.add(number, anchors + "/V" + reader.written() + means);
    return {};
  }

  Output& out_;
  const Codes& codes_;
  Synonyms synonyms_;
  std::string set_, block_code_;
  std::vector<std::string> verbs_;
  bool pattern_seen_ = false;
};

}  // namespace

Result<Converted> read_verbs(const std::string& file, std::string_view text, const Codes& codes) {
  Output out(file);
  VerbReader reader(out, codes);
  const auto done = for_each_line(
      out, text, [&](std::size_t n, std::string_view line) { return reader.read(n, line); });
  if (!done) return fail(done.error());
  return out.take();
}

}  // namespace parley::coding::petrarch
