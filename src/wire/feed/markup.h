#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace parley::wire::feed {

/// Attributes in document order; names in lower case.
using Attributes = std::vector<std::pair<std::string, std::string>>;

/// The value of the last attribute of that name, or nullptr.
const std::string* find_attribute(const Attributes& attributes, std::string_view name);

/// What a tolerant reading of tag soup finds. Views are valid during the call only.
class MarkupEvents {
 public:
  virtual ~MarkupEvents() = default;
  virtual void start_tag(const std::string& name, Attributes attributes) = 0;
  virtual void end_tag(const std::string& name) = 0;
  virtual void text(std::string_view data) = 0;
  virtual void cdata(std::string_view data) { text(data); }  ///< of a CDATA section, escaped
  virtual void char_ref(std::string_view digits) = 0;        ///< "160" or "xA0"
  virtual void entity_ref(std::string_view name) = 0;
  virtual void comment(std::string_view) {}
  virtual void instruction(std::string_view) {}
  virtual void declaration(std::string_view) {}  ///< a DOCTYPE
};

/// How a MarkupReader takes what is not agreed upon.
struct MarkupStyle {
  bool close_empty = true;          ///< "<x/>" also ends x
  bool cdata = false;               ///< CDATA sections are text, other declarations are passed over
  bool drop_open_comments = false;  ///< an unclosed comment is dropped rather than shown as text
};

/// Reads tag soup as an SGML reader with every tolerance does: it never fails, never recurses, and
/// takes time linear in the text. Unclosed constructs at the end come out as text.
class MarkupReader {
 public:
  MarkupReader(MarkupEvents& events, MarkupStyle style) : events_(events), style_(style) {}
  void read(std::string_view markup);

 private:
  bool read_tag();
  bool read_start_tag();
  bool read_short_tag(std::size_t name_end);
  bool read_end_tag();
  bool read_comment();
  bool read_instruction();
  bool read_declaration();
  bool read_cdata();
  bool read_marked_section();
  bool read_doctype();
  void read_reference();
  Attributes read_attributes(std::size_t from, std::size_t to);
  std::size_t scan_quoted(std::size_t at) const;
  std::size_t find_bracket(std::size_t from);
  char at(std::size_t i) const { return i < data_.size() ? data_[i] : '\0'; }
  bool starts(std::string_view part, std::size_t from) const;

  MarkupEvents& events_;
  MarkupStyle style_;
  std::string data_;
  std::size_t pos_ = 0;
  std::string last_tag_;
  std::size_t budget_ = 0;  ///< bytes that searches for quoted attributes may still look at
};

}  // namespace parley::wire::feed
