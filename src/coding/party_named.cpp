#include "coding/party_named.h"

#include <algorithm>

#include "coding/party_words.h"

namespace parley::coding {
namespace {

Party person(const Phrase& phrase, const Actor& actor) {
  const std::string& date = phrase.context().date;
  Party party;
  party.id = actor.id;
  party.name = actor.name(date);
  const Role* role = actor.role(date);
  const Role* past = role == nullptr ? actor.past_role(date) : nullptr;
  const Role& used = role != nullptr ? *role : past != nullptr ? *past : actor.roles.front();
  set_code(party, used.code);
  party.on_behalf_of = role != nullptr ? used.body : "";
  const bool was_state = party.sectors.empty() || party.sectors[0] == "GOV" ||
                         party.sectors[0] == "LEG" || party.sectors[0] == "MIL";
  const bool over = past != nullptr && !phrase.titled() && !just_over(*past, date);
  if (!party.country.empty() && was_state && (phrase.called_former() || over)) {
    set_code(party, party.country + "ELI");
    party.on_behalf_of.clear();
  }
  if (used.office == "defence" && role != nullptr && party.sectors.size() == 1)
    party.sectors.push_back("MIL");
  return party;
}

// "Assad forces", "Clinton lawyer": the name says whose they are.
bool only_owner(const Phrase& phrase, const ActorMatch& match) {
  const size_t head = phrase.head();
  if (match.last > head || starts_upper(phrase.words()[head])) return false;
  const auto noun = phrase.head_noun();
  if (!noun || noun->first < match.last) return false;
  return std::none_of(
      phrase.words().begin() + static_cast<std::ptrdiff_t>(match.last),
      phrase.words().begin() + static_cast<std::ptrdiff_t>(head),
      [](std::string_view word) { return word == "," || word == "(" || is_relative(word); });
}

// "Secretary of State John Kerry": the name beside the office.
const Actor* person_in_words(const Phrase& phrase) {
  for (const NamedPart& named : phrase.names()) {
    if (named.match.actor->kind == ActorKind::person) return named.match.actor;
  }
  return nullptr;
}

// "the Bosnian Serbs", "the Abkhaz" as one side of a war, while they had arms and an office.
bool as_one_side(const Phrase& phrase, const NamedPart& named) {
  return named.match.first > 0 && lower(phrase.words()[named.match.first - 1]) == "the" &&
         named.match.actor->role(phrase.context().date) != nullptr &&
         named.match.actor->role(phrase.context().date)->code.ends_with("REB");
}

}  // namespace

std::optional<Party> named_person(const Phrase& phrase) {
  const NamedPart* found = nullptr;
  for (const NamedPart& named : phrase.names()) {
    if (named.match.actor->kind != ActorKind::person || named.possessive ||
        named.after_preposition || only_owner(phrase, named.match))
      continue;
    if (found == nullptr || !named.match.surname) found = &named;
  }
  if (found == nullptr) return std::nullopt;
  return person(phrase, *found->match.actor);
}

std::optional<Party> named_head(const Phrase& phrase) {
  const NamedPart* named = phrase.name_at(phrase.head());
  if (named == nullptr && phrase.core_end() > phrase.head() + 1)
    named = phrase.name_at(phrase.core_end() - 1);
  if (named == nullptr || (named->possessive && named->match.last < phrase.core_end()))
    return std::nullopt;
  // "Islamic State fighters" has its name before the head, so the head itself must be in the name.
  if (named->match.last <= phrase.head()) return std::nullopt;
  return of_name(phrase, *named);
}

Party of_name(const Phrase& phrase, const NamedPart& named) {
  const Actor& actor = *named.match.actor;
  const std::string& date = phrase.context().date;
  const std::string written = phrase.surface(named.match.first, named.match.last);
  Party party;
  party.id = actor.id;
  switch (actor.kind) {
    case ActorKind::state:
    case ActorKind::seat:
    case ActorKind::adjective:
      party.name = actor.kind == ActorKind::adjective && actor.country.empty()
                       ? actor.names.front().first
                       : std::string(phrase.actors().country_name(actor.country));
      set_code(party, named.country.empty() ? "" : named.country + "GOV");
      break;
    case ActorKind::people:
      party.name = written;
      set_code(party, named.country + (as_one_side(phrase, named) ? "REB" : "CVL"));
      break;
    case ActorKind::region:
    case ActorKind::city:
      party.name = written;
      set_code(party, named.country + "CVL");
      break;
    case ActorKind::person:
      return person(phrase, actor);
    case ActorKind::body:
    case ActorKind::group:
    case ActorKind::media: {
      party.name = actor.name(date);
      const Role* role = actor.role(date);
      if (role == nullptr) role = actor.past_role(date);
      set_code(party, role != nullptr ? role->code : actor.roles.front().code);
      break;
    }
  }
  return party;
}

std::optional<Party> same_as_before(const Phrase& phrase) {
  const Words& words = phrase.words();
  if (phrase.core_end() != 2 || words.size() != 2 || lower(words[0]) != "the") return std::nullopt;
  const std::string noun = lower(words[1]);
  const bool group =
      noun == "group" || noun == "movement" || noun == "organization" || noun == "organisation";
  for (const Party& party : phrase.context().before) {
    const Actor* actor = phrase.actors().by_id(party.id);
    const bool ends = lower(party.name).ends_with(" " + noun);
    const bool is_group = group && actor != nullptr &&
                          (actor->kind == ActorKind::group || party.code.starts_with("NGO"));
    if (ends || is_group) return Party(party);
  }
  return std::nullopt;
}

std::optional<Party> unknown_name(const Phrase& phrase, const std::string& country) {
  const std::string_view head = phrase.words()[phrase.head()];
  if (!starts_upper(head) || head.size() < 2 || country.empty()) return std::nullopt;
  for (const Party& before : phrase.context().before) {
    if (lower(before.name).ends_with(" " + lower(head))) return Party(before);
  }
  Party party;
  party.name = phrase.surface(0, phrase.core_end());
  set_code(party, country + "CVL");
  return party;
}

void take_holder(const Phrase& phrase, const std::string& office, Party& party) {
  const bool rebel = !party.sectors.empty() && party.sectors[0] == "REB";
  if (party.country.empty() || phrase.called_former() || rebel) return;
  const Words& words = phrase.words();
  for (const AgentMatch& noun : phrase.nouns()) {
    if (lower(words[noun.first]) == "deputy") return;
  }
  for (size_t i = 0; i < phrase.head(); ++i) {
    const std::string word = lower(words[i]);
    if (word == "deputy" || word == "vice" || word == "a" || word == "assistant") return;
  }
  const std::string& date = phrase.context().date;
  const Actor* named = person_in_words(phrase);
  // An office alone names nobody while its date is unknown.
  const bool guess = named == nullptr && !phrase.has_unknown_name() && !date.empty();
  const Actor* holder = guess ? phrase.actors().holder(party.country, office, date) : named;
  if (holder == nullptr) return;
  party.id = holder->id;
  party.name = holder->name(date);
  for (const Role& role : holder->roles) {
    if (role.office == office && (date.empty() || role.term.contains(date)))
      party.on_behalf_of = role.body;
  }
}

void take_counterpart(const Phrase& phrase, Party& party) {
  if (!lower(phrase.words()[phrase.head()]).starts_with("counterpart") ||
      phrase.country_in_words().empty())
    return;
  for (const Party& before : phrase.context().before) {
    const Actor* actor = phrase.actors().by_id(before.id);
    const Role* role = actor == nullptr ? nullptr : actor->role(phrase.context().date);
    if (role == nullptr || role->office.empty() || before.country == party.country) continue;
    return take_holder(phrase, role->office, party);
  }
}

}  // namespace parley::coding
