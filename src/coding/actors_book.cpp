#include "coding/actors_book.h"

#include <algorithm>
#include <set>

namespace parley::coding {
namespace {

// Two spellings that differ in capitals alone ("Kim Il Sung", "Kim Il-sung"): either will do.
void loosen(std::vector<Casing>& casing, const std::vector<Casing>& other) {
  for (size_t i = 0; i < casing.size() && i < other.size(); ++i) {
    if (other[i] == Casing::any || casing[i] == Casing::capitals) casing[i] = other[i];
  }
}

std::vector<Casing> casing_of(const std::vector<Piece>& pieces) {
  static const std::set<std::string_view> kSmall = {"al",  "el", "de", "bin", "of", "the",
                                                    "and", "la", "ul", "e",   "i"};
  std::vector<Casing> out;
  for (const Piece& piece : pieces) {
    const bool loose = pieces.size() > 1 && kSmall.contains(piece.text);
    const bool plain =
        piece.written == Casing::capitals && (pieces.size() > 1 || piece.text.size() > 8);
    out.push_back(loose ? Casing::any : plain ? Casing::capital : piece.written);
  }
  return out;
}

std::vector<std::string> plurals(const std::string& noun) {
  std::vector<std::string> out;
  const bool vowel = noun.size() > 1 && std::string_view("aeiou").find(noun[noun.size() - 2]) !=
                                            std::string_view::npos;
  if (noun.ends_with("man"))
    out.push_back(noun.substr(0, noun.size() - 3) + "men");
  else if (noun.ends_with("y") && !vowel)
    out.push_back(noun.substr(0, noun.size() - 1) + "ies");
  else if (noun.ends_with("s") || noun.ends_with("ch") || noun.ends_with("sh") ||
           noun.ends_with("x"))
    out.push_back(noun + "es");
  else
    out.push_back(noun + "s");
  if (noun.ends_with("thief")) out.push_back(noun.substr(0, noun.size() - 1) + "ves");
  // The head of "minister of defence" takes the plural.
  if (const size_t of = noun.find(" of "); of != std::string::npos)
    out.push_back(noun.substr(0, of) + "s" + noun.substr(of));
  return out;
}

}  // namespace

Actor& Book::add(std::string id, ActorKind kind, std::string_view country) {
  std::string unique = id;
  for (int i = 2; t_.by_id.contains(unique); ++i) unique = id + "-" + std::to_string(i);
  Actor& actor = t_.actors.emplace_back();
  actor.id = unique;
  actor.kind = kind;
  actor.country = country;
  t_.by_id.emplace(unique, &actor);
  return actor;
}

void Book::enter(const Actor& actor, std::string_view name, bool surname) {
  const bool needs_story = name.ends_with('?');
  if (needs_story) name.remove_suffix(1);
  auto pieces = pieces_of_name(name);
  if (!pieces.empty() && pieces[0].text == "the") pieces.erase(pieces.begin());
  if (pieces.empty() || pieces[0].stop) return;
  // "Major", "Muslim": by itself the word is what it says, not who bears it.
  const std::string key = join(pieces, pieces.size());
  if (surname && (t_.nouns.contains(key) || t_.modifiers.contains(key))) return;
  Bearer bearer{&actor, casing_of(pieces), surname, needs_story};
  auto& bearers = t_.names[key];
  const auto there = std::find_if(bearers.begin(), bearers.end(),
                                  [&](const Bearer& b) { return b.actor == &actor; });
  if (there == bearers.end())
    bearers.push_back(std::move(bearer));
  else
    loosen(there->casing, bearer.casing);
  size_t& longest = t_.longest[pieces[0].text];
  longest = std::max(longest, pieces.size());
}

void Book::named(Actor& actor, const std::vector<std::string_view>& names) {
  for (const auto name : names) enter(actor, name);
  if (!actor.names.empty() || names.empty()) return;
  std::string first(names[0]);
  if (first.ends_with('?')) first.pop_back();
  actor.names.push_back({std::move(first), {}});
}

void Book::enter_noun(std::string_view noun, const Agent& agent, bool over) {
  std::vector<std::string> forms;
  if (agent.sort != Agent::Sort::modifier) forms = plurals(std::string(noun));
  forms.insert(forms.begin(), std::string(noun));
  auto& table = agent.sort == Agent::Sort::modifier ? t_.modifiers : t_.nouns;
  for (const std::string& form : forms) {
    const auto pieces = pieces_of_name(form);
    if (pieces.empty()) continue;
    const std::string key = join(pieces, pieces.size());
    if (over)
      table.insert_or_assign(key, &agent);
    else
      table.emplace(key, &agent);
    size_t& longest = t_.longest_noun[pieces[0].text];
    longest = std::max(longest, pieces.size());
  }
}

}  // namespace parley::coding
