#include "wire/feed/document.h"

#include "wire/feed/builder.h"
#include "wire/feed/encoding.h"
#include "wire/feed/prolog.h"
#include "wire/feed/strict.h"
#include "wire/feed/strings.h"
#include "wire/feed/urls.h"
#include "wire/notation/entities.h"

namespace parley::wire::feed {
namespace {

using notation::decode_entities;
using notation::named_entity;

constexpr std::size_t kMostExpansion = 1 << 20;

std::string header(const InputInfo& info, const char* name) {
  const auto found = info.headers.find(name);
  return found == info.headers.end() ? "" : found->second;
}

/// Gives a builder what a reading of tag soup finds.
class SoupFeed : public MarkupEvents {
 public:
  SoupFeed(Builder& builder, const Prolog& prolog) : builder_(builder), prolog_(prolog) {}

  void start_tag(const std::string& name, Attributes attributes) override {
    builder_.start(name, std::move(attributes));
  }
  void end_tag(const std::string& name) override { builder_.end(name); }
  void text(std::string_view data) override { builder_.text(data); }
  void cdata(std::string_view data) override { builder_.text(data, false); }

  void char_ref(std::string_view digits) override {
    static constexpr std::string_view kMarkup = " 34 38 39 60 62 x22 x26 x27 x3c x3e ";
    const std::string ref = lower(digits);
    if (contains(kMarkup, " " + ref + " ")) return add("&#" + ref + ";");
    const std::string decoded = decode_entities("&#" + ref + ";");
    add(decoded);
  }

  void entity_ref(std::string_view name) override {
    static constexpr std::string_view kMarkup = " lt gt quot amp apos ";
    const std::string key(name);
    const auto declared = prolog_.entities.find(key);
    const bool markup = contains(kMarkup, " " + key + " ");
    if (!markup && declared != prolog_.entities.end())
      return add(decode_entities(declared->second));
    const uint32_t code = markup ? 0 : named_entity(name);
    if (code == 0) return add("&" + key + ";");
    std::string out;
    append_utf8(out, code);
    add(out);
  }

 private:
  void add(std::string_view data) { builder_.text(data, false); }

  Builder& builder_;
  const Prolog& prolog_;
};

/// What feedparser works out when asked: the first tag, the enclosures, the licence.
void add_derived(Json& object) {
  if (object.contains("tags") && object["tags"].is_array() && !object["tags"].empty() &&
      !object.contains("category"))
    object["category"] = object["tags"][0]["term"];
  if (!object.contains("links") || !object["links"].is_array()) return;
  Json enclosures = Json::array();
  Json licence;
  for (const auto& link : object["links"]) {
    const auto rel = link.find("rel");
    if (rel == link.end()) continue;
    if (*rel == "license" && link.contains("href") && licence.is_null()) licence = link["href"];
    if (*rel != "enclosure") continue;
    Json enclosure = link;
    enclosure.erase("rel");
    enclosures.push_back(std::move(enclosure));
  }
  object["enclosures"] = std::move(enclosures);
  if (!licence.is_null()) object["license"] = std::move(licence);
}

}  // namespace

FeedDocument parse_feed(std::string_view bytes, const InputInfo& info) {
  FeedDocument out;
  const Decoded decoded = decode_document(bytes, info.headers);
  const Prolog prolog = split_prolog(decoded.text);
  const std::string location = header(info, "content-location");
  Builder::Origin origin;
  origin.base = safe_absolute_url(info.url, location);
  if (origin.base.empty()) origin.base = safe_url(location);
  if (origin.base.empty()) origin.base = info.url;
  origin.language = header(info, "content-language");
  out.trouble = decoded.trouble;
  Builder strict(origin);
  XmlOutcome outcome;
  if (!decoded.encoding.empty())
    outcome = read_xml(expand_entities(prolog, kMostExpansion), strict);
  if (outcome.well_formed) {
    out.cut = strict.full();
    out.tree = strict.take();
  } else {
    if (!outcome.trouble.empty()) out.trouble = outcome.trouble;
    out.line = outcome.line;
    origin.tolerant = true;
    Builder tolerant(origin);
    SoupFeed soup(tolerant, prolog);
    MarkupReader(soup, {.cdata = true}).read(prolog.text);
    out.cut = tolerant.full();
    out.tree = tolerant.take();
  }
  if (prolog.netscape) out.tree["version"] = "rss091n";
  out.tree["bozo"] = !out.trouble.empty() || !decoded.media_type_is_xml;
  out.tree["encoding"] = decoded.encoding;
  add_derived(out.tree["feed"]);
  for (auto& entry : out.tree["entries"]) {
    add_derived(entry);
    if (entry.contains("source") && entry["source"].is_object()) add_derived(entry["source"]);
  }
  return out;
}

}  // namespace parley::wire::feed
