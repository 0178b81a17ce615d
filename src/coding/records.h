#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/span.h"
#include "text/numbers.h"
#include "text/times.h"

// The records of one story. Field names and values are those of the contract (docs/records.md);
// empty strings and empty optionals are fields that are left out. All spans are UTF-8 bytes of
// Story::text.
namespace parley::coding {

/// An actor, recipient or speaker.
struct Party {
  std::string text;
  Span at;
  std::string id;  ///< of a known actor; "wire" for the source itself
  std::string name;
  std::string country;  ///< ISO 3166 alpha-3
  std::string code;     ///< CAMEO, "USAGOV"
  std::vector<std::string> sectors;
  std::string on_behalf_of;  ///< field `for`: the body in whose role a person speaks
  bool anonymous = false;
};

struct Place {
  std::string text;
  Span at;
  std::string name;
  std::string country;
  std::string admin1;
  std::optional<double> lat, lon;
  std::string geonames;
  std::string precision;  ///< "site" "city" "admin1" "country"
};

struct TimeSpan {
  std::string text;
  Span at;
  text::When when;
};

struct Tally {
  std::string id;
  std::string what;
  std::optional<double> low, high;
  text::Bound bound = text::Bound::exact;
  std::string who;
  std::optional<Party> party;
  std::optional<Place> place;
  std::optional<TimeSpan> when, since;
  std::string part_of;
  std::optional<double> previous;
  std::string event;
  std::string claim;
  std::optional<Party> speaker;
  Span at;
  std::string why;
};

struct Event {
  std::string id;
  std::string type;
  std::string mode;
  std::vector<std::string> context;
  std::string cameo;
  int quad = 0;
  double goldstein = 0;
  std::vector<Party> actors, recipients;
  std::optional<Place> place;
  std::optional<TimeSpan> when;
  std::string status;
  std::vector<Span> mentions;
  std::string about;
  std::string time_of;
  std::vector<Tally> quantities;
  Span at;       ///< the sentence
  Span trigger;  ///< the words that carry the event
  std::string why;
  double confidence = 0;
};

struct Claim {
  std::string id;
  std::string event;
  Party speaker;
  std::vector<Party> via;
  std::string stance;
  std::vector<std::string> about;
  std::optional<TimeSpan> said;
  std::string quote;
  std::optional<Span> quote_at;
  std::string cue;
  std::optional<Span> cue_at;
  Span at;
  std::string why;
};

struct Truce {
  std::string id, name, step;
  std::vector<Party> parties, by, brokers;
  std::optional<TimeSpan> term, when;
  std::optional<Place> place;
  std::string claim;
  std::optional<Party> speaker;
  Span at;
  std::string why;
};

struct Control {
  std::string id, site, extent, step;
  std::optional<Place> place;
  std::optional<Party> actor, from;
  std::optional<TimeSpan> when;
  std::string claim;
  std::optional<Party> speaker;
  Span at;
  std::string why;
};

struct Alias {
  std::string id, name, also, how, since;
  Span at;
  std::string why;
};

/// Everything that one story says.
struct Records {
  std::string story;
  std::optional<Place> dateline;
  std::vector<Event> events;
  std::vector<Claim> claims;
  std::vector<Tally> tallies;
  std::vector<Truce> truces;
  std::vector<Control> controls;
  std::vector<Alias> aliases;
};

}  // namespace parley::coding
