#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "coding/actors_tables.h"

namespace parley::coding {

/// Writes actors, names and common nouns into the tables while the files are read.
class Book {
 public:
  explicit Book(Actors::Tables& tables) : t_(tables) {}

  /// A new actor; a number is added to an id that is taken.
  Actor& add(std::string id, ActorKind kind, std::string_view country);

  /// Lets the name find the actor. A "?" at its end: only where the story has the country. A
  /// surname that is also a common noun ("Major") finds nobody.
  void enter(const Actor& actor, std::string_view name, bool surname = false);

  /// Enters all names; the first becomes the canonical one if there is none yet.
  void named(Actor& actor, const std::vector<std::string_view>& names);

  /// The noun and its plurals. The first meaning that is entered stays, unless `over` replaces it.
  void enter_noun(std::string_view noun, const Agent& agent, bool over = false);

  bool known(std::string_view id) const { return t_.by_id.contains(id); }
  Actors::Tables& tables() { return t_; }

 private:
  Actors::Tables& t_;
};

}  // namespace parley::coding
