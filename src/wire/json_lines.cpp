#include "wire/json_lines.h"

#include <cmath>
#include <optional>
#include <utility>

#include <simdjson.h>

#include "wire/copy/clean.h"
#include "wire/copy/dates.h"
#include "wire/copy/line.h"

namespace parley::wire {
namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::element_type;
using simdjson::dom::object;

/// Of lists of authors, subjects and paragraphs; more is no story.
constexpr std::size_t kMostParts = 100000;

/// Where a JSON name leads: the field, and how good a name for it this is (0 is best).
struct Target {
  std::string field;
  std::size_t rank;
};
using Targets = std::map<std::string, Target, std::less<>>;

Targets targets_of(const WireKnowledge& knowledge) {
  Targets targets;
  for (const auto& [field, names] : knowledge.fields)
    for (std::size_t rank = 0; rank < names.size(); ++rank)
      targets.emplace(names[rank], Target{field, rank});
  return targets;
}

std::string number_text(double value) {
  constexpr double kExact = 9007199254740992;  // 2^53
  if (!(std::abs(value) < kExact)) return {};
  return std::to_string(static_cast<int64_t>(value));
}

std::string scalar_text(element value) {
  switch (value.type()) {
    case element_type::STRING:
      return std::string(value.get_string().value_unsafe());
    case element_type::INT64:
      return std::to_string(value.get_int64().value_unsafe());
    case element_type::UINT64:
      return std::to_string(value.get_uint64().value_unsafe());
    case element_type::DOUBLE:
      return number_text(value.get_double().value_unsafe());
    case element_type::BOOL:
    case element_type::NULL_VALUE:
    case element_type::ARRAY:
    case element_type::OBJECT:
      return {};
  }
  return {};
}

/// {"name": "AP"} stands for its name, {"id": 7} for its id.
std::string object_text(object value) {
  for (const char* key : {"name", "title", "text", "value", "rendered", "href", "url", "id"}) {
    element inner;
    if (value.at_key(key).get(inner) != simdjson::SUCCESS) continue;
    auto text = scalar_text(inner);
    if (!text.empty()) return text;
  }
  return {};
}

std::string one_text(element value) {
  object inside;
  return value.get_object().get(inside) == simdjson::SUCCESS ? object_text(inside)
                                                             : scalar_text(value);
}

/// What a value says: one text, or those of an array.
std::vector<std::string> texts_of(element value) {
  std::vector<std::string> texts;
  array list;
  if (value.get_array().get(list) != simdjson::SUCCESS) {
    auto text = one_text(value);
    if (!text.empty()) texts.push_back(std::move(text));
    return texts;
  }
  for (const auto part : list) {
    if (texts.size() >= kMostParts) break;
    auto text = one_text(part);
    if (!text.empty()) texts.push_back(std::move(text));
  }
  return texts;
}

std::string joined(const std::vector<std::string>& texts, std::string_view between) {
  std::string out;
  for (const auto& text : texts) {
    if (!out.empty()) out += between;
    out += text;
  }
  return out;
}

using Found = std::map<std::string, std::pair<std::size_t, std::vector<std::string>>>;

/// The best-named value of each field.
Found find_fields(object item, const Targets& targets) {
  Found found;
  for (const auto& [key, value] : item) {
    const auto target = targets.find(key);
    if (target == targets.end()) continue;
    const auto& [field, rank] = target->second;
    const auto known = found.find(field);
    if (known != found.end() && known->second.first <= rank) continue;
    auto texts = texts_of(value);
    if (!texts.empty()) found[field] = {rank, std::move(texts)};
  }
  return found;
}

class StoryMaker {
 public:
  StoryMaker(Found found, const WireKnowledge& knowledge)
      : found_(std::move(found)), knowledge_(knowledge) {}

  Story make() {
    Story story;
    story.id = text("id");
    story.source = text("source");
    story.url = text("url");
    story.headline = text("headline");
    story.text = text("text", "\n\n");
    story.summary = text("summary", "\n\n");
    story.published = time("published");
    story.updated = time("updated");
    story.embargoed = time("embargoed");
    story.language = text("language");
    story.version = text("version");
    story.supersedes = text("supersedes");
    story.byline = text("byline");
    story.slug = text("slug");
    story.status = text("status");
    story.urgency = text("urgency");
    story.credit = text("credit");
    story.copyright = text("copyright");
    story.edit_note = text("edit_note");
    story.site = text("site");
    story.subjects = std::move(found_["subjects"].second);
    // A brief may be all that there is.
    if (story.text.empty()) story.text = story.summary;
    return story;
  }

 private:
  std::string text(const std::string& field, std::string_view between = ", ") {
    return joined(found_[field].second, between);
  }
  std::string time(const std::string& field) { return copy::normal_time(text(field), knowledge_); }

  Found found_;
  const WireKnowledge& knowledge_;
};

/// Parses objects and makes stories of them.
class ObjectReader {
 public:
  ObjectReader(const WireKnowledge& knowledge, const JsonSink& sink)
      : knowledge_(knowledge), sink_(sink), targets_(targets_of(knowledge)) {}

  /// `bytes` is one JSON value. Its storage may be enlarged by the padding that the parser reads.
  void read(std::string& bytes, std::size_t line, bool inside) {
    repair(bytes, line);
    const auto size = bytes.size();
    bytes.reserve(size + simdjson::SIMDJSON_PADDING);
    element root;
    const auto error = parser_.parse(bytes.data(), size, false).get(root);
    if (error != simdjson::SUCCESS) return complain(line, simdjson::error_message(error));
    object item;
    if (root.get_object().get(item) != simdjson::SUCCESS)
      return complain(line, "expected a JSON object");
    if (!story(item, bytes) && !(inside && children(item)))
      complain(line, "has neither headline nor text");
  }

  void complain(std::size_t line, std::string what) const { sink_.complain(line, std::move(what)); }

 private:
  /// The parser refuses text that is not UTF-8; a bad byte need not cost the story.
  void repair(std::string& bytes, std::size_t line) const {
    const auto bad = copy::tally_utf8(bytes).bad;
    if (bad == 0) return;
    bytes = copy::clean_text(bytes).text;
    complain(line, std::to_string(bad) + " bytes are not UTF-8; replaced by U+FFFD");
  }

  bool story(object item, std::string_view bytes) const {
    auto story = StoryMaker(find_fields(item, targets_), knowledge_).make();
    if (copy::trimmed(story.headline).empty() && copy::trimmed(story.text).empty()) return false;
    sink_.story(std::move(story), bytes);
    return true;
  }

  /// The stories of the first array of objects; false when there is none.
  bool children(object item) const {
    for (const auto& [key, value] : item) {
      array list;
      if (value.get_array().get(list) != simdjson::SUCCESS) continue;
      bool any = false;
      for (const auto part : list) {
        object inner;
        if (part.get_object().get(inner) == simdjson::SUCCESS)
          any = story(inner, simdjson::minify(part)) || any;
      }
      if (any) return true;
    }
    return false;
  }

  const WireKnowledge& knowledge_;
  const JsonSink& sink_;
  Targets targets_;
  simdjson::dom::parser parser_{kMostItemBytes + simdjson::SIMDJSON_PADDING};
};

std::string too_long() {
  return "object is longer than " + std::to_string(kMostItemBytes >> 20) + " MiB";
}

/// Finds where objects begin and end by their braces, minding strings.
class ObjectCutter {
 public:
  explicit ObjectCutter(ObjectReader& reader) : reader_(reader) {}

  void take(std::string_view bytes) {
    for (const char c : bytes) {
      if (c == '\n') ++line_;
      if (depth_ == 0 && c == '{') start_ = line_;
      const bool before = depth_ > 0;
      step(c);
      if (before || depth_ > 0) keep(c);
      if (before && depth_ == 0) finish();
    }
  }

  void end() {
    if (depth_ > 0) reader_.complain(start_, "object is cut short");
    if (!any_ && depth_ == 0) reader_.complain(line_, "holds no JSON object");
  }

 private:
  void step(char c) {
    if (in_string_) {
      if (escaped_)
        escaped_ = false;
      else if (c == '\\')
        escaped_ = true;
      else if (c == '"')
        in_string_ = false;
    } else if (c == '"' && depth_ > 0) {
      in_string_ = true;
    } else if (c == '{') {
      ++depth_;
    } else if (c == '}' && depth_ > 0) {
      --depth_;
    }
  }

  void keep(char c) {
    if (object_.size() < kMostItemBytes)
      object_ += c;
    else
      long_ = true;
  }

  void finish() {
    any_ = true;
    if (long_)
      reader_.complain(start_, too_long());
    else
      reader_.read(object_, start_, true);
    object_.clear();
    long_ = false;
  }

  ObjectReader& reader_;
  std::string object_;
  std::size_t line_ = 1, start_ = 1, depth_ = 0;
  bool in_string_ = false, escaped_ = false, long_ = false, any_ = false;
};

}  // namespace

void read_json_lines(ByteSource& bytes, const WireKnowledge& knowledge, const JsonSink& sink) {
  ObjectReader reader(knowledge, sink);
  Pieces lines(bytes, kMostItemBytes);
  for (std::string line; lines.next_line(line);) {
    if (lines.line_number() == 1 && line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);
    if (lines.too_long())
      reader.complain(lines.line_number(), too_long());
    else if (!copy::trimmed(line).empty())
      reader.read(line, lines.line_number(), false);
  }
}

void read_json_objects(ByteSource& bytes, const WireKnowledge& knowledge, const JsonSink& sink) {
  constexpr std::size_t kChunk = 64u << 10;
  ObjectReader reader(knowledge, sink);
  ObjectCutter cutter(reader);
  std::string chunk(kChunk, '\0');
  while (const auto count = bytes.read(chunk.data(), kChunk))
    cutter.take(std::string_view(chunk).substr(0, count));
  cutter.end();
}

}  // namespace parley::wire
