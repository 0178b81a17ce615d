#include "wire/news/nitf.h"

#include <utility>

#include "wire/news/instant.h"
#include "wire/news/xml.h"
#include "wire/reader.h"

namespace parley::wire {
namespace news {
namespace {

constexpr std::size_t kLongestDateline = 100;  // bytes; more than that is no dateline

std::string said(pugi::xml_node node, std::string_view name) {
  return std::string(attribute(node, name));
}

std::string lower(std::string text) {
  for (auto& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return text;
}

std::string first_of(std::initializer_list<std::string> choices) {
  for (const auto& choice : choices)
    if (!choice.empty()) return choice;
  return {};
}

pugi::xml_node part(pugi::xml_node nitf, std::string_view name) {
  return path(nitf, {"body", name});
}

std::string headline(pugi::xml_node nitf) {
  const auto hedline = child(part(nitf, "body.head"), "hedline");
  return first_of(
      {text_of(child(hedline, "hl1")), text_of(hedline), text_of(path(nitf, {"head", "title"}))});
}

/// "GENEVA, March 14" or, without words of its own, the location and nothing else.
std::string dateline(pugi::xml_node nitf) {
  const auto node = child(part(nitf, "body.head"), "dateline");
  auto words = text_of(node);
  while (!words.empty() && (words.back() == '-' || words.back() == ' ')) words.pop_back();
  return words.size() > kLongestDateline ? std::string() : words;
}

void add_dateline(const std::string& line, Paragraphs& body) {
  if (line.empty() || body.empty()) return;
  const auto place = lower(line.substr(0, line.find_first_of(",( ")));
  if (lower(body.front().substr(0, kLongestDateline)).find(place) != std::string::npos) return;
  body.front() = line + " \xE2\x80\x94 " + body.front();
}

void read_subjects(pugi::xml_node head, Story& story) {
  const auto add = [&](std::string name) {
    if (!name.empty()) story.subjects.push_back(std::move(name));
  };
  for (const auto& subject : child(head, "tobject").children())
    add(first_of({said(subject, "tobject.subject.detail"), said(subject, "tobject.subject.matter"),
                  said(subject, "tobject.subject.type"), said(subject, "tobject.subject.refnum")}));
  for (const auto& keyword : path(head, {"docdata", "key-list"}).children())
    add(said(keyword, "key"));
  for (const auto& thing : path(head, {"docdata", "identified-content"}).children())
    add(first_of({text_of(thing), said(thing, "value")}));
}

void read_dates(pugi::xml_node docdata, Story& story) {
  const auto issue = instant(attribute(child(docdata, "date.issue"), "norm"));
  const auto release = instant(attribute(child(docdata, "date.release"), "norm"));
  story.published = first_of({issue, release});
  if (story.status == "embargoed" || later(release, issue)) story.embargoed = release;
}

/// What this document does to an earlier one.
void read_management(pugi::xml_node docdata, Story& story) {
  story.status = lower(said(docdata, "management-status"));
  story.supersedes = said(docdata, "management-doc-idref");
  if (const auto correction = child(docdata, "correction")) {
    if (story.status.empty() || story.status == "usable") story.status = "correction";
    if (story.supersedes.empty()) story.supersedes = said(correction, "id-string");
    if (story.edit_note.empty()) story.edit_note = said(correction, "info");
  }
}

void read_docdata(pugi::xml_node docdata, Story& story) {
  const auto doc_id = child(docdata, "doc-id");
  story.id = said(doc_id, "id-string");
  story.urgency = said(child(docdata, "urgency"), "ed-urg");
  story.edit_note = said(child(docdata, "ed-msg"), "info");
  const auto key = child(docdata, "du-key");
  story.slug = first_of({said(key, "key"), said(path(docdata, {"key-list", "keyword"}), "key")});
  story.version = first_of({said(key, "version"), said(key, "generation")});
  const auto copyright = child(docdata, "doc.copyright");
  story.copyright = said(copyright, "holder");
  if (const auto year = said(copyright, "year"); !year.empty() && !story.copyright.empty())
    story.copyright = "\xC2\xA9 " + year + " " + story.copyright;
  story.source = first_of({said(doc_id, "regsrc"), said(copyright, "holder")});
  read_management(docdata, story);
  read_dates(docdata, story);
}

void read_body_head(pugi::xml_node head, Story& story) {
  story.byline = text_of(child(head, "byline"));
  story.credit = text_of(child(head, "distributor"));
  story.summary = text_of(child(head, "abstract"));
  const auto story_date = path(head, {"dateline", "story.date"});
  if (story.published.empty()) story.published = instant(attribute(story_date, "norm"));
}

}  // namespace

Paragraphs nitf_copy(pugi::xml_node nitf) {
  auto body = copy_of(part(nitf, "body.content"));
  for (auto& line : copy_of(part(nitf, "body.end"))) body.push_back(std::move(line));
  add_dateline(dateline(nitf), body);
  return body;
}

Story story_of_nitf(pugi::xml_node nitf) {
  Story story;
  story.type = "nitf";
  const auto head = child(nitf, "head");
  read_docdata(child(head, "docdata"), story);
  read_subjects(head, story);
  read_body_head(part(nitf, "body.head"), story);
  const auto pubdata = child(head, "pubdata");
  story.source = first_of({story.source, said(pubdata, "name"), story.credit});
  story.url = said(pubdata, "ex-ref");
  story.language = first_of({said(nitf, "lang"), said(part(nitf, "body.content"), "lang")});
  story.headline = headline(nitf);
  set_text(story, nitf_copy(nitf));
  return story;
}

}  // namespace news

void read_nitf(std::string_view document, const InputInfo& info, const Sink& sink) {
  pugi::xml_document xml;
  if (!news::parse_xml(document, info, sink, xml)) return;
  const auto root = xml.document_element();
  const bool alone = news::local_name(root) == "nitf";
  std::vector<pugi::xml_node> items;
  if (alone) items.push_back(root);
  for (const auto& inner : root.children())
    if (!alone)
      if (auto item = news::local_name(inner) == "nitf" ? inner : news::descendant(inner, "nitf"))
        items.push_back(item);
  if (items.empty()) sink.complain({info.name, "no <nitf> element"});
  std::size_t ordinal = 0;
  for (const auto& item : items) {
    auto story = news::story_of_nitf(item);
    if (!info.source.empty()) story.source = info.source;
    story.input = info.name;
    story.ordinal = ordinal++;
    if (story.text.empty())
      sink.complain({info.name, "item " + std::to_string(ordinal) + " has no text"});
    else
      sink.story(std::move(story));
  }
}

}  // namespace parley::wire
