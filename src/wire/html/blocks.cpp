#include "wire/html/blocks.h"

#include "wire/html/hints.h"
#include "wire/html/markup_tags.h"
#include "wire/html/words.h"

namespace parley::wire::html {

namespace {

bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

/// Words for screen readers, and what unfolds when a name is pointed at, stand amid the paragraph.
bool is_unseen(const Node& node) {
  return node.tag == Tag::span && !node.klass.empty() && (hints_in(node.klass) & kUnseen) != 0;
}

bool has_no_copy(const Node& node) {
  if (is_unseen(node)) return true;
  return node.hidden || node.tag == Tag::button || node.tag == Tag::option;
}

/// Joins the inline text of a page into blocks.
class Builder {
 public:
  explicit Builder(const Page& page) : page_(page) {}

  std::vector<Block> run() {
    const auto& nodes = page_.nodes;
    nearest_.resize(nodes.size());
    for (uint32_t i = 0; i < nodes.size();) {
      const auto& node = nodes[i];
      if (node.tag != Tag::text && has_no_copy(node) && i != 0) {
        if (is_block(node.tag)) flush();
        i = node.end;
        continue;
      }
      visit(i++);
    }
    flush();
    return std::move(blocks_);
  }

 private:
  void visit(uint32_t i) {
    const auto& node = page_.nodes[i];
    const bool block = is_block(node.tag);
    nearest_[i] = block ? i : nearest_[node.parent];
    if (block) flush();
    if (node.tag == Tag::br) take_break();
    if (node.tag == Tag::text) take(i);
  }

  void take_break() {
    if (now_.text.empty()) return;
    if (broken_) return flush();
    broken_ = true;
  }

  void take(uint32_t i) {
    const auto element = nearest_[i];
    if (element != now_.element) flush();
    const auto& node = page_.nodes[i];
    if (trimmed(node.text).empty()) {
      space_ = true;
      return;
    }
    if (now_.text.empty()) {
      now_.begin = i;
      now_.element = element;
      now_.tag = page_.nodes[element].tag;
    }
    now_.end = i + 1;
    const auto before = now_.text.size();
    append(node.text);
    if (node.link != 0) count_link(node.link, now_.text.size() - before);
  }

  void append(std::string_view source) {
    if (source.find('&') == std::string_view::npos) return append_folded(source);
    append_folded(decoded(source));
  }

  void append_folded(std::string_view text) {
    const bool pre = now_.tag == Tag::pre;
    for (std::size_t i = 0; i < text.size();) {
      const auto run = i;
      while (i < text.size() && !is_space(text[i]) && text[i] != '\xC2') ++i;
      if (i > run) {
        put_space();
        now_.text.append(text, run, i - run);
        continue;
      }
      if (text.compare(i, 2, "\u00A0") == 0) {
        space_ = true;
        i += 2;
      } else if (text[i] == '\xC2') {
        put_space();
        now_.text += text[i++];
        while (i < text.size() && (static_cast<unsigned char>(text[i]) & 0xC0) == 0x80)
          now_.text += text[i++];
      } else {
        if (pre && text[i] == '\n') broken_ = true;
        space_ = true;
        ++i;
      }
    }
  }

  void put_space() {
    if (!now_.text.empty() && broken_)
      now_.text += '\n';
    else if (!now_.text.empty() && space_)
      now_.text += ' ';
    space_ = broken_ = false;
  }

  void count_link(uint32_t link, std::size_t bytes) {
    now_.linked += static_cast<uint32_t>(bytes);
    if (link != last_link_) ++now_.links;
    last_link_ = link;
  }

  void flush() {
    if (!now_.text.empty()) blocks_.push_back(std::move(now_));
    now_ = {};
    space_ = broken_ = false;
    last_link_ = 0;
  }

  const Page& page_;
  std::vector<uint32_t> nearest_;
  std::vector<Block> blocks_;
  Block now_;
  uint32_t last_link_ = 0;
  bool space_ = false;
  bool broken_ = false;
};

}  // namespace

std::vector<Block> blocks_of(const Page& page) { return Builder(page).run(); }

}  // namespace parley::wire::html
