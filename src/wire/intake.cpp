#include "wire/intake.h"

#include <algorithm>
#include <utility>

#include "wire/bytes.h"
#include "wire/complete.h"
#include "wire/json_lines.h"
#include "wire/plain.h"
#include "wire/sniff.h"

namespace parley::wire {
namespace {

constexpr std::size_t kChunk = 64u << 10;

/// ANPA messages are short; a file of them is read by this many bytes, cut between messages.
constexpr std::size_t kAnpaBytes = 4u << 20;

std::string mebibytes(std::size_t bytes) { return std::to_string(bytes >> 20) + " MiB"; }

ReadDocument reader_of(Type type) {
  switch (type) {
    case Type::rss:
    case Type::atom:
      return read_feed;
    case Type::jsonfeed:
      return read_jsonfeed;
    case Type::newsml:
      return read_newsml;
    case Type::nitf:
      return read_nitf;
    case Type::ninjs:
      return read_ninjs;
    case Type::html:
      return read_html;
    case Type::anpa:
      return read_anpa;
    case Type::automatic:
    case Type::text:
    case Type::jsonl:
      break;
  }
  return nullptr;
}

/// One input on its way: finishes stories, counts them, and remembers whether there was trouble.
class Reading {
 public:
  Reading(const InputInfo& info, const Intake& how, const Sink& sink)
      : info_(info), knowledge_(how.knowledge), sink_(sink), type_(how.type) {}

  bool run(ByteSource& bytes) {
    UnpackedSource unpacked(bytes);
    PeekSource source(unpacked);
    const std::string head(source.peek(kSniffBytes));
    if (head.empty()) {
      const auto error = source.error();
      complain(0, error.empty() ? "is empty" : error);
      return false;
    }
    if (settle_type(head)) read(source, head);
    if (!source.error().empty()) complain(0, source.error());
    return clean_;
  }

 private:
  void complain(std::size_t line, std::string what) {
    clean_ = false;
    sink_.complain(
        {line == 0 ? info_.name : info_.name + ":" + std::to_string(line), std::move(what)});
  }

  /// False when the bytes are no copy at all.
  bool settle_type(std::string_view head) {
    if (type_ != Type::automatic) return true;
    auto sniffed = sniff(head, info_.name);
    type_ = sniffed.type;
    if (type_ == Type::automatic) complain(sniffed.line, std::move(sniffed.trouble));
    return type_ != Type::automatic;
  }

  void read(ByteSource& source, std::string_view head) {
    if (type_ == Type::text || type_ == Type::jsonl) {
      const auto* wide = wide_encoding(head);
      if (wide == nullptr) return read_stream(source, head);
      DecodedSource decoded(source, wide);
      PeekSource again(decoded);
      const std::string start(again.peek(kSniffBytes));
      return read_stream(again, start);
    }
    if (type_ == Type::anpa) return read_messages(source);
    read_whole(source);
  }

  void read_stream(ByteSource& source, std::string_view head) {
    const auto before = ordinal_;
    const bool quiet = clean_;
    if (type_ == Type::text)
      read_text(source);
    else
      read_json(source, head);
    if (ordinal_ == before && clean_ && quiet) complain(0, "holds no story");
  }

  void read_text(ByteSource& source) {
    const auto take = [this](Dispatch&& dispatch) {
      auto plain = plain_story(dispatch.bytes, knowledge_);
      if (plain.bad_bytes > 0)
        complain(dispatch.line,
                 std::to_string(plain.bad_bytes) + " bytes are not UTF-8; replaced by U+FFFD");
      finish(std::move(plain.story), dispatch.bytes, dispatch.line);
    };
    read_dispatches(source, knowledge_, {take, [this](std::size_t line, std::string what) {
                                           complain(line, std::move(what));
                                         }});
  }

  void read_json(ByteSource& source, std::string_view head) {
    const JsonSink json = {
        [this](Story&& story, std::string_view bytes) { finish(std::move(story), bytes, 0); },
        [this](std::size_t line, std::string what) { complain(line, std::move(what)); }};
    if (is_json_document(head))
      read_json_objects(source, knowledge_, json);
    else
      read_json_lines(source, knowledge_, json);
  }

  /// Hands the document to its reader, and its stories on.
  void read_document(std::string_view document, bool own_id) {
    const Sink inner = {[&](Story&& story) {
                          // A page or message is one story, told by its bytes; an item of a feed is
                          // told by what it says, for the feed around it changes.
                          const bool first = own_id && ordinal_ == first_;
                          finish(std::move(story), first ? document : std::string_view(), 0);
                        },
                        [this](Complaint&& complaint) {
                          clean_ = false;
                          sink_.complain(std::move(complaint));
                        }};
    first_ = ordinal_;
    reader_of(type_)(document, info_, inner);
  }

  void read_whole(ByteSource& source) {
    std::string document;
    std::size_t size = 0;
    for (;;) {
      document.resize(size + kChunk);
      const auto count = source.read(document.data() + size, kChunk);
      size += count;
      if (count == 0) break;
      if (size > kMostDocumentBytes)
        return complain(0, "is longer than " + mebibytes(kMostDocumentBytes));
    }
    document.resize(size);
    const bool feed = type_ == Type::rss || type_ == Type::atom || type_ == Type::jsonfeed;
    read_document(document, !feed);
  }

  /// Reads some messages at a time: a message ends with EOT, or before the SYN or SOH of the next.
  void read_messages(ByteSource& source) {
    std::string held;
    std::string chunk(kChunk, '\0');
    while (const auto count = source.read(chunk.data(), kChunk)) {
      held.append(chunk, 0, count);
      if (held.size() < kAnpaBytes) continue;
      const auto cut = end_of_messages(held);
      if (cut > 0) {
        read_document(std::string_view(held).substr(0, cut), false);
        held.erase(0, cut);
      } else if (held.size() > kMostItemBytes) {
        complain(0, "a message is longer than " + mebibytes(kMostItemBytes));
        held.clear();
      }
    }
    if (!held.empty()) read_document(held, false);
  }

  static std::size_t end_of_messages(std::string_view held) {
    const auto eot = held.rfind('\x04');
    if (eot != std::string_view::npos) return eot + 1;
    const auto etx = held.rfind('\x03');
    if (etx == std::string_view::npos) return 0;
    const auto next = held.find_first_of("\x16\x01", etx);
    return next == std::string_view::npos ? 0 : next;
  }

  void finish(Story&& story, std::string_view bytes, std::size_t line) {
    if (!info_.source.empty()) story.source = info_.source;
    if (story.published.empty()) story.published = info_.published;
    if (story.type.empty()) story.type = to_string(type_);
    story.input = info_.name;
    story.ordinal = ordinal_++;
    auto trouble = complete_story(story, bytes, knowledge_);
    if (!trouble.empty())
      complain(line, (line == 0 ? "story " + std::to_string(story.ordinal + 1) + ": " : "") +
                         std::move(trouble));
    sink_.story(std::move(story));
  }

  const InputInfo& info_;
  const WireKnowledge& knowledge_;
  const Sink& sink_;
  Type type_;
  std::size_t ordinal_ = 0;
  std::size_t first_ = 0;
  bool clean_ = true;
};

}  // namespace

bool read_input(ByteSource& bytes, const InputInfo& info, const Intake& how, const Sink& sink) {
  return Reading(info, how, sink).run(bytes);
}

}  // namespace parley::wire
