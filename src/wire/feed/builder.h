#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "wire/feed/markup.h"

namespace parley::wire::feed {

/// Grows the tree of a feed out of tags and text, whatever dialect they are of, and takes what is
/// misplaced, misnamed or doubly escaped for what was meant. Never fails; what goes beyond its
/// bounds is left out (see full()).
class Builder {
 public:
  struct Origin {
    std::string base;       ///< address that relative ones are resolved against; empty when unknown
    std::string language;   ///< as the HTTP header has it; empty when unknown
    bool tolerant = false;  ///< the events come from tag soup, references not yet resolved
  };
  explicit Builder(const Origin& origin);

  /// Tags with their standard prefix or that of the document ("dc:date"), lower case.
  void start(const std::string& tag, Attributes attributes);
  void end(const std::string& tag);
  void text(std::string_view data, bool escape = true);
  void declare_namespace(const std::string& prefix, std::string uri);

  /// The prefix by which a known namespace goes here ("" for feeds' own), or nullptr for an unknown
  /// one.
  static const std::string* standard_prefix(const std::string& uri);
  /// The prefix under which the document declared a namespace not known here; empty when it has
  /// none.
  std::string declared_prefix(const std::string& uri) const;
  bool inside_element() const { return !stack_.empty(); }

  /// The tree is as large as it may get: more was read than kept.
  bool full() const { return used_ > kMostKept; }

  /// {"version", "namespaces", "feed", "entries"}; the builder is empty afterwards.
  Json take();

 private:
  struct Elements;  ///< what each element does; builder_elements.cpp, builder_modules.cpp
  friend struct Elements;

  static constexpr std::size_t kValueBytes = 128;  ///< bookkeeping of one value, about
  /// Bytes of names, values and bookkeeping that a tree may hold.
  static constexpr std::size_t kMostKept = std::size_t{256} << 20;

  /// An open element that collects text.
  struct Open {
    std::string name;
    bool expects_text = false;
    std::vector<std::string> pieces;  ///< text and tags apart
  };

  /// How the text of the element now open is to be understood.
  struct Content {
    bool open = false;
    std::string type;
    std::optional<std::string> language;
    std::string base;
    std::string src;
    bool base64 = false;
    std::string type_or(const char* otherwise) const { return open ? type : otherwise; }
  };

  void track_base(const Attributes& attributes);
  void track_language(const std::string& tag, const Attributes& attributes);
  bool take_inline(std::string tag, Attributes& attributes);
  void leave_scope();
  void unknown(const std::string& name, const Attributes& attributes);
  std::string method_name(const std::string& tag) const;

  void push(std::string name, bool expects_text);
  /// Ends the innermost element if it is `name`, cleans its text and stores it; nullopt if another
  /// is open.
  std::optional<std::string> pop(const std::string& name, bool strip_space = true);
  void push_content(const std::string& name, const Attributes& attributes, const char* default_type,
                    bool expects_text);
  std::optional<std::string> pop_content(const std::string& name);
  void pop_date(const std::string& name);

  std::string collect(std::vector<std::string> pieces) const;
  std::string clean(const std::string& name, std::string text);
  void store(std::string name, std::string text);
  void store_in_entry(std::string name, std::string text);
  Json content_json(std::string_view value) const;

  Json& context();
  /// Stores under feedparser's name for the key. Ignored once the tree is full.
  void set(Json& where, std::string key, Json value);
  void set_default(Json& where, const std::string& key, Json value);
  Json& list(const std::string& key);  ///< of the context, made if absent
  void add_link(const Attributes& attributes);
  void add_tag(const std::string* term, const std::string* scheme, const std::string* label);
  void save_author(const std::string& key, const std::string& value, const std::string& role);
  void save_contributor(const std::string& key, const std::string& value);
  void sync_author(const std::string& role);
  std::string standard_name(const std::string& name) const;
  const std::string* attribute(const Attributes& attributes, const std::string& name) const;
  bool in_anything() const { return in_feed_ || in_entry_ || in_source_; }

  Json feed_ = Json::object();
  Json entries_ = Json::array();
  Json source_ = Json::object();
  std::string version_;
  std::map<std::string, std::string> namespace_prefixes_;  ///< as declared, to standard
  std::vector<std::pair<std::string, std::string>> namespaces_;
  bool tolerant_;
  std::size_t used_ = 0;

  bool in_feed_ = false, in_entry_ = false, in_source_ = false, in_image_ = false;
  bool in_text_input_ = false, in_author_ = false, in_contributor_ = false, in_publisher_ = false;
  bool has_content_ = false, id_is_link_ = false, description_is_content_ = false;
  bool in_chapters_ = false;
  std::string geometry_;  ///< of GML: "point", "linestring", "polygon"
  int in_content_ = 0;
  int svg_depth_ = 0;
  long depth_ = 0;
  long title_depth_ = -1;
  Content content_;
  std::vector<Open> stack_;
  std::map<std::string, long> entry_depths_;  ///< how deep each value of the entry was found

  std::string base_, settled_base_;
  std::optional<std::string> language_;
  std::vector<std::string> bases_;
  std::vector<uint32_t> base_stack_;
  std::vector<std::optional<std::string>> languages_;
  std::vector<uint32_t> language_stack_;
};

/// "text", "html" and "xhtml" of Atom as media types, lower case.
std::string media_type(std::string_view type);
bool is_html_type(std::string_view type);

}  // namespace parley::wire::feed
