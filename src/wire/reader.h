#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "wire/story.h"

namespace parley::wire {

/// Where a document came from, and what was said about it on the way.
struct InputInfo {
  std::string name;  ///< path, URL or "-"; first part of every complaint
  std::string url;   ///< base for relative links; empty when unknown
  std::map<std::string, std::string>
      headers;             ///< HTTP headers, names in lower case; empty for files
  std::string source;      ///< the user's name for the source; empty to take the input's
  std::string published;   ///< ISO date or instant for copy that carries none; empty when unknown
  bool day_first = false;  ///< ANPA agencies differ: "04-03" is 4 March, not 3 April
};

/// Trouble with an input that did not stop the rest: "feed.xml:12: item has no text".
struct Complaint {
  std::string place;  ///< "feed.xml:12", or "feed.xml" when no line can be given
  std::string what;
};

/// Takes what a reader finds, in input order, from one thread.
struct Sink {
  std::function<void(Story&&)> story;
  std::function<void(Complaint&&)> complain;
};

/// Documents above this many bytes are refused with a complaint.
inline constexpr std::size_t kMostDocumentBytes = 64u << 20;

/// One item of a streamed type (a line of JSON, a dispatch), and the text of any story, may have
/// this many bytes.
inline constexpr std::size_t kMostItemBytes = 8u << 20;

/// A reader of one whole document. It never throws; what it cannot read it complains of and passes
/// over. A reader fills what the document says: headline, text, dates as RFC 3339, ids, links. Ids
/// left empty, language, dateline and furniture are filled afterwards by wire/intake.
using ReadDocument = void (*)(std::string_view document, const InputInfo& info, const Sink& sink);

void read_feed(std::string_view document, const InputInfo& info,
               const Sink& sink);  // wire/feed: RSS, Atom, RDF, CDF
void read_jsonfeed(std::string_view document, const InputInfo& info,
                   const Sink& sink);                                                // wire/feed
void read_html(std::string_view document, const InputInfo& info, const Sink& sink);  // wire/html
void read_newsml(std::string_view document, const InputInfo& info,
                 const Sink& sink);  // wire/news: NewsML-G2
void read_nitf(std::string_view document, const InputInfo& info, const Sink& sink);  // wire/news
void read_ninjs(std::string_view document, const InputInfo& info,
                const Sink& sink);  // wire/news: 1.x, 2.x, 3.x
void read_anpa(std::string_view document, const InputInfo& info,
               const Sink& sink);  // wire/news: ANPA 1312

}  // namespace parley::wire
