#include "wire/html/markup.h"

#include <algorithm>
#include <array>

#include "wire/html/attributes.h"
#include "wire/html/markup_tags.h"
#include "wire/html/words.h"

namespace parley::wire::html {

namespace {

constexpr std::size_t kNone = std::string_view::npos;

bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// Reads the document once, from left to right, and keeps the stack of open elements.
class Parser {
 public:
  explicit Parser(std::string_view document) : doc_(document) {
    page_.nodes.reserve(std::min(document.size() / 48 + 16, kMostNodes));
    page_.nodes.emplace_back();
    page_.nodes.back().tag = Tag::html;
    open_.push_back(0);
  }

  Page run() {
    while (at_ < doc_.size() && !is_full()) {
      if (doc_[at_] == '<' && markup()) continue;
      text();
    }
    while (!open_.empty()) pop();
    return std::move(page_);
  }

 private:
  bool is_full() const {
    return std::max({page_.nodes.size(), page_.links.size(), page_.metas.size()}) >= kMostNodes;
  }

  char peek(std::size_t ahead) const {
    return at_ + ahead < doc_.size() ? doc_[at_ + ahead] : '\0';
  }

  void text() {
    auto end = doc_.find('<', at_ + 1);
    if (end == kNone) end = doc_.size();
    const auto piece = doc_.substr(at_, end - at_);
    at_ = end;
    Node node;
    node.tag = Tag::text;
    node.link = link_;
    node.text = piece;
    const auto i = add(node);
    page_.nodes[i].end = i + 1;
  }

  /// At '<'. False when it is only a character of the text.
  bool markup() {
    const char next = peek(1);
    if (is_letter(next)) return start_tag();
    if (next == '/') return end_tag();
    if (next == '!' || next == '?') return declaration();
    return false;
  }

  bool declaration() {
    if (doc_.compare(at_, 4, "<!--") == 0) return comment();
    skip_past(">");
    return true;
  }

  /// "<!-->" and "<!--->" are whole comments.
  bool comment() {
    at_ += 4;
    if (peek(0) == '>') return ++at_, true;
    if (doc_.compare(at_, 2, "->") == 0) return at_ += 2, true;
    skip_past("-->");
    return true;
  }

  void skip_past(std::string_view mark) {
    const auto end = doc_.find(mark, at_);
    at_ = end == kNone ? doc_.size() : end + mark.size();
  }

  bool end_tag() {
    if (peek(2) == '>') return at_ += 3, true;
    if (!is_letter(peek(2))) return skip_past(">"), true;
    at_ += 2;
    const auto name = tag_name();
    Attributes unused;
    at_ = read_attributes(doc_, at_, unused);
    close(name);
    return true;
  }

  bool start_tag() {
    ++at_;
    const auto name = tag_name();
    const auto info = tag_info(name);
    Attributes a;
    at_ = read_attributes(doc_, at_, a);
    start(name, info, a);
    return true;
  }

  std::string_view tag_name() {
    const auto begin = at_;
    while (at_ < doc_.size() && doc_[at_] != '>' && doc_[at_] != '/' && !is_space(doc_[at_])) ++at_;
    return doc_.substr(begin, at_ - begin);
  }

  void start(std::string_view name, TagInfo info, const Attributes& a) {
    switch (info.manner) {
      case Manner::ignored:
        start_sign(name, a);
        break;
      case Manner::block:
        close_paragraph();
        if (info.tag == Tag::form && count(Tag::form) > 0) break;
        close_heading(info.tag);
        push(info.tag, a);
        break;
      case Manner::inlined:
        push(info.tag, a);
        break;
      case Manner::empty:
        if (info.tag == Tag::hr) close_paragraph();
        leaf(info.tag, a);
        break;
      case Manner::skipped:
        if (!a.self_closed) skip_element(name, a);
        break;
      case Manner::link:
        start_link(a);
        break;
      case Manner::head:
        head(name, a);
        break;
      case Manner::title:
        title();
        break;
      case Manner::row:
        close_likes(info.tag);
        push(info.tag, a);
        break;
      case Manner::page:
        page_tag(info.tag, a);
        break;
    }
  }

  void page_tag(Tag tag, const Attributes& a) {
    if (tag == Tag::html && page_.language.empty()) page_.language = a.lang;
    if (tag != Tag::body || has_body_) return;
    has_body_ = true;
    while (open_.size() > 1) pop();
    push(Tag::body, a);
  }

  void start_link(const Attributes& a) {
    page_.links.push_back({.href = a.href, .rel = a.rel, .type = a.type, .title = a.title});
    link_ = static_cast<uint32_t>(page_.links.size());
    link_depth_ = open_.size();
    start_sign("a", a);
  }

  static bool is_signed(const Attributes& a) {
    return a.rel == "author" || a.itemprop.find("author") != kNone ||
           a.klass.find("uthor") != kNone || a.klass.find("yline") != kNone;
  }

  /// Of the elements without a node, those that sign the page have one all the same.
  void start_sign(std::string_view name, const Attributes& a) {
    if (!is_signed(a) || open_.size() >= kMostDepth) return;
    push(Tag::sign, a);
    sign_ = name;
  }

  void end_sign(std::string_view name) {
    if (open_tag(open_.size() - 1) == Tag::sign && same_word(name, sign_)) pop();
  }

  void head(std::string_view name, const Attributes& a) {
    if (same_word(name, "base")) {
      if (page_.base.empty()) page_.base = a.href;
    } else if (same_word(name, "link")) {
      page_.links.push_back(
          {.href = a.href, .rel = a.rel, .type = a.type, .title = a.title, .head = true});
    } else {
      page_.metas.push_back({.name = a.name.empty() ? a.itemprop : a.name,
                             .property = a.property,
                             .content = a.content});
    }
  }

  void title() {
    const auto begin = at_;
    const auto end = find_end("title");
    if (end == kNone) return;
    if (page_.title.empty()) page_.title = doc_.substr(begin, end - begin);
    at_ = end;
    skip_past(">");
  }

  void skip_element(std::string_view name, const Attributes& a) {
    const auto begin = at_;
    const auto end = find_end(name);
    if (end == kNone) {
      if (same_word(name, "script") || same_word(name, "style")) at_ = doc_.size();
      return;
    }
    if (same_word(name, "script") &&
        same_word(a.type.substr(0, a.type.find(';')), "application/ld+json"))
      page_.json_ld.push_back(doc_.substr(begin, end - begin));
    at_ = end;
    skip_past(">");
  }

  /// Where "</name" begins. Once a name has no end tag ahead it is not looked for again: time stays
  /// linear.
  std::size_t find_end(std::string_view name) {
    for (const auto& gone : endless_)
      if (same_word(gone, name)) return kNone;
    for (auto i = doc_.find("</", at_); i != kNone; i = doc_.find("</", i + 2))
      if (same_word(doc_.substr(i + 2, name.size()), name)) return i;
    endless_.push_back(name);
    return kNone;
  }

  uint32_t add(Node node) {
    node.parent = open_.back();
    page_.nodes.push_back(node);
    return static_cast<uint32_t>(page_.nodes.size() - 1);
  }

  static Node element(Tag tag, const Attributes& a) {
    Node node;
    node.tag = tag;
    node.hidden = is_hidden(a);
    node.klass = a.klass;
    node.id = a.id;
    node.itemprop = a.itemprop;
    node.rel = a.rel;
    node.role = a.role;
    node.datetime = a.datetime.empty() ? a.content : a.datetime;
    return node;
  }

  void leaf(Tag tag, const Attributes& a) {
    const auto i = add(element(tag, a));
    page_.nodes[i].link = tag == Tag::other ? link_ : 0;
    page_.nodes[i].end = i + 1;
  }

  void push(Tag tag, const Attributes& a) {
    if (open_.size() >= kMostDepth) {
      ++too_deep_;
      return;
    }
    open_.push_back(add(element(tag, a)));
    ++count(tag);
  }

  void pop() {
    const auto i = open_.back();
    open_.pop_back();
    page_.nodes[i].end = static_cast<uint32_t>(page_.nodes.size());
    if (i != 0) --count(page_.nodes[i].tag);
    if (open_.size() < link_depth_) link_ = 0;
  }

  uint32_t& count(Tag tag) { return counts_[static_cast<std::size_t>(tag)]; }
  Tag open_tag(std::size_t level) const { return page_.nodes[open_[level]].tag; }

  static bool ends_scope(Tag tag) {
    return tag == Tag::td || tag == Tag::th || tag == Tag::table || tag == Tag::caption ||
           tag == Tag::button;
  }

  /// Level of the innermost open `tag` that is not outside a cell or a table; kNone if there is
  /// none.
  std::size_t in_scope(Tag tag) {
    if (count(tag) == 0) return kNone;
    for (auto level = open_.size(); level-- > 1;) {
      if (open_tag(level) == tag) return level;
      if (ends_scope(open_tag(level))) return kNone;
    }
    return kNone;
  }

  void pop_to(std::size_t level) {
    while (open_.size() > level) pop();
  }

  void close_paragraph() {
    const auto level = in_scope(Tag::p);
    if (level != kNone) pop_to(level);
  }

  void close_heading(Tag tag) {
    const auto open = open_tag(open_.size() - 1);
    if (tag >= Tag::h1 && tag <= Tag::h6 && open >= Tag::h1 && open <= Tag::h6) pop();
  }

  static bool closes(Tag tag, Tag open) {
    switch (tag) {
      case Tag::dd:
      case Tag::dt:
        return open == Tag::dd || open == Tag::dt;
      case Tag::td:
      case Tag::th:
        return open == Tag::td || open == Tag::th || open == Tag::caption;
      case Tag::tr:
        return open == Tag::tr || open == Tag::td || open == Tag::th || open == Tag::caption;
      case Tag::tbody:
      case Tag::thead:
      case Tag::tfoot:
        return open == Tag::tr || open == Tag::td || open == Tag::th || open == Tag::tbody ||
               open == Tag::thead || open == Tag::tfoot || open == Tag::caption;
      default:
        return open == tag;
    }
  }

  static bool holds(Tag tag, Tag open) {
    if (tag == Tag::li)
      return open == Tag::ul || open == Tag::ol || open == Tag::table || ends_scope(open);
    if (tag == Tag::dd || tag == Tag::dt) return open == Tag::dl || ends_scope(open);
    return open == Tag::table;
  }

  /// A list item, cell or row ends the one before it, within its own list or table.
  void close_likes(Tag tag) {
    std::size_t outermost = kNone;
    for (auto level = open_.size(); level-- > 1 && !holds(tag, open_tag(level));)
      if (closes(tag, open_tag(level))) outermost = level;
    if (outermost != kNone) pop_to(outermost);
    if (tag == Tag::li || tag == Tag::dd || tag == Tag::dt) close_paragraph();
  }

  void close(std::string_view name) {
    const auto info = tag_info(name);
    if (info.manner == Manner::link) link_ = 0;
    if (info.manner == Manner::link || info.manner == Manner::ignored) return end_sign(name);
    if (same_word(name, "br")) leaf(Tag::br, {});
    const bool nests = info.manner == Manner::block || info.manner == Manner::inlined ||
                       info.manner == Manner::row;
    if (!nests) return;
    if (too_deep_ > 0) {
      --too_deep_;
      return;
    }
    close_open(info);
  }

  /// A stray end tag is ignored; an inline one does not close the blocks inside it.
  void close_open(TagInfo info) {
    if (count(info.tag) == 0) return;
    for (auto level = open_.size(); level-- > 1;) {
      const auto open = open_tag(level);
      if (open == info.tag) return pop_to(level);
      if (info.manner == Manner::inlined && is_block(open)) return;
      if (ends_scope(open) && open != Tag::button && info.manner != Manner::row &&
          info.tag != Tag::table)
        return;
      if (open == Tag::table && info.manner == Manner::row) return;
    }
  }

  std::string_view doc_;
  std::size_t at_ = 0;
  Page page_;
  std::vector<uint32_t> open_;
  std::array<uint32_t, static_cast<std::size_t>(Tag::count)> counts_{};
  std::string_view sign_;  ///< name of the innermost element of Tag::sign
  std::vector<std::string_view> endless_;
  std::size_t too_deep_ = 0;
  uint32_t link_ = 0;
  std::size_t link_depth_ = 0;
  bool has_body_ = false;
};

}  // namespace

Page parse_page(std::string_view document) { return Parser(document).run(); }

}  // namespace parley::wire::html
