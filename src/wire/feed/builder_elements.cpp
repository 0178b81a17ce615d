#include "wire/feed/builder_elements.h"

#include "wire/feed/dates.h"
#include "wire/feed/strings.h"
#include "wire/feed/urls.h"

// The elements of RSS, RDF, Atom and CDF. Some have the same name and differ in meaning; what is
// done follows where they stand.
namespace parley::wire::feed {
namespace {

/// feedparser's way of taking "url" and "uri" for "href".
void enforce_href(Attributes& attributes) {
  std::string href;
  for (const char* name : {"url", "uri", "href"}) {
    const auto* value = find_attribute(attributes, name);
    if (value == nullptr) continue;
    href = *value;
    break;
  }
  if (href.empty()) return;
  Attributes kept;
  for (auto& attribute : attributes)
    if (attribute.first != "url" && attribute.first != "uri" && attribute.first != "href")
      kept.push_back(std::move(attribute));
  kept.emplace_back("href", href);
  attributes = std::move(kept);
}

void resolve_href(std::string_view base, Attributes& attributes) {
  for (auto& [key, value] : attributes)
    if (key == "href") value = join_url(base, value);
}

void default_attribute(Attributes& attributes, const char* name, const char* value) {
  if (find_attribute(attributes, name) == nullptr) attributes.emplace_back(name, value);
}

Json to_json(const Attributes& attributes) {
  Json out = Json::object();
  for (const auto& [key, value] : attributes) out[key] = value;
  return out;
}

}  // namespace

const ElementHandler* Builder::Elements::find(const std::string& name) {
  static const Table kTable = [] {
    Table table;
    add_documents(table);
    add_parts(table);
    add_texts(table);
    add_people(table);
    add_dates(table);
    add_links(table);
    add_dublin_core(table);
    add_itunes(table);
    add_media(table);
    add_geography(table);
    add_others(table);
    return table;
  }();
  const auto found = kTable.find(name);
  return found == kTable.end() ? nullptr : &found->second;
}

namespace {

std::string rss_version(const std::string* version) {
  if (version == nullptr) return "rss";
  if (*version == "0.91") return "rss091u";
  if (*version == "0.92") return "rss092";
  if (*version == "0.93") return "rss093";
  if (*version == "0.94") return "rss094";
  return version->rfind("2.", 0) == 0 ? "rss20" : "rss";
}

std::string atom_version(const std::string* version) {
  if (version == nullptr) return "atom";
  if (*version == "0.1") return "atom01";
  if (*version == "0.2") return "atom02";
  return *version == "0.3" ? "atom03" : "atom";
}

}  // namespace

void Builder::Elements::add_documents(Table& table) {
  static constexpr auto kCdf = [](Builder& b, const Attributes& attributes) {
    Attributes none;
    if (const auto* date = find_attribute(attributes, "lastmod")) {
      b.push("updated", true);
      b.text(*date);
      b.pop_date("updated");
    }
    if (const auto* href = find_attribute(attributes, "href")) {
      start_link(b, none);
      b.text(*href);
      end_link(b);
    }
  };
  table["rss"].start = [](Builder& b, Attributes& attributes) {
    if (b.version_.rfind("rss", 0) != 0)
      b.version_ = rss_version(find_attribute(attributes, "version"));
  };
  table["channel"] = {[](Builder& b, Attributes& attributes) {
                        b.in_feed_ = true;
                        kCdf(b, attributes);
                      },
                      [](Builder& b) { b.in_feed_ = false; }};
  table["feed"] = {[](Builder& b, Attributes& attributes) {
                     b.in_feed_ = true;
                     if (b.version_.empty())
                       b.version_ = atom_version(find_attribute(attributes, "version"));
                   },
                   [](Builder& b) { b.in_feed_ = false; }};
  table["item"] = {[](Builder& b, Attributes& attributes) {
                     b.used_ += 4 * kValueBytes;
                     if (!b.full() || b.entries_.empty()) b.entries_.push_back(Json::object());
                     b.entry_depths_.clear();
                     b.push("item", false);
                     b.in_entry_ = true;
                     b.id_is_link_ = false;
                     b.title_depth_ = -1;
                     b.svg_depth_ = 0;
                     if (const auto* about = b.attribute(attributes, "rdf:about"))
                       if (!about->empty()) b.set(b.context(), "id", *about);
                     kCdf(b, attributes);
                   },
                   [](Builder& b) {
                     b.pop("item");
                     b.in_entry_ = false;
                     b.has_content_ = false;
                   }};
  table["entry"] = table["item"];
}

void Builder::Elements::add_parts(Table& table) {
  table["image"] = {[](Builder& b, Attributes&) {
                      if (!b.in_entry_) b.set_default(b.context(), "image", Json::object());
                      b.in_image_ = true;
                      b.title_depth_ = -1;
                      b.push("image", false);
                    },
                    [](Builder& b) {
                      b.pop("image");
                      b.in_image_ = false;
                    }};
  table["textinput"] = {[](Builder& b, Attributes&) {
                          b.set_default(b.context(), "textinput", Json::object());
                          b.in_text_input_ = true;
                          b.title_depth_ = -1;
                          b.push("textinput", false);
                        },
                        [](Builder& b) {
                          b.pop("textinput");
                          b.in_text_input_ = false;
                        }};
  table["source"] = {[](Builder& b, Attributes& attributes) {
                       if (const auto* url = find_attribute(attributes, "url"))
                         b.set(b.source_, "href", *url);
                       b.push("source", true);
                       b.in_source_ = true;
                       b.title_depth_ = -1;
                     },
                     [](Builder& b) {
                       b.in_source_ = false;
                       const auto title = b.pop("source");
                       if (title && !title->empty()) b.set(b.source_, "title", *title);
                       Json source = std::move(b.source_);
                       b.source_ = Json::object();
                       b.set(b.context(), "source", std::move(source));
                     }};
}

void Builder::Elements::start_title(Builder& b, Attributes& attributes) {
  if (b.svg_depth_ == 0) b.push_content("title", attributes, "text/plain", b.in_anything());
}

void Builder::Elements::end_title(Builder& b) {
  const auto title = b.pop_content("title");
  if (title && !title->empty()) b.title_depth_ = b.depth_;
}

void Builder::Elements::start_content(Builder& b, Attributes& attributes) {
  b.has_content_ = true;
  b.push_content("content", attributes, "text/plain", true);
  if (const auto* src = find_attribute(attributes, "src")) b.content_.src = *src;
}

void Builder::Elements::end_content(Builder& b) {
  const std::string type = media_type(b.content_.type_or(""));
  const bool readable = type == "text/plain" || is_html_type(type);
  const auto text = b.pop_content("content");
  if (readable && text) b.set_default(b.context(), "summary", *text);
}

void Builder::Elements::start_description(Builder& b, Attributes& attributes) {
  b.description_is_content_ = b.context().contains("summary") && !b.has_content_;
  if (b.description_is_content_) return start_content(b, attributes);
  b.push_content("description", attributes, "text/html", b.in_anything());
}

void Builder::Elements::end_description(Builder& b) {
  if (b.description_is_content_)
    end_content(b);
  else
    b.pop_content("description");
  b.description_is_content_ = false;
}

void Builder::Elements::start_summary(Builder& b, Attributes& attributes) {
  b.description_is_content_ = b.context().contains("summary") && !b.has_content_;
  if (b.description_is_content_) return start_content(b, attributes);
  b.push_content("summary", attributes, "text/plain", true);
}

void Builder::Elements::end_summary(Builder& b) {
  if (b.description_is_content_)
    end_content(b);
  else
    b.pop_content("summary");
  b.description_is_content_ = false;
}

void Builder::Elements::add_texts(Table& table) {
  const ElementHandler subtitle = {
      [](Builder& b, Attributes& a) { b.push_content("subtitle", a, "text/plain", true); },
      [](Builder& b) { b.pop_content("subtitle"); }};
  const ElementHandler rights = {
      [](Builder& b, Attributes& a) { b.push_content("rights", a, "text/plain", true); },
      [](Builder& b) { b.pop_content("rights"); }};
  const ElementHandler info = {
      [](Builder& b, Attributes& a) { b.push_content("info", a, "text/plain", true); },
      [](Builder& b) { b.pop_content("info"); }};
  const ElementHandler body = {[](Builder& b, Attributes& a) {
                                 b.push_content("content", a, "application/xhtml+xml", true);
                               },
                               end_content};
  const ElementHandler full = {[](Builder& b, Attributes& a) {
                                 b.has_content_ = true;
                                 b.push_content("content", a, "text/html", true);
                               },
                               end_content};
  table["title"] = table["dc_title"] = {start_title, end_title};
  table["subtitle"] = table["tagline"] = table["itunes_subtitle"] = subtitle;
  table["rights"] = table["copyright"] = table["dc_rights"] = rights;
  table["info"] = table["feedburner_browserfriendly"] = info;
  table["description"] = table["dc_description"] = {start_description, end_description};
  table["abstract"] = {[](Builder& b, Attributes& a) {
                         b.push_content("description", a, "text/plain", b.in_anything());
                       },
                       end_description};
  table["summary"] = table["itunes_summary"] = {start_summary, end_summary};
  table["content"] = {start_content, end_content};
  table["body"] = table["xhtml_body"] = body;
  table["content_encoded"] = table["fullitem"] = full;
}

void Builder::Elements::end_language(Builder& b) {
  const auto language = b.pop("language");
  if (language) b.language_ = *language;
}

void Builder::Elements::add_dates(Table& table) {
  const ElementHandler published = {[](Builder& b, Attributes&) { b.push("published", true); },
                                    [](Builder& b) { b.pop_date("published"); }};
  const ElementHandler updated = {[](Builder& b, Attributes&) { b.push("updated", true); },
                                  [](Builder& b) { b.pop_date("updated"); }};
  const ElementHandler created = {[](Builder& b, Attributes&) { b.push("created", true); },
                                  [](Builder& b) { b.pop_date("created"); }};
  for (const char* name : {"published", "issued", "pubdate", "dcterms_issued"})
    table[name] = published;
  for (const char* name : {"updated", "modified", "lastbuilddate", "dc_date", "dcterms_modified"})
    table[name] = updated;
  for (const char* name : {"created", "dcterms_created"}) table[name] = created;
  table["expirationdate"] = {[](Builder& b, Attributes&) { b.push("expired", true); },
                             [](Builder& b) { b.pop_date("expired"); }};
  table["language"] = table["dc_language"] = {
      [](Builder& b, Attributes&) { b.push("language", true); }, end_language};
}

void Builder::Elements::start_category(Builder& b, Attributes& attributes) {
  const auto* scheme = find_attribute(attributes, "scheme");
  if (scheme == nullptr) scheme = find_attribute(attributes, "domain");
  b.add_tag(find_attribute(attributes, "term"), scheme, find_attribute(attributes, "label"));
  b.push("category", true);
}

void Builder::Elements::end_category(Builder& b) {
  const auto term = b.pop("category");
  if (!term || term->empty()) return;
  Json& tags = b.list("tags");
  const auto unnamed = [](const Json& tag) {
    return tag["term"].is_null() || tag["term"] == Json("");
  };
  if (!tags.empty() && unnamed(tags.back()))
    tags.back()["term"] = *term;
  else
    b.add_tag(&*term, nullptr, nullptr);
}

void Builder::add_link(const Attributes& attributes) {
  Json& links = list("links");
  for (const auto& [key, value] : attributes) used_ += key.size() + value.size() + kValueBytes;
  if (!full()) links.push_back(to_json(attributes));
}

void Builder::Elements::start_link(Builder& b, Attributes& attributes) {
  default_attribute(attributes, "rel", "alternate");
  const bool self = *find_attribute(attributes, "rel") == "self";
  default_attribute(attributes, "type", self ? "application/atom+xml" : "text/html");
  enforce_href(attributes);
  resolve_href(b.base_, attributes);
  const auto* href = find_attribute(attributes, "href");
  if (!(b.in_entry_ && b.in_image_)) b.add_link(attributes);
  if (href == nullptr) return b.push("link", b.in_anything());
  if (*find_attribute(attributes, "rel") == "alternate" &&
      is_html_type(media_type(*find_attribute(attributes, "type"))))
    b.set(b.context(), "link", *find_attribute(attributes, "href"));
}

void Builder::Elements::end_link(Builder& b) { b.pop("link"); }

void Builder::Elements::add_links(Table& table) {
  table["link"] = {start_link, end_link};
  table["category"] = table["keywords"] = table["dc_subject"] = {start_category, end_category};
  table["guid"] = {[](Builder& b, Attributes& attributes) {
                     const auto* permanent = find_attribute(attributes, "ispermalink");
                     b.id_is_link_ = permanent == nullptr || *permanent == "true";
                     b.push("id", true);
                   },
                   [](Builder& b) {
                     const auto id = b.pop("id");
                     Json& where = b.context();
                     b.set_default(where, "guidislink", b.id_is_link_ && !where.contains("link"));
                     if (b.id_is_link_ && id) b.set_default(where, "link", *id);
                   }};
  table["id"] = table["guid"];
  table["enclosure"].start = [](Builder& b, Attributes& attributes) {
    enforce_href(attributes);
    attributes.emplace_back("rel", "enclosure");
    b.add_link(attributes);
  };
  table["cloud"].start = [](Builder& b, Attributes& attributes) {
    b.set(b.context(), "cloud", to_json(attributes));
  };
  table["generator"] = {[](Builder& b, Attributes& attributes) {
                          enforce_href(attributes);
                          resolve_href(b.base_, attributes);
                          b.set(b.context(), "generator_detail", to_json(attributes));
                          b.push("generator", true);
                        },
                        [](Builder& b) {
                          const auto name = b.pop("generator");
                          Json& where = b.context();
                          if (name && where.contains("generator_detail"))
                            where["generator_detail"]["name"] = *name;
                        }};
  table["newlocation"] = {[](Builder& b, Attributes&) { b.push("newlocation", true); },
                          [](Builder& b) {
                            const auto url = b.pop("newlocation");
                            if (url && &b.context() == &b.feed_)
                              b.set(b.feed_, "newlocation",
                                    safe_absolute_url(b.base_, strip(*url)));
                          }};
}

}  // namespace parley::wire::feed
