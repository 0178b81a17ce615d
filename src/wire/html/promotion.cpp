#include "wire/html/promotion.h"

#include <algorithm>
#include <array>
#include <string>

#include "wire/html/words.h"

namespace parley::wire::html {

namespace {

using namespace std::string_view_literals;

constexpr std::size_t kLongestPromotion = 300;
constexpr std::size_t kLongestStamp = 100;

/// Openings that promote whatever follows.
constexpr std::array kOpenings = {
    "read more"sv,
    "read also"sv,
    "also read"sv,
    "read:"sv,
    "read next"sv,
    "see also"sv,
    "see more"sv,
    "related:"sv,
    "related -"sv,
    "related story"sv,
    "related stories"sv,
    "related articles"sv,
    "related article"sv,
    "related news"sv,
    "related roundup"sv,
    "related content"sv,
    "related posts"sv,
    "related topics"sv,
    "more on this"sv,
    "don't miss"sv,
    "don’t miss"sv,
    "don't miss:"sv,
    "follow us"sv,
    "follow him on"sv,
    "follow her on"sv,
    "follow them on"sv,
    "follow our"sv,
    "sign up for"sv,
    "sign up to"sv,
    "subscribe to"sv,
    "subscribe now"sv,
    "like this story"sv,
    "share this"sv,
    "share on"sv,
    "share via"sv,
    "advertisement"sv,
    "copyright ©"sv,
    "copyright (c)"sv,
    "copyrights ©"sv,
    "©"sv,
    "you may also"sv,
    "you might also"sv,
    "recommended for you"sv,
    "recommended:"sv,
    "our latest stories"sv,
    "filed under"sv,
    "posted in"sv,
    "click here to subscribe"sv,
    "click here to sign"sv,
    "join the conversation"sv,
    "join our"sv,
    "get the latest"sv,
    "download our app"sv,
    "download the app"sv,
    "all rights reserved"sv,
    "what to read next"sv,
    "continue reading"sv,
    "story continues below"sv,
    "article continues"sv,
    "have a tip"sv,
    "view comments"sv,
    "leave a comment"sv,
    "post a comment"sv,
    "comments comments"sv,
    "print this"sv,
    "back to top"sv,
    "skip to"sv,
    "tweet this"sv,
    "editor's picks"sv,
    "editors' picks"sv,
    "reach the reporter"sv,
    "lire aussi"sv,
    "à lire aussi"sv,
    "leia também"sv,
    "leia mais"sv,
    "lea también"sv,
    "lee también"sv,
    "leer más"sv,
    "leggi anche"sv,
    "lesen sie auch"sv,
    "lees ook"sv,
    "читайте также"sv,
    "baca juga"sv,
    "mehr zum thema"sv,
    "czytaj także"sv,
};

/// Openings that promote only when the paragraph is mostly a link.
constexpr std::array kLinkedOpenings = {
    "more:"sv,   "more from"sv, "watch:"sv,  "watch now"sv,  "listen:"sv,  "follow"sv,
    "video:"sv,  "photos:"sv,   "live:"sv,   "opinion:"sv,   "also:"sv,    "next:"sv,
    "source:"sv, "tags:"sv,     "topics:"sv, "click here"sv, "insight:"sv, "reaction:"sv};

constexpr std::array kHeadings = {
    "related"sv,         "read more"sv,      "read next"sv,        "more from"sv,
    "more on"sv,         "more stories"sv,   "more news"sv,        "most popular"sv,
    "most read"sv,       "most viewed"sv,    "trending"sv,         "top stories"sv,
    "latest news"sv,     "latest stories"sv, "our latest"sv,       "you may also"sv,
    "you might also"sv,  "recommended"sv,    "comments"sv,         "leave a reply"sv,
    "leave a comment"sv, "share this"sv,     "follow us"sv,        "newsletter"sv,
    "subscribe"sv,       "sign up"sv,        "about the author"sv, "popular posts"sv,
    "recent posts"sv,    "editor's picks"sv, "see also"sv,         "don't miss"sv,
    "around the web"sv};

constexpr std::array kCredits = {"reporting by"sv, "(reporting by"sv, "additional reporting by"sv,
                                 "editing by"sv,   "(editing by"sv,   "writing by"sv,
                                 "compiled by"sv,  "photo by"sv,      "photograph by"sv,
                                 "source: "sv,     "sources: "sv};

constexpr std::array kStamps = {"published"sv,    "posted"sv,         "updated"sv,
                                "last updated"sv, "last modified"sv,  "by "sv,
                                "date:"sv,        "publicado"sv,      "publié"sv,
                                "pubblicato"sv,   "veröffentlicht"sv, "опубликовано"sv};

constexpr std::array kMonths = {"january"sv,  "february"sv, "march"sv,  "april"sv,     "may "sv,
                                "june"sv,     "july"sv,     "august"sv, "september"sv, "october"sv,
                                "november"sv, "december"sv, "jan "sv,   "feb "sv,      "mar "sv,
                                "apr "sv,     "jun "sv,     "jul "sv,   "aug "sv,      "sep "sv,
                                "sept "sv,    "oct "sv,     "nov "sv,   "dec "sv,      "ago "sv};

/// Whole lines that are labels of buttons and boxes.
constexpr std::array kLabels = {
    "subscribe"sv, "advertisement"sv,      "advertising"sv, "more"sv,       "share"sv,
    "tweet"sv,     "comments"sv,           "email"sv,       "print"sv,      "save"sv,
    "reaction"sv,  "share this article"sv, "loading..."sv,  "close"sv,      "facebook"sv,
    "twitter"sv,   "whatsapp"sv,           "related"sv,     "watch live"sv, "play video"sv};

template <typename Openings>
bool opens(std::string_view text, const Openings& openings) {
  return std::any_of(openings.begin(), openings.end(), [&](std::string_view opening) {
    return text.substr(0, opening.size()) == opening;
  });
}

bool has(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

std::size_t digits_in(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }));
}

bool ends_sentence(std::string_view text) {
  return !text.empty() && (text.back() == '.' || text.back() == '!' || text.back() == '?');
}

/// "GENEVA, Nov 18, 2031 (AP) —" opens the copy, even in a paragraph of its own.
bool ends_dateline(std::string_view line) {
  for (const auto dash : {"\u2014"sv, "\u2013"sv, "-"sv})
    if (line.size() >= dash.size() && line.substr(line.size() - dash.size()) == dash) return true;
  return false;
}

bool names_month(std::string_view text) {
  return std::any_of(kMonths.begin(), kMonths.end(),
                     [&](std::string_view month) { return has(text, month); });
}

/// "image 2 of 5".
bool counts_images(std::string_view text) {
  return text.size() < 20 && text.substr(0, 6) == "image " && digits_in(text) >= 2 &&
         has(text, " of ");
}

}  // namespace

bool is_promotion(std::string_view paragraph, double linked) {
  if (paragraph.size() > kLongestPromotion) return false;
  const auto text = lower(paragraph);
  if (std::find(kLabels.begin(), kLabels.end(), text) != kLabels.end()) return true;
  if (opens(text, kOpenings) || counts_images(text)) return true;
  if (text.rfind("email ", 0) == 0 && (has(text, "@") || has(text, "follow"))) return true;
  if (linked > 0.4 && opens(text, kLinkedOpenings)) return true;
  return opens(text, std::array{"follow"sv}) && (has(text, "twitter") || has(text, "facebook") ||
                                                 has(text, "instagram") || has(text, "http"));
}

bool heads_promotion(std::string_view heading) {
  if (heading.size() > kLongestStamp) return false;
  const auto text = lower(heading);
  if (opens(text, kHeadings)) return true;
  return opens(text, std::array{"more "sv}) &&
         (has(text, "stories") || has(text, "articles") || has(text, "news"));
}

bool is_credit(std::string_view paragraph) {
  if (paragraph.size() > 2 * kLongestPromotion) return false;
  const auto text = lower(paragraph);
  return opens(text, kCredits) || has(text, "contributed to this report") ||
         has(text, "contributed to this story") || has(text, "contributed reporting");
}

bool is_stamp(std::string_view line) {
  if (line.size() > kLongestStamp || ends_dateline(line)) return false;
  const auto text = lower(line);
  const auto digits = digits_in(text);
  if (digits >= 4 && !ends_sentence(text) &&
      (names_month(text) || digits * 3 > text.size() || opens(text, kStamps)))
    return true;
  if (digits >= 6 && digits_in(text.substr(0, 2)) > 0 && !ends_sentence(text)) return true;
  return opens(text, kStamps) && !ends_sentence(text);
}

bool is_address(std::string_view line) {
  return (line.substr(0, 7) == "http://" || line.substr(0, 8) == "https://") &&
         line.find(' ') == std::string_view::npos;
}

}  // namespace parley::wire::html
