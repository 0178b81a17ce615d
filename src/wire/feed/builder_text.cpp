#include <algorithm>

#include "wire/feed/base64.h"
#include "wire/feed/builder.h"
#include "wire/feed/dates.h"
#include "wire/feed/html_rewriter.h"
#include "wire/feed/strings.h"
#include "wire/feed/urls.h"
#include "wire/notation/utf8.h"

// What happens to the text of an element between its tags and the tree.
namespace parley::wire::feed {
namespace {

using notation::from_windows_1252;

constexpr std::string_view kXhtml = "application/xhtml+xml";
constexpr std::size_t kMostPieces = 1 << 20;
constexpr std::size_t kMostOpen = 1 << 17;   // elements within each other
constexpr std::size_t kMostDepths = 128;     // as many as an entry has keys
constexpr std::size_t kValuesOfContent = 4;  // type, language, base and the text

template <std::size_t N>
bool is_one_of(std::string_view name, const std::string_view (&names)[N]) {
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

bool is_address(std::string_view element) {
  static constexpr std::string_view kAddresses[] = {"comments",    "docs",          "href", "icon",
                                                    "id",          "link",          "logo", "url",
                                                    "wfw_comment", "wfw_commentrss"};
  return is_one_of(element, kAddresses);
}

bool may_hold_markup(std::string_view element) {
  static constexpr std::string_view kTexts[] = {"content", "copyright", "description",
                                                "info",    "rights",    "subtitle",
                                                "summary", "tagline",   "title"};
  return is_one_of(element, kTexts);
}

bool is_tag(std::string_view piece) { return piece.size() > 1 && piece.front() == '<'; }

bool opens_div(std::string_view piece) { return piece == "<div>" || piece.substr(0, 5) == "<div "; }

/// True when the first piece is a div that is closed by the last piece and not before.
bool is_wrapped_in_div(const std::vector<std::string>& pieces) {
  if (pieces.size() < 2 || !opens_div(pieces.front()) || pieces.back() != "</div>") return false;
  int depth = 0;
  for (std::size_t i = 0; i + 1 < pieces.size(); ++i) {
    const std::string& piece = pieces[i];
    if (piece.rfind("</", 0) == 0) {
      if (--depth == 0) return false;
    } else if (piece.rfind('<', 0) == 0 && piece.find("/>", piece.size() - 2) == piece.npos) {
      ++depth;
    }
  }
  return true;
}

/// References of markup characters under one name each; resolved altogether where the text is
/// escaped HTML.
std::string unescape(std::string text, bool escaped_html) {
  static constexpr std::pair<std::string_view, std::string_view> kNames[] = {
      {"&#60;", "&lt;"},   {"&#x3c;", "&lt;"},  {"&#62;", "&gt;"},   {"&#x3e;", "&gt;"},
      {"&#38;", "&amp;"},  {"&#x26;", "&amp;"}, {"&#34;", "&quot;"}, {"&#x22;", "&quot;"},
      {"&#39;", "&apos;"}, {"&#x27;", "&apos;"}};
  static constexpr std::pair<std::string_view, std::string_view> kCharacters[] = {
      {"&lt;", "<"},    {"&gt;", ">"},   {"&amp;", "&"},
      {"&quot;", "\""}, {"&apos;", "'"}, {"&#x2f;", "/"}};
  if (!contains(text, "&")) return text;
  for (const auto& [from, to] : kNames) text = replace_all(text, from, to);
  if (escaped_html)
    for (const auto& [from, to] : kCharacters) text = replace_all(text, from, to);
  return text;
}

/// UTF-8 that was taken for Latin-1 and encoded once more is decoded once more; Windows-1252 in
/// place of C1 controls.
std::string repair_encoding(std::string text) {
  if (std::all_of(text.begin(), text.end(),
                  [](char c) { return static_cast<signed char>(c) >= 0; }))
    return text;
  std::string bytes;
  bool latin = true;
  for (std::size_t i = 0; i < text.size() && latin;) {
    const uint32_t code = next_code(text, i);
    latin = code <= 0xff;
    bytes += static_cast<char>(code);
  }
  if (latin && is_utf8(bytes)) text = std::move(bytes);
  std::string out;
  for (std::size_t i = 0; i < text.size();) append_utf8(out, from_windows_1252(next_code(text, i)));
  return out;
}

/// "?a=1&b;=2" is what careless tools make of "?a=1&b=2".
std::string repair_query(std::string_view url) {
  std::string out;
  for (std::size_t i = 0; i < url.size();) {
    std::size_t end = i + 1;
    if (url[i] == '&')
      while (end < url.size() && (is_alnum(url[end]) || url[end] == '_')) ++end;
    out += url.substr(i, end - i);
    const bool reference = url[i] == '&' && end > i + 1 && end < url.size() && url[end] == ';';
    i = reference ? end + 1 : end;
  }
  return out;
}

/// Media types of which the bytes are not text are sent as base64.
bool is_base64(const Attributes& attributes, const std::string& type) {
  const auto* mode = find_attribute(attributes, "mode");
  if (mode != nullptr && *mode == "base64") return true;
  const auto ends = [&type](std::string_view end) {
    return type.size() >= end.size() && type.substr(type.size() - end.size()) == end;
  };
  return type.rfind("text/", 0) != 0 && !ends("+xml") && !ends("/xml");
}

}  // namespace

void Builder::push(std::string name, bool expects_text) {
  if (stack_.size() < kMostOpen) stack_.push_back({std::move(name), expects_text, {}});
}

void Builder::text(std::string_view data, bool escape) {
  if (stack_.empty() || data.empty()) return;
  std::string piece;
  if (escape && content_.open && content_.type == kXhtml) {
    for (char c : data) {
      if (c == '&')
        piece += "&amp;";
      else if (c == '<')
        piece += "&lt;";
      else if (c == '>')
        piece += "&gt;";
      else
        piece += c;
    }
    data = piece;
  }
  auto& pieces = stack_.back().pieces;
  const bool plain = escape && !pieces.empty() && !is_tag(pieces.back());
  if (plain || pieces.size() >= kMostPieces)
    pieces.back() += data;
  else
    pieces.emplace_back(data);
}

/// The pieces as one text. Atom's XHTML comes in a div that is not part of it.
std::string Builder::collect(std::vector<std::string> pieces) const {
  if (version_ == "atom10" && content_.type_or("text") == kXhtml) {
    const auto blank = [](const std::string& piece) { return strip(piece).empty(); };
    while (pieces.size() > 1 && blank(pieces.back())) pieces.pop_back();
    const auto first = std::find_if_not(pieces.begin(), pieces.end(), blank);
    if (first != pieces.end()) pieces.erase(pieces.begin(), first);
    if (is_wrapped_in_div(pieces)) {
      pieces.pop_back();
      pieces.erase(pieces.begin());
    }
  }
  std::string out;
  for (const auto& piece : pieces) out += piece;
  return out;
}

/// The text as it is shown: decoded, its addresses absolute, its markup harmless.
std::string Builder::clean(const std::string& name, std::string text) {
  if (content_.base64) {
    auto decoded = decode_base64(text);
    if (decoded && is_utf8(*decoded)) text = std::move(*decoded);
  }
  if (is_address(name) && !text.empty() && (name != "id" || id_is_link_))
    text = join_url(base_, text);
  if (tolerant_ && !content_.base64) {
    const std::string type = content_.type_or("xml");
    text = unescape(std::move(text), type.size() < 3 || type.substr(type.size() - 3) != "xml");
  }
  if (version_.rfind("atom", 0) != 0 && content_.open && content_.type == "text/plain" &&
      looks_like_html(text))
    content_.type = "text/html";
  content_.base64 = false;
  const std::string type = content_.type_or("text/html");
  if (may_hold_markup(name) && is_html_type(media_type(type)))
    text = sanitize_html(resolve_links(text, base_, type), type);
  return repair_encoding(std::move(text));
}

std::optional<std::string> Builder::pop(const std::string& name, bool strip_space) {
  if (stack_.empty() || stack_.back().name != name) return std::nullopt;
  Open open = std::move(stack_.back());
  stack_.pop_back();
  std::string text = collect(std::move(open.pieces));
  if (strip_space) text = std::string(strip(text));
  if (!open.expects_text) return text;
  text = clean(name, std::move(text));
  if (name == "category" || name == "tags" || name == "itunes_keywords") return text;
  // A title found deeper than the first one belongs to something inside.
  if (name == "title" && title_depth_ > -1 && title_depth_ <= depth_) return text;
  store(name, text);
  return text;
}

Json Builder::content_json(std::string_view value) const {
  Json out = Json::object();
  if (content_.open) {
    out["type"] = content_.type;
    out["language"] = content_.language ? Json(*content_.language) : Json(nullptr);
    out["base"] = content_.base;
    if (!content_.src.empty()) out["src"] = content_.src;
  }
  out["value"] = value;
  return out;
}

void Builder::store_in_entry(std::string name, std::string text) {
  Json& entry = entries_.back();
  if (name == "content") {
    used_ += text.size() + content_.base.size() + kValuesOfContent * kValueBytes;
    if (!full()) list("content").push_back(content_json(text));
    return;
  }
  if (name == "link") {
    if (in_image_) return;
    text = repair_query(replace_all(text, "&amp;", "&"));
    set(entry, name, text);
    if (!text.empty() && entry.contains("links") && !entry["links"].empty())
      entry["links"].back()["href"] = text;
    return;
  }
  if (name == "description") name = "summary";
  const auto depth = entry_depths_.find(name);
  if (depth == entry_depths_.end() || depth_ <= depth->second) {
    if (entry_depths_.size() < kMostDepths) entry_depths_[name] = depth_;
    set(entry, name, text);
  }
  if (in_content_ == 0) return;
  used_ += text.size() + content_.base.size() + kValuesOfContent * kValueBytes;
  set(entry, name + "_detail", content_json(text));
}

void Builder::store(std::string name, std::string text) {
  if (in_entry_ && !in_source_ && !entries_.empty())
    return store_in_entry(std::move(name), std::move(text));
  if (!in_feed_ && !in_source_) return;
  Json& where = context();
  if (name == "description") name = "subtitle";
  if (name == "link") {
    text = repair_query(text);
    if (where.contains("links") && !where["links"].empty()) where["links"].back()["href"] = text;
  }
  set(where, name, text);
  if (in_content_ == 0 || name == "link") return;
  used_ += text.size() + content_.base.size() + kValuesOfContent * kValueBytes;
  set(where, name + "_detail", content_json(text));
}

void Builder::push_content(const std::string& name, const Attributes& attributes,
                           const char* default_type, bool expects_text) {
  ++in_content_;
  if (language_) language_ = replace_all(*language_, "_", "-");
  const auto* type = find_attribute(attributes, "type");
  content_ = {};
  content_.open = true;
  content_.type = media_type(type != nullptr ? *type : default_type);
  content_.language = language_;
  content_.base = base_;
  content_.base64 = is_base64(attributes, content_.type);
  push(name, expects_text);
}

std::optional<std::string> Builder::pop_content(const std::string& name) {
  auto text = pop(name);
  if (in_content_ > 0) --in_content_;
  content_ = {};
  return text;
}

void Builder::pop_date(const std::string& name) {
  const auto text = pop(name);
  if (!text) return;
  const auto date = parse_date(*text);
  set(context(), name + "_parsed", date ? Json(*date) : Json(nullptr));
}

}  // namespace parley::wire::feed
