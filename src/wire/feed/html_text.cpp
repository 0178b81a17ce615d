#include "wire/feed/html_text.h"

#include <algorithm>

#include "wire/feed/markup.h"
#include "wire/feed/strings.h"
#include "wire/notation/entities.h"

namespace parley::wire::feed {
namespace {

using notation::decode_entities;

template <std::size_t N>
bool is_one_of(std::string_view name, const std::string_view (&names)[N]) {
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

bool parts_paragraphs(std::string_view tag) {
  static constexpr std::string_view kBlocks[] = {
      "address", "article", "aside", "blockquote", "body",      "center", "dd",   "details",
      "dialog",  "dir",     "div",   "dl",         "dt",        "figure", "form", "fieldset",
      "footer",  "h1",      "h2",    "h3",         "h4",        "h5",     "h6",   "header",
      "hr",      "html",    "li",    "main",       "nav",       "ol",     "p",    "pre",
      "section", "table",   "tr",    "ul",         "figcaption"};
  return is_one_of(tag, kBlocks);
}

bool is_silent(std::string_view tag) {
  static constexpr std::string_view kSilent[] = {"script", "style",  "head",   "template", "applet",
                                                 "object", "iframe", "select", "svg",      "math"};
  return is_one_of(tag, kSilent);
}

class TextWriter : public MarkupEvents {
 public:
  void start_tag(const std::string& name, Attributes) override {
    if (is_silent(name)) ++silent_;
    if (name == "pre") ++preformatted_;
    if (name == "br") gap_ = std::min(gap_ + 1, 2);
    if (name == "td" || name == "th") space_ = true;
    if (parts_paragraphs(name)) gap_ = 2;
  }

  void end_tag(const std::string& name) override {
    if (is_silent(name) && silent_ > 0) --silent_;
    if (name == "pre" && preformatted_ > 0) --preformatted_;
    if (parts_paragraphs(name)) gap_ = 2;
  }

  void text(std::string_view data) override {
    if (silent_ > 0) return;
    for (std::size_t i = 0; i < data.size(); ++i) {
      if (is_space(data[i])) {
        if (preformatted_ > 0 && data[i] == '\n') gap_ = std::min(gap_ + 1, 2);
        space_ = true;
      } else {
        put(data[i]);
      }
    }
  }

  void char_ref(std::string_view digits) override { refer("&#" + std::string(digits) + ";"); }
  void entity_ref(std::string_view name) override { refer("&" + std::string(name) + ";"); }

  std::string take() { return std::move(out_); }

 private:
  void refer(const std::string& reference) {
    static constexpr std::string_view kNoBreakSpace = "\xc2\xa0";
    const std::string decoded = decode_entities(reference);
    text(decoded == kNoBreakSpace ? " " : decoded);
  }

  void put(char c) {
    if (!out_.empty() && gap_ > 0)
      out_.append(static_cast<std::size_t>(gap_), '\n');
    else if (!out_.empty() && space_)
      out_ += ' ';
    gap_ = 0;
    space_ = false;
    out_ += c;
  }

  std::string out_;
  int gap_ = 0;  ///< line ends that stand before the next word
  bool space_ = false;
  int silent_ = 0;
  int preformatted_ = 0;
};

}  // namespace

std::string html_to_text(std::string_view html) {
  TextWriter writer;
  MarkupReader(writer, {.close_empty = false, .drop_open_comments = true}).read(html);
  return writer.take();
}

std::string tidy_text(std::string_view text) {
  std::string out;
  std::size_t gap = 0;
  for (const auto raw : split(text, '\n')) {
    const auto line = strip(raw);
    if (line.empty()) {
      if (!out.empty()) gap = 2;
      continue;
    }
    if (!out.empty()) out.append(std::max<std::size_t>(gap, 1), '\n');
    out += line;
    gap = 0;
  }
  return out;
}

}  // namespace parley::wire::feed
