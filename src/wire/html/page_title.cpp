#include "wire/html/page_title.h"

#include <algorithm>
#include <set>
#include <string_view>

#include "wire/html/words.h"

namespace parley::wire::html {

namespace {

constexpr std::size_t kNone = std::string::npos;
constexpr std::size_t kLongestTitle = 150;
constexpr std::size_t kShortestTitle = 15;

std::size_t word_count(std::string_view text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), ' ')) + 1;
}

struct Separator {
  std::size_t at = kNone;  ///< of the space before it
  std::size_t size = 0;    ///< with both spaces
  bool hierarchy = false;  ///< one of those that part levels: \ / > »
};

/// Length of the separator character at `i`: | - en dash em dash \ / > ».
std::size_t mark_at(std::string_view text, std::size_t i) {
  for (const std::string_view mark : {"|", "-", "\u2013", "\u2014", "\\", "/", ">", "\u00BB"})
    if (text.substr(i, mark.size()) == mark) return mark.size();
  return 0;
}

bool parts_levels(std::string_view text, std::size_t i) {
  return text[i] == '\\' || text[i] == '/' || text[i] == '>' || text.substr(i, 2) == "\u00BB";
}

std::vector<Separator> separators_in(std::string_view title) {
  std::vector<Separator> found;
  for (auto i = title.find(' '); i != kNone; i = title.find(' ', i + 1)) {
    const auto size = mark_at(title, i + 1);
    if (size > 0 && title.substr(i + 1 + size, 1) == " ")
      found.push_back({i, size + 2, parts_levels(title, i + 1)});
  }
  return found;
}

bool is_first_level(Tag tag) { return tag == Tag::h1 || tag == Tag::h2; }

bool is_heading_text(const std::vector<Block>& blocks, const std::string& title) {
  return std::any_of(blocks.begin(), blocks.end(),
                     [&](const Block& b) { return is_first_level(b.tag) && b.text == title; });
}

std::string without_site(const std::string& title, const std::vector<Separator>& separators) {
  auto cut = title.substr(0, separators.back().at);
  if (word_count(cut) >= 3) return cut;
  return title.substr(separators.front().at + separators.front().size);
}

/// "Section: Headline" loses its section, unless a heading of the page has the colon too.
std::string without_section(const std::string& title, const std::vector<Block>& blocks) {
  if (is_heading_text(blocks, title)) return title;
  const auto last = title.substr(title.rfind(':') + 1);
  if (word_count(trimmed(last)) < 3) return title.substr(title.find(':') + 1);
  return word_count(title.substr(0, title.find(':'))) > 5 ? title : last;
}

std::string only_heading(const std::string& title, const std::vector<Block>& blocks) {
  const Block* only = nullptr;
  for (const auto& block : blocks) {
    if (block.tag != Tag::h1) continue;
    if (only != nullptr) return title;
    only = &block;
  }
  return only == nullptr ? title : only->text;
}

std::multiset<std::string> words_of(const std::string& text) {
  std::multiset<std::string> out;
  std::string word;
  for (const char c : lower(text) + " ") {
    const bool part =
        (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
    if (part) {
      word += c;
    } else if (!word.empty()) {
      out.insert(std::move(word));
      word.clear();
    }
  }
  return out;
}

}  // namespace

std::string headline_in(const std::string& title, const std::vector<Block>& blocks) {
  const auto separators = separators_in(title);
  const bool hierarchy = std::any_of(separators.begin(), separators.end(),
                                     [](const Separator& s) { return s.hierarchy; });
  std::string cut = title;
  if (!separators.empty())
    cut = without_site(title, separators);
  else if (title.find(": ") != kNone)
    cut = without_section(title, blocks);
  else if (title.size() > kLongestTitle || title.size() < kShortestTitle)
    cut = only_heading(title, blocks);
  cut = trimmed(cut);
  const auto words = word_count(cut);
  const bool lost_more = words + 1 != word_count(title) - separators.size();
  return words <= 4 && (!hierarchy || lost_more) ? title : cut;
}

double similarity(const std::string& a, const std::string& b) {
  const auto known = words_of(a);
  std::size_t all = 0, strange = 0;
  for (const auto& word : words_of(b)) {
    all += word.size() + 1;
    if (known.count(word) == 0) strange += word.size() + 1;
  }
  return all == 0 ? 0 : 1 - static_cast<double>(strange) / static_cast<double>(all);
}

}  // namespace parley::wire::html
