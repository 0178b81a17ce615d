#include "coding/party_described.h"

#include "coding/party_named.h"
#include "coding/party_words.h"

namespace parley::coding {
namespace {

bool is_world(std::string_view code) {
  return code.starts_with("IGO") || code.starts_with("NGO") || code == "IMG";
}

// Does the owner's code say more than the noun's sector?
bool takes_owner(const Phrase& phrase, const std::string& sector, const NamedPart& owner) {
  const Actor& actor = *owner.match.actor;
  if (sector == "ELI") return false;
  const std::string code = of_name(phrase, owner).code;
  const bool weak = sector.empty() || sector == "GOV" || sector == "PTY" || sector == "OPP";
  const bool force = sector == "MIL" || sector == "REB" || sector == "UAF";
  if (actor.kind == ActorKind::person) return weak || (force && code.ends_with("REB"));
  if (code.starts_with("IGO") || code.starts_with("NGO"))
    return weak || force || sector == "UNO" || sector == "NGO" || sector == "COP" ||
           sector == "EDU" || sector == "LAB";
  if (actor.kind == ActorKind::group) return weak || force || sector == "LEG";
  return weak || sector == "MIL" || sector == "MED";
}

// "targets in Syria", "a Syrian island": nothing but a country.
std::optional<Party> by_country_only(const Phrase& phrase) {
  if (starts_upper(phrase.words()[phrase.head()]) && phrase.name_at(phrase.head()) == nullptr)
    return std::nullopt;
  const std::string country = phrase.country_in_words();
  if (country.empty()) return std::nullopt;
  Party party;
  party.country = country;
  party.code = country;
  party.name = phrase.surface(0, phrase.core_end());
  return party;
}

void code_by_words(const Phrase& phrase, const std::string& sector, const NamedPart* owner,
                   Party& party) {
  const std::string owner_code = owner != nullptr ? of_name(phrase, *owner).code : "";
  const bool world = is_world(owner_code);
  if (owner != nullptr && takes_owner(phrase, sector, *owner)) {
    set_code(party, owner_code);
    if (world && !sector.empty()) party.sectors.push_back(sector.substr(0, 3));
  } else if (sector == "UNO") {
    set_code(party, "IGOUNO");
  } else if (sector.starts_with("NGO")) {
    const std::string own = phrase.country_in_words();
    set_code(party, !own.empty() ? own + "NGO" : sector == "NGO HRI" ? "NGOHRI" : "NGO");
    if (!own.empty() && sector == "NGO HRI") party.sectors.push_back("HRI");
  } else {
    // "nine sources" are nobody's, "police sources" the police's.
    const auto head = phrase.head_noun();
    const bool nobody =
        head && head->agent->sort == Agent::Sort::nobody && sector == head->agent->sectors;
    const std::string country = nobody ? phrase.country_in_words() : country_of(phrase, owner);
    set_code(party, (world ? "" : country) + sector.substr(0, 3));
    if (sector.size() > 3) party.sectors.push_back(sector.substr(4));
  }
}

// "the Turkish foreign ministry" is a body that every state has.
void take_institution(const Phrase& phrase, const Agent& agent, Party& party) {
  if (agent.institution.empty() || party.country.empty() || phrase.country_in_words().empty())
    return;
  const Actor* body = phrase.actors().by_id(party.country + "." + agent.institution);
  if (body == nullptr || body->role(phrase.context().date) == nullptr) return;
  party.id = body->id;
  party.name = body->name(phrase.context().date);
}

}  // namespace

const Party* master_before(const Phrase& phrase) {
  const std::string word = lower(phrase.words()[0]);
  const bool his = word == "his" || word == "her";
  if (!his && word != "its" && word != "their") return nullptr;
  for (const Party& party : phrase.context().before) {
    const Actor* actor = phrase.actors().by_id(party.id);
    const bool person = actor != nullptr && actor->kind == ActorKind::person;
    if (his ? person || party.id.empty() : !person) return &party;
  }
  return nullptr;
}

const NamedPart* owner_of(const Phrase& phrase) {
  const Words& words = phrase.words();
  const NamedPart* owner = nullptr;
  for (const NamedPart& named : phrase.names()) {
    const ActorKind kind = named.match.actor->kind;
    const size_t first = named.match.first;
    const bool may = kind == ActorKind::group || kind == ActorKind::body ||
                     kind == ActorKind::media || kind == ActorKind::person;
    const auto says = [&](size_t at, std::string_view word) { return lower(words[at]) == word; };
    const bool near =
        named.after_preposition && first > 0 && (says(first - 1, "of") || says(first - 1, "for"));
    const bool over_article =
        named.after_preposition && first > 1 && is_article(lower(words[first - 1])) &&
        (says(first - 2, "of") || says(first - 2, "for") || says(first - 2, "from"));
    if (!may || (first >= phrase.head() && !near && !over_article)) continue;
    if (owner == nullptr || !named.after_preposition) owner = &named;
  }
  return owner;
}

std::string country_of(const Phrase& phrase, const NamedPart* owner) {
  if (owner != nullptr && !owner->match.actor->country.empty()) return owner->match.actor->country;
  const std::string words = phrase.country_in_words();
  if (!words.empty()) return words;
  if (const Party* master = master_before(phrase); master != nullptr && !master->country.empty())
    return master->country;
  if (phrase.of_no_state()) return {};
  const PartyContext& context = phrase.context();
  const auto head = phrase.head_noun();
  if (head && phrase.in_story(head->agent->state)) return head->agent->state;
  if (!context.home.empty()) return context.home;
  return context.countries.empty() ? "" : context.countries.front();
}

std::optional<Party> described(const Phrase& phrase) {
  const auto head = phrase.head_noun();
  const NamedPart* owner = owner_of(phrase);
  if (!head && owner == nullptr) return by_country_only(phrase);
  Party party;
  code_by_words(phrase, sector_of(phrase, head, owner), owner, party);
  party.name = phrase.surface(0, phrase.core_end());
  if (head) take_institution(phrase, *head->agent, party);
  if (head && head->agent->sort == Agent::Sort::office)
    take_holder(phrase, head->agent->office, party);
  take_counterpart(phrase, party);
  if (party.code.empty() && party.sectors.empty() && !head) return std::nullopt;
  const bool body = !head || head->agent->sort == Agent::Sort::body;
  party.anonymous = party.id.empty() && !body && !phrase.has_unknown_name();
  return party;
}

}  // namespace parley::coding
