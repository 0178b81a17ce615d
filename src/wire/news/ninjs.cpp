#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include <simdjson.h>

#include "wire/news/copy.h"
#include "wire/news/encoding.h"
#include "wire/news/instant.h"
#include "wire/news/nitf.h"
#include "wire/news/xml.h"
#include "wire/reader.h"

namespace parley::wire {
namespace news {
namespace {

using simdjson::dom::element;

constexpr int kMostWrapping = 4;  // {"data": {"items": [{"item": …}]}} and one more

/// ninjs 1 writes `versioncreated`, ninjs 3 `versionCreated`, and the plural properties came with
/// 2; so a property is looked up by any of its names, case aside.
std::optional<element> find(element object, std::initializer_list<std::string_view> names) {
  for (const auto name : names) {
    element value;
    simdjson::dom::object fields;
    if (object.get(fields)) break;
    if (!fields.at_key_case_insensitive(name).get(value) && !value.is_null()) return value;
  }
  return std::nullopt;
}

/// A string, or a number as it is written.
std::string word(element value) {
  std::string_view text;
  if (!value.get(text)) return std::string(text);
  if (value.is_number()) return simdjson::minify(value);
  return {};
}

std::string property(element object, std::initializer_list<std::string_view> names) {
  const auto value = find(object, names);
  return value ? word(*value) : std::string();
}

std::string lower(std::string text) {
  for (auto& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return text;
}

/// The elements of a list; a lone value is a list of one.
std::vector<element> list_of(std::optional<element> value) {
  simdjson::dom::array array;
  if (!value) return {};
  if (value->get(array)) return {*value};
  return {array.begin(), array.end()};
}

/// The value of the main one of [{"role": "main", "value": "…"}, …], else of the first.
std::string main_value(std::optional<element> values) {
  std::string chosen;
  for (const auto& value : list_of(values)) {
    const auto text = value.is_string() ? word(value) : property(value, {"value"});
    if (lower(property(value, {"role"})).find("main") != std::string::npos) return text;
    if (chosen.empty()) chosen = text;
  }
  return chosen;
}

std::string name_of(element thing) {
  if (thing.is_string()) return word(thing);
  return property(thing, {"name", "label", "value", "code", "uri"});
}

std::string first_name(std::optional<element> things) {
  for (const auto& thing : list_of(things))
    if (auto name = name_of(thing); !name.empty()) return name;
  return {};
}

Paragraphs copy_of_nitf_text(const std::string& text) {
  pugi::xml_document xml;
  if (!parse_fragment(text, xml)) return {};
  const auto nitf = descendant(xml, "nitf");
  return nitf ? nitf_copy(nitf) : copy_of(xml);
}

Paragraphs copy_as(const std::string& type, const std::string& text) {
  if (type.find("nitf") != std::string::npos) return copy_of_nitf_text(text);
  const bool markup = type.find("html") != std::string::npos ||
                      (type.empty() && (text.find("<p") != std::string::npos ||
                                        text.find("<br") != std::string::npos));
  return markup ? copy_of_html(text) : copy_of_plain(text);
}

/// The body in the form that shows paragraphs best; other kinds (sports data) are no copy.
Paragraphs body_of(element item) {
  for (const auto* type : {"html", "xhtml", "nitf", "text"}) {
    const auto key = std::string("body_") + type;
    if (const auto text = property(item, {key}); !text.empty())
      if (auto copy = copy_as(type, text); !copy.empty()) return copy;
  }
  for (const auto& body : list_of(find(item, {"bodies", "body"}))) {
    const auto text = body.is_string() ? word(body) : property(body, {"value"});
    const auto type = lower(property(body, {"contenttype", "mimetype"}));
    if (auto copy = copy_as(type, text); !copy.empty()) return copy;
  }
  return {};
}

void read_links(element item, Story& story) {
  story.supersedes = property(item, {"evolvedfrom", "replaces", "supersedes"});
  for (const auto& value : list_of(find(item, {"links"}))) {
    Link link;
    link.href = property(value, {"href", "uri", "url"});
    link.rel = property(value, {"rel", "role"});
    link.type = property(value, {"type", "contenttype", "mimetype"});
    link.title = property(value, {"title"});
    const auto relation = lower(link.rel);
    if (relation.find("previousversion") != std::string::npos && story.supersedes.empty())
      story.supersedes = link.href;
    if (!link.href.empty()) story.links.push_back(std::move(link));
  }
}

void read_subjects(element item, Story& story) {
  for (const auto& list :
       {find(item, {"subjects", "subject"}), find(item, {"keywords", "keyword"})})
    for (const auto& thing : list_of(list))
      if (auto name = name_of(thing); !name.empty()) story.subjects.push_back(std::move(name));
}

void read_dates(element item, Story& story) {
  story.published = instant(property(item, {"versioncreated"}));
  if (story.published.empty()) story.published = instant(property(item, {"firstcreated"}));
  story.embargoed = instant(property(item, {"embargoeduntil", "embargoed"}));
}

std::string status_of(element item) {
  const auto status = lower(property(item, {"pubstatus"}));
  if (!status.empty() && status != "usable") return status;
  for (const auto& signal : list_of(find(item, {"signals", "signal"}))) {
    const auto name = lower(name_of(signal));
    for (const auto* known : {"correction", "update", "kill"})
      if (name.find(known) != std::string::npos) return known;
  }
  return status;
}

void read_people(element item, Story& story) {
  story.byline = property(item, {"byline", "by"});
  story.source = first_name(find(item, {"provider", "source"}));
  story.credit = property(item, {"creditline", "credit"});
  const auto info_source = first_name(find(item, {"infosources", "infosource"}));
  if (story.source.empty()) story.source = info_source;
  if (story.credit.empty()) story.credit = info_source;
  if (story.source.empty()) story.source = property(item, {"copyrightholder"});
}

Story story_of_object(element item) {
  Story story;
  story.type = "ninjs";
  story.id = property(item, {"uri", "guid", "id"});
  story.version = property(item, {"version"});
  story.status = status_of(item);
  read_dates(item, story);
  read_people(item, story);
  read_links(item, story);
  read_subjects(item, story);
  story.headline = folded(main_value(find(item, {"headlines", "headline"})));
  if (story.headline.empty()) story.headline = folded(main_value(find(item, {"titles", "title"})));
  story.slug = main_value(find(item, {"slugline", "sluglines"}));
  story.urgency = property(item, {"urgency"});
  story.edit_note = property(item, {"ednote"});
  story.copyright = property(item, {"copyrightnotice", "copyrightholder"});
  const auto rights = find(item, {"rightsinfo"});
  if (story.copyright.empty() && rights) story.copyright = property(*rights, {"copyrightnotice"});
  story.language = property(item, {"language"});
  story.summary = main_value(find(item, {"descriptions", "description_text", "description"}));
  if (story.id.compare(0, 4, "http") == 0) story.url = story.id;
  return story;
}

struct Reading {
  const InputInfo& info;
  const Sink& sink;
  std::size_t ordinal = 0;
};

std::string at(const Reading& reading, std::size_t line) {
  return line == 0 ? reading.info.name : reading.info.name + ":" + std::to_string(line);
}

/// `line` is 0 when the document is not one object a line.
void read_object(element item, std::size_t line, Reading& reading) {
  auto story = story_of_object(item);
  const auto type = lower(property(item, {"type"}));
  if (!type.empty() && type != "text") return;
  const auto body = body_of(item);
  if (body.empty() && story.headline.empty()) {
    reading.sink.complain({at(reading, line), "object has neither headline nor body"});
    return;
  }
  set_text(story, body);
  if (!reading.info.source.empty()) story.source = reading.info.source;
  story.input = reading.info.name;
  story.ordinal = reading.ordinal++;
  reading.sink.story(std::move(story));
}

/// An object, a list of them, or either wrapped as an interface's answer.
void read_value(element value, std::size_t line, Reading& reading, int wrapping) {
  if (value.is_array()) {
    for (const auto& inner : list_of(value))
      if (wrapping < kMostWrapping) read_value(inner, line, reading, wrapping + 1);
    return;
  }
  if (!value.is_object()) {
    reading.sink.complain({at(reading, line), "not a ninjs object"});
    return;
  }
  const auto inner = find(value, {"items", "_items", "item", "data"});
  const bool wrapped = inner && (inner->is_array() || inner->is_object()) && !find(value, {"uri"});
  if (wrapped && wrapping < kMostWrapping)
    read_value(*inner, line, reading, wrapping + 1);
  else
    read_object(value, line, reading);
}

std::string trouble(simdjson::error_code code) {
  return std::string("not well-formed JSON: ") + simdjson::error_message(code);
}

void read_lines(std::string_view text, Reading& reading) {
  simdjson::dom::parser parser;
  for (std::size_t line = 1; !text.empty(); ++line) {
    const auto end = std::min(text.find('\n'), text.size());
    const auto one = text.substr(0, end);
    text.remove_prefix(std::min(text.size(), end + 1));
    if (folded(one).empty()) continue;
    element value;
    if (const auto code = parser.parse(simdjson::padded_string(one)).get(value))
      reading.sink.complain({at(reading, line), trouble(code)});
    else
      read_value(value, line, reading, 0);
  }
}

/// Whether the first line alone is a whole object: then what follows are others, whatever their
/// state.
bool is_lines(std::string_view text) {
  const auto start = text.find_first_not_of(" \t\r\n");
  if (start == std::string_view::npos) return false;
  text.remove_prefix(start);
  const auto end = text.find('\n');
  simdjson::dom::parser parser;
  element value;
  return end != std::string_view::npos &&
         !parser.parse(simdjson::padded_string(text.substr(0, end))).get(value) &&
         value.is_object();
}

}  // namespace
}  // namespace news

void read_ninjs(std::string_view document, const InputInfo& info, const Sink& sink) {
  news::Reading reading{info, sink};
  if (document.size() > kMostDocumentBytes) {
    sink.complain({info.name, "larger than 64 MiB"});
    return;
  }
  const auto text = news::to_utf8(document);
  simdjson::dom::parser parser;
  simdjson::dom::element value;
  const auto code = parser.parse(simdjson::padded_string(text)).get(value);
  if (!code)
    news::read_value(value, 0, reading, 0);
  else if (news::is_lines(text))
    news::read_lines(text, reading);
  else
    sink.complain({info.name, news::trouble(code)});
}

}  // namespace parley::wire
