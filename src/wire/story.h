#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/span.h"

namespace parley::wire {

/// A link that came with the copy; `rel` as in Atom ("alternate", "enclosure", "related", …).
struct Link {
  std::string href;
  std::string rel;
  std::string type;
  std::string title;
};

/// "GENEVA, Sept 8 (AP) —": where, when and by whom the copy says it was filed.
struct Dateline {
  Span at;            ///< the whole dateline in Story::text, with its closing dash
  Span place_at;      ///< the place words alone
  std::string place;  ///< as published, "GENEVA"; empty for a bulletin filed from nowhere
  std::string
      date;  ///< ISO date when the dateline has one that `published` can complete, else empty
  std::string agency;  ///< "AP", "Xinhua"; empty when none is named
};

/// What kind of furniture a stretch of text is; furniture is shown, never coded.
enum class FurnitureKind {
  byline,
  credit,
  promotion,
  editors_note,
  end_mark,
  dateline,
  contact,
  intertitle
};

struct Furniture {
  Span at;
  FurnitureKind kind;
};

/// One version of one story, as published. Strings are valid UTF-8; a field that is unknown is
/// empty. `text` is headline, blank line, body, and never changes once a Story is made: all offsets
/// point into it.
struct Story {
  std::string
      id;  ///< the input's own id, else made from the bytes of the item: same bytes, same id
  std::string source;  ///< name of the source: feed title, provider, or what the user called it
  std::string url;
  std::string headline;
  std::string text;      ///< headline + "\n\n" + body; paragraphs are parted by a blank line
  std::string language;  ///< BCP 47, "en"; "und" when it cannot be told
  std::string
      published;  ///< RFC 3339 instant, or an ISO date when the input has no time; never "now"
  std::string updated;    ///< likewise
  std::string embargoed;  ///< not to be shown before this instant
  std::string version;
  std::string supersedes;  ///< id of the take that this one replaces, when the input names it
  std::string byline;
  std::string slug;     ///< keyword or slug line
  std::string status;   ///< "usable", "withheld", "canceled", "correction", "update", …
  std::string urgency;  ///< as carried, "1".."9" or ANPA's letter
  std::string credit;
  std::string copyright;
  std::string edit_note;
  std::string summary;
  std::string site;
  std::vector<std::string> subjects;
  std::vector<Link> links;
  std::optional<Dateline> dateline;
  std::vector<Furniture> furniture;  ///< by offset, not overlapping; the dateline is among them
  std::string input;                 ///< file or URL it came from
  std::string type;                  ///< "rss", "newsml", …
  std::size_t ordinal = 0;           ///< place of the item in its input, from 0

  /// Bytes of `text` that hold the headline; the body begins two bytes later.
  Span headline_at() const { return {0, static_cast<uint32_t>(headline.size())}; }

  /// Stretches of `text` that are shown and never coded, by offset.
  std::vector<Span> furniture_spans() const {
    std::vector<Span> spans;
    for (const auto& f : furniture) spans.push_back(f.at);
    return spans;
  }
};

}  // namespace parley::wire
