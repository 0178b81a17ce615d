#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

// Who is who: the states, offices, persons, bodies, groups and common nouns of data/actors.
namespace parley::coding {

/// Both ends belong to the range and are ISO dates as exact as they are known ("2016", "2016-07",
/// "2016-07-28"); an empty end is open.
struct Term {
  std::string begin;
  std::string end;

  /// `date` is an ISO date; empty means now, so that only a term with an open end contains it.
  bool contains(std::string_view date) const;
};

/// What an actor is in a term: a CAMEO code, and for a person the office and the body that he
/// speaks for.
struct Role {
  std::string code;    ///< "RUSGOV", "IGOUNO", "IMG", "RUS"
  std::string office;  ///< key of data/actors/offices.txt ("foreign"), empty for none
  std::string title;   ///< "Foreign Minister"
  std::string body;    ///< "Foreign Ministry"; field `for` of a person's party
  Term term;
};

enum class ActorKind { state, people, adjective, seat, region, city, person, body, group, media };
const char* to_string(ActorKind kind);

/// One known actor. People, adjective and seat of a state are actors of their own, named after the
/// state.
struct Actor {
  std::string id;  ///< "RUS", "RUS.people", "RUS.adjective", "RUS.seat", "sergei-lavrov"
  ActorKind kind = ActorKind::state;
  std::string country;  ///< ISO 3166 alpha-3 (and those of former states); empty for none and for
                        ///< international bodies
  std::vector<std::string> states;  ///< of a people that lives in several: all of them
  std::vector<std::pair<std::string, Term>> names;  ///< canonical names in time
  std::vector<Role> roles;                          ///< terms of one office do not overlap

  /// The name borne on the date, else the last.
  const std::string& name(std::string_view date) const;
  /// The role held on the date; nullptr outside every term.
  const Role* role(std::string_view date) const;
  /// The last role that ended before the date; nullptr if there is none.
  const Role* past_role(std::string_view date) const;
};

/// Words [first, last) name this actor. Several actors may bear one name; they come in the order of
/// the files.
struct ActorMatch {
  size_t first = 0;
  size_t last = 0;
  const Actor* actor = nullptr;
  bool surname = false;  ///< a person by the last name alone
  bool needs_story =
      false;  ///< a word of other senses ("Nice"): only where the story has the country
};

/// What a common noun says of a party: "soldiers" MIL, "foreign ministry" GOV and a body.
struct Agent {
  enum class Sort { person, body, thing, office, modifier, role, nobody };
  std::string sectors;  ///< "GOV", "GOV MIL"; empty for a noun that says nothing ("group",
                        ///< "leader", "spokesman")
  Sort sort = Sort::person;
  std::string office;       ///< key of an office, for "foreign minister"
  std::string title;        ///< as the canonical name has it: "Foreign Ministry"
  std::string institution;  ///< key of a body that every state has: "TUR.foreign-ministry"
  std::string state;        ///< whose it is where the story has that state: "Congress" USA
};

/// Words [first, last) are this common noun.
struct AgentMatch {
  size_t first = 0;
  size_t last = 0;
  const Agent* agent = nullptr;
};

/// Immutable once loaded, and shared by any number of threads. Pointers live as long as the Actors.
class Actors {
 public:
  /// Reads the files "actors/*.txt" of `files` (path below data/ -> text). Errors are
  /// "actors/groups.txt:12: what": unknown codes, bad or overlapping dates, lines of the wrong
  /// form. Nothing is half-loaded.
  static Result<Actors> load(const std::map<std::string, std::string>& files);

  Actors(Actors&&) noexcept;
  Actors& operator=(Actors&&) noexcept;
  ~Actors();

  /// The longest name that begins at word `first`, with all who bear it on `date` (a surname: all
  /// who hold an office then). Case counts: "us" is no state, "turkey" no state, "TURKEY" is one.
  /// Empty if no name begins there.
  std::vector<ActorMatch> match(std::span<const std::string_view> words, size_t first,
                                std::string_view date) const;

  /// All names in the words, leftmost longest; of several bearers the first. Names that need the
  /// story are passed over.
  std::vector<ActorMatch> find(std::span<const std::string_view> words,
                               std::string_view date) const;

  /// The longest common noun that begins at word `first` (singular or plural, case does not count).
  std::optional<AgentMatch> agent(std::span<const std::string_view> words, size_t first) const;

  /// By id; nullptr if unknown.
  const Actor* by_id(std::string_view id) const;
  /// Who holds the office ("foreign") of the country on the date; nullptr if unknown, as it is for
  /// everybody more than a year after the last term that the data tell of.
  const Actor* holder(std::string_view country, std::string_view office,
                      std::string_view date) const;
  /// "Russia" for "RUS"; empty if unknown.
  std::string_view country_name(std::string_view country) const;
  /// "Russian" for "RUS"; empty if unknown.
  std::string_view adjective(std::string_view country) const;
  size_t size() const;
  /// Whether it is a CAMEO code of a country, body or sector that the files know ("SYRREB").
  bool knows_code(std::string_view code) const;

  struct Tables;

 private:
  explicit Actors(std::unique_ptr<const Tables> tables);
  std::unique_ptr<const Tables> tables_;
};

}  // namespace parley::coding
