#include <algorithm>

#include "wire/feed/html_allowed.h"
#include "wire/feed/html_rewriter.h"
#include "wire/feed/strings.h"
#include "wire/feed/urls.h"

namespace parley::wire::feed {
namespace {

constexpr std::string_view kSvg = "http://www.w3.org/2000/svg";
constexpr std::string_view kMathMl = "http://www.w3.org/1998/Math/MathML";
constexpr std::string_view kXLink = "http://www.w3.org/1999/xlink";

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

bool has(const Attributes& attributes, std::string_view key, std::string_view value) {
  return std::any_of(attributes.begin(), attributes.end(),
                     [&](const auto& a) { return a.first == key && a.second == value; });
}

class Sanitizer : public HtmlWriter {
 public:
  explicit Sanitizer(bool html) : html_(html) {}

  void start_tag(const std::string& name, Attributes attributes) override {
    std::string tag = name;
    const Vocabulary vocabulary = enter(tag, attributes);
    if (vocabulary == Vocabulary::none) return;
    const auto linked = [](const auto& a) { return a.first.rfind("xlink:", 0) == 0; };
    if ((math_ > 0 || svg_ > 0) && std::any_of(attributes.begin(), attributes.end(), linked) &&
        !has(attributes, "xmlns:xlink", kXLink))
      attributes.emplace_back("xmlns:xlink", kXLink);
    Attributes clean;
    for (auto& [key, value] : normal_attributes(attributes)) keep(vocabulary, key, value, clean);
    HtmlWriter::start_tag(tag, std::move(clean));
  }

  void end_tag(const std::string& name) override {
    if (is_allowed_element(name)) return HtmlWriter::end_tag(name);
    if (is_executable_element(name)) --hidden_;
    std::string tag = name;
    if (math_ > 0 && is_mathml_element(name)) {
      if (name == "math") --math_;
    } else if (svg_ > 0 && !svg_element(name).empty()) {
      tag = svg_element(name);
      if (tag == "svg") --svg_;
    } else {
      return;
    }
    HtmlWriter::end_tag(tag);
  }

  void text(std::string_view data) override {
    if (hidden_ == 0) HtmlWriter::text(data);
  }
  void instruction(std::string_view) override {}
  void declaration(std::string_view) override {}

 private:
  enum class Vocabulary { none, html, mathml, svg };

  /// Counts what the tag opens and says whose attributes it may have.
  Vocabulary enter(std::string& tag, Attributes& attributes) {
    if (is_allowed_element(tag) && svg_ == 0) return Vocabulary::html;
    if (is_executable_element(tag)) ++hidden_;
    const auto* space = find_attribute(attributes, "xmlns");
    if (html_ && (space == nullptr || space->empty())) {
      if (tag == "svg") attributes.emplace_back("xmlns", kSvg);
      if (tag == "math") attributes.emplace_back("xmlns", kMathMl);
    }
    if (tag == "math" && has(attributes, "xmlns", kMathMl)) ++math_;
    if (tag == "svg" && has(attributes, "xmlns", kSvg)) ++svg_;
    if (math_ > 0 && is_mathml_element(tag)) return Vocabulary::mathml;
    if (svg_ > 0 && !svg_element(tag).empty()) {
      tag = svg_element(tag);
      return Vocabulary::svg;
    }
    return is_allowed_element(tag) ? Vocabulary::html : Vocabulary::none;
  }

  void keep(Vocabulary vocabulary, const std::string& key, const std::string& value,
            Attributes& clean) const {
    std::string name = key;
    bool allowed = false;
    if (vocabulary == Vocabulary::svg) {
      name = svg_attribute(key);
      allowed = !name.empty();
    } else {
      allowed =
          vocabulary == Vocabulary::html ? is_allowed_attribute(key) : is_mathml_attribute(key);
    }
    if (!allowed) return;
    if (name == "style") {
      auto style = sanitize_style(value, svg_ > 0);
      if (!style.empty()) clean.emplace_back(name, std::move(style));
    } else {
      clean.emplace_back(name, name == "href" ? safe_url(value) : value);
    }
  }

  bool html_;
  int hidden_ =
      0;  ///< depth of executable elements; may go below zero, as the end tags come unmatched
  int math_ = 0;
  int svg_ = 0;
};

}  // namespace

std::string sanitize_html(std::string_view html, std::string_view type) {
  if (html.find_first_of("<&") == html.npos) return replace_all(strip(html), "\r\n", "\n");
  Sanitizer sanitizer(ends_with(type, "html"));
  const MarkupStyle style = {.close_empty = type == "application/xhtml+xml",
                             .drop_open_comments = true};
  MarkupReader(sanitizer, style).read(replace_all(html, "<![CDATA[", "&lt;![CDATA["));
  const std::string out = sanitizer.take();
  return replace_all(strip(out), "\r\n", "\n");
}

}  // namespace parley::wire::feed
