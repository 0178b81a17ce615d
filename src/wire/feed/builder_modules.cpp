#include "wire/feed/builder_elements.h"
#include "wire/feed/dates.h"
#include "wire/feed/geometry.h"
#include "wire/feed/strings.h"

// The elements that modules add to feeds: Dublin Core, iTunes, Media RSS, GeoRSS, Creative Commons
// and others.
namespace parley::wire::feed {
namespace {

constexpr const char* kItunesScheme = "http://www.itunes.com/";
constexpr std::size_t kMostMedia = 1000;

Json to_json(const Attributes& attributes) {
  Json out = Json::object();
  for (const auto& [key, value] : attributes) out[key] = value;
  return out;
}

/// Ends an element whose object stands at `key` (in a list its last) and gives it the text as
/// `name`.
void add_text(Json& where, const char* key, const char* name, const std::string& text) {
  if (strip(text).empty() || !where.contains(key)) return;
  Json& held = where[key];
  Json& object = held.is_array() && !held.empty() ? held.back() : held;
  if (object.is_object() && !object.contains(name)) object[name] = text;
}

/// Seconds of "01:02:03.250" or "02:03"; null for anything else.
Json chapter_seconds(std::string_view text) {
  const auto parts = split(text.substr(0, text.find('.')), ':');
  if (parts.size() < 2 || parts.size() > 3) return nullptr;
  int total = 0;
  for (const auto part : parts) {
    int value = 0;
    if (part.size() != 2 || !read_int(part, value)) return nullptr;
    total = total * 60 + value;
  }
  int thousandths = 0;
  const auto dot = text.find('.');
  if (dot != text.npos && (text.size() != dot + 4 || !read_int(text.substr(dot + 1), thousandths)))
    return nullptr;
  return total + thousandths / 1000.0;
}

}  // namespace

void Builder::Elements::add_dublin_core(Table& table) {
  table["dcterms_valid"] = {[](Builder& b, Attributes&) { b.push("validity", true); },
                            [](Builder& b) {
                              const auto text = b.pop("validity");
                              if (!text) return;
                              for (const auto part : split(*text, ';')) {
                                const auto equals = part.find('=');
                                if (equals == part.npos) continue;
                                const auto key = part.substr(0, equals);
                                if (key != "start" && key != "end") continue;
                                const auto value = part.substr(equals + 1);
                                const auto date = parse_date(value);
                                b.set(b.context(), "validity_" + std::string(key), value);
                                b.set(b.context(), "validity_" + std::string(key) + "_parsed",
                                      date ? Json(*date) : Json(nullptr));
                              }
                            }};
}

void Builder::Elements::add_itunes(Table& table) {
  static constexpr auto kAddTerms = [](Builder& b, const char* element, const char* scheme) {
    const auto text = b.pop(element);
    if (!text) return;
    const std::string scheme_text = scheme == nullptr ? "" : scheme;
    for (const auto part : split(*text, ',')) {
      const std::string term(strip(part));
      if (!term.empty()) b.add_tag(&term, scheme == nullptr ? nullptr : &scheme_text, nullptr);
    }
  };
  table["itunes_owner"] = {[](Builder& b, Attributes&) {
                             b.in_publisher_ = true;
                             b.push("publisher", false);
                           },
                           [](Builder& b) {
                             b.pop("publisher");
                             b.in_publisher_ = false;
                             b.sync_author("publisher");
                           }};
  table["itunes_keywords"].end = [](Builder& b) { kAddTerms(b, "itunes_keywords", kItunesScheme); };
  table["media_keywords"].end = [](Builder& b) { kAddTerms(b, "media_keywords", nullptr); };
  table["tags"] = {[](Builder& b, Attributes&) { b.push("tags", true); },
                   [](Builder& b) { kAddTerms(b, "tags", nullptr); }};
  table["itunes_category"] = {[](Builder& b, Attributes& attributes) {
                                const std::string scheme = kItunesScheme;
                                b.add_tag(find_attribute(attributes, "text"), &scheme, nullptr);
                                b.push("category", true);
                              },
                              end_category};
  table["itunes_image"].start = [](Builder& b, Attributes& attributes) {
    b.push("itunes_image", false);
    const auto* href = find_attribute(attributes, "href");
    if (href == nullptr || href->empty()) href = find_attribute(attributes, "url");
    if (href != nullptr && !href->empty()) b.set(b.context(), "image", {{"href", *href}});
  };
  table["itunes_link"].start = table["itunes_image"].start;
  table["itunes_block"].end = [](Builder& b) {
    const auto value = b.pop("itunes_block", false);
    b.set(b.context(), "itunes_block", value == "yes" || value == "Yes" ? 1 : 0);
  };
  table["itunes_explicit"].end = [](Builder& b) {
    const auto value = b.pop("itunes_explicit", false);
    b.set(b.context(), "itunes_explicit",
          value == "yes"     ? Json(true)
          : value == "clean" ? Json(false)
                             : Json(nullptr));
  };
}

void Builder::Elements::add_media(Table& table) {
  static constexpr auto kAppend = [](Builder& b, const char* key, const Attributes& attributes) {
    Json& items = b.list(key);
    for (const auto& [name, value] : attributes) b.used_ += name.size() + value.size();
    if (items.size() < kMostMedia && !b.full()) items.push_back(to_json(attributes));
  };
  table["media_category"] = {[](Builder& b, Attributes& attributes) {
                               if (find_attribute(attributes, "scheme") == nullptr)
                                 attributes.emplace_back(
                                     "scheme", "http://search.yahoo.com/mrss/category_schema");
                               start_category(b, attributes);
                             },
                             end_category};
  table["media_title"] = {start_title, [](Builder& b) {
                            const long depth = b.title_depth_;
                            end_title(b);
                            b.title_depth_ = depth;
                          }};
  table["media_description"] = {start_description, end_description};
  table["media_group"].start = [](Builder&, Attributes&) {};
  table["media_content"].start = [](Builder& b, Attributes& a) { kAppend(b, "media_content", a); };
  table["media_thumbnail"] = {[](Builder& b, Attributes& attributes) {
                                b.push("url", true);
                                kAppend(b, "media_thumbnail", attributes);
                              },
                              [](Builder& b) {
                                const auto url = b.pop("url");
                                if (url) add_text(b.context(), "media_thumbnail", "url", *url);
                              }};
  table["media_credit"] = {[](Builder& b, Attributes& attributes) {
                             kAppend(b, "media_credit", attributes);
                             b.push("credit", true);
                           },
                           [](Builder& b) {
                             const auto text = b.pop("credit");
                             if (text) add_text(b.context(), "media_credit", "content", *text);
                           }};
  table["media_rating"] = {[](Builder& b, Attributes& attributes) {
                             b.set_default(b.context(), "media_rating", to_json(attributes));
                             b.push("rating", true);
                           },
                           [](Builder& b) {
                             const auto text = b.pop("rating");
                             if (text) add_text(b.context(), "media_rating", "content", *text);
                           }};
  table["media_license"] = {[](Builder& b, Attributes& attributes) {
                              b.set_default(b.context(), "media_license", to_json(attributes));
                              b.push("license", true);
                            },
                            [](Builder& b) {
                              const auto text = b.pop("license");
                              if (text) add_text(b.context(), "media_license", "content", *text);
                            }};
  table["media_restriction"] = {
      [](Builder& b, Attributes& attributes) {
        b.set_default(b.context(), "media_restriction", to_json(attributes));
        b.push("restriction", true);
      },
      [](Builder& b) {
        const auto text = b.pop("restriction");
        Json& where = b.context();
        if (!text || strip(*text).empty() || !where.contains("media_restriction")) return;
        Json countries = Json::array();
        for (const auto part : split(*text, ' ')) countries.push_back(lower(strip(part)));
        where["media_restriction"]["content"] = std::move(countries);
      }};
  table["media_player"] = {[](Builder& b, Attributes& attributes) {
                             b.push("media_player", false);
                             b.set(b.context(), "media_player", to_json(attributes));
                           },
                           [](Builder& b) {
                             const auto text = b.pop("media_player");
                             Json& where = b.context();
                             if (text && where.contains("media_player"))
                               where["media_player"]["content"] = *text;
                           }};
}

void Builder::Elements::add_geography(Table& table) {
  static constexpr auto kMerge = [](Builder& b, const Json& geometry) {
    if (!geometry.is_object()) return;
    b.set_default(b.context(), "where", Json::object());
    Json& where = b.context();
    if (where.contains("where") && where["where"].is_object()) where["where"].update(geometry);
  };
  static constexpr auto kStartSimple = [](Builder& b, Attributes&) {
    b.push("geometry", false);
    b.set(b.context(), "where", Json::object());
  };
  static constexpr auto kEndSimple = [](Builder& b, const char* kind) {
    const auto text = b.pop("geometry");
    if (text) kMerge(b, read_geometry(kind, *text, {}));
  };
  table["georss_point"] = {kStartSimple, [](Builder& b) { kEndSimple(b, "Point"); }};
  table["georss_line"] = {kStartSimple, [](Builder& b) { kEndSimple(b, "LineString"); }};
  table["georss_polygon"] = {kStartSimple, [](Builder& b) { kEndSimple(b, "Polygon"); }};
  table["georss_box"] = {kStartSimple, [](Builder& b) { kEndSimple(b, "Box"); }};
  table["where"] = table["georss_where"] = {[](Builder& b, Attributes&) {
                                              b.push("where", false);
                                              b.set(b.context(), "where", Json::object());
                                            },
                                            [](Builder& b) { b.pop("where"); }};
  static constexpr auto kStartGml = [](Builder& b, Attributes& attributes) {
    const auto* name = find_attribute(attributes, "srsname");
    const auto* dimension = find_attribute(attributes, "srsdimension");
    int dimensions = 2;
    if (dimension == nullptr || !read_int(*dimension, dimensions)) dimensions = 2;
    kMerge(b, {{"srsName", name == nullptr ? Json(nullptr) : Json(*name)},
               {"srsDimension", dimensions}});
    b.push("geometry", false);
  };
  static constexpr auto kEndGml = [](Builder& b) {
    b.geometry_.clear();
    b.pop("geometry");
  };
  table["gml_point"] = {kStartGml, kEndGml};
  table["gml_linestring"] = {[](Builder& b, Attributes& attributes) {
                               kStartGml(b, attributes);
                               b.geometry_ = "linestring";
                             },
                             kEndGml};
  table["gml_polygon"] = {kStartGml, kEndGml};
  table["gml_exterior"] = {[](Builder& b, Attributes&) { b.push("geometry", false); }, kEndGml};
  table["gml_linearring"] = {[](Builder& b, Attributes&) {
                               b.geometry_ = "polygon";
                               b.push("geometry", false);
                             },
                             kEndGml};
  static constexpr auto kEndPositions = [](Builder& b, bool list) {
    const auto text = b.pop("pos");
    if (!text) return;
    Coordinates layout;
    const Json& here = b.context();
    const Json where = here.contains("where") ? here["where"] : Json::object();
    if (where.value("srsDimension", 2) == 3) layout.dimensions = 3;
    const auto name = where.find("srsName");
    if (name != where.end() && name->is_string() && contains(name->get<std::string>(), "EPSG")) {
      int epsg = 0;
      const auto number = split(name->get_ref<const std::string&>(), ':').back();
      layout.latitude_first = !read_int(number, epsg) || is_geographic(epsg);
    }
    if (!list) return kMerge(b, read_geometry("Point", *text, layout));
    Json line = read_geometry("LineString", *text, layout);
    if (!line.is_object() || b.geometry_.empty()) return;
    if (b.geometry_ == "polygon")
      line = {{"type", "Polygon"}, {"coordinates", Json::array({line["coordinates"]})}};
    kMerge(b, line);
  };
  table["gml_pos"] = {[](Builder& b, Attributes&) { b.push("pos", false); },
                      [](Builder& b) { kEndPositions(b, false); }};
  table["gml_poslist"] = {[](Builder& b, Attributes&) { b.push("pos", false); },
                          [](Builder& b) { kEndPositions(b, true); }};
}

void Builder::Elements::add_others(Table& table) {
  static constexpr auto kNumber = [](Builder& b, const char* element) {
    const auto text = b.pop(element);
    int value = 0;
    if (text && !read_int(*text, value)) value = 0;
    if (text && b.in_image_) b.set(b.context(), element, value);
  };
  table["width"] = {[](Builder& b, Attributes&) { b.push("width", false); },
                    [](Builder& b) { kNumber(b, "width"); }};
  table["height"] = {[](Builder& b, Attributes&) { b.push("height", false); },
                     [](Builder& b) { kNumber(b, "height"); }};
  static constexpr auto kResource = [](Builder& b, Attributes& attributes, const char* element) {
    const auto* value = b.attribute(attributes, "rdf:resource");
    b.push(element, true);
    if (value != nullptr) b.text(*value);
    b.pop(element);
    return value == nullptr ? Json(nullptr) : Json(*value);
  };
  table["admin_generatoragent"].start = [](Builder& b, Attributes& attributes) {
    Json href = kResource(b, attributes, "generator");
    b.set(b.context(), "generator_detail", {{"href", std::move(href)}});
    b.set(b.context(), "admin_generatoragent", to_json(attributes));
  };
  table["admin_errorreportsto"].start = [](Builder& b, Attributes& attributes) {
    kResource(b, attributes, "errorreportsto");
    b.set(b.context(), "admin_errorreportsto", to_json(attributes));
  };
  table["cc_license"].start = [](Builder& b, Attributes& attributes) {
    Attributes link = {{"rel", "license"}};
    if (const auto* value = b.attribute(attributes, "rdf:resource"))
      if (!value->empty()) link.emplace_back("href", *value);
    b.add_link(link);
  };
  table["creativecommons_license"] = {[](Builder& b, Attributes&) { b.push("license", true); },
                                      [](Builder& b) {
                                        const auto text = b.pop("license");
                                        Attributes link = {{"rel", "license"}};
                                        if (text && !text->empty())
                                          link.emplace_back("href", *text);
                                        b.add_link(link);
                                        b.context().erase("license");
                                      }};
  table["creativeCommons_license"] = table["creativecommons_license"];
  table["psc_chapters"] = {[](Builder& b, Attributes& attributes) {
                             Json& where = b.context();
                             if (where.contains("psc_chapters")) return;
                             b.in_chapters_ = true;
                             Json chapters = to_json(attributes);
                             chapters["chapters"] = Json::array();
                             b.set(where, "psc_chapters", std::move(chapters));
                           },
                           [](Builder& b) { b.in_chapters_ = false; }};
  table["psc_chapter"].start = [](Builder& b, Attributes& attributes) {
    Json& where = b.context();
    if (!b.in_chapters_ || !where.contains("psc_chapters")) return;
    Json chapter = to_json(attributes);
    const auto* begin = find_attribute(attributes, "start");
    chapter["start_parsed"] = begin == nullptr ? Json(nullptr) : chapter_seconds(*begin);
    Json& chapters = where["psc_chapters"]["chapters"];
    if (chapters.size() < kMostMedia) chapters.push_back(std::move(chapter));
  };
}

}  // namespace parley::wire::feed
