#include "nlp/wordpiece.h"

#include <algorithm>

#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace parley::nlp {
namespace {

constexpr std::size_t kLongestRun = 100;  // code points; BERT gives up on longer words

bool is_ascii(std::string_view word) {
  return std::all_of(word.begin(), word.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 128; });
}

std::string lower_ascii(std::string_view word) {
  std::string out;
  for (const char c : word)
    if (c >= ' ' && c != 127) out += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return out;
}

/// Lower case, decomposed, without non-spacing marks and invisible characters.
std::string plain(std::string_view word) {
  if (is_ascii(word)) return lower_ascii(word);
  auto text = icu::UnicodeString::fromUTF8({word.data(), static_cast<int32_t>(word.size())});
  text.toLower(icu::Locale::getRoot());
  UErrorCode error = U_ZERO_ERROR;
  const auto* nfd = icu::Normalizer2::getNFDInstance(error);
  if (U_SUCCESS(error)) text = nfd->normalize(text, error);
  icu::UnicodeString kept;
  for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    const UChar32 c = text.char32At(i);
    const auto category = u_charType(c);
    if (category != U_NON_SPACING_MARK && category != U_CONTROL_CHAR && category != U_FORMAT_CHAR)
      kept.append(c);
  }
  std::string out;
  kept.toUTF8String(out);
  return out;
}

std::size_t width_at(std::string_view text, std::size_t at) {
  const auto c = static_cast<unsigned char>(text[at]);
  const std::size_t n = c < 0x80 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
  return std::min(n, text.size() - at);
}

UChar32 code_point(std::string_view text, std::size_t at, std::size_t width) {
  if (width == 1) return static_cast<unsigned char>(text[at]);
  const auto s = icu::UnicodeString::fromUTF8({text.data() + at, static_cast<int32_t>(width)});
  return s.char32At(0);
}

bool is_punctuation(UChar32 c) {
  return (c >= 33 && c <= 47) || (c >= 58 && c <= 64) || (c >= 91 && c <= 96) ||
         (c >= 123 && c <= 126) || u_ispunct(c);
}

bool is_space(UChar32 c) {
  return c == ' ' || (c < 128 ? (c >= 9 && c <= 13) : u_isUWhiteSpace(c));
}

/// Characters that stand alone as a run: marks, and Chinese ideographs.
bool stands_alone(UChar32 c) { return is_punctuation(c) || (c >= 0x4E00 && c <= 0x9FFF); }

}  // namespace

Casing casing_of(std::string_view word) {
  int letters = 0, upper = 0;
  bool first_upper = false;
  for (std::size_t i = 0, w = 0; i < word.size(); i += w) {
    w = width_at(word, i);
    const UChar32 c = code_point(word, i, w);
    if (!u_isalpha(c)) continue;
    const bool is_upper = u_tolower(c) != c;
    if (letters == 0) first_upper = is_upper;
    ++letters;
    upper += is_upper;
  }
  if (letters == 0) return Casing::none;
  if (upper == 0) return Casing::lower;
  if (upper == letters && letters > 1) return Casing::upper;
  return first_upper && upper == 1 ? Casing::title : Casing::mixed;
}

Result<WordPiece> WordPiece::load(std::string_view vocabulary) {
  WordPiece w;
  int32_t id = 0;
  for (std::size_t at = 0; at < vocabulary.size(); ++id) {
    auto end = vocabulary.find('\n', at);
    if (end == std::string_view::npos) end = vocabulary.size();
    const auto piece = vocabulary.substr(at, end - at);
    at = end + 1;
    if (piece == "[UNK]") w.unknown_ = id;
    if (piece == "[CLS]") w.start_ = id;
    if (piece == "[SEP]") w.end_ = id;
    if (piece.size() > 2 && piece.substr(0, 2) == "##")
      w.inner_.emplace(piece.substr(2), id);
    else
      w.first_.emplace(piece, id);
  }
  if (w.start_ == 0 || w.end_ == 0 || w.unknown_ == 0)
    return fail(Fault::corrupt, "vocabulary: [UNK], [CLS] or [SEP] is missing");
  return w;
}

int32_t WordPiece::find(std::string_view piece, bool inside) const {
  const auto& table = inside ? inner_ : first_;
  const auto it = table.find(piece);
  return it == table.end() ? -1 : it->second;
}

void WordPiece::add_run(std::string_view run, std::vector<int32_t>& out) const {
  std::vector<std::size_t> cuts{0};  // byte offsets of code points
  for (std::size_t i = 0; i < run.size(); cuts.push_back(i)) i += width_at(run, i);
  const std::size_t kept = out.size();
  if (cuts.size() > kLongestRun + 1) return out.push_back(unknown_);
  for (std::size_t at = 0; at + 1 < cuts.size();) {
    std::size_t end = cuts.size() - 1;
    int32_t id = -1;
    for (; end > at && id < 0; --end) id = find(run.substr(cuts[at], cuts[end] - cuts[at]), at > 0);
    if (id < 0) {
      out.resize(kept);
      return out.push_back(unknown_);
    }
    out.push_back(id);
    at = end + 1;
  }
}

std::vector<int32_t> WordPiece::pieces(std::string_view word) const {
  const std::string text = plain(word);
  std::vector<int32_t> out;
  std::size_t run = 0;
  for (std::size_t i = 0, w = 0; i < text.size() && out.size() < kMostPieces; i += w) {
    w = width_at(text, i);
    const UChar32 c = code_point(text, i, w);
    if (!is_space(c) && !stands_alone(c)) continue;
    if (i > run) add_run(std::string_view(text).substr(run, i - run), out);
    if (!is_space(c)) add_run(std::string_view(text).substr(i, w), out);
    run = i + w;
  }
  if (text.size() > run && out.size() < kMostPieces)
    add_run(std::string_view(text).substr(run), out);
  if (out.size() > kMostPieces) out.resize(kMostPieces);
  if (out.empty()) out.push_back(unknown_);
  return out;
}

}  // namespace parley::nlp
