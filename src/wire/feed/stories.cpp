#include <algorithm>

#include <fmt/format.h>

#include "wire/feed/dates.h"
#include "wire/feed/document.h"
#include "wire/feed/html_text.h"
#include "wire/feed/strings.h"
#include "wire/feed/urls.h"
#include "wire/reader.h"

namespace parley::wire {
namespace {

using feed::html_to_text;
using feed::tidy_text;

std::string text_at(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : "";
}

const Json& object_at(const Json& object, const char* key) {
  static const Json kNone = Json::object();
  const auto found = object.find(key);
  return found != object.end() && found->is_object() ? *found : kNone;
}

const Json& list_at(const Json& object, const char* key) {
  static const Json kNone = Json::array();
  const auto found = object.find(key);
  return found != object.end() && found->is_array() ? *found : kNone;
}

/// Words of a text whose media type is known; where it is not, markup gives itself away.
std::string words_of(const std::string& value, const std::string& type) {
  if (type == "text/plain") return tidy_text(value);
  return html_to_text(value);
}

std::string words_at(const Json& object, const std::string& key) {
  return words_of(text_at(object, key.c_str()),
                  text_at(object_at(object, (key + "_detail").c_str()), "type"));
}

std::string one_line(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

/// The longest of the contents that are text, else the summary.
std::string body_of(const Json& entry) {
  std::string best;
  for (const auto& content : list_at(entry, "content")) {
    const std::string type = text_at(content, "type");
    if (type != "text/plain" && type != "text/html" && type != "application/xhtml+xml") continue;
    std::string words = words_of(text_at(content, "value"), type);
    if (words.size() > best.size()) best = std::move(words);
  }
  return best.empty() ? words_at(entry, "summary") : best;
}

std::string byline_of(const Json& entry) {
  std::string names;
  for (const auto& author : list_at(entry, "authors")) {
    const std::string name = text_at(author, "name");
    if (!name.empty()) names += (names.empty() ? "" : ", ") + name;
  }
  return names.empty() ? one_line(html_to_text(text_at(entry, "author"))) : names;
}

std::string first_of(std::string a, std::string b) {
  return a.empty() ? std::move(b) : std::move(a);
}

std::string language_of(const Json& entry, const Json& feed) {
  std::string language;
  if (!list_at(entry, "content").empty()) language = text_at(entry["content"][0], "language");
  language = first_of(language, text_at(object_at(entry, "summary_detail"), "language"));
  language = first_of(language, text_at(object_at(entry, "title_detail"), "language"));
  language = first_of(language, text_at(entry, "language"));
  return first_of(language, text_at(feed, "language"));
}

std::vector<Link> links_of(const Json& entry, const InputInfo& info) {
  std::vector<Link> links;
  for (const auto& link : list_at(entry, "links")) {
    std::string href = text_at(link, "href");
    if (href.empty()) continue;
    href = feed::join_url(info.url, href);
    links.push_back(
        {std::move(href), text_at(link, "rel"), text_at(link, "type"), text_at(link, "title")});
  }
  return links;
}

std::vector<std::string> subjects_of(const Json& entry) {
  std::vector<std::string> subjects;
  for (const auto& tag : list_at(entry, "tags")) {
    const std::string subject = first_of(text_at(tag, "label"), text_at(tag, "term"));
    if (!subject.empty()) subjects.push_back(subject);
  }
  return subjects;
}

Story story_of(const Json& entry, const Json& feed, const InputInfo& info) {
  Story story;
  const Json& origin = object_at(entry, "source");
  const std::string feed_title = one_line(words_at(feed, "title"));
  story.id = text_at(entry, "id");
  story.source = first_of(info.source, first_of(one_line(words_at(origin, "title")), feed_title));
  story.site = feed_title;
  story.url = text_at(entry, "link");
  if (!feed::contains(story.url, ":")) story.url.clear();  // an id taken for a link
  story.headline = one_line(words_at(entry, "title"));
  const std::string body = body_of(entry);
  story.text = story.headline + "\n\n" + body;
  story.updated = feed::to_rfc3339(text_at(entry, "updated"));
  story.published = feed::to_rfc3339(text_at(entry, "published"));
  // Many dialects have but one date; it is then that of publication.
  if (story.published.empty()) story.published = feed::to_rfc3339(text_at(entry, "created"));
  if (story.published.empty()) story.published = story.updated;
  story.byline = byline_of(entry);
  story.language = language_of(entry, feed);
  story.copyright = first_of(words_at(entry, "rights"), words_at(feed, "rights"));
  const std::string summary = words_at(entry, "summary");
  if (summary != body) story.summary = summary;
  story.subjects = subjects_of(entry);
  story.links = links_of(entry, info);
  story.input = info.name;
  return story;
}

std::string place(const InputInfo& info, std::size_t line) {
  return line == 0 ? info.name : fmt::format("{}:{}", info.name, line);
}

bool has_text(const Story& story) { return story.text.size() > 2; }

void tell_stories(const feed::FeedDocument& document, const InputInfo& info, const Sink& sink) {
  const Json& tree = document.tree;
  const std::string version = text_at(tree, "version");
  std::size_t ordinal = 0;
  for (const auto& entry : tree["entries"]) {
    Story story = story_of(entry, tree["feed"], info);
    story.type = version.rfind("atom", 0) == 0 ? "atom" : "rss";
    story.ordinal = ordinal++;
    if (has_text(story))
      sink.story(std::move(story));
    else
      sink.complain({info.name, fmt::format("item {} has no text", ordinal)});
  }
}

}  // namespace

void read_feed(std::string_view document, const InputInfo& info, const Sink& sink) {
  if (document.size() > kMostDocumentBytes)
    return sink.complain({info.name, "larger than a document may be"});
  const feed::FeedDocument parsed = feed::parse_feed(document, info);
  if (parsed.tree["entries"].empty() && parsed.trouble.empty() &&
      text_at(parsed.tree, "version").empty())
    return sink.complain({info.name, "no feed in it"});
  tell_stories(parsed, info, sink);
  if (!parsed.trouble.empty()) sink.complain({place(info, parsed.line), parsed.trouble});
  if (parsed.cut) sink.complain({info.name, "the feed is too large; the rest of it was left out"});
}

}  // namespace parley::wire
