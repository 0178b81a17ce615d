#include "app/why.h"

#include <map>
#include <vector>

#include "base/json.h"
#include "base/span.h"
#include "export/marked_text.h"

namespace parley::app {
namespace {

constexpr std::size_t kContextBytes = 160;  // of the story on each side of the words

/// The records of the story that the asked-for record belongs to.
struct Chain {
  Json record;
  Json story;
  std::vector<Json> others;
};

std::string text_of(const Json& json, const char* key) {
  const auto found = json.find(key);
  if (found == json.end() || found->is_null()) return {};
  return found->is_string() ? found->get<std::string>()
                            : found->dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::optional<Span> span_of(const Json& json, const char* key, std::size_t size) {
  const auto found = json.find(key);
  if (found == json.end() || !found->is_array() || found->size() != 2) return std::nullopt;
  if (!(*found)[0].is_number_unsigned() || !(*found)[1].is_number_unsigned()) return std::nullopt;
  const auto begin = (*found)[0].get<uint64_t>();
  const auto end = (*found)[1].get<uint64_t>();
  if (begin >= end || end > size) return std::nullopt;
  return Span{static_cast<uint32_t>(begin), static_cast<uint32_t>(end)};
}

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xc0) == 0x80; }

/// The span with some of the text around it, cut between code points.
Span with_context(const std::string& text, Span at) {
  std::size_t begin = at.begin > kContextBytes ? at.begin - kContextBytes : 0;
  std::size_t end = std::min(text.size(), at.end + kContextBytes);
  while (begin > 0 && is_continuation(text[begin])) --begin;
  while (end < text.size() && is_continuation(text[end])) ++end;
  return {static_cast<uint32_t>(begin), static_cast<uint32_t>(end)};
}

std::string party_words(const Json& party) {
  if (text_of(party, "id") == "wire") return "the wire";
  auto words = text_of(party, party.contains("name") ? "name" : "text");
  if (party.contains("for")) words += " for " + text_of(party, "for");
  if (party.contains("code")) words += " [" + text_of(party, "code") + "]";
  return words;
}

std::string parties_words(const Json& record, const char* key) {
  std::string words;
  if (const auto list = record.find(key); list != record.end() && list->is_array())
    for (const auto& party : *list) words += (words.empty() ? "" : ", ") + party_words(party);
  return words;
}

std::string when_words(const Json& record, const char* key) {
  const auto when = record.find(key);
  if (when == record.end() || !when->is_object()) return {};
  const auto begin = text_of(*when, "begin");
  const auto end = text_of(*when, "end");
  return (begin == end ? begin : begin + ".." + end) + " (\"" + text_of(*when, "text") + "\")";
}

/// One line a field that is known, "  name: value".
class Lines {
 public:
  explicit Lines(const WhyView& view) : view_(view) {}

  void head(const std::string& words) {
    out_ += exports::painted(exports::made_safe(words), "1", view_.colour) + "\n";
  }
  void field(const std::string& name, const std::string& value) {
    if (value.empty()) return;
    constexpr int kIndent = 16;
    out_ += "  " + name + std::string(name.size() < 14 ? 14 - name.size() : 1, ' ') +
            exports::wrapped(exports::made_safe(value), view_.width, kIndent) + "\n";
  }
  void field(const std::string& name, const Json& record, const char* key) {
    field(name, text_of(record, key));
  }
  /// The words at `at` of the story, marked within their context.
  void words(const std::string& name, const std::string& text, Span at) {
    exports::Wrapper wrapper(view_.width, 4, view_.colour);
    exports::put_marked(wrapper, text, with_context(text, at), {{{at, 1, "4"}}, {}});
    out_ += "  " + name + ", bytes " + std::to_string(at.begin) + " to " + std::to_string(at.end) +
            ":\n    … " + wrapper.take() + " …\n";
  }
  const std::string& text() const { return out_; }

 private:
  WhyView view_;
  std::string out_;
};

void describe_event(const Json& event, Lines& lines) {
  lines.head("event " + text_of(event, "id") + ": " + text_of(event, "type") + " " +
             text_of(event, "mode"));
  lines.field("who", parties_words(event, "actors"));
  lines.field("to whom", parties_words(event, "recipients"));
  if (event.contains("place") && event["place"].is_object())
    lines.field("where", event["place"], "name");
  lines.field("when", when_words(event, "when"));
  lines.field("status", event, "status");
  lines.field("CAMEO", event, "cameo");
  lines.field("quad", event, "quad");
  lines.field("goldstein", event, "goldstein");
}

void describe_claim(const Json& claim, Lines& lines) {
  lines.head("claim " + text_of(claim, "id") + ": " +
             party_words(claim.value("speaker", Json::object())) + " " + text_of(claim, "stance"));
  lines.field("of event", claim, "event");
  lines.field("by way of", parties_words(claim, "via"));
  lines.field("said", when_words(claim, "said"));
  lines.field("cue", claim, "cue");
  if (claim.contains("quote") && claim["quote"].is_object())
    lines.field("quote", claim["quote"], "text");
}

void describe_other(const Json& record, Lines& lines) {
  lines.head(text_of(record, "kind") + " " + text_of(record, "id"));
  for (const char* key : {"name", "also", "how", "what", "low", "high", "bound", "who", "step",
                          "site", "extent", "since"})
    lines.field(key, record, key);
  if (record.contains("place") && record["place"].is_object())
    lines.field("where", record["place"], "name");
  if (record.contains("speaker") && record["speaker"].is_object())
    lines.field("per", party_words(record["speaker"]));
  lines.field("when", when_words(record, "when"));
}

void describe(const Json& record, Lines& lines) {
  const auto kind = text_of(record, "kind");
  if (kind == "event") return describe_event(record, lines);
  if (kind == "claim") return describe_claim(record, lines);
  describe_other(record, lines);
}

/// What decided, and how sure it was.
void describe_reason(const Json& record, Lines& lines) {
  lines.field("decided by", record, "why");
  lines.field("confidence", record, "confidence");
}

void describe_words(const Json& record, const Json& story, Lines& lines) {
  const auto text = text_of(story, "text");
  for (const auto& [key, name] : std::vector<std::pair<const char*, const char*>>{
           {"trigger", "carried by"}, {"at", "rests on"}, {"cue_at", "attributed by"}})
    if (const auto at = span_of(record, key, text.size())) lines.words(name, text, *at);
}

/// A claim leads to its event, an event to its claims, a line of a ledger to its claim and event.
bool is_linked(const Json& other, const Json& record) {
  const auto id = text_of(record, "id");
  const auto other_id = text_of(other, "id");
  if (other_id.empty() || other_id == id) return false;
  return text_of(other, "event") == id || other_id == text_of(record, "event") ||
         other_id == text_of(record, "claim") || other_id == text_of(record, "about");
}

std::string show(const Chain& chain, const WhyView& view) {
  Lines lines(view);
  describe(chain.record, lines);
  describe_reason(chain.record, lines);
  describe_words(chain.record, chain.story, lines);
  for (const auto& other : chain.others) {
    if (!is_linked(other, chain.record)) continue;
    describe(other, lines);
    describe_reason(other, lines);
  }
  if (!chain.story.is_null()) {
    lines.head("story " + text_of(chain.story, "id") + ": " + text_of(chain.story, "headline"));
    for (const char* key : {"source", "url", "published", "version"})
      lines.field(key, chain.story, key);
  }
  return lines.text();
}

/// The story of a record: itself when it is one.
std::string story_of(const Json& record) {
  return text_of(record, text_of(record, "kind") == "story" ? "id" : "story");
}

}  // namespace

Result<std::string> explain_record(std::istream& records, const std::string& name,
                                   const std::string& id, const WhyView& view) {
  // Records of a story stand together, so only those of the last story are kept.
  Chain chain;
  bool found = false;
  std::string story;
  std::size_t number = 0;
  for (std::string line; std::getline(records, line);) {
    ++number;
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    auto record = Json::parse(line, nullptr, false);
    if (!record.is_object())
      return fail(Fault::bad_input, name + ":" + std::to_string(number) + ": not a record");
    if (story_of(record) != story) {
      if (found) break;
      chain = {};
      story = story_of(record);
    }
    if (text_of(record, "kind") == "story") chain.story = record;
    if (text_of(record, "id") == id) {
      chain.record = record;
      found = true;
    }
    chain.others.push_back(std::move(record));
  }
  if (!found) return fail(Fault::not_found, "no record " + id + " in " + name);
  return show(chain, view);
}

}  // namespace parley::app
