#pragma once

#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "coding/actors.h"

// How the names are kept; only actors*.cpp look in here.
namespace parley::coding {

/// How a piece of a name must be written for a match.
enum class Casing : char { any = 'a', capital = 'c', capitals = 'C' };

/// A word folded for comparison ("Québec" -> "quebec", "U.S." -> "us"), with the word it came from.
struct Piece {
  std::string text;
  Casing written =
      Casing::any;  ///< how the text has it: any (lower), capital (first letter), capitals (all)
  size_t word = 0;
  bool stop = false;  ///< punctuation that no name crosses
};

/// Pieces of the words, cut at hyphens; possessive endings, quotes and hyphens leave none.
std::vector<Piece> pieces_of(std::span<const std::string_view> words, size_t first, size_t most);
std::vector<Piece> pieces_of_name(std::string_view name);
std::string join(const std::vector<Piece>& pieces, size_t count);
/// "Nusra Front" -> "nusra-front"
std::string slug(std::string_view name);

struct Bearer {
  const Actor* actor = nullptr;
  std::vector<Casing> casing;
  bool surname = false;
  bool needs_story = false;
};

struct Office {
  std::string title;
  std::string sectors;  ///< "GOV MIL"
  std::string body;
};

struct Actors::Tables {
  std::deque<Actor> actors;
  std::map<std::string, Actor*, std::less<>> by_id;
  std::unordered_map<std::string, std::vector<Bearer>> names;
  std::unordered_map<std::string, size_t> longest;  ///< by first piece: pieces of the longest name
  std::map<std::string, Office, std::less<>> offices;
  std::deque<Agent> agents;
  std::unordered_map<std::string, const Agent*> nouns;
  std::unordered_map<std::string, const Agent*> modifiers;
  std::unordered_map<std::string, size_t> longest_noun;
  std::map<std::pair<std::string, std::string>, std::vector<const Actor*>> holders;
  std::string latest_term;  ///< the latest begin of a term of office: how far the data know
};

}  // namespace parley::coding
