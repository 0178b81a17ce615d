#include "text/boundary.h"

#include <algorithm>

#include "text/chars.h"

namespace parley::text {
namespace {

enum Kind : uint8_t {
  kNothing,  // beyond the paragraph
  kLower,
  kCapital,
  kAllCapitals,
  kNumber,
  kDotted,  // a word with its stop
  kPeriod,
  kStopMark,  // "?", "!"
  kEllipsis,
  kColon,
  kSemicolon,
  kComma,
  kDash,
  kOpening,
  kClosing,
  kQuote,
  kBullet,
  kOther
};

uint32_t mix(uint32_t seed, uint32_t value) {
  seed ^= value + 0x9e3779b9U + (seed << 6U) + (seed >> 2U);
  seed *= 0x85ebca6bU;
  return seed ^ (seed >> 15U);
}

uint32_t hash_of(std::string_view s) {
  uint32_t h = 2166136261U;
  for (const unsigned char c : s) h = (h ^ c) * 16777619U;
  return h;
}

/// "Xx" for "Ali", "Xx.": runs of like characters count once, or twice and more.
uint32_t shape_of(std::string_view word) {
  std::string shape;
  for (const unsigned char c : word.substr(0, 24)) {
    char s = c >= 0x80 ? 'u' : static_cast<char>(c);
    if (c >= 'a' && c <= 'z') s = 'x';
    if (c >= 'A' && c <= 'Z') s = 'X';
    if (c >= '0' && c <= '9') s = 'd';
    const auto n = shape.size();
    if (n < 2 || shape[n - 1] != s || shape[n - 2] != s) shape += s;
  }
  return hash_of(shape);
}

Kind kind_of_mark(char32_t c, std::size_t size) {
  switch (c) {
    case '.':
      return size > 1 ? kEllipsis : kPeriod;
    case '?':
    case '!':
      return kStopMark;
    case 0x2026:
      return kEllipsis;
    case ':':
      return kColon;
    case ';':
      return kSemicolon;
    case ',':
      return kComma;
    case '-':
    case 0x2013:
    case 0x2014:
    case 0x2015:
      return kDash;
    case '(':
    case '[':
    case '{':
    case 0x201c:
    case 0xab:
    case 0x2018:
      return kOpening;
    case ')':
    case ']':
    case '}':
    case 0x201d:
    case 0xbb:
      return kClosing;
    case '"':
    case '\'':
    case '`':
    case 0x2019:
      return kQuote;
    case '*':
    case 0x2022:
    case '>':
    case '#':
    case 0xb7:
    case 0x25cf:
      return kBullet;
    default:
      return kOther;
  }
}

Kind kind_of_word(std::string_view word, const Char& first) {
  if (first.kind == CharKind::mark) return kind_of_mark(first.code, word.size());
  if (word.size() > 1 && word.back() == '.') return kDotted;
  if (first.kind == CharKind::digit) return kNumber;
  if (!is_upper(first.code)) return kLower;
  const bool all = word.size() > 1 && std::none_of(word.begin(), word.end(),
                                                   [](char c) { return c >= 'a' && c <= 'z'; });
  return all ? kAllCapitals : kCapital;
}

uint32_t bucket(uint32_t n) {
  constexpr std::array<uint32_t, 11> kBounds = {1, 2, 3, 4, 6, 9, 13, 18, 25, 35, 60};
  return static_cast<uint32_t>(std::upper_bound(kBounds.begin(), kBounds.end(), n) -
                               kBounds.begin());
}

}  // namespace

EndJudge::Look EndJudge::look(std::string_view word) const {
  Look look;
  look.form = hash_of(plain_lower(word));
  look.shape = shape_of(word);
  look.kind = kind_of_word(word, char_at(word, 0));
  return look;
}

EndJudge::EndJudge(std::string_view text, const std::vector<Token>& tokens, Span range)
    : range_(range) {
  looks_.reserve(range.size());
  bool quoted = false;
  uint32_t depth = 0;
  for (auto i = range.begin; i < range.end; ++i) {
    const auto word = slice(text, tokens[i].at);
    auto l = look(word);
    l.glued = i > range.begin && !tokens[i - 1].space_after;
    if (word == "\"" || word == "``" || word == "''") quoted = !quoted;
    if (word == "\xe2\x80\x9c" || word == "\xc2\xab") quoted = true;
    if (word == "\xe2\x80\x9d" || word == "\xc2\xbb") quoted = false;
    if (word == "(" || word == "[") ++depth;
    if ((word == ")" || word == "]") && depth > 0) --depth;
    l.quoted = quoted;
    l.bracketed = depth > 0;
    looks_.push_back(l);
  }
}

const EndJudge::Look& EndJudge::at(int64_t i) const {
  static const Look kBeyond{};
  return i < range_.begin || i >= range_.end ? kBeyond
                                             : looks_[static_cast<std::size_t>(i) - range_.begin];
}

EndFeatures EndJudge::features(uint32_t start, uint32_t i) const {
  const auto& p0 = at(i);
  const auto& p1 = at(int64_t{i} - 1);
  const auto& p2 = at(int64_t{i} - 2);
  const auto& n0 = at(int64_t{i} + 1);
  const auto& n1 = at(int64_t{i} + 2);
  const auto& n2 = at(int64_t{i} + 3);
  const auto& first = at(start);
  const uint32_t length = bucket(i + 1 - start);
  const uint32_t left = bucket(range_.end - i - 1);
  const uint32_t total = bucket(range_.size());
  const uint32_t kinds = p0.kind * 32U + n0.kind;
  const uint32_t state = (p0.quoted ? 1U : 0U) + (p0.bracketed ? 2U : 0U) + (n0.quoted ? 4U : 0U) +
                         (p0.glued ? 8U : 0U);
  EndFeatures f{};
  std::size_t n = 0;
  const auto add = [&](uint32_t a, uint32_t b = 0, uint32_t c = 0, uint32_t d = 0) {
    f[n] = mix(mix(mix(mix(static_cast<uint32_t>(n) * 7919U + 17U, a), b), c), d);
    ++n;
  };
  add(kinds);
  add(kinds, p1.kind);
  add(kinds, n1.kind);
  add(kinds, p1.kind, n1.kind);
  add(kinds, p2.kind, p1.kind);
  add(kinds, n1.kind, n2.kind);
  add(kinds, state);
  add(kinds, length);
  add(kinds, left);
  add(kinds, total, length);
  add(p0.form);
  add(n0.form);
  add(p0.form, n0.kind);
  add(p0.kind, n0.form);
  add(p1.form, p0.kind);
  add(p1.form, kinds);
  add(p1.form, p0.form);
  add(n0.form, n1.form);
  add(n0.form, n0.kind, n1.kind);
  add(p0.kind, n0.shape);
  add(p0.shape, n0.shape);
  add(p1.shape, p0.shape, n0.kind);
  add(n0.shape, n1.shape, p0.kind);
  add(p0.form, n0.form);
  add(p1.form, p0.kind, n0.form);
  add(n1.form, kinds);
  add(p2.form, kinds);
  add(n2.form, kinds);
  add(p0.kind, n0.form, length);
  add(p0.form, n0.kind, length);
  add(first.form, kinds);
  add(first.kind, kinds, length);
  add(first.form == n0.form ? first.form : 0, kinds);
  add(n0.shape, p0.kind, length);
  add(state, p0.kind, n0.form);
  add(start == range_.begin ? 1 : 0, kinds, length);
  return f;
}

float EndJudge::score(const EndFeatures& features, const TextKnowledge& knowledge) const {
  float sum = 0;
  for (const auto feature : features) {
    const auto weight = knowledge.ends.find(feature);
    if (weight != knowledge.ends.end()) sum += weight->second;
  }
  return sum;
}

}  // namespace parley::text
