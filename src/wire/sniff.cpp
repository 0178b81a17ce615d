#include "wire/sniff.h"

#include <algorithm>
#include <array>
#include <utility>

#include "wire/bytes.h"
#include "wire/copy/line.h"

namespace parley::wire {
namespace {

using Names = std::pair<std::string_view, Type>;

constexpr Names kTypes[] = {
    {"auto", Type::automatic}, {"text", Type::text},         {"rss", Type::rss},
    {"atom", Type::atom},      {"jsonfeed", Type::jsonfeed}, {"jsonl", Type::jsonl},
    {"newsml", Type::newsml},  {"nitf", Type::nitf},         {"ninjs", Type::ninjs},
    {"anpa", Type::anpa},      {"html", Type::html},
};

/// Root elements without prefix, in small letters.
constexpr Names kRoots[] = {
    {"rss", Type::rss},
    {"rdf", Type::rss},
    {"channel", Type::rss},
    {"feed", Type::atom},
    {"entry", Type::atom},
    {"newsmessage", Type::newsml},
    {"newsitem", Type::newsml},
    {"packageitem", Type::newsml},
    {"conceptitem", Type::newsml},
    {"knowledgeitem", Type::newsml},
    {"planningitem", Type::newsml},
    {"catalogitem", Type::newsml},
    {"newsml", Type::newsml},
    {"nitf", Type::nitf},
    {"html", Type::html},
};

constexpr std::pair<std::string_view, std::string_view> kBinary[] = {
    {"%PDF-", "PDF"},
    {"\x89PNG", "PNG"},
    {"\xFF\xD8\xFF", "JPEG"},
    {"GIF8", "GIF"},
    {"PK\x03\x04", "zip"},
    {"\x7F"
     "ELF",
     "a program"},
    {"BZh", "bzip2"},
    {"\xFD"
     "7zXZ",
     "xz"},
    {"Rar!", "rar"},
    {"\xD0\xCF\x11\xE0", "an office document"},
    {"SQLite format 3", "an SQLite database"},
    {"\x1F\x8B", "gzip data packed a second time"},
    {"\x28\xB5\x2F\xFD", "zstd data packed a second time"},
};

/// Words that only one kind of JSON carries.
constexpr std::array kNinjsKeys = {
    "\"versioncreated\"", "\"versionCreated\"", "\"pubstatus\"",
    "\"pubStatus\"",      "\"body_xhtml\"",     "\"$standard\"",
    "\"bodies\"",         "\"headlines\"",      "\"representationtype\""};

constexpr std::array kHtmlTags = {
    "<!doctype html", "<html", "<head", "<body", "<div", "<p>", "<p ", "<h1", "<article", "<meta"};

/// Elements of HTML that copy out of an editing system may begin with, and no document does.
constexpr std::array<std::string_view, 24> kHtmlPieces = {
    "a",  "abbr", "b",     "big",    "blockquote", "br",    "center", "code",
    "dl", "em",   "font",  "hr",     "i",          "img",   "ol",     "pre",
    "s",  "span", "small", "strong", "sup",        "table", "u",      "ul"};

bool has(std::string_view text, std::string_view word) {
  return text.find(word) != std::string_view::npos;
}

std::string small(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return out;
}

std::string extension(std::string_view name) {
  auto base = small(name.substr(std::min(name.find_last_of('/') + 1, name.size())));
  for (const std::string_view packed : {".gz", ".zst", ".zstd"})
    if (base.ends_with(packed)) base.resize(base.size() - packed.size());
  const auto dot = base.rfind('.');
  return dot == std::string::npos ? std::string() : base.substr(dot + 1);
}

/// The first element: its name as it is written, and where its '<' stands.
struct Root {
  std::string_view name;
  std::size_t at = 0;
};

/// nullopt where there is no element.
std::optional<Root> root_element(std::string_view xml) {
  for (std::size_t at = xml.find('<'); at != std::string_view::npos; at = xml.find('<', at)) {
    const auto rest = xml.substr(at);
    std::string_view skip_to;
    if (rest.starts_with("<!--"))
      skip_to = "-->";
    else if (rest.starts_with("<?"))
      skip_to = "?>";
    else if (rest.starts_with("<!"))
      skip_to = has(rest.substr(0, rest.find('>')), "[") ? "]>" : ">";
    if (skip_to.empty()) return Root{rest.substr(1, rest.find_first_of(" \t\r\n/>", 1) - 1), at};
    at = xml.find(skip_to, at);
    if (at == std::string_view::npos) break;
  }
  return std::nullopt;
}

bool is_xml_name(std::string_view name) {
  constexpr std::size_t kLongest = 80;
  const auto is_start = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
           static_cast<unsigned char>(c) >= 0x80;
  };
  return !name.empty() && name.size() <= kLongest && is_start(name[0]) &&
         std::all_of(name.begin(), name.end(), [&](char c) {
           return is_start(c) || (c >= '0' && c <= '9') || c == ':' || c == '-' || c == '.';
         });
}

/// Whether what is neither feed, agency's item nor page is XML all the same, and not copy that
/// begins with a bracket: it says so, has a namespace, or its first element is the whole of it.
bool is_other_xml(std::string_view head, const Root& root) {
  const auto folded = small(root.name);
  if (!is_xml_name(root.name) ||
      std::find(kHtmlPieces.begin(), kHtmlPieces.end(), folded) != kHtmlPieces.end())
    return false;
  const auto from_root = copy::trimmed(head.substr(root.at));
  const auto tag = from_root.substr(0, from_root.find('>'));
  return head.starts_with("<?xml") || has(tag, "xmlns") ||
         from_root.ends_with("</" + std::string(root.name) + ">") ||
         (tag.ends_with('/') && tag.size() + 1 == from_root.size());
}

Sniffed markup_type(std::string_view head) {
  const auto root = root_element(head);
  if (root) {
    const auto name = small(root->name.substr(root->name.find(':') + 1));
    for (const auto& [known, type] : kRoots)
      if (known == name) return {type, {}};
  }
  const auto lower = small(head);
  // Broken feeds have all manner of things before their root.
  if (has(lower, "<rss") || has(lower, "<rdf:rdf") || has(lower, "<channel"))
    return {Type::rss, {}};
  if (has(lower, "<feed")) return {Type::atom, {}};
  const auto is_there = [&](const char* tag) { return has(lower, tag); };
  if (std::any_of(kHtmlTags.begin(), kHtmlTags.end(), is_there)) return {Type::html, {}};
  if (root && is_other_xml(head, *root)) {
    const auto above = head.substr(0, root->at);
    return {Type::automatic, "XML of an unknown kind (root <" + std::string(root->name) + ">)",
            1 + static_cast<std::size_t>(std::count(above.begin(), above.end(), '\n'))};
  }
  return {has(lower.substr(0, 200), "<?xml") ? Type::rss : Type::text, {}};
}

bool is_ninjs(std::string_view json) {
  const auto hits = std::count_if(kNinjsKeys.begin(), kNinjsKeys.end(),
                                  [&](const char* key) { return has(json, key); });
  return hits >= 2 || (hits == 1 && has(json, "\"uri\""));
}

/// "{…}" on the first line and another object behind it.
bool is_lines(std::string_view json) {
  const auto end = json.find('\n');
  if (json[0] != '{' || end == std::string_view::npos) return false;
  const auto first = copy::trimmed(json.substr(0, end));
  return first.back() == '}' && copy::trimmed(json.substr(end)).starts_with('{');
}

Type json_type(std::string_view head, std::string_view extension) {
  const auto json = copy::trimmed(head);
  const bool lines = extension == "jsonl" || extension == "ndjson" || is_lines(json);
  if (lines) return Type::jsonl;
  if (has(json, "jsonfeed.org/version") || has(json, "\"home_page_url\"")) return Type::jsonfeed;
  return is_ninjs(json) ? Type::ninjs : Type::jsonl;
}

/// '{' or '[' with what JSON allows behind it; "[INVENTED …]" is copy.
bool looks_like_json(std::string_view text) {
  if (text.empty() || (text[0] != '{' && text[0] != '[')) return false;
  const auto inside = copy::trimmed(text.substr(1));
  if (inside.empty()) return false;
  return text[0] == '{' ? inside[0] == '"' || inside[0] == '}' : inside[0] == '{';
}

/// Start of heading, or start of text, where ANPA 1312 has them.
bool looks_like_anpa(std::string_view head) {
  const auto top = head.substr(0, 1024);
  const auto first = top.find_first_not_of(" \r\n\t");
  if (first == std::string_view::npos) return false;
  return top[first] == '\x16' || top[first] == '\x01' || (has(top, "\x01") && has(top, "\x02"));
}

/// Share of the bytes that are controls which no copy holds, beyond those of ANPA and of terminals.
bool full_of_controls(std::string_view head) {
  constexpr std::string_view kKnown =
      "\n\r\t\f\v\b\x1B\x01\x02\x03\x04\x0E\x0F\x11\x12\x13\x14\x16\x17\x19";
  const auto odd = std::count_if(head.begin(), head.end(), [&](char c) {
    return static_cast<unsigned char>(c) < 0x20 && kKnown.find(c) == std::string_view::npos;
  });
  return static_cast<std::size_t>(odd) > head.size() / 50;
}

std::string binary_kind(std::string_view head) {
  for (const auto& [magic, name] : kBinary)
    if (head.starts_with(magic)) return std::string(name);
  return full_of_controls(head) ? "binary data" : std::string();
}

std::string as_utf8(std::string_view head, const char* encoding) {
  MemorySource bytes(head);
  DecodedSource decoded(bytes, encoding);
  std::string out(head.size() * 2, '\0');
  std::size_t size = 0;
  while (const auto count = decoded.read(out.data() + size, out.size() - size)) size += count;
  out.resize(size);
  return out;
}

Sniffed sniff_utf8(std::string_view head, std::string_view name) {
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  const auto binary = binary_kind(head);
  if (!binary.empty()) return {Type::automatic, "is " + binary + ", not wire copy"};
  if (looks_like_anpa(head)) return {Type::anpa, {}};
  const auto text = copy::trimmed(head);
  const auto ending = extension(name);
  if (looks_like_json(text)) return {json_type(text, ending), {}};
  if (ending == "jsonl" || ending == "ndjson") return {Type::jsonl, {}};
  if (ending == "htm" || ending == "html" || ending == "xhtml") return {Type::html, {}};
  const bool xml = ending == "xml" || ending == "rss" || ending == "atom" || ending == "rdf";
  if (text.starts_with('<') || xml) {
    auto markup = markup_type(text);
    const auto above = head.substr(0, head.find_first_not_of(" \t\r\n"));
    if (markup.line > 0)
      markup.line += static_cast<std::size_t>(std::count(above.begin(), above.end(), '\n'));
    return markup;
  }
  return {Type::text, {}};
}

/// Every second byte, or three in four, are zeros.
const char* wide_by_zeros(std::string_view head) {
  std::array<std::size_t, 4> zeros = {};
  const auto size = std::min<std::size_t>(head.size(), 1024) / 4 * 4;
  for (std::size_t i = 0; i < size; ++i)
    if (head[i] == '\0') ++zeros[i % 4];
  const auto most = size / 4 * 7 / 10;
  if (most < 2) return nullptr;
  const auto full = [&](std::size_t i) { return zeros[i] > most; };
  const auto none = [&](std::size_t i) { return zeros[i] == 0; };
  if (none(0) && full(1) && full(2) && full(3)) return "UTF-32LE";
  if (full(0) && full(1) && full(2) && none(3)) return "UTF-32BE";
  if (full(1) && full(3) && none(0) && none(2)) return "UTF-16LE";
  if (full(0) && full(2) && none(1) && none(3)) return "UTF-16BE";
  return nullptr;
}

}  // namespace

std::optional<Type> type_named(std::string_view name) {
  for (const auto& [spelled, type] : kTypes)
    if (spelled == name) return type;
  return std::nullopt;
}

const char* to_string(Type type) {
  for (const auto& [spelled, value] : kTypes)
    if (value == type) return spelled.data();
  return "";
}

const char* wide_encoding(std::string_view head) {
  using namespace std::string_view_literals;
  if (head.starts_with("\xFF\xFE\0\0"sv)) return "UTF-32";
  if (head.starts_with("\0\0\xFE\xFF"sv)) return "UTF-32";
  if (head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF")) return "UTF-16";
  return wide_by_zeros(head);
}

bool is_json_document(std::string_view head) {
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  const auto text = copy::trimmed(head);
  if (text.starts_with('[')) return true;
  const auto end = std::min(text.find('\n'), text.size());
  const auto line = copy::trimmed(text.substr(0, end)), next = copy::trimmed(text.substr(end));
  if (!text.starts_with('{') || next.starts_with('{')) return false;
  // The only line there is, or one that leaves its object open.
  return (next.empty() && head.size() < kSniffBytes) || (!next.empty() && !line.ends_with('}'));
}

Sniffed sniff(std::string_view head, std::string_view name) {
  const auto* wide = wide_encoding(head);
  return wide == nullptr ? sniff_utf8(head, name) : sniff_utf8(as_utf8(head, wide), name);
}

}  // namespace parley::wire
