#include "coding/cast.h"

#include <algorithm>
#include <set>

namespace parley::coding {
namespace {

constexpr std::size_t kMostRemembered = 60;
constexpr std::size_t kMostCountries = 40;

const std::set<std::string_view> kPersonal = {"he",  "she",     "him",    "her",
                                              "his", "himself", "herself"};
const std::set<std::string_view> kThing = {"it", "its", "itself"};
const std::set<std::string_view> kMany = {"they", "them", "their", "themselves", "both"};
const std::set<std::string_view> kSpeaking = {"i", "we", "me", "us", "my", "our"};
const std::set<std::string_view> kRelative = {"who", "which", "that", "whom", "whose"};
const std::set<std::string_view> kPairNouns = {
    "country",  "side",     "nation",   "party",      "government", "leader", "neighbour",
    "neighbor", "minister", "state",    "capital",    "delegation", "camp",   "rival",
    "army",     "team",     "official", "negotiator", "foe",        "enemy"};
constexpr std::size_t kLatest = 24;  // how far back "the two sides" looks

bool is_person(const Party& p) { return !p.on_behalf_of.empty(); }
bool is_body(const Party& p) { return !is_person(p) && !p.code.empty(); }

bool nominal(std::string_view upos) {
  return upos == "NOUN" || upos == "PROPN" || upos == "PRON" || upos == "ADJ" || upos == "NUM" ||
         upos == "DET";
}

/// Words that can stand for a party: arguments and what modifies them.
bool may_be_party(const SentenceView& s, uint32_t i) {
  const auto r = s.relation(i);
  if (r == "compound" || r == "flat" || r == "det" || r == "case" || r == "punct" || r == "nummod")
    return false;
  if (s.word(i).deprel == "nmod:desc") return false;  // the title of a name
  if (s.words[i].form == "State" && s.child(i, "case") != nullptr)
    return false;  // "Secretary of State"
  if (r == "amod") return s.word(i).upos != "VERB";
  return nominal(s.word(i).upos);
}

}  // namespace

Cast::Cast(const Actors& actors, const StoryView& story) : actors_(actors), story_(story) {
  context_.date = story.date;
  if (!story.story.dateline) return;
  const std::string& place = story.story.dateline->place;
  // The dateline's words are not among the sentences' tokens; its country is still where the story
  // is told from.
  std::vector<PhraseWord> words;
  std::vector<std::string> cased;
  for (std::size_t at = 0; at < place.size();) {
    auto end = place.find_first_of(" /,", at);
    if (end == std::string::npos) end = place.size();
    if (end > at) cased.push_back(place.substr(at, end - at));
    at = end + 1;
  }
  for (const auto& w : cased) words.push_back({w, {}, "PROPN", {}});
  const auto countries = countries_in(actors_, words, context_.date);
  if (!countries.empty()) context_.home = countries.front();
}

void Cast::remember(const Party& party) {
  auto& list = context_.before;
  list.insert(list.begin(), party);
  if (list.size() > kMostRemembered) list.pop_back();
  if (!party.country.empty()) {
    context_.countries.insert(context_.countries.begin(), party.country);
    if (context_.countries.size() > kMostCountries) context_.countries.pop_back();
  }
}

std::optional<Party> Cast::pronoun(const SentenceView& s, uint32_t head) const {
  std::string form(s.words[head].form);
  std::transform(form.begin(), form.end(), form.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  const auto latest = [&](auto fits) -> std::optional<Party> {
    for (const auto& p : context_.before)
      if (fits(p)) return p;
    return std::nullopt;
  };
  if (kSpeaking.count(form)) return speaker_;
  const auto subject = [&](auto fits) -> std::optional<Party> {
    for (const auto& p : subjects_)
      if (fits(p)) return p;
    return latest(fits);
  };
  if (kPersonal.count(form)) return subject(is_person);
  if (kThing.count(form)) return subject(is_body);
  if (kMany.count(form)) return subject([](const Party& p) { return !p.code.empty(); });
  if (!kRelative.count(form)) return std::nullopt;
  // A relative pronoun stands for the noun that its clause hangs on.
  for (uint32_t i = head; s.parent(i) != i; i = s.parent(i))
    if (s.relation(i) == "acl") {
      const auto it = resolved_.find(s.parent(i));
      if (it != resolved_.end() && !it->second.empty()) return it->second.front();
      return std::nullopt;
    }
  return std::nullopt;
}

/// "the two countries", "both sides", "officials from the two countries": of the parties named
/// lately, the two of different countries or bodies that were named most.
std::vector<Party> Cast::pair_of(const SentenceView& s, uint32_t head) const {
  const auto counted = [&](uint32_t noun) {
    return kPairNouns.count(s.words[noun].lemma) > 0 &&
           std::any_of(s.children[noun].begin(), s.children[noun].end(), [&](uint32_t c) {
             const auto lemma = s.words[c].lemma;
             return lemma == "two" || lemma == "both" || lemma == "2" || lemma == "warring" ||
                    lemma == "rival";
           });
  };
  static const std::set<std::string_view> kBare = {"country", "side", "neighbour", "neighbor",
                                                   "rival",   "foe",  "enemy"};
  const bool plural = s.word(head).xpos == "NNS" && kBare.count(s.words[head].lemma) > 0 &&
                      s.children[head].size() == 1 &&
                      s.words[s.children[head].front()].lemma == "the";
  const bool itself = counted(head) || plural || s.words[head].lemma == "both";
  const bool of_them = kPairNouns.count(s.words[head].lemma) > 0 &&
                       std::any_of(s.children[head].begin(), s.children[head].end(), counted);
  return itself || of_them ? main_pair() : std::vector<Party>{};
}

/// A state as one of two sides, whoever spoke or acted for it; a group that is no part of a state
/// stays itself.
Party Cast::as_side(const Party& party) const {
  static const std::set<std::string> kState = {"GOV", "MIL", "COP", "LEG", "JUD", "SPY"};
  if (party.country.empty() || kState.count(party.code.substr(3, 3)) == 0) return party;
  Party side;
  side.id = party.country;
  side.name = std::string(actors_.country_name(party.country));
  side.country = party.country;
  side.code = party.country + "GOV";
  side.sectors = {"GOV"};
  side.at = party.at;
  return side;
}

std::vector<Party> Cast::main_pair() const {
  struct Side {
    const Party* party;
    int times;
  };
  std::vector<Side> sides;
  for (std::size_t i = 0; i < std::min(kLatest, context_.before.size()); ++i) {
    const auto& p = context_.before[i];
    if (p.code.size() < 4 || p.code.substr(0, 3) == "IGO" ||
        p.code.find("CVL") != std::string::npos || p.code.find("MED") != std::string::npos)
      continue;
    const auto it = std::find_if(sides.begin(), sides.end(), [&](const Side& k) {
      return k.party->country == p.country &&
             (k.party->code.substr(3, 3) == "REB") == (p.code.substr(3, 3) == "REB");
    });
    if (it == sides.end())
      sides.push_back({&p, 1});
    else
      ++it->times;
  }
  std::stable_sort(sides.begin(), sides.end(),
                   [](const Side& a, const Side& b) { return a.times > b.times; });
  if (sides.size() < 2) return {};
  return {as_side(*sides[0].party), as_side(*sides[1].party)};
}

std::optional<Party> Cast::resolve(const SentenceView& s, uint32_t head) {
  if (s.word(head).upos == "PRON" || s.word(head).upos == "DET") return pronoun(s, head);
  const auto [first, last] = s.noun_phrase(head);
  auto party = resolve_party(actors_, std::span(s.words).subspan(first, last - first), head - first,
                             context_);
  if (party && party->name != "wire") lean_on_owner(s, head, *party);
  return party;
}

/// "the leaders of Russia, Ukraine and France", "Azeri and Armenian ministers": one party for each
/// country.
std::vector<Party> Cast::each_country(const SentenceView& s, uint32_t head,
                                      const Party& party) const {
  std::vector<std::string> countries;
  for (const uint32_t c : s.children[head]) {
    const auto* by = s.child(c, "case");
    const bool of = s.relation(c) == "nmod" && by != nullptr && s.words[*by].lemma == "of";
    if (!of && s.relation(c) != "amod") continue;
    Words joined{c};
    for (const uint32_t g : s.children[c])
      if (s.relation(g) == "conj") joined.push_back(g);
    if (joined.size() < 2) continue;
    for (const uint32_t j : joined)
      for (auto& country : countries_in(actors_, std::span(s.words).subspan(j, 1), context_.date))
        countries.push_back(std::move(country));
  }
  if (countries.size() < 2 || party.code.size() < 3) return {party};
  std::vector<Party> out;
  for (const auto& country : countries) {
    Party p = party;
    p.id.clear();
    p.country = country;
    p.code = country + (party.country.empty() ? party.code : party.code.substr(3));
    p.name = std::string(actors_.country_name(country));
    out.push_back(std::move(p));
  }
  return out;
}

/// "its negotiator", "his forces": of the country of whom the possessive stands for, if the words
/// name no country.
void Cast::lean_on_owner(const SentenceView& s, uint32_t head, Party& party) const {
  for (const uint32_t c : s.children[head]) {
    if (s.word(c).deprel != "nmod:poss" || s.word(c).upos != "PRON") continue;
    const auto owner = pronoun(s, c);
    const auto [first, last] = s.noun_phrase(head);
    const auto named =
        countries_in(actors_, std::span(s.words).subspan(first, last - first), context_.date);
    if (!owner || owner->country.empty() || !named.empty() || !party.id.empty()) return;
    const std::string sector = party.code.size() > 3 ? party.code.substr(3) : "";
    party.country = owner->country;
    party.code = owner->country + sector;
  }
}

void Cast::open(const SentenceView& s) {
  resolved_.clear();
  for (uint32_t i = 0; i < s.size(); ++i) {
    if (!may_be_party(s, i)) continue;
    auto found = pair_of(s, i);
    if (found.empty())
      if (auto one = resolve(s, i)) found = each_country(s, i, *one);
    const auto [first, last] = s.noun_phrase(i);
    for (auto& p : found) {
      p.at = s.word(i).upos == "PRON" ? s.words[i].at : s.span_of(first, last);
      p.text = std::string(slice(story_.story.text, p.at));
      if (s.word(i).upos == "PRON") continue;
      remember(p);
      if (s.relation(i) == "nsubj" && p.code.size() > 3) subjects_.insert(subjects_.begin(), p);
      if (subjects_.size() > kMostRemembered) subjects_.pop_back();
    }
    if (!found.empty()) resolved_[i] = std::move(found);
  }
}

std::optional<Party> Cast::party(uint32_t head) const {
  const auto it = resolved_.find(head);
  if (it == resolved_.end() || it->second.empty()) return std::nullopt;
  return it->second.front();
}

std::vector<Party> Cast::parties(const Words& heads) const {
  std::vector<Party> out;
  for (const uint32_t h : heads) {
    const auto it = resolved_.find(h);
    if (it == resolved_.end()) continue;
    for (const auto& p : it->second)
      if (std::none_of(out.begin(), out.end(),
                       [&](const Party& q) { return q.at == p.at && q.name == p.name; }))
        out.push_back(p);
  }
  return out;
}

}  // namespace parley::coding
