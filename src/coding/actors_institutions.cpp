#include "coding/actors_institutions.h"

#include <algorithm>

#include "coding/actors_lines.h"

namespace parley::coding {

std::string Institutions::read(const std::vector<std::string_view>& fields) {
  if (fields.size() != 3) return "not three fields";
  if (fields[0] == "-") {
    for (const auto state : items(fields[1], ' ')) {
      if (!book_.known(state)) return "unknown code " + std::string(state);
      for (const auto key : items(fields[2], ' '))
        lacking_.emplace(std::string(state), std::string(key));
    }
    return {};
  }
  const auto titles = items(fields[2], ';');
  if (titles.empty()) return "an institution without a title";
  const auto sectors = items(fields[1], ' ');
  for (const auto sector : sectors) {
    if (!is_sector(sector)) return "unknown sector " + std::string(sector);
  }
  if (sectors.empty()) return "an institution without a sector";
  const std::string key(fields[0]);
  if (std::any_of(kinds_.begin(), kinds_.end(), [&](const Kind& k) { return k.key == key; }))
    return "institution " + key + " twice";
  kinds_.push_back({key, std::string(sectors[0]), std::string(titles[0])});
  Agent agent;
  agent.sectors = fields[1];
  agent.sort = Agent::Sort::body;
  agent.title = titles[0];
  agent.institution = key;
  const Agent& kept = book_.tables().agents.emplace_back(std::move(agent));
  for (const auto noun : titles) book_.enter_noun(noun, kept, true);
  return {};
}

std::string Institutions::is_own(Actor& body, std::string_view key) {
  const bool is_known =
      std::any_of(kinds_.begin(), kinds_.end(), [&](const Kind& k) { return k.key == key; });
  if (!is_known) return "unknown institution " + std::string(key);
  const bool first =
      book_.tables().by_id.emplace(body.country + "." + std::string(key), &body).second;
  return first ? "" : "institution " + std::string(key) + " of " + body.country + " twice";
}

void Institutions::compose() {
  for (const std::string& state : states_) {
    for (const Kind& kind : kinds_) make(kind, state);
  }
}

void Institutions::make(const Kind& kind, const std::string& state) {
  const std::string id = state + "." + kind.key;
  if (lacking_.contains({state, kind.key}) || book_.known(id)) return;
  const auto& by_id = book_.tables().by_id;
  const Actor& country = *by_id.at(state);
  const auto adjective = by_id.find(state + ".adjective");
  Actor& body = book_.add(id, ActorKind::body, state);
  const std::string name = adjective == by_id.end()
                               ? kind.title + " of " + country.names.front().first
                               : adjective->second->names.front().first + " " + kind.title;
  body.names.push_back({name, {}});
  body.roles.push_back({state + kind.sector, {}, {}, {}, country.roles.front().term});
}

}  // namespace parley::coding
