#include "wire/feed/strict.h"

#include <algorithm>
#include <memory>
#include <mutex>

#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include "wire/feed/strings.h"

namespace parley::wire::feed {
namespace {

struct Reading {
  Builder& builder;
  XmlOutcome outcome;
  bool failed = false;
};

Reading& reading(void* context) { return *static_cast<Reading*>(context); }

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
}

/// "dc:date" with the standard prefix of a known namespace, else with the document's; lower case.
std::string tag_name(const Builder& builder, std::string_view local, const std::string& uri) {
  if (uri.empty()) return lower(local);
  const std::string* standard = Builder::standard_prefix(uri);
  const std::string prefix =
      standard != nullptr && !standard->empty() ? *standard : builder.declared_prefix(uri);
  return lower(prefix.empty() ? std::string(local) : prefix + ":" + std::string(local));
}

void set_attribute(Attributes& attributes, const std::string& name, const std::string& value) {
  for (auto& attribute : attributes)
    if (attribute.first == name) {
      attribute.second = value;
      return;
    }
  attributes.emplace_back(name, value);
}

/// An attribute goes by its standard prefix and by the one it was written with.
void add_attribute(Attributes& attributes, const xmlChar** attribute) {
  const std::string local(view(attribute[0]));
  const std::string written(view(attribute[1]));
  const std::string uri(view(attribute[2]));
  const std::string value(reinterpret_cast<const char*>(attribute[3]),
                          static_cast<std::size_t>(attribute[4] - attribute[3]));
  const std::string* standard = Builder::standard_prefix(uri);
  const bool known = !uri.empty() && standard != nullptr && !standard->empty();
  set_attribute(attributes, lower(known ? *standard + ":" + local : local), value);
  if (!written.empty()) set_attribute(attributes, lower(written + ":" + local), value);
}

constexpr int kMostAttributes = 512;
constexpr std::size_t kMostNameBytes = 1 << 20;  // of all names together

/// True when a tag has so many attributes that libxml2, which compares each with each, would not
/// come to an end.
bool has_monstrous_tag(std::string_view xml) {
  std::size_t equals = 0;
  bool in_tag = false;
  for (std::size_t i = 0; i < xml.size(); ++i) {
    if (xml[i] == '<' || xml[i] == '>') {
      in_tag = xml[i] == '<' && xml.substr(i, 2) != "<!";
      equals = 0;
    } else if (in_tag && xml[i] == '=' && ++equals > 8 * kMostAttributes) {
      return true;
    }
  }
  return false;
}

void on_start(void* context, const xmlChar* local, const xmlChar*, const xmlChar* uri,
              int namespace_count, const xmlChar** namespaces, int attribute_count, int,
              const xmlChar** attributes) {
  Reading& r = reading(context);
  if (r.failed) return;
  Attributes out;
  for (int i = 0; i < namespace_count; ++i) {
    const std::string prefix(view(namespaces[2 * i]));
    const std::string declared(view(namespaces[2 * i + 1]));
    if (declared.empty()) continue;
    r.builder.declare_namespace(prefix, declared);
    if (!prefix.empty() && declared == "http://www.w3.org/1999/xlink")
      out.emplace_back("xmlns:" + prefix, declared);
  }
  const std::string space(view(uri));
  const std::string name = lower(view(local));
  if ((name == "math" && space == "http://www.w3.org/1998/Math/MathML") ||
      (name == "svg" && space == "http://www.w3.org/2000/svg"))
    out.emplace_back("xmlns", space);
  for (int i = 0; i < std::min(attribute_count, kMostAttributes); ++i)
    add_attribute(out, attributes + 5 * i);
  r.builder.start(tag_name(r.builder, view(local), space), std::move(out));
}

void on_end(void* context, const xmlChar* local, const xmlChar*, const xmlChar* uri) {
  Reading& r = reading(context);
  if (!r.failed) r.builder.end(tag_name(r.builder, view(local), std::string(view(uri))));
}

void on_text(void* context, const xmlChar* text, int length) {
  Reading& r = reading(context);
  if (!r.failed)
    r.builder.text({reinterpret_cast<const char*>(text), static_cast<std::size_t>(length)});
}

/// Namespace errors that leave a name without a meaning; libxml2 itself reads on after them.
bool breaks_names(int code) {
  return code == XML_NS_ERR_XML_NAMESPACE || code == XML_NS_ERR_UNDEFINED_NAMESPACE ||
         code == XML_NS_ERR_QNAME || code == XML_NS_ERR_ATTRIBUTE_REDEFINED ||
         code == XML_NS_ERR_COLON;
}

void on_error(void* context, xmlErrorPtr error) {
  Reading& r = reading(context);
  if (r.failed || (error->level != XML_ERR_FATAL && !breaks_names(error->code))) return;
  r.failed = true;
  r.outcome.trouble = error->message == nullptr ? "not well formed" : error->message;
  if (error->code == XML_ERR_NO_MEMORY) r.outcome.trouble = "more names than a feed can have";
  while (!r.outcome.trouble.empty() && is_space(r.outcome.trouble.back()))
    r.outcome.trouble.pop_back();
  r.outcome.line = error->line > 0 ? static_cast<std::size_t>(error->line) : 0;
}

xmlSAXHandler make_handler() {
  xmlSAXHandler handler{};
  handler.initialized = XML_SAX2_MAGIC;
  handler.startElementNs = on_start;
  handler.endElementNs = on_end;
  handler.characters = on_text;
  handler.ignorableWhitespace = on_text;
  handler.cdataBlock = on_text;
  handler.serror = on_error;
  return handler;
}

struct FreeContext {
  void operator()(xmlParserCtxtPtr context) const {
    context->sax = nullptr;  // ours, on the stack
    xmlFreeParserCtxt(context);
  }
};

}  // namespace

XmlOutcome read_xml(const std::string& xml, Builder& builder) {
  // Zero bytes are no XML, and libxml2 would take them for a sign of another encoding.
  if (xml.find('\0') != xml.npos) return {false, "zero bytes in the document", 1};
  if (has_monstrous_tag(xml)) return {false, "a tag with thousands of attributes", 1};
  static std::once_flag initialised;
  std::call_once(initialised, xmlInitParser);
  Reading r{builder, {}, false};
  xmlSAXHandler handler = make_handler();
  xmlParserCtxtPtr raw = xmlCreateMemoryParserCtxt(xml.data(), static_cast<int>(xml.size()));
  if (raw == nullptr) return {false, "the document is empty", 1};
  xmlFree(raw->sax);
  raw->sax = &handler;
  const std::unique_ptr<xmlParserCtxt, FreeContext> context(raw);
  raw->userData = &r;
  // NOENT makes "&amp;" in attributes one character; without a DTD there is nothing else it could
  // put in.
  xmlCtxtUseOptions(raw, XML_PARSE_NOENT | XML_PARSE_NONET);
  xmlDictSetLimit(raw->dict, kMostNameBytes);
  xmlSwitchEncoding(raw, XML_CHAR_ENCODING_UTF8);
  xmlParseDocument(raw);
  if (raw->wellFormed == 0 && !r.failed) {
    r.failed = true;
    r.outcome.trouble = "not well formed";
  }
  r.outcome.well_formed = !r.failed;
  return r.outcome;
}

}  // namespace parley::wire::feed
