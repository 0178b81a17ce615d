#include "coding/actors.h"

#include <algorithm>
#include <charconv>

#include "coding/actors_tables.h"

namespace parley::coding {
namespace {

constexpr size_t kMostPieces = 12;

// How far a word is written large: a name in capitals wants capitals, one with a capital is content
// with either.
int height(Casing casing) {
  return casing == Casing::capitals ? 2 : casing == Casing::capital ? 1 : 0;
}

bool written_so(const Bearer& bearer, const std::vector<Piece>& pieces) {
  for (size_t i = 0; i < bearer.casing.size(); ++i) {
    if (height(pieces[i].written) < height(bearer.casing[i])) return false;
  }
  return true;
}

int rank(const Actor& actor, std::string_view date) {
  if (actor.role(date) != nullptr) return 0;
  return actor.past_role(date) != nullptr ? 1 : 2;
}

// "Moscow" was the Soviet Union's while there was one: who has an end to his term goes before who
// is always so.
int in_time(const Actor& actor, std::string_view date) {
  if (actor.roles.empty()) return 1;
  const Role* role = actor.role(date);
  if (role == nullptr) return 2;
  return role->term.end.empty() ? 1 : 0;
}

}  // namespace

bool Term::contains(std::string_view date) const {
  if (date.empty()) return end.empty();
  if (!begin.empty() && date.substr(0, begin.size()) < begin) return false;
  return end.empty() || date.substr(0, end.size()) <= end;
}

const char* to_string(ActorKind kind) {
  switch (kind) {
    case ActorKind::state:
      return "state";
    case ActorKind::people:
      return "people";
    case ActorKind::adjective:
      return "adjective";
    case ActorKind::seat:
      return "seat";
    case ActorKind::region:
      return "region";
    case ActorKind::city:
      return "city";
    case ActorKind::person:
      return "person";
    case ActorKind::body:
      return "body";
    case ActorKind::group:
      return "group";
    case ActorKind::media:
      return "media";
  }
  return "";
}

const std::string& Actor::name(std::string_view date) const {
  for (const auto& [name, term] : names) {
    if (term.contains(date)) return name;
  }
  return names.back().first;
}

const Role* Actor::role(std::string_view date) const {
  for (const Role& role : roles) {
    if (role.term.contains(date)) return &role;
  }
  return nullptr;
}

const Role* Actor::past_role(std::string_view date) const {
  const Role* last = nullptr;
  for (const Role& role : roles) {
    const std::string& end = role.term.end;
    const bool over = !end.empty() && (date.empty() || end < date.substr(0, end.size()));
    if (over && (last == nullptr || last->term.end < end)) last = &role;
  }
  return last;
}

Actors::Actors(std::unique_ptr<const Tables> tables) : tables_(std::move(tables)) {}
Actors::Actors(Actors&&) noexcept = default;
Actors& Actors::operator=(Actors&&) noexcept = default;
Actors::~Actors() = default;

std::vector<ActorMatch> Actors::match(std::span<const std::string_view> words, size_t first,
                                      std::string_view date) const {
  std::vector<ActorMatch> out;
  const auto pieces = pieces_of(words, first, kMostPieces);
  if (pieces.empty() || pieces[0].stop || pieces[0].word != first) return out;
  const auto longest = tables_->longest.find(pieces[0].text);
  if (longest == tables_->longest.end()) return out;
  for (size_t count = std::min(longest->second, pieces.size()); count > 0 && out.empty(); --count) {
    const size_t last = pieces[count - 1].word + 1;
    const auto found = tables_->names.find(join(pieces, count));
    if (found == tables_->names.end()) continue;
    for (const Bearer& bearer : found->second) {
      if (!written_so(bearer, pieces)) continue;
      out.push_back({first, last, bearer.actor, bearer.surname, bearer.needs_story});
    }
  }
  std::stable_sort(out.begin(), out.end(), [&](const ActorMatch& a, const ActorMatch& b) {
    if (a.surname != b.surname) return b.surname;
    return a.surname ? rank(*a.actor, date) < rank(*b.actor, date)
                     : in_time(*a.actor, date) < in_time(*b.actor, date);
  });
  return out;
}

std::vector<ActorMatch> Actors::find(std::span<const std::string_view> words,
                                     std::string_view date) const {
  std::vector<ActorMatch> out;
  for (size_t i = 0; i < words.size();) {
    auto found = match(words, i, date);
    std::erase_if(found, [](const ActorMatch& m) { return m.needs_story; });
    if (!found.empty()) out.push_back(found.front());
    i = found.empty() ? i + 1 : found.front().last;
  }
  return out;
}

std::optional<AgentMatch> Actors::agent(std::span<const std::string_view> words,
                                        size_t first) const {
  const auto pieces = pieces_of(words, first, kMostPieces);
  if (pieces.empty() || pieces[0].stop || pieces[0].word != first) return std::nullopt;
  const auto longest = tables_->longest_noun.find(pieces[0].text);
  if (longest == tables_->longest_noun.end()) return std::nullopt;
  for (size_t count = std::min(longest->second, pieces.size()); count > 0; --count) {
    const std::string key = join(pieces, count);
    for (const auto* table : {&tables_->nouns, &tables_->modifiers}) {
      if (const auto found = table->find(key); found != table->end()) {
        return AgentMatch{first, pieces[count - 1].word + 1, found->second};
      }
    }
  }
  return std::nullopt;
}

const Actor* Actors::by_id(std::string_view id) const {
  const auto found = tables_->by_id.find(id);
  return found == tables_->by_id.end() ? nullptr : found->second;
}

/// Whether the date lies after the year that follows the last term known: who holds an office then
/// is anybody's guess.
static bool beyond(std::string_view date, std::string_view latest_term) {
  if (date.size() < 4 || latest_term.size() < 4) return false;
  int year = 0, last = 0;
  std::from_chars(date.data(), date.data() + 4, year);
  std::from_chars(latest_term.data(), latest_term.data() + 4, last);
  return year > last + 1;
}

const Actor* Actors::holder(std::string_view country, std::string_view office,
                            std::string_view date) const {
  const auto found = tables_->holders.find({std::string(country), std::string(office)});
  if (found == tables_->holders.end() || beyond(date, tables_->latest_term)) return nullptr;
  for (const Actor* actor : found->second) {
    for (const Role& role : actor->roles) {
      const bool held = role.office == office && role.code.starts_with(country);
      if (held && role.term.contains(date)) return actor;
    }
  }
  return nullptr;
}

std::string_view Actors::country_name(std::string_view country) const {
  const Actor* actor = by_id(country);
  return actor == nullptr ? std::string_view() : std::string_view(actor->names.front().first);
}

std::string_view Actors::adjective(std::string_view country) const {
  const Actor* actor = by_id(std::string(country) + ".adjective");
  return actor == nullptr ? std::string_view() : std::string_view(actor->names.front().first);
}

size_t Actors::size() const { return tables_->actors.size(); }

}  // namespace parley::coding
