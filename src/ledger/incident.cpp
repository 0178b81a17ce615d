#include "ledger/incident.h"

#include <algorithm>
#include <set>

namespace parley::ledger {
namespace {

bool affirms(const coding::Claim& c) {
  return c.stance == "asserts" || c.stance == "announces" || c.stance == "confirms" ||
         c.stance == "insists";
}

/// Who speaks, for telling voices apart: the body rather than its spokesman, the state rather than
/// the city.
std::string voice(const coding::Claim& c) {
  const auto& s = c.speaker;
  if (s.id == "wire") return "wire";
  if (!s.code.empty()) return s.code;
  return s.name.empty() ? s.text : s.name;
}

}  // namespace

std::string standing_of(const std::vector<const coding::Claim*>& claims) {
  std::set<std::string> for_it, against;
  bool granted = false, predicted = false, retracted = false;
  for (const auto* c : claims) {
    if (affirms(*c)) {
      granted |= c->stance == "confirms" && for_it.count(voice(*c)) == 0;
      for_it.insert(voice(*c));
    }
    if (c->stance == "denies") against.insert(voice(*c));
    predicted |= c->stance == "predicts";
    retracted |= c->stance == "retracts";
  }
  // Who denied it and then makes it known himself has granted it; the dispute stays on record in
  // the claims.
  bool conceded = false;
  for (const auto* denial : claims)
    for (const auto* c : claims)
      conceded |= denial->stance == "denies" && c->stance == "announces" && for_it.size() > 1 &&
                  !c->speaker.country.empty() && c->speaker.country == denial->speaker.country;
  if (retracted) return "retracted";
  if (conceded) return "confirmed";
  if (!against.empty()) return for_it.empty() ? "denied" : "disputed";
  if (granted) return "confirmed";
  std::set<std::string> named = for_it;
  named.erase("wire");
  if (named.size() > 1) return "corroborated";
  return for_it.empty() && predicted ? "predicted" : "reported";
}

std::vector<Incident> incidents_of(const coding::Records& records) {
  std::vector<Incident> out;
  for (const auto& e : records.events) {
    Incident i;
    i.id = e.id + ".i";
    i.type = e.type;
    i.actors = e.actors;
    i.recipients = e.recipients;
    i.events = {e.id};
    i.stories = {records.story};
    std::vector<const coding::Claim*> claims;
    for (const auto& c : records.claims)
      if (c.event == e.id) {
        claims.push_back(&c);
        i.claims.push_back(c.id);
        if (c.stance == "denies")
          i.disputed_on.insert(i.disputed_on.end(), c.about.begin(), c.about.end());
      }
    i.standing = standing_of(claims);
    if (i.standing != "disputed") i.disputed_on.clear();
    out.push_back(std::move(i));
  }
  return out;
}

}  // namespace parley::ledger
