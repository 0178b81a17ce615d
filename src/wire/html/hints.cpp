#include "wire/html/hints.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace parley::wire::html {

namespace {

/// `words` is matched against names in which every border between words is one "-": "-nav-" is the
/// word "nav", "-nav" any word that begins so, "related" is found inside a word too.
struct Pattern {
  std::string_view words;
  uint32_t hint;
};

constexpr std::array kPatterns = {
    // The copy.
    Pattern{"article-body", kBody},
    Pattern{"articlebody", kBody},
    Pattern{"article-text", kBody},
    Pattern{"articletext", kBody},
    Pattern{"article-content", kBody},
    Pattern{"articlecontent", kBody},
    Pattern{"article-main-content", kBody},
    Pattern{"body-copy", kBody},
    Pattern{"bodycopy", kBody},
    Pattern{"body-text", kBody},
    Pattern{"content-body", kBody},
    Pattern{"entry-content", kBody},
    Pattern{"entrycontent", kBody},
    Pattern{"entry-text", kBody},
    Pattern{"field-name-body", kBody},
    Pattern{"post-body", kBody},
    Pattern{"postbody", kBody},
    Pattern{"post-content", kBody},
    Pattern{"postcontent", kBody},
    Pattern{"post-entry", kBody},
    Pattern{"post-text", kBody},
    Pattern{"story-body", kBody},
    Pattern{"storybody", kBody},
    Pattern{"story-content", kBody},
    Pattern{"story-text", kBody},
    Pattern{"storytext", kBody},
    Pattern{"news-text", kBody},
    Pattern{"news-body", kBody},
    Pattern{"news-content", kBody},
    Pattern{"text-content", kBody},
    Pattern{"full-text", kBody},
    Pattern{"fulltext", kBody},
    Pattern{"blog-content", kBody},
    Pattern{"single-content", kBody},
    Pattern{"theme-content", kBody},
    Pattern{"-single-post-", kStory},
    Pattern{"-article-", kStory},
    Pattern{"-story-", kStory},
    Pattern{"-hentry-", kStory},
    Pattern{"-post-", kStory},
    Pattern{"main-content", kMain},
    Pattern{"maincontent", kMain},
    Pattern{"content-main", kMain},
    Pattern{"page-content", kMain},
    Pattern{"-content-", kMain},
    Pattern{"-main-", kMain},
    // Beside the copy.
    Pattern{"-nav-", kBoiler},
    Pattern{"navbar", kBoiler},
    Pattern{"-navigation", kBoiler},
    Pattern{"-menu-", kBoiler},
    Pattern{"breadcrumb", kBoiler},
    Pattern{"bread-crumb", kBoiler},
    Pattern{"-footer-", kBoiler},
    Pattern{"sidebar", kBoiler},
    Pattern{"side-bar", kBoiler},
    Pattern{"-related-", kBoiler},
    Pattern{"related-", kBoiler},
    Pattern{"-relatedposts", kBoiler},
    Pattern{"-recommend", kBoiler},
    Pattern{"read-more", kBoiler},
    Pattern{"readmore", kBoiler},
    Pattern{"read-next", kBoiler},
    Pattern{"more-stories", kBoiler},
    Pattern{"more-news", kBoiler},
    Pattern{"most-popular", kBoiler},
    Pattern{"most-read", kBoiler},
    Pattern{"-trending", kBoiler},
    Pattern{"-share-", kBoiler},
    Pattern{"-sharing-", kBoiler},
    Pattern{"-sharebar", kBoiler},
    Pattern{"-sharedaddy", kBoiler},
    Pattern{"-sharetools", kBoiler},
    Pattern{"-social", kBoiler},
    Pattern{"-sociable", kBoiler},
    Pattern{"addthis", kBoiler},
    Pattern{"newsletter", kBoiler},
    Pattern{"-subscribe", kBoiler},
    Pattern{"-subscription", kBoiler},
    Pattern{"-signup-", kBoiler},
    Pattern{"sign-up-", kBoiler},
    Pattern{"-cookie", kBoiler},
    Pattern{"-gdpr", kBoiler},
    Pattern{"-consent", kBoiler},
    Pattern{"-promo", kBoiler},
    Pattern{"-sponsor", kBoiler},
    Pattern{"-advert", kBoiler},
    Pattern{"-ad-", kBoiler},
    Pattern{"-ads-", kBoiler},
    Pattern{"outbrain", kBoiler},
    Pattern{"taboola", kBoiler},
    Pattern{"zergnet", kBoiler},
    Pattern{"revcontent", kBoiler},
    Pattern{"criteo", kBoiler},
    Pattern{"-tags-", kBoiler},
    Pattern{"tag-list", kBoiler},
    Pattern{"taglist", kBoiler},
    Pattern{"post-tags", kBoiler},
    Pattern{"-pagination", kBoiler},
    Pattern{"-pager-", kBoiler},
    Pattern{"-toolbar-", kBoiler},
    Pattern{"-popup-", kBoiler},
    Pattern{"-modal-", kBoiler},
    Pattern{"-copyright-", kBoiler},
    Pattern{"-login-", kBoiler},
    Pattern{"-timestamp", kBoiler},
    Pattern{"entry-meta", kBoiler},
    Pattern{"post-meta", kBoiler},
    Pattern{"article-meta", kBoiler},
    Pattern{"entry-utility", kBoiler},
    Pattern{"author-bio", kBoiler},
    Pattern{"author-info", kBoiler},
    Pattern{"author-box", kBoiler},
    Pattern{"about-author", kBoiler},
    Pattern{"jp-post-flair", kBoiler},
    Pattern{"jp-related", kBoiler},
    Pattern{"-rollover", kUnseen},
    Pattern{"-tooltip", kUnseen},
    Pattern{"-popover", kUnseen},
    Pattern{"-dropdown", kUnseen},
    Pattern{"post-nav", kBoiler},
    Pattern{"-skip-", kBoiler},
    Pattern{"-banner-", kDoubtful},
    Pattern{"-meta-", kDoubtful},
    Pattern{"-author", kDoubtful},
    Pattern{"-bio-", kDoubtful},
    Pattern{"-widget", kDoubtful},
    Pattern{"-tools-", kDoubtful},
    Pattern{"-teaser", kDoubtful},
    Pattern{"-disclaimer", kDoubtful},
    Pattern{"-rating", kDoubtful},
    Pattern{"-byline", kDoubtful},
    Pattern{"-writtenby", kDoubtful},
    Pattern{"-caption", kCaption},
    Pattern{"-credit", kCaption},
    Pattern{"-comments-", kComments},
    Pattern{"-comment-", kComments},
    Pattern{"commentlist", kComments},
    Pattern{"disqus", kComments},
    Pattern{"-dsq-", kComments},
    Pattern{"livefyre", kComments},
    Pattern{"-respond-", kComments},
    Pattern{"screen-reader", kUnseen},
    Pattern{"visually-hidden", kUnseen},
    Pattern{"visuallyhidden", kUnseen},
    Pattern{"-sr-only-", kUnseen},
    Pattern{"-hidden-", kUnseen},
    Pattern{"-hide-", kUnseen},
    Pattern{"-noprint-", kUnseen},
};

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

constexpr std::size_t kShortPattern = 6;

/// "articleBody  sub_head" gives "-article+body-sub-head-". A hump is a weaker border than
/// punctuation: generated names ("hJpRRP") are full of them, so short patterns do not take it for
/// one.
std::string bordered(std::string_view names) {
  std::string out = "-";
  out.reserve(names.size() + 8);
  char before = ' ';
  for (const char c : names) {
    if (is_upper(c)) {
      if (is_lower(before)) out += '+';
      out += static_cast<char>(c + 32);
    } else if (is_lower(c) || is_digit(c)) {
      out += c;
    } else if (out.back() != '-') {
      out += '-';
    }
    before = c;
  }
  if (out.back() != '-') out += '-';
  return out;
}

/// A number below kBuckets for the two characters that a pattern begins with, its border aside.
constexpr std::size_t kBuckets = 1024;
std::size_t bucket(char first, char second) {
  return static_cast<std::size_t>(((first & 31) << 5) | (second & 31));
}

/// Patterns by how they begin.
struct Index {
  std::array<std::vector<Pattern>, kBuckets> by_start;

  Index() {
    for (const auto& pattern : kPatterns) {
      const auto word = pattern.words.substr(pattern.words.front() == '-' ? 1 : 0);
      by_start[bucket(word[0], word[1])].push_back(pattern);
    }
  }
};

bool matches(const std::string& names, std::size_t at, std::string_view words) {
  const auto begin = words.front() == '-' ? at - 1 : at;
  if (begin + words.size() > names.size()) return false;
  const bool humps = words.size() > kShortPattern;
  return std::equal(words.begin(), words.end(), names.begin() + static_cast<long>(begin),
                    [humps](char w, char n) { return w == n || (w == '-' && n == '+' && humps); });
}

/// "no-sidebar" and "has-caption" speak of something other than the element itself.
bool is_of_another(const std::string& names, std::size_t at) {
  if (at < 3) return false;
  for (const std::string_view word : {"-no-", "-has-", "-with-", "-without-"})
    if (at >= word.size() && names.compare(at - word.size(), word.size(), word) == 0) return true;
  return false;
}

}  // namespace

uint32_t hints_in(std::string_view names) {
  static const Index index;
  const auto text = bordered(names.substr(0, 400));
  uint32_t hints = 0;
  for (std::size_t i = 1; i + 1 < text.size(); ++i)
    for (const auto& pattern : index.by_start[bucket(text[i], text[i + 1])])
      if (matches(text, i, pattern.words) && !is_of_another(text, i)) hints |= pattern.hint;
  return hints;
}

}  // namespace parley::wire::html
