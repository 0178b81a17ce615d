#include <algorithm>
#include <set>

#include "coding/attribution.h"

// What the claims of a story amount to once all of them are heard.
namespace parley::coding {
namespace {

std::string sector(const Party& p) { return p.code.size() > 3 ? p.code.substr(3, 3) : ""; }

bool organ_of_state(const Party& p) {
  static const std::set<std::string> kOrgans = {"GOV", "MIL", "COP", "JUD", "LEG", "SPY"};
  return kOrgans.count(sector(p)) > 0;
}

/// The same person or body, told by name.
bool same_body(const Party& a, const Party& b) {
  return (!a.id.empty() && a.id == b.id) || (!a.name.empty() && a.name == b.name);
}

/// Somebody tells of himself: the same name or body, or a government of its state's acts. A police
/// force that tells of soldiers does not, and a witness does not speak for other people.
bool own(const Party& speaker, const Party& party) {
  if (same_body(speaker, party)) return true;
  if (speaker.country.empty() || speaker.country != party.country) return false;
  if (sector(speaker) == "GOV") return organ_of_state(party) || sector(party).empty();
  return sector(speaker) == sector(party) && organ_of_state(speaker);
}

/// An army that tells of its own dead, a movement of its own captured.
bool own_loss(const Party& speaker, const Event& e) {
  const bool fights = sector(speaker) == "MIL" || sector(speaker) == "REB";
  return fights && std::any_of(e.recipients.begin(), e.recipients.end(), [&](const Party& p) {
           return same_body(speaker, p) || (!p.code.empty() && p.code == speaker.code);
         });
}

/// What a plain "said" amounts to when the speaker tells of himself (wirebench, rule 8). Fighting
/// between two sides is nobody's own act.
void refine_stance(const Event& e, Claim& c) {
  if (c.speaker.id == "wire" || c.stance != "asserts") return;
  if (e.actors.empty() && organ_of_state(c.speaker) && (e.type == "COERCE" || e.type == "SANCTION"))
    c.stance = "announces";  // its own police did it
  if (e.type == "ASSAULT" && own_loss(c.speaker, e)) c.stance = "confirms";
  if (e.actors.empty() || c.stance != "asserts") return;
  if (e.type == "ASSAULT" && e.actors.size() > 1) return;
  const auto& actor = e.actors.front();
  const bool told_of_self =
      e.type == "ASSAULT" ? same_body(c.speaker, actor) : own(c.speaker, actor);
  if (told_of_self) c.stance = "announces";
}

bool against(const Claim& c) { return c.stance == "denies"; }
bool affirms(const Claim& c) {
  return c.stance == "asserts" || c.stance == "announces" || c.stance == "confirms" ||
         c.stance == "insists";
}

}  // namespace

void settle_claims(std::vector<Draft>& drafts) {
  for (auto& d : drafts) {
    // The wire's own telling counts only where nobody is named for it.
    const bool named = std::any_of(d.claims.begin(), d.claims.end(), [](const Claim& c) {
      return c.speaker.id != "wire" && affirms(c);
    });
    std::vector<Claim> kept;
    for (auto& c : d.claims) {
      const bool twice = std::any_of(kept.begin(), kept.end(), [&](const Claim& k) {
        return k.stance == c.stance && (k.speaker.id == "wire") == (c.speaker.id == "wire") &&
               (c.speaker.id == "wire" || same_party(k.speaker, c.speaker));
      });
      if (!twice && !(named && c.speaker.id == "wire")) kept.push_back(std::move(c));
    }
    d.claims = std::move(kept);
    for (auto& c : d.claims) refine_stance(d.event, c);
    const bool doer_only = std::any_of(d.claims.begin(), d.claims.end(), [](const Claim& c) {
      return against(c) && !c.about.empty();
    });
    const bool denied = std::any_of(d.claims.begin(), d.claims.end(), against) && !doer_only;
    const bool affirmed = std::any_of(d.claims.begin(), d.claims.end(), affirms);
    const bool unsure = std::any_of(d.claims.begin(), d.claims.end(), [](const Claim& c) {
      return c.stance == "declines_to_confirm" || c.stance == "doubts";
    });
    if (d.event.status != "occurred" || is_saying(d.event)) continue;
    const auto any = [&](const char* stance) {
      return std::any_of(d.claims.begin(), d.claims.end(),
                         [&](const Claim& c) { return c.stance == stance; });
    };
    if (!affirmed && any("proposes")) d.event.status = "proposed";
    if (!affirmed && any("predicts")) d.event.status = "possible";
    if (denied) d.event.status = affirmed ? "possible" : "did_not_occur";
    if (unsure && !affirmed && !denied) d.event.status = "possible";
  }
}

}  // namespace parley::coding
