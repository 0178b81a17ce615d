#include "wire/news/newsml.h"

#include <algorithm>
#include <utility>

#include "wire/news/copy.h"
#include "wire/news/encoding.h"
#include "wire/news/instant.h"
#include "wire/news/nitf.h"
#include "wire/news/xml.h"

namespace parley::wire {
namespace news {
namespace {

template <typename T>
T first(const std::vector<T>& values) {
  return values.empty() ? T{} : values.front();
}

/// "usable" of "stat:usable", "REUTERS" of "nprov:REUTERS"; a URI stays whole.
std::string local_code(const std::string& code) {
  const auto colon = code.find(':');
  const bool uri = code.find('/') != std::string::npos || code.compare(0, 4, "urn:") == 0;
  if (uri && code.rfind("http", 0) != 0) return code;
  return uri ? code.substr(code.find_last_of("/#") + 1)
             : code.substr(colon == std::string::npos ? 0 : colon + 1);
}

std::string words_of(const Concept& value) {
  return value.name.empty() ? local_code(value.code) : value.name;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string out;
  for (const auto& line : lines)
    if (!line.empty()) out += (out.empty() ? "" : "\n") + line;
  return out;
}

/// The text inside, white space as it stands.
std::string raw_text(pugi::xml_node node) {
  std::string out;
  for (const auto& inner : node.children())
    out += inner.type() == pugi::node_element ? raw_text(inner) : inner.value();
  return out;
}

Paragraphs data_copy(const Content& content) {
  if (!attribute(content.node, "encoding").empty()) return {};  // base64 of something
  const auto text = raw_text(content.node);
  const bool markup = content.type.find("html") != std::string::npos;
  if (!markup && !content.type.empty() && content.type.compare(0, 5, "text/") != 0) return {};
  return markup ? copy_of_html(text) : copy_of_plain(text);
}

Paragraphs copy_of_content(const Content& content) {
  if (content.kind == "inlineData") return data_copy(content);
  if (content.kind != "inlineXML") return {};
  if (const auto nitf = descendant(content.node, "nitf")) return nitf_copy(nitf);
  if (const auto html = descendant(content.node, "body")) return copy_of(html);
  return copy_of(content.node);
}

/// What is only in the embedded NITF: headline and byline.
void fill_from_nitf(const G2Item& item, Story& story) {
  for (const auto& content : item.content) {
    const auto nitf = descendant(content.node, "nitf");
    if (!nitf) continue;
    auto inner = story_of_nitf(nitf);
    if (story.headline.empty()) story.headline = std::move(inner.headline);
    if (story.byline.empty()) story.byline = std::move(inner.byline);
    if (story.credit.empty()) story.credit = std::move(inner.credit);
    return;
  }
}

/// Relations by which an item says that it takes another's place, as the IPTC's item relations and
/// agencies name them.
bool replaces(const std::string& relation) {
  static constexpr std::string_view kReplacing[] = {
      "previousVersion", "previousversion", "replaces",    "supersedes",
      "corrects",        "updates",         "evolvedFrom", "isCorrectionOf"};
  return std::find(std::begin(kReplacing), std::end(kReplacing), relation) != std::end(kReplacing);
}

void read_links(pugi::xml_node meta, Story& story) {
  for (const auto& node : meta.children()) {
    if (local_name(node) != "link") continue;
    Link link;
    link.rel = local_code(std::string(attribute(node, "rel")));
    link.href = attribute(node, "residref");
    if (link.href.empty()) link.href = attribute(node, "href");
    link.type = attribute(node, "contenttype");
    link.title = text_of(child(node, "title"));
    if (replaces(link.rel) && story.supersedes.empty()) story.supersedes = link.href;
    if (!link.href.empty()) story.links.push_back(std::move(link));
  }
}

void read_renditions(const G2Item& item, Story& story) {
  for (const auto& content : item.content)
    if (const auto href = attribute(content.node, "href");
        content.kind == "remoteContent" && !href.empty())
      story.links.push_back({std::string(href), "enclosure", content.type, ""});
}

/// "canceled" and "withheld" outweigh what the signal says of a usable item.
std::string status_of(const G2Item& item) {
  auto status = local_code(first(item.pub_status));
  if (!status.empty() && status != "usable") return status;
  for (const auto& signal : item.signal) {
    const auto code = local_code(signal);
    if (code == "correction" || code == "update" || code == "kill") return code;
  }
  return status;
}

std::string summary_of(pugi::xml_node node, const G2Item& item) {
  for (const auto& inner : child(node, "contentMeta").children())
    if (local_name(inner) == "description" &&
        local_code(std::string(attribute(inner, "role"))) == "summary")
      return text_of(inner);
  return first(item.descriptions);
}

void read_people(const G2Item& item, Story& story) {
  story.byline = first(item.bylines);
  if (story.byline.empty() && !item.creators.empty()) story.byline = item.creators.front().name;
  story.source = words_of(first(item.providers));
  story.credit = first(item.creditlines);
  for (const auto& source : item.info_sources)
    if (story.credit.empty()) story.credit = words_of(source);
}

void read_dates(const G2Item& item, Story& story) {
  // Words such as "on Tuesday" are said on the day of this version, not of the first one.
  story.published = instant(item.version_created);
  if (story.published.empty()) story.published = instant(item.first_created);
  story.embargoed = instant(item.embargoed);
}

std::string language_of(const G2Item& item) {
  if (!item.languages.empty()) return item.languages.front();
  for (const auto& content : item.content)
    if (const auto lang = attribute(content.node, "lang"); !lang.empty()) return std::string(lang);
  return item.language;
}

Story story_of_item(pugi::xml_node node, const G2Item& item) {
  Story story;
  story.type = "newsml";
  story.id = item.guid;
  story.version = item.version;
  story.status = status_of(item);
  read_dates(item, story);
  read_people(item, story);
  read_links(child(node, "itemMeta"), story);
  read_renditions(item, story);
  story.headline = first(item.headlines);
  fill_from_nitf(item, story);
  if (story.headline.empty()) story.headline = first(item.titles);
  story.slug = first(item.sluglines);
  story.urgency = first(item.urgency);
  story.edit_note = joined(item.ed_notes);
  story.copyright = text_of(path(node, {"rightsInfo", "copyrightNotice"}));
  story.summary = summary_of(node, item);
  story.language = language_of(item);
  for (const auto& subject : item.subjects)
    if (auto words = words_of(subject); !words.empty()) story.subjects.push_back(std::move(words));
  for (const auto& keyword : item.keywords) story.subjects.push_back(keyword);
  return story;
}

Paragraphs body_of(const G2Item& item) {
  for (const auto& content : item.content)
    if (auto body = copy_of_content(content); !body.empty()) return body;
  return {};
}

/// Whether the item is written copy: by its class, or, without one, by its text. A withdrawal may
/// come without text.
bool is_story(const G2Item& item, const Story& story, const Paragraphs& body) {
  if (item.kind != "newsItem") return false;
  const auto kind = local_code(first(item.item_class));
  if (!kind.empty() && kind != "text") return false;
  if (!body.empty()) return true;
  return !story.headline.empty() && (kind == "text" || story.status == "canceled");
}

void read_one(pugi::xml_node node, const InputInfo& info, const Sink& sink, std::size_t& ordinal) {
  const auto item = read_item(node);
  auto story = story_of_item(node, item);
  const auto body = body_of(item);
  if (!is_story(item, story, body)) return;
  set_text(story, body);
  if (!info.source.empty()) story.source = info.source;
  story.input = info.name;
  story.ordinal = ordinal++;
  sink.story(std::move(story));
}

bool is_g2(std::string_view root) {
  static constexpr std::string_view kRoots[] = {"newsMessage", "newsItem",      "packageItem",
                                                "conceptItem", "knowledgeItem", "planningItem",
                                                "catalogItem", "catalog"};
  return std::find(std::begin(kRoots), std::end(kRoots), root) != std::end(kRoots);
}

}  // namespace
}  // namespace news

void read_newsml(std::string_view document, const InputInfo& info, const Sink& sink) {
  pugi::xml_document xml;
  if (!news::parse_xml(document, info, sink, xml)) return;
  const auto root = xml.document_element();
  if (!news::is_g2(news::local_name(root))) {
    sink.complain({info.name, "<" + std::string(root.name()) + "> is no NewsML-G2 item"});
    return;
  }
  std::size_t ordinal = 0;
  for (const auto& item : news::items_of(root)) news::read_one(item, info, sink, ordinal);
}

}  // namespace parley::wire
