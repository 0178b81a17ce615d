#include "wire/complete.h"

#include <algorithm>
#include <array>

#include "wire/copy/clean.h"
#include "wire/copy/furniture.h"
#include "wire/copy/language.h"
#include "wire/copy/line.h"
#include "wire/reader.h"

namespace parley::wire {
namespace {

__extension__ using Wide = unsigned __int128;

constexpr Wide wide(uint64_t high, uint64_t low) { return (static_cast<Wide>(high) << 64) | low; }

/// The published constants of FNV-1a for 128 bits.
constexpr Wide kBasis = wide(0x6C62272E07BB0142, 0x62B821756295C58D);
constexpr Wide kPrime = wide(0x0000000001000000, 0x000000000000013B);

std::size_t clean(std::string& text) {
  auto cleaned = copy::clean_text(text);
  text = std::move(cleaned.text);
  return cleaned.bad_bytes;
}

/// Cleans every field; how many bytes were no UTF-8.
std::size_t clean_fields(Story& story) {
  std::size_t bad = clean(story.text);
  for (auto* field : {&story.id, &story.source, &story.url, &story.headline, &story.published,
                      &story.updated, &story.embargoed, &story.version, &story.supersedes,
                      &story.byline, &story.slug, &story.status, &story.urgency, &story.credit,
                      &story.copyright, &story.edit_note, &story.summary, &story.site})
    bad += clean(*field);
  for (auto& subject : story.subjects) bad += clean(subject);
  for (auto& link : story.links)
    for (auto* field : {&link.href, &link.rel, &link.type, &link.title}) bad += clean(*field);
  return bad;
}

/// Whether the text begins with the headline as a line of its own.
bool headline_leads(std::string_view text, std::string_view headline) {
  if (!text.starts_with(headline)) return false;
  const auto rest = text.substr(headline.size());
  const auto line_end = rest.find_first_not_of(" \t");
  return line_end == std::string_view::npos || rest[line_end] == '\n';
}

void place_headline(Story& story) {
  std::replace(story.headline.begin(), story.headline.end(), '\n', ' ');
  story.headline = std::string(copy::trimmed(story.headline));
  if (story.headline.empty() || headline_leads(story.text, story.headline)) return;
  const auto text = copy::trimmed(story.text);
  if (headline_leads(text, story.headline))
    story.text = std::string(text);
  else if (text.empty())
    story.text = story.headline;
  else
    story.text = story.headline + "\n\n" + story.text;
}

std::string id_of(const Story& story) {
  std::string all;
  for (const auto* field : {&story.url, &story.published, &story.version, &story.text})
    all += *field + '\0';
  return fingerprint(all);
}

}  // namespace

std::string fingerprint(std::string_view bytes) {
  Wide hash = kBasis;
  for (const char c : bytes) {
    hash ^= static_cast<unsigned char>(c);
    hash *= kPrime;
  }
  std::string hex(32, '0');
  for (std::size_t i = hex.size(); i-- > 0; hash >>= 4)
    hex[i] = "0123456789abcdef"[static_cast<unsigned>(hash & 15)];
  return hex;
}

std::string complete_story(Story& story, std::string_view bytes, const WireKnowledge& knowledge) {
  std::string trouble;
  if (story.text.size() > kMostItemBytes) {
    trouble = "text is longer than " + std::to_string(kMostItemBytes >> 20) + " MiB";
    story.text.clear();
  }
  const auto bad = clean_fields(story);
  if (bad > 0) trouble = std::to_string(bad) + " bytes are not UTF-8; replaced by U+FFFD";
  place_headline(story);
  story.id = std::string(copy::trimmed(story.id));
  if (story.id.empty()) story.id = bytes.empty() ? id_of(story) : fingerprint(bytes);
  story.language = copy::language_of(story.text, story.language);
  story.dateline.reset();
  story.furniture.clear();
  copy::mark_furniture(story, knowledge);
  return trouble;
}

}  // namespace parley::wire
