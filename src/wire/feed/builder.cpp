#include "wire/feed/builder.h"

#include <algorithm>

#include "wire/feed/builder_elements.h"
#include "wire/feed/strings.h"
#include "wire/feed/urls.h"

namespace parley::wire::feed {
namespace {

constexpr std::size_t kMostKeys = 128;  // of one object
constexpr std::size_t kMostNamespaces = 256;
constexpr std::size_t kMostScopes = 1000;  // nested changes of base or language
constexpr std::size_t kLongestBase = 2048;
constexpr std::size_t kLongestLanguage = 64;

constexpr std::pair<std::string_view, std::string_view> kNamespaces[] = {
    {"", ""},
    {"http://backend.userland.com/rss", ""},
    {"http://blogs.law.harvard.edu/tech/rss", ""},
    {"http://purl.org/rss/1.0/", ""},
    {"http://my.netscape.com/rdf/simple/0.9/", ""},
    {"http://example.com/newformat#", ""},
    {"http://example.com/necho", ""},
    {"http://purl.org/echo/", ""},
    {"uri/of/echo/namespace#", ""},
    {"http://purl.org/pie/", ""},
    {"http://purl.org/atom/ns#", ""},
    {"http://www.w3.org/2005/atom", ""},
    {"http://purl.org/rss/1.0/modules/rss091#", ""},
    {"http://webns.net/mvcb/", "admin"},
    {"http://purl.org/rss/1.0/modules/aggregation/", "ag"},
    {"http://purl.org/rss/1.0/modules/annotate/", "annotate"},
    {"http://media.tangent.org/rss/1.0/", "audio"},
    {"http://backend.userland.com/blogchannelmodule", "blogChannel"},
    {"http://creativecommons.org/ns#license", "cc"},
    {"http://web.resource.org/cc/", "cc"},
    {"http://cyber.law.harvard.edu/rss/creativecommonsrssmodule.html", "creativeCommons"},
    {"http://backend.userland.com/creativecommonsrssmodule", "creativeCommons"},
    {"http://purl.org/rss/1.0/modules/company", "co"},
    {"http://purl.org/rss/1.0/modules/content/", "content"},
    {"http://my.theinfo.org/changed/1.0/rss/", "cp"},
    {"http://purl.org/dc/elements/1.1/", "dc"},
    {"http://purl.org/dc/terms/", "dcterms"},
    {"http://purl.org/rss/1.0/modules/email/", "email"},
    {"http://purl.org/rss/1.0/modules/event/", "ev"},
    {"http://rssnamespace.org/feedburner/ext/1.0", "feedburner"},
    {"http://freshmeat.net/rss/fm/", "fm"},
    {"http://xmlns.com/foaf/0.1/", "foaf"},
    {"http://www.w3.org/2003/01/geo/wgs84_pos#", "geo"},
    {"http://www.georss.org/georss", "georss"},
    {"http://www.opengis.net/gml", "gml"},
    {"http://postneo.com/icbm/", "icbm"},
    {"http://purl.org/rss/1.0/modules/image/", "image"},
    {"http://www.itunes.com/dtds/podcast-1.0.dtd", "itunes"},
    {"http://example.com/dtds/podcast-1.0.dtd", "itunes"},
    {"http://purl.org/rss/1.0/modules/link/", "l"},
    {"http://search.yahoo.com/mrss", "media"},
    {"http://search.yahoo.com/mrss/", "media"},
    {"http://madskills.com/public/xml/rss/module/pingback/", "pingback"},
    {"http://prismstandard.org/namespaces/1.2/basic/", "prism"},
    {"http://www.w3.org/1999/02/22-rdf-syntax-ns#", "rdf"},
    {"http://www.w3.org/2000/01/rdf-schema#", "rdfs"},
    {"http://purl.org/rss/1.0/modules/reference/", "ref"},
    {"http://purl.org/rss/1.0/modules/richequiv/", "reqv"},
    {"http://purl.org/rss/1.0/modules/search/", "search"},
    {"http://purl.org/rss/1.0/modules/slash/", "slash"},
    {"http://schemas.xmlsoap.org/soap/envelope/", "soap"},
    {"http://purl.org/rss/1.0/modules/servicestatus/", "ss"},
    {"http://hacks.benhammersley.com/rss/streaming/", "str"},
    {"http://purl.org/rss/1.0/modules/subscription/", "sub"},
    {"http://purl.org/rss/1.0/modules/syndication/", "sy"},
    {"http://schemas.pocketsoap.com/rss/mydescmodule/", "szf"},
    {"http://purl.org/rss/1.0/modules/taxonomy/", "taxo"},
    {"http://purl.org/rss/1.0/modules/threading/", "thr"},
    {"http://purl.org/rss/1.0/modules/textinput/", "ti"},
    {"http://madskills.com/public/xml/rss/module/trackback/", "trackback"},
    {"http://wellformedweb.org/commentapi/", "wfw"},
    {"http://purl.org/rss/1.0/modules/wiki/", "wiki"},
    {"http://www.w3.org/1999/xhtml", "xhtml"},
    {"http://www.w3.org/1999/xlink", "xlink"},
    {"http://www.w3.org/xml/1998/namespace", "xml"},
    {"http://podlove.org/simple-chapters", "psc"},
};

/// feedparser's names for keys that mean the same in several dialects.
std::string canonical_key(std::string key) {
  static const std::map<std::string_view, const char*> kSame = {
      {"channel", "feed"},
      {"items", "entries"},
      {"guid", "id"},
      {"date", "updated"},
      {"date_parsed", "updated_parsed"},
      {"description", "summary"},
      {"description_detail", "summary_detail"},
      {"url", "href"},
      {"modified", "updated"},
      {"modified_parsed", "updated_parsed"},
      {"issued", "published"},
      {"issued_parsed", "published_parsed"},
      {"copyright", "rights"},
      {"copyright_detail", "rights_detail"},
      {"tagline", "subtitle"},
      {"tagline_detail", "subtitle_detail"}};
  const auto found = kSame.find(key);
  return found == kSame.end() ? key : found->second;
}

bool ends_with_xml(std::string_view type) {
  return type.size() >= 3 && type.substr(type.size() - 3) == "xml";
}

std::string escape_markup(std::string_view data) {
  std::string out;
  for (char c : data) {
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else
      out += c;
  }
  return out;
}

}  // namespace

std::string media_type(std::string_view type) {
  std::string out = lower(type);
  if (out == "text" || out == "plain") return "text/plain";
  if (out == "html") return "text/html";
  if (out == "xhtml") return "application/xhtml+xml";
  return out;
}

bool is_html_type(std::string_view type) {
  return type == "text/html" || type == "application/xhtml+xml";
}

Builder::Builder(const Origin& origin) : tolerant_(origin.tolerant), base_(origin.base) {
  if (base_.size() > kLongestBase) base_.clear();
  if (origin.language.empty() || origin.language.size() > kLongestLanguage) return;
  language_ = origin.language;
  feed_["language"] = replace_all(origin.language, "_", "-");
}

const std::string* Builder::standard_prefix(const std::string& uri) {
  static const std::map<std::string, std::string> kKnown(std::begin(kNamespaces),
                                                         std::end(kNamespaces));
  const std::string low = lower(uri);
  const bool userland = contains(low, "backend.userland.com/rss");
  const auto found = kKnown.find(userland ? "http://backend.userland.com/rss" : low);
  return found == kKnown.end() ? nullptr : &found->second;
}

std::string Builder::declared_prefix(const std::string& uri) const {
  for (const auto& [prefix, declared] : namespaces_)
    if (!prefix.empty() && declared == uri) return prefix;
  return "";
}

void Builder::declare_namespace(const std::string& prefix, std::string uri) {
  const std::string low = lower(uri);
  if (version_.empty()) {
    if (prefix.empty() && low == "http://my.netscape.com/rdf/simple/0.9/") version_ = "rss090";
    if (low == "http://purl.org/rss/1.0/") version_ = "rss10";
    if (low == "http://www.w3.org/2005/atom") version_ = "atom10";
  }
  if (contains(low, "backend.userland.com/rss")) uri = "http://backend.userland.com/rss";
  const std::string* standard = standard_prefix(uri);
  if (standard != nullptr && !prefix.empty() && namespace_prefixes_.size() < kMostNamespaces)
    namespace_prefixes_[prefix] = *standard;
  const std::string& name = standard != nullptr ? *standard : prefix;
  for (auto& [known, declared] : namespaces_)
    if (known == name) {
      declared = std::move(uri);
      return;
    }
  if (namespaces_.size() < kMostNamespaces) namespaces_.emplace_back(name, std::move(uri));
}

void Builder::track_base(const Attributes& attributes) {
  const std::string* own = find_attribute(attributes, "xml:base");
  if (own == nullptr) own = find_attribute(attributes, "base");
  if (own != nullptr && (own->empty() || own->size() > kLongestBase)) own = nullptr;
  if (bases_.size() >= kMostScopes) own = nullptr;
  if (own != nullptr || base_ != settled_base_) {
    const std::string reference = own != nullptr ? *own : base_;
    std::string joined =
        base_.empty() ? join_url("", reference) : safe_absolute_url(base_, reference);
    if (!joined.empty() && joined.size() <= kLongestBase) base_ = std::move(joined);
    settled_base_ = base_;
  }
  if (bases_.empty() || bases_.back() != base_) bases_.push_back(base_);
  base_stack_.push_back(static_cast<uint32_t>(bases_.size() - 1));
}

void Builder::track_language(const std::string& tag, const Attributes& attributes) {
  const std::string* own = find_attribute(attributes, "xml:lang");
  if (own == nullptr) own = find_attribute(attributes, "lang");
  if (own != nullptr && own->size() <= kLongestLanguage && languages_.size() < kMostScopes)
    language_ = own->empty() ? std::nullopt : std::optional(*own);
  if (language_ && (tag == "feed" || tag == "rss" || tag == "rdf:rdf"))
    set(feed_, "language", replace_all(*language_, "_", "-"));
  if (languages_.empty() || languages_.back() != language_) languages_.push_back(language_);
  language_stack_.push_back(static_cast<uint32_t>(languages_.size() - 1));
}

/// Base and language of the parent come back.
void Builder::leave_scope() {
  if (!base_stack_.empty()) base_stack_.pop_back();
  if (!base_stack_.empty()) {
    bases_.resize(base_stack_.back() + 1);
    if (!bases_.back().empty()) base_ = settled_base_ = bases_.back();
  }
  if (!language_stack_.empty()) language_stack_.pop_back();
  if (!language_stack_.empty()) {
    languages_.resize(language_stack_.back() + 1);
    language_ = languages_.back();
  }
  --depth_;
}

/// Markup that stands naked in an element of text belongs to the text. True when the tag was such.
bool Builder::take_inline(std::string tag, Attributes& attributes) {
  if (in_content_ == 0) return false;
  if (content_.open && !ends_with_xml(content_.type)) {
    // A div around escaped markup is a known slip; anything else shows that the markup was not
    // escaped at all.
    if (tag == "xhtml:div" || tag == "div") return true;
    content_.type = "application/xhtml+xml";
  }
  if (!content_.open || content_.type != "application/xhtml+xml") return false;
  const auto colon = tag.find(':');
  if (colon != tag.npos) {
    const auto prefix = tag.substr(0, colon);
    tag.erase(0, colon + 1);
    for (const auto& [name, uri] : namespaces_)
      if (name == prefix && ((tag == "math" && uri == "http://www.w3.org/1998/Math/MathML") ||
                             (tag == "svg" && uri == "http://www.w3.org/2000/svg")))
        attributes.emplace_back("xmlns", uri);
  }
  if (tag == "svg") ++svg_depth_;
  std::string markup = "<" + tag;
  for (const auto& [key, value] : attributes) {
    const std::string escaped = tolerant_ ? value : escape_markup(value);
    markup.append(" ").append(key).append("=\"");
    markup.append(replace_all(escaped, "\"", "&quot;")).append("\"");
  }
  text(markup + ">", false);
  return true;
}

std::string Builder::method_name(const std::string& tag) const {
  const auto colon = tag.find(':');
  std::string prefix = colon == tag.npos ? "" : tag.substr(0, colon);
  const auto found = namespace_prefixes_.find(prefix);
  if (found != namespace_prefixes_.end()) prefix = found->second;
  const std::string suffix = colon == tag.npos ? tag : tag.substr(colon + 1);
  return prefix.empty() ? suffix : prefix + "_" + suffix;
}

void Builder::start(const std::string& tag, Attributes attributes) {
  ++depth_;
  for (auto& [key, value] : attributes) {
    if (key == "rel" || key == "type") value = lower(value);
    if (tolerant_) value = replace_all(value, "&amp;", "&");
  }
  track_base(attributes);
  track_language(tag, attributes);
  if (tolerant_) {
    for (const auto& [key, value] : attributes) {
      if (key.rfind("xmlns:", 0) == 0) declare_namespace(key.substr(6), value);
      if (key == "xmlns") declare_namespace("", value);
    }
  }
  if (take_inline(tag, attributes)) return;
  const std::string name = method_name(tag);
  static constexpr std::string_view kOfTextInput[] = {"title", "link", "description", "name"};
  static constexpr std::string_view kOfImage[] = {"title", "link",  "description", "url",
                                                  "href",  "width", "height"};
  const auto is_one_of = [&name](const auto& names) {
    return std::find(std::begin(names), std::end(names), name) != std::end(names);
  };
  // An unclosed image or text box ends with the first element that it cannot have.
  const bool plain = name.find('_') == name.npos;
  if (plain && !is_one_of(kOfTextInput)) in_text_input_ = false;
  if (plain && !is_one_of(kOfImage)) in_image_ = false;
  const ElementHandler* handler = Elements::find(name);
  if (handler != nullptr && handler->start != nullptr)
    handler->start(*this, attributes);
  else
    unknown(name, attributes);
}

/// Elements that nobody knows are kept under their own name.
void Builder::unknown(const std::string& name, const Attributes& attributes) {
  if (attributes.empty()) return push(name, true);
  Json object = Json::object();
  for (const auto& [key, value] : attributes)
    if (object.size() < kMostKeys) object[key] = value;
  set(context(), name, std::move(object));
}

void Builder::end(const std::string& tag) {
  const std::string name = method_name(tag);
  const bool svg = name == "svg" || (name.size() > 4 && name.substr(name.size() - 4) == "_svg");
  if (svg && svg_depth_ > 0) --svg_depth_;
  const ElementHandler* handler = Elements::find(name);
  if (handler != nullptr && handler->end != nullptr && svg_depth_ == 0)
    handler->end(*this);
  else
    pop(name);
  if (in_content_ > 0 && content_.open && !ends_with_xml(content_.type)) {
    if (tag == "xhtml:div" || tag == "div") return;
    content_.type = "application/xhtml+xml";
  }
  if (in_content_ > 0 && content_.open && content_.type == "application/xhtml+xml")
    text("</" + tag.substr(tag.rfind(':') + 1) + ">", false);
  leave_scope();
}

Json& Builder::context() {
  if (in_source_) return source_;
  if (in_image_ && feed_.contains("image") && feed_["image"].is_object()) return feed_["image"];
  if (in_text_input_ && feed_.contains("textinput") && feed_["textinput"].is_object())
    return feed_["textinput"];
  if (in_entry_ && !entries_.empty()) return entries_.back();
  return feed_;
}

void Builder::set(Json& where, std::string key, Json value) {
  key = canonical_key(std::move(key));
  used_ += kValueBytes + key.size();
  if (value.is_string()) used_ += value.get_ref<const std::string&>().size();
  if (full()) return;
  const auto known = where.find(key);
  if (known != where.end())
    *known = std::move(value);
  else if (where.size() < kMostKeys)
    where.emplace(std::move(key), std::move(value));
}

void Builder::set_default(Json& where, const std::string& key, Json value) {
  if (!where.contains(key)) set(where, key, std::move(value));
}

Json& Builder::list(const std::string& key) {
  Json& where = context();
  if (!where.contains(key) || !where[key].is_array()) where[key] = Json::array();
  used_ += kValueBytes;
  return where[key];
}

std::string Builder::standard_name(const std::string& name) const {
  const auto colon = name.find(':');
  if (colon == name.npos) return name;
  const auto found = namespace_prefixes_.find(name.substr(0, colon));
  return found == namespace_prefixes_.end() ? name : found->second + name.substr(colon);
}

const std::string* Builder::attribute(const Attributes& attributes, const std::string& name) const {
  return find_attribute(attributes, standard_name(name));
}

Json Builder::take() {
  Json namespaces = Json::object();
  for (const auto& [prefix, uri] : namespaces_) namespaces[prefix] = uri;
  return {{"version", version_},
          {"namespaces", std::move(namespaces)},
          {"feed", std::move(feed_)},
          {"entries", std::move(entries_)}};
}

}  // namespace parley::wire::feed
