// What a described party does: soldiers, officials, rebels.
#include "coding/party_described.h"
#include "coding/party_words.h"

namespace parley::coding {
namespace {

// "officers", "commanders": of the force that the story spoke of last, else the army's.
std::string force_before(const Phrase& phrase) {
  for (const Party& party : phrase.context().before) {
    if (party.sectors.empty()) continue;
    const std::string& own = party.sectors.front();
    if (own == "COP" || own == "MIL" || own == "REB") return own;
  }
  return "MIL";
}

std::string modifier_before(const Phrase& phrase, size_t index) {
  std::string nearest;
  for (const AgentMatch& noun : phrase.nouns()) {
    if (noun.last > index) break;
    if (noun.agent->sectors.empty()) continue;
    nearest = noun.agent->sectors;
    if (nearest == "REB" || nearest == "OPP") return nearest;
  }
  return nearest;
}

std::string sector_after(const Phrase& phrase) {
  for (const AgentMatch& noun : phrase.nouns()) {
    const bool has = !noun.agent->sectors.empty() && noun.agent->sort != Agent::Sort::role;
    const bool adds =
        noun.agent->sort != Agent::Sort::thing && noun.agent->sort != Agent::Sort::modifier;
    if (noun.first >= phrase.core_end() && has && adds) return noun.agent->sectors;
  }
  return {};
}

// A region that has broken away has no ministers and soldiers of its state.
bool of_breakaway(const Phrase& phrase) {
  const std::string& date = phrase.context().date;
  for (const NamedPart& named : phrase.names()) {
    const ActorKind kind = named.match.actor->kind;
    const bool region =
        kind == ActorKind::region || kind == ActorKind::adjective || kind == ActorKind::people;
    if (!region || (named.after_preposition && named.match.first > phrase.core_end() + 2)) continue;
    const Role* role = named.match.actor->role(date);
    if (role != nullptr && role->code.ends_with("REB")) return true;
  }
  return false;
}

bool among(std::string_view sector, std::initializer_list<std::string_view> list) {
  for (const auto item : list) {
    if (sector == item) return true;
  }
  return false;
}

// "his men": what their master is.
std::string of_master(const Phrase& phrase, const Party& master, std::string sector) {
  const std::string& own = master.sectors.front();
  const bool outlaw = among(own, {"REB", "CRM", "OPP"});
  const bool men = lower(phrase.words()[phrase.head()]) == "men";
  if (men && own != "GOV" && own != "IGO") sector = own;
  if (outlaw && (men || among(sector, {"MIL", "GOV", "UAF"}))) sector = own;
  return sector;
}

// The head says nothing by itself: "group", "leader", "members of parliament".
std::string of_empty_head(const Phrase& phrase, const std::optional<AgentMatch>& head,
                          const NamedPart* owner, const std::string& modifier,
                          const std::string& sector) {
  if (!modifier.empty()) return modifier;
  if (const std::string post = sector_after(phrase); !post.empty()) return post;
  if (owner != nullptr && !(head && owner->match.actor->kind == ActorKind::person)) return {};
  const Party* master = owner == nullptr ? master_before(phrase) : nullptr;
  if (master != nullptr && !master->sectors.empty()) return master->sectors.front();
  return sector;
}

}  // namespace

std::string sector_of(const Phrase& phrase, const std::optional<AgentMatch>& head,
                      const NamedPart* owner) {
  std::string sector = head ? head->agent->sectors : "";
  const std::string modifier = modifier_before(phrase, head ? head->first : phrase.head());
  const bool empty_head = !head || head->agent->sort == Agent::Sort::role ||
                          (head->agent->sort == Agent::Sort::nobody && sector.empty());
  if (empty_head) {
    sector = of_empty_head(phrase, head, owner, modifier, sector);
  } else if (modifier == "REB" && among(sector, {"MIL", "GOV", "LEG"})) {
    sector = "REB";
  } else if (modifier == "OPP" && among(sector, {"GOV", "PTY"})) {
    sector = "OPP";
  }
  const Party* master = master_before(phrase);
  if (master != nullptr && !master->sectors.empty()) sector = of_master(phrase, *master, sector);
  if (empty_head && sector == "MIL" && modifier.empty() && owner == nullptr)
    sector = force_before(phrase);
  if (head && head->agent->office == "president" && owner == nullptr) {
    const std::string post = sector_after(phrase);
    if (!post.empty() && post != "GOV" && post != "MIL") sector = post;
  }
  const std::string first = sector.substr(0, 3);
  if (phrase.called_former() && (first == "GOV" || among(sector, {"MIL", "SPY", "LEG", "JUD"})))
    return "ELI";
  if (of_breakaway(phrase) && among(first, {"GOV", "MIL", "LEG", "UAF", "COP", "SPY", ""}))
    return "REB";
  return sector;
}

}  // namespace parley::coding
