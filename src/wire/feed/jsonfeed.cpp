#include <fmt/format.h>
#include <simdjson.h>

#include "wire/feed/dates.h"
#include "wire/feed/encoding.h"
#include "wire/feed/html_text.h"
#include "wire/feed/strings.h"
#include "wire/feed/urls.h"
#include "wire/reader.h"

// JSON Feed 1.0 and 1.1 (https://www.jsonfeed.org/version/1.1/).
namespace parley::wire {
namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

/// The text at a key; numbers, which some take for ids, as they print.
std::string text_at(object where, std::string_view key) {
  element value;
  if (where[key].get(value) != simdjson::SUCCESS) return "";
  std::string_view text;
  if (value.get(text) == simdjson::SUCCESS) return std::string(text);
  if (value.is_number()) return simdjson::minify(value);
  return "";
}

std::string first_of(std::string a, std::string b) {
  return a.empty() ? std::move(b) : std::move(a);
}

std::string authors_of(object where) {
  object single;
  if (where["author"].get(single) == simdjson::SUCCESS) return text_at(single, "name");
  array authors;
  std::string names;
  if (where["authors"].get(authors) != simdjson::SUCCESS) return names;
  for (element author : authors) {
    object person;
    if (author.get(person) != simdjson::SUCCESS) continue;
    const std::string name = text_at(person, "name");
    if (!name.empty()) names += (names.empty() ? "" : ", ") + name;
  }
  return names;
}

std::vector<std::string> tags_of(object item) {
  std::vector<std::string> tags;
  array list;
  if (item["tags"].get(list) != simdjson::SUCCESS) return tags;
  for (element tag : list) {
    std::string_view text;
    if (tag.get(text) == simdjson::SUCCESS && !text.empty()) tags.emplace_back(text);
  }
  return tags;
}

std::vector<Link> links_of(object item, const std::string& base) {
  std::vector<Link> links;
  const auto add = [&](const std::string& url, const char* rel, std::string type,
                       std::string title) {
    if (!url.empty())
      links.push_back({feed::join_url(base, url), rel, std::move(type), std::move(title)});
  };
  add(text_at(item, "url"), "alternate", "text/html", "");
  add(text_at(item, "external_url"), "related", "text/html", "");
  array attachments;
  if (item["attachments"].get(attachments) != simdjson::SUCCESS) return links;
  for (element attachment : attachments) {
    object file;
    if (attachment.get(file) == simdjson::SUCCESS)
      add(text_at(file, "url"), "enclosure", text_at(file, "mime_type"), text_at(file, "title"));
  }
  return links;
}

/// What all items of a feed share.
struct Channel {
  std::string title, language, authors, base;
};

Story story_of(object item, const Channel& channel, const InputInfo& info) {
  Story story;
  story.id = text_at(item, "id");
  story.source = first_of(info.source, channel.title);
  story.site = channel.title;
  story.links = links_of(item, channel.base);
  if (!story.links.empty() && story.links[0].rel == "alternate") story.url = story.links[0].href;
  story.headline = feed::html_to_text(text_at(item, "title"));
  const std::string plain = feed::tidy_text(text_at(item, "content_text"));
  const std::string summary = feed::tidy_text(text_at(item, "summary"));
  const std::string body = first_of(feed::html_to_text(text_at(item, "content_html")), plain);
  story.text = story.headline + "\n\n" + first_of(body, summary);
  if (!body.empty()) story.summary = summary;
  story.updated = feed::to_rfc3339(text_at(item, "date_modified"));
  story.published = first_of(feed::to_rfc3339(text_at(item, "date_published")), story.updated);
  story.byline = first_of(authors_of(item), channel.authors);
  story.language = first_of(text_at(item, "language"), channel.language);
  story.subjects = tags_of(item);
  story.input = info.name;
  story.type = "jsonfeed";
  return story;
}

void tell_items(object root, const InputInfo& info, const Sink& sink) {
  const Channel channel = {text_at(root, "title"), text_at(root, "language"), authors_of(root),
                           first_of(info.url, text_at(root, "feed_url"))};
  array items;
  if (root["items"].get(items) != simdjson::SUCCESS)
    return sink.complain({info.name, "a JSON Feed without items"});
  std::size_t ordinal = 0;
  for (element value : items) {
    object item;
    Story story;
    if (value.get(item) == simdjson::SUCCESS) story = story_of(item, channel, info);
    story.ordinal = ordinal++;
    if (story.text.size() > 2)
      sink.story(std::move(story));
    else
      sink.complain({info.name, fmt::format("item {} has no text", ordinal)});
  }
}

}  // namespace

void read_jsonfeed(std::string_view document, const InputInfo& info, const Sink& sink) {
  if (document.size() > kMostDocumentBytes)
    return sink.complain({info.name, "larger than a document may be"});
  const feed::Decoded decoded = feed::decode_document(document, {});
  simdjson::dom::parser parser;
  element root;
  if (const auto error = parser.parse(decoded.text).get(root); error != simdjson::SUCCESS)
    return sink.complain({info.name, std::string("not JSON: ") + simdjson::error_message(error)});
  object feed;
  if (root.get(feed) != simdjson::SUCCESS)
    return sink.complain({info.name, "not a JSON Feed: no object"});
  tell_items(feed, info, sink);
}

}  // namespace parley::wire
