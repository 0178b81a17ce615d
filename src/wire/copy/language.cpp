#include "wire/copy/language.h"

#include <algorithm>

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>
#include <unicode/locid.h>

#include "wire/copy/line.h"

namespace parley::wire::copy {
namespace {

/// Enough to be sure of, and little enough that a long story costs no more than a short one.
constexpr std::size_t kEnough = 32u << 10;

/// A second language must fill this share of the text before it overrules what the input declares.
constexpr int kClearPercent = 70;

/// Words of fewer letters than this are too few to overrule a declaration, or to stand alone.
constexpr int kFewBytes = 24;

struct Seen {
  std::string tag;  ///< empty when unsure
  int percent = 0;
  int bytes = 0;
};

std::string_view beginning(std::string_view text) {
  if (text.size() <= kEnough) return text;
  auto end = kEnough;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return text.substr(0, end);
}

Seen look_at(std::string_view text, const std::string& hint) {
  const CLD2::CLDHints hints = {hint.empty() ? nullptr : hint.c_str(), nullptr,
                                CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
  CLD2::Language languages[3];
  int percents[3];
  double scores[3];
  int bytes = 0;
  bool reliable = false;
  const auto language =
      CLD2::ExtDetectLanguageSummary(text.data(), static_cast<int>(text.size()), true, &hints, 0,
                                     languages, percents, scores, nullptr, &bytes, &reliable);
  if (!reliable || language == CLD2::UNKNOWN_LANGUAGE || language == CLD2::TG_UNKNOWN_LANGUAGE)
    return {"", 0, bytes};
  return {normal_language(CLD2::LanguageCode(language)),
          language == languages[0] ? percents[0] : percents[1], bytes};
}

std::string primary(std::string_view tag) { return std::string(tag.substr(0, tag.find('-'))); }

/// "English" and other names in English that inputs carry in place of a tag.
std::string tag_of_name(std::string_view name) {
  const auto* codes = icu::Locale::getISOLanguages();
  for (; *codes != nullptr; ++codes) {
    icu::UnicodeString shown;
    std::string utf8;
    icu::Locale(*codes).getDisplayLanguage(icu::Locale::getEnglish(), shown).toUTF8String(utf8);
    if (fold_line(utf8) == fold_line(name)) return *codes;
  }
  return {};
}

bool looks_like_tag(std::string_view word) {
  const auto head = word.substr(0, word.find_first_of("-_"));
  const auto letters = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  const auto inside = [&](char c) {
    return letters(c) || (c >= '0' && c <= '9') || c == '-' || c == '_';
  };
  return head.size() >= 2 && head.size() <= 3 && word.size() <= 35 &&
         std::all_of(head.begin(), head.end(), letters) &&
         std::all_of(word.begin(), word.end(), inside);
}

}  // namespace

std::string normal_language(std::string_view declared) {
  const auto word = trimmed(declared);
  if (!looks_like_tag(word)) return word.size() >= 4 && word.size() <= 40 ? tag_of_name(word) : "";
  std::string spelled(word);
  std::replace(spelled.begin(), spelled.end(), '_', '-');
  UErrorCode status = U_ZERO_ERROR;
  const auto locale = icu::Locale::forLanguageTag(spelled, status);
  if (U_FAILURE(status) || locale.isBogus()) return {};
  auto tag = locale.toLanguageTag<std::string>(status);
  return U_FAILURE(status) || tag == "und" ? std::string() : tag;
}

std::string language_of(std::string_view text, std::string_view declared) {
  const auto said = normal_language(declared);
  const auto seen = look_at(beginning(text), said);
  if (said.empty()) return seen.tag.empty() || seen.bytes < kFewBytes ? "und" : seen.tag;
  const bool against = !seen.tag.empty() && primary(seen.tag) != primary(said) &&
                       seen.percent >= kClearPercent && seen.bytes >= 4 * kFewBytes;
  return against ? seen.tag : said;
}

}  // namespace parley::wire::copy
