#pragma once

#include <string>
#include <string_view>

#include "wire/feed/markup.h"

namespace parley::wire::feed {

/// The same HTML with the addresses of links, images and the like resolved against `base`. `type`
/// is its media type.
std::string resolve_links(std::string_view html, std::string_view base, std::string_view type);

/// HTML with only the elements, attributes and styles that can do no harm; scripts go with their
/// text.
std::string sanitize_html(std::string_view html, std::string_view type);

/// True when the text has a closing tag or a reference and all its tags and entities are HTML's: it
/// was labelled as plain text by mistake.
bool looks_like_html(std::string_view text);

/// Writes markup back as it was read, in one regular form.
class HtmlWriter : public MarkupEvents {
 public:
  void start_tag(const std::string& name, Attributes attributes) override;
  void end_tag(const std::string& name) override;
  void text(std::string_view data) override;
  void char_ref(std::string_view digits) override;
  void entity_ref(std::string_view name) override;
  void comment(std::string_view data) override;
  void instruction(std::string_view data) override;
  void declaration(std::string_view data) override;
  std::string take() { return std::move(out_); }

 protected:
  std::string out_;
};

/// Names in lower case, the last of several values, sorted by name.
Attributes normal_attributes(const Attributes& attributes);

}  // namespace parley::wire::feed
