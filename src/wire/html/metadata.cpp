#include "wire/html/metadata.h"

#include <algorithm>
#include <array>
#include <map>

#include "wire/html/page_title.h"
#include "wire/html/words.h"

namespace parley::wire::html {

namespace {

constexpr std::size_t kLongestByline = 100;
constexpr std::size_t kLongestTitle = 1000;
constexpr double kSameTitle = 0.75;

/// Keys as "og:title", "dc:creator", "author"; the last of equal ones counts, as in Readability.
using Values = std::map<std::string, std::string, std::less<>>;

constexpr std::array<std::string_view, 15> kFields = {
    "author", "creator",       "description",  "published_time", "modified_time",
    "title",  "site_name",     "pub-date",     "date",           "language",
    "locale", "datepublished", "datemodified", "issued",         "content-language"};

constexpr std::array<std::string_view, 8> kVocabularies = {
    "article", "dc", "dcterm", "dcterms", "og", "twitter", "parsely", "weibo"};

template <typename List>
bool lists(const List& list, std::string_view word) {
  for (const auto& one : list)
    if (one == word) return true;
  return false;
}

/// In small letters, dots as colons, without white space.
std::string spelled(std::string_view name) {
  std::string key;
  for (const char c : lower(name))
    if (c == '.')
      key += ':';
    else if (c != ' ' && c != '\t' && c != '\n')
      key += c;
  if (key.rfind("parsely-", 0) == 0 || key.rfind("dc-", 0) == 0) key[key.find('-')] = ':';
  return key;
}

bool is_known(std::string_view key) {
  const auto colon = key.find(':');
  if (colon == std::string_view::npos) return lists(kFields, key);
  return lists(kVocabularies, key.substr(0, colon)) &&
         lists(kFields, key.substr(key.rfind(':') + 1));
}

/// Open Graph's vocabulary of articles belongs into `property`; what tells it by `name` counts for
/// less than what the page shows.
constexpr std::string_view kMisplaced = "misplaced:";

/// "DC.Title" and "dc : title" give "dc:title"; empty for names that are of no interest.
std::string key_of_name(std::string_view name) {
  auto key = spelled(name);
  if (!is_known(key)) return {};
  return key.rfind("article:", 0) == 0 ? std::string(kMisplaced) + key : key;
}

/// Of "og:article:author" the last two count; a property of no vocabulary is misplaced, dates
/// apart, which microdata tells so.
std::string key_of_property(std::string_view property) {
  auto key = spelled(property);
  const auto last = key.rfind(':');
  if (last != std::string::npos && last > 0) {
    const auto before = key.rfind(':', last - 1);
    if (before != std::string::npos && is_known(key.substr(before + 1)))
      return key.substr(before + 1);
  }
  if (!is_known(key)) return {};
  constexpr std::array<std::string_view, 4> kTold = {"author", "creator", "title", "site_name"};
  return lists(kTold, key) ? std::string(kMisplaced) + key : key;
}

void put(Values& values, const std::string& key, std::string_view content) {
  if (!key.empty()) values[key] = trimmed(content);
}

/// A property may be a list of several names: "dc:title og:title".
void put_properties(Values& values, std::string_view names, std::string_view content) {
  while (!names.empty()) {
    names = trimmed(names);
    const auto end = std::min(names.find(' '), names.size());
    put(values, key_of_property(names.substr(0, end)), content);
    names.remove_prefix(end);
  }
}

Values values_of(const Page& page) {
  Values values;
  for (const auto& meta : page.metas) {
    if (trimmed(meta.content).empty()) continue;
    if (!meta.property.empty()) put_properties(values, meta.property, meta.content);
    if (!meta.name.empty()) put(values, key_of_name(meta.name), meta.content);
  }
  return values;
}

/// The first of `keys` that has a value, entities decoded.
std::string first_of(const Values& values, std::initializer_list<std::string_view> keys) {
  for (const auto key : keys) {
    const auto found = values.find(key);
    if (found != values.end()) return clean(found->second);
  }
  return {};
}

std::string first(std::initializer_list<std::string> candidates) {
  for (const auto& candidate : candidates)
    if (!candidate.empty()) return candidate;
  return {};
}

/// Where "name" and "headline" differ, the one like the page's own title is the article's.
std::string linked_title(const LinkedData& linked, const std::string& shown) {
  if (linked.name.empty() || linked.headline.empty()) return clean(linked.name + linked.headline);
  const bool headline = similarity(linked.headline, shown) > kSameTitle;
  const bool name = similarity(linked.name, shown) > kSameTitle;
  return clean(headline && !name ? linked.headline : linked.name);
}

bool is_address(const std::string& text) {
  return text.rfind("http", 0) == 0 && text.find("://") != std::string::npos;
}

/// All text of a subtree as it stands in the source, what is hidden too.
std::string raw_text_under(const Page& page, uint32_t i) {
  std::string text;
  for (auto t = i + 1; t < page.nodes[i].end && text.size() < 16 * kLongestByline; ++t)
    text += page.nodes[t].text;
  return text;
}

/// Characters, not bytes, without the white space at the ends but with all of it inside: what is
/// laid out over many lines is more than a name.
bool is_short(const std::string& raw) {
  const auto text = trimmed(raw);
  const auto characters = std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  });
  return characters > 0 && static_cast<std::size_t>(characters) < kLongestByline;
}

/// A part of a byline that is marked as the name.
std::string marked_name(const Page& page, uint32_t i) {
  for (auto n = i + 1; n < page.nodes[i].end; ++n)
    if (page.nodes[n].itemprop.find("name") != std::string_view::npos)
      return clean(raw_text_under(page, n));
  return {};
}

template <typename List>
bool names_any(const std::string& names, const List& list) {
  for (const auto word : list)
    if (names.find(word) != std::string::npos) return true;
  return false;
}

bool is_byline(const Node& node) {
  if (node.rel == "author" || node.itemprop.find("author") != std::string_view::npos) return true;
  constexpr std::array<std::string_view, 4> kSigns = {"byline", "author", "dateline", "writtenby"};
  return names_any(lower(node.klass) + " " + lower(node.id), kSigns);
}

/// Names of parts in which a byline is another story's, or a reader's.
constexpr std::array<std::string_view, 29> kApart = {
    "-ad-",       "ad-break", "agegate",    "ai2html",    "banner",  "breadcrumbs",
    "combx",      "comment",  "community",  "cover-wrap", "disqus",  "extra",
    "footer",     "gdpr",     "header",     "legends",    "menu",    "pager",
    "pagination", "popup",    "related",    "remark",     "replies", "rss",
    "shoutbox",   "sidebar",  "skyscraper", "social",     "sponsor"};
/// Names that outweigh them.
constexpr std::array<std::string_view, 7> kWithin = {"and",     "article", "body",  "column",
                                                     "content", "main",    "shadow"};

bool is_apart(const Node& node) {
  if (node.hidden) return true;
  if (node.tag == Tag::body || node.tag == Tag::html) return false;
  const auto names = lower(node.klass) + " " + lower(node.id);
  return names_any(names, kApart) && !names_any(names, kWithin);
}

/// The first short element that signs the page.
std::string shown_byline(const Page& page) {
  for (uint32_t i = 1; i < page.nodes.size();) {
    const auto& node = page.nodes[i];
    const bool named =
        !node.klass.empty() || !node.id.empty() || !node.rel.empty() || !node.itemprop.empty();
    if (named && !node.hidden && is_byline(node)) {
      const auto text = decoded(raw_text_under(page, i));
      if (is_short(text)) return first({marked_name(page, i), folded(text)});
    }
    i = named && is_apart(node) ? node.end : i + 1;
  }
  return {};
}

std::string shown_date(const Page& page) {
  std::string any;
  for (const auto& node : page.nodes) {
    if (node.datetime.empty()) continue;
    if (node.itemprop.find("datePublished") != std::string_view::npos) return clean(node.datetime);
    if (any.empty() && node.tag == Tag::time) any = clean(node.datetime);
  }
  return any;
}

std::string canonical_of(const Page& page) {
  for (const auto& link : page.links)
    if (link.head && same_word(link.rel, "canonical")) return clean(link.href);
  for (const auto& meta : page.metas)
    if (same_word(meta.property, "og:url")) return clean(meta.content);
  return {};
}

/// For pages that nowhere say their title.
std::string first_heading(const std::vector<Block>& blocks) {
  for (const auto& block : blocks)
    if (block.tag == Tag::h1) return block.text;
  return {};
}

}  // namespace

Metadata metadata_of(const Page& page, const LinkedData& linked, const std::vector<Block>& blocks) {
  const auto values = values_of(page);
  const auto shown = headline_in(clean(shortened(page.title, kLongestTitle)), blocks);
  Metadata data;
  data.title =
      first({linked_title(linked, shown),
             first_of(values, {"dc:title", "dcterm:title", "og:title", "weibo:article:title",
                               "weibo:webpage:title", "title", "twitter:title", "parsely:title"}),
             shown});
  if (data.title.empty())
    data.title = first({first_of(values, {"misplaced:title"}), first_heading(blocks)});
  auto author = first_of(values, {"article:author"});
  if (is_address(author)) author.clear();
  data.byline = first(
      {clean(linked.byline),
       first_of(values, {"dc:creator", "dcterm:creator", "author", "parsely:author"}), author});
  if (data.byline.empty())
    data.byline = first(
        {shown_byline(page),
         first_of(values, {"misplaced:author", "misplaced:creator", "misplaced:article:author"})});
  data.site =
      first({clean(linked.site), first_of(values, {"og:site_name", "misplaced:site_name"})});
  data.published = first(
      {clean(linked.published), first_of(values, {"article:published_time", "parsely:pub-date"})});
  data.modified =
      first({clean(linked.modified), first_of(values, {"article:modified_time", "datemodified"})});
  data.date_shown = first({first_of(values, {"misplaced:article:published_time", "datepublished",
                                             "dcterms:issued", "dc:date", "date"}),
                           shown_date(page)});
  data.language = first({clean(page.language), clean(linked.language),
                         first_of(values, {"content-language", "dc:language"})});
  data.summary =
      first({clean(linked.summary), first_of(values, {"dc:description", "dcterm:description",
                                                      "og:description", "weibo:article:description",
                                                      "description", "twitter:description"})});
  data.canonical = first({canonical_of(page), linked.url});
  return data;
}

}  // namespace parley::wire::html
