#include "wire/html/json_ld.h"

#include <algorithm>
#include <array>

#include <simdjson.h>

#include "wire/html/words.h"

namespace parley::wire::html {

namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

constexpr std::array<std::string_view, 21> kArticles = {"Article",
                                                        "AdvertiserContentArticle",
                                                        "NewsArticle",
                                                        "AnalysisNewsArticle",
                                                        "AskPublicNewsArticle",
                                                        "BackgroundNewsArticle",
                                                        "OpinionNewsArticle",
                                                        "ReportageNewsArticle",
                                                        "ReviewNewsArticle",
                                                        "Report",
                                                        "SatiricalArticle",
                                                        "ScholarlyArticle",
                                                        "MedicalScholarlyArticle",
                                                        "SocialMediaPosting",
                                                        "BlogPosting",
                                                        "LiveBlogPosting",
                                                        "DiscussionForumPosting",
                                                        "TechArticle",
                                                        "APIReference",
                                                        "ReviewArticle",
                                                        "VideoArticle"};

/// Larger and further ones are passed over: no honest page has them.
constexpr std::size_t kMostScript = 1u << 20;
constexpr std::size_t kMostScripts = 50;

bool names_article(std::string_view type) {
  return std::find(kArticles.begin(), kArticles.end(), type) != kArticles.end();
}

bool is_article(const object& thing) {
  element type;
  if (thing["@type"].get(type) != simdjson::SUCCESS) return false;
  std::string_view name;
  if (type.get(name) == simdjson::SUCCESS) return names_article(name);
  array names;
  if (type.get(names) != simdjson::SUCCESS) return false;
  for (const auto one : names)
    if (one.get(name) == simdjson::SUCCESS && names_article(name)) return true;
  return false;
}

bool find_in(const element& data, object& article, int depth);

bool find_in_array(const array& list, object& article, int depth) {
  for (const auto one : list)
    if (find_in(one, article, depth)) return true;
  return false;
}

/// Looks two levels deep: an array of graphs, or a graph.
bool find_in(const element& data, object& article, int depth) {
  if (depth > 2) return false;
  array list;
  if (data.get(list) == simdjson::SUCCESS) return find_in_array(list, article, depth + 1);
  object thing;
  if (data.get(thing) != simdjson::SUCCESS) return false;
  if (is_article(thing)) return article = thing, true;
  if (thing["@graph"].get(list) != simdjson::SUCCESS) return false;
  return find_in_array(list, article, depth + 1);
}

std::string text_of(const object& thing, const char* key) {
  std::string_view text;
  if (thing[key].get(text) != simdjson::SUCCESS) return {};
  return std::string(trimmed(text));
}

/// The name of a person or organisation given as an object or as a bare word.
std::string name_of(const element& who) {
  std::string_view bare;
  if (who.get(bare) == simdjson::SUCCESS)
    return bare.find("://") == std::string_view::npos ? std::string(trimmed(bare)) : "";
  object thing;
  if (who.get(thing) != simdjson::SUCCESS) return {};
  return text_of(thing, "name");
}

std::string names_of(const object& article, const char* key) {
  element who;
  if (article[key].get(who) != simdjson::SUCCESS) return {};
  array list;
  if (who.get(list) != simdjson::SUCCESS) return name_of(who);
  std::string out;
  for (const auto one : list) {
    const auto name = name_of(one);
    if (name.empty()) continue;
    if (!out.empty()) out += ", ";
    out += name;
  }
  return out;
}

/// "mainEntityOfPage" is an address or an object with an "@id".
std::string address_of(const object& article) {
  object page;
  if (article["mainEntityOfPage"].get(page) == simdjson::SUCCESS) return text_of(page, "@id");
  const auto bare = text_of(article, "mainEntityOfPage");
  return bare.empty() ? text_of(article, "url") : bare;
}

LinkedData read(const object& article) {
  LinkedData data;
  data.found = true;
  data.name = text_of(article, "name");
  data.headline = text_of(article, "headline");
  data.byline = names_of(article, "author");
  data.site = names_of(article, "publisher");
  data.published = text_of(article, "datePublished");
  data.modified = text_of(article, "dateModified");
  data.summary = text_of(article, "description");
  data.language = text_of(article, "inLanguage");
  data.url = address_of(article);
  data.body = text_of(article, "articleBody");
  return data;
}

/// Line ends inside strings are common and against the standard; as white space they do no harm
/// anywhere.
std::string mended(std::string_view script) {
  script = trimmed(script);
  if (script.substr(0, 9) == "<![CDATA[") script = script.substr(9, script.find("]]>") - 9);
  std::string out(script);
  std::replace_if(
      out.begin(), out.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
  return out;
}

}  // namespace

LinkedData linked_article(const std::vector<std::string_view>& scripts) {
  simdjson::dom::parser parser;
  std::size_t tried = 0;
  for (const auto script : scripts) {
    if (script.size() > kMostScript || ++tried > kMostScripts) continue;
    element data;
    object article;
    if (parser.parse(mended(script)).get(data) == simdjson::SUCCESS && find_in(data, article, 0))
      return read(article);
  }
  return {};
}

}  // namespace parley::wire::html
