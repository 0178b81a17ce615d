#include "coding/party.h"

#include <algorithm>
#include <cassert>

#include "coding/party_code.h"
#include "coding/party_words.h"

namespace parley::coding {
namespace {

class Resolver {
 public:
  Resolver(const Actors& actors, std::span<const PhraseWord> phrase, size_t head,
           const PartyContext& context)
      : actors_(actors), context_(context), phrase_(phrase), head_(head) {
    for (const PhraseWord& word : phrase) words_.push_back(word.form);
    while (head_ > 0 && (words_[head_] == "'s" || words_[head_] == "’s" || words_[head_] == "'"))
      --head_;
    find_core();
    find_names();
    find_nouns();
  }

  std::optional<Party> resolve() {
    if (nothing()) return std::nullopt;
    auto party = named_person();
    if (!party) party = named_head();
    if (!party) party = same_as_before();
    if (!party) party = described();
    if (!party) party = unknown_name();
    if (party) finish(*party);
    return party;
  }

 private:
  struct Named {
    ActorMatch match;
    bool possessive = false;
    bool after_preposition = false;
  };

  bool nothing() const {
    const std::string head = lower(words_[head_]);
    const std::string_view upos = phrase_[head_].upos;
    if (upos == "VERB" || upos == "PUNCT") return true;
    const bool all_lower = std::none_of(words_.begin(), words_.end(), starts_upper);
    return words_.size() == 1 && (is_pronoun(head) || is_time_word(head)) &&
           (all_lower || upos == "PRON" || is_time_word(head));
  }

  // The words up to the first preposition or clause after the head belong to the party itself.
  void find_core() {
    core_end_ = words_.size();
    for (size_t i = 0; i < words_.size(); ++i) {
      const std::string word = lower(words_[i]);
      const bool ends = is_preposition(word) || is_relative(word) || word == "," || word == "(";
      if (ends && i > head_) {
        core_end_ = i;
        return;
      }
    }
  }

  void find_names() {
    bool after = false;
    for (size_t i = 0; i < words_.size();) {
      const std::string word = lower(words_[i]);
      if (is_preposition(word) || is_relative(word)) after = i > head_;
      auto bearers = actors_.match(words_, i, context_.date);
      std::erase_if(bearers, [&](const ActorMatch& m) { return m.surname && stranger(m); });
      if (bearers.empty()) {
        ++i;
        continue;
      }
      const ActorMatch match = choose(bearers);
      i = match.last;
      if (only_patron(words_, match.first, match.last)) continue;
      names_.push_back({match, owns(words_, match.last), after});
    }
  }

  // A surname beside a capitalised word that nobody knows is someone else's: "Marcus Beam".
  bool stranger(const ActorMatch& match) const {
    const auto unknown = [&](size_t i) {
      const std::string word = lower(words_[i]);
      return starts_upper(words_[i]) && !is_article(word) && !is_preposition(word) &&
             !actors_.agent(words_, i) && actors_.match(words_, i, context_.date).empty() &&
             std::isalpha(static_cast<unsigned char>(words_[i][0])) != 0;
    };
    const bool titled = match.first > 0 && words_[match.first - 1].ends_with('.');
    if (match.first > 0 && !titled && unknown(match.first - 1) && !in_noun(match.first - 1))
      return true;
    return match.last < words_.size() && unknown(match.last);
  }

  bool in_noun(size_t index) const {
    for (size_t i = 0; i <= index; ++i) {
      const auto noun = actors_.agent(words_, i);
      if (noun && noun->last > index) return true;
    }
    return false;
  }

  ActorMatch choose(const std::vector<ActorMatch>& bearers) const {
    for (const Party& party : context_.before) {
      for (const ActorMatch& m : bearers) {
        if (!party.id.empty() && m.actor->id == party.id) return m;
      }
    }
    if (!bearers.front().surname && bearers.size() == 1) return bearers.front();
    const ActorMatch* best = &bearers.front();
    double best_score = -1;
    for (const ActorMatch& m : bearers) {
      const double score = fit(m);
      if (score > best_score) best = &m, best_score = score;
    }
    return *best;
  }

  double fit(const ActorMatch& m) const {
    double score = m.actor->role(context_.date) != nullptr ? 2 : 0;
    if (m.actor->kind == ActorKind::person && score == 0 && m.actor->past_role(context_.date))
      score = 1;
    if (m.actor->country.empty()) return score;
    const auto& seen = context_.countries;
    if (m.actor->country == context_.home) score += 1;
    if (std::find(seen.begin(), seen.end(), m.actor->country) != seen.end()) score += 2;
    for (const Named& other : names_) {
      if (other.match.actor->country == m.actor->country) score += 2;
    }
    return score;
  }

  void find_nouns() {
    for (size_t i = 0; i < words_.size();) {
      auto noun = actors_.agent(words_, i);
      if (noun && in_a_name(*noun)) noun.reset();
      if (noun) nouns_.push_back(*noun);
      i = noun ? noun->last : i + 1;
    }
  }

  // "Bui Thanh Son": a capitalised word after an unknown capitalised one is a name, whatever it
  // means elsewhere.
  bool in_a_name(const AgentMatch& noun) const {
    if (noun.agent->sort != Agent::Sort::person || noun.last != noun.first + 1) return false;
    if (noun.first == 0 || !starts_upper(words_[noun.first])) return false;
    const size_t before = noun.first - 1;
    const bool known = name_at(before) != nullptr || actors_.agent(words_, before).has_value();
    return starts_upper(words_[before]) && !known && !is_article(lower(words_[before])) &&
           before > 0;
  }

  const Named* name_at(size_t index) const {
    for (const Named& named : names_) {
      if (named.match.first <= index && index < named.match.last) return &named;
    }
    return nullptr;
  }

  // ---- persons

  std::optional<Party> named_person() const {
    const Named* found = nullptr;
    for (const Named& named : names_) {
      if (named.match.actor->kind != ActorKind::person || named.possessive ||
          named.after_preposition)
        continue;
      if (found == nullptr || !named.match.surname) found = &named;
    }
    if (found == nullptr) return std::nullopt;
    return person(*found->match.actor);
  }

  bool called_former() const {
    for (size_t i = 0; i < core_end_; ++i) {
      const std::string word = lower(words_[i]);
      if (is_former(word) || word.starts_with("ex-")) return true;
    }
    return false;
  }

  // The copy itself gives the person an office or a rank.
  bool titled() const {
    return std::any_of(nouns_.begin(), nouns_.end(), [&](const AgentMatch& noun) {
      return noun.first < core_end_ && !noun.agent->sectors.empty();
    });
  }

  Party person(const Actor& actor) const {
    Party party;
    party.id = actor.id;
    party.name = actor.name(context_.date);
    const Role* role = actor.role(context_.date);
    const Role* past = role == nullptr ? actor.past_role(context_.date) : nullptr;
    const Role& used = role != nullptr ? *role : past != nullptr ? *past : actor.roles.front();
    set_code(party, used.code);
    party.on_behalf_of = role != nullptr ? used.body : "";
    const bool was_state = party.sectors.empty() || party.sectors[0] == "GOV" ||
                           party.sectors[0] == "LEG" || party.sectors[0] == "MIL";
    if (!party.country.empty() && was_state &&
        (called_former() || (past != nullptr && !titled() && !just_over(*past, context_.date)))) {
      set_code(party, party.country + "ELI");
      party.on_behalf_of.clear();
    }
    if (used.office == "defence" && role != nullptr && party.sectors.size() == 1)
      party.sectors.push_back("MIL");
    return party;
  }

  // ---- names of other kinds

  std::optional<Party> named_head() const {
    const Named* named = name_at(head_);
    if (named == nullptr && core_end_ > head_ + 1) named = name_at(core_end_ - 1);
    if (named == nullptr || (named->possessive && named->match.last < core_end_))
      return std::nullopt;
    // "Islamic State fighters" has its name before the head, so the head itself must be in the
    // name.
    if (named->match.last <= head_) return std::nullopt;
    return of_name(named->match);
  }

  std::string surface(size_t first, size_t last) const { return surface_of(words_, first, last); }

  Party of_name(const ActorMatch& match) const {
    const Actor& actor = *match.actor;
    Party party;
    party.id = actor.id;
    switch (actor.kind) {
      case ActorKind::state:
      case ActorKind::seat:
      case ActorKind::adjective:
        party.name = actor.kind == ActorKind::adjective && actor.country.empty()
                         ? actor.names.front().first
                         : std::string(actors_.country_name(actor.country));
        set_code(party, actor.country.empty() ? "" : actor.country + "GOV");
        break;
      case ActorKind::people:
        party.name = surface(match.first, match.last);
        set_code(party, actor.country + "CVL");
        break;
      case ActorKind::region:
      case ActorKind::city:
        party.name = surface(match.first, match.last);
        set_code(party, actor.country + "CVL");
        break;
      case ActorKind::person:
        return person(actor);
      case ActorKind::body:
      case ActorKind::group:
      case ActorKind::media: {
        party.name = actor.name(context_.date);
        const Role* role = actor.role(context_.date);
        if (role == nullptr) role = actor.past_role(context_.date);
        set_code(party, role != nullptr ? role->code : actor.roles.front().code);
        break;
      }
    }
    return party;
  }

  // "the ministry", "the group", "the department": whoever was last called so.
  std::optional<Party> same_as_before() const {
    if (core_end_ != 2 || words_.size() != 2 || lower(words_[0]) != "the") return std::nullopt;
    const std::string noun = lower(words_[1]);
    const bool group =
        noun == "group" || noun == "movement" || noun == "organization" || noun == "organisation";
    for (const Party& party : context_.before) {
      const Actor* actor = actors_.by_id(party.id);
      const bool ends = lower(party.name).ends_with(" " + noun);
      const bool is_group = group && actor != nullptr &&
                            (actor->kind == ActorKind::group || party.code.starts_with("NGO"));
      if (ends || is_group) return Party(party);
    }
    return std::nullopt;
  }

  // ---- described parties

  std::optional<AgentMatch> head_noun() const {
    const AgentMatch* found = nullptr;
    for (const AgentMatch& noun : nouns_) {
      if (noun.agent->sort != Agent::Sort::modifier && noun.first < core_end_ &&
          noun.first <= head_ + 1)
        found = &noun;
      if (noun.first <= head_ && head_ < noun.last) break;
    }
    if (found != nullptr && (found->last > head_ || starts_upper(words_[head_]))) return *found;
    if (phrase_[head_].lemma.empty()) return std::nullopt;
    const std::string_view lemma[] = {phrase_[head_].lemma};
    if (auto noun = actors_.agent(lemma, 0)) return AgentMatch{head_, head_ + 1, noun->agent};
    return std::nullopt;
  }

  std::optional<Party> described() const {
    const auto head = head_noun();
    const Named* owner = owner_before_head();
    if (!head && owner == nullptr) return by_country_only();
    Party party;
    const std::string sector = sector_of(head, owner);
    const std::string owner_code = owner != nullptr ? of_name(owner->match).code : "";
    const bool world =
        owner_code.starts_with("IGO") || owner_code.starts_with("NGO") || owner_code == "IMG";
    if (owner != nullptr && takes_owner(sector, *owner)) {
      set_code(party, owner_code);
      if (world && !sector.empty()) party.sectors.push_back(sector.substr(0, 3));
    } else if (sector == "UNO") {
      set_code(party, "IGOUNO");
    } else if (sector.starts_with("NGO")) {
      const std::string own = country_in_words();
      set_code(party, !own.empty() ? own + "NGO" : sector == "NGO HRI" ? "NGOHRI" : "NGO");
      if (!own.empty() && sector == "NGO HRI") party.sectors.push_back("HRI");
    } else {
      set_code(party, (world ? "" : country(owner)) + sector.substr(0, 3));
      if (sector.size() > 3) party.sectors.push_back(sector.substr(4));
    }
    party.name = surface(0, core_end_);
    if (head && head->agent->sort == Agent::Sort::office) take_holder(party, head->agent->office);
    take_counterpart(party);
    if (party.code.empty() && party.sectors.empty() && !head) return std::nullopt;
    const bool body = !head || head->agent->sort == Agent::Sort::body;
    party.anonymous = party.id.empty() && !body && !has_unknown_name();
    return party;
  }

  // "targets in Syria", "a Syrian island": nothing but a country.
  std::optional<Party> by_country_only() const {
    if (starts_upper(words_[head_]) && name_at(head_) == nullptr) return std::nullopt;
    const std::string country = country_in_words();
    if (country.empty()) return std::nullopt;
    Party party;
    party.country = country;
    party.code = country;
    party.name = surface(0, core_end_);
    return party;
  }

  const Named* owner_before_head() const {
    const Named* owner = nullptr;
    for (const Named& named : names_) {
      const ActorKind kind = named.match.actor->kind;
      const bool may = kind == ActorKind::group || kind == ActorKind::body ||
                       kind == ActorKind::media || kind == ActorKind::person;
      const bool of_head =
          named.after_preposition && named.match.first > 0 &&
          (lower(words_[named.match.first - 1]) == "of" ||
           lower(words_[named.match.first - 1]) == "for" ||
           (named.match.first > 1 && is_article(lower(words_[named.match.first - 1])) &&
            (lower(words_[named.match.first - 2]) == "of" ||
             lower(words_[named.match.first - 2]) == "for" ||
             lower(words_[named.match.first - 2]) == "from")));
      if (!may || (named.match.first >= head_ && !of_head)) continue;
      if (owner == nullptr || !named.after_preposition) owner = &named;
    }
    return owner;
  }

  // "Hamas official", "Assad's forces": does the owner's code say more than the noun's sector?
  bool takes_owner(const std::string& sector, const Named& owner) const {
    const Actor& actor = *owner.match.actor;
    if (sector == "ELI") return false;
    const std::string code = of_name(owner.match).code;
    const bool weak = sector.empty() || sector == "GOV" || sector == "PTY" || sector == "OPP";
    const bool force = sector == "MIL" || sector == "REB" || sector == "UAF";
    if (actor.kind == ActorKind::person) return weak || (force && code.ends_with("REB"));
    if (code.starts_with("IGO") || code.starts_with("NGO"))
      return weak || force || sector == "UNO" || sector == "NGO" || sector == "COP" ||
             sector == "EDU" || sector == "LAB";
    if (actor.kind == ActorKind::group) return weak || force || sector == "LEG";
    return weak || sector == "MIL" || sector == "MED";
  }

  std::string sector_of(const std::optional<AgentMatch>& head, const Named* owner) const {
    std::string sector = head ? head->agent->sectors : "";
    if (sector == "GOV MIL" && head->agent->sort == Agent::Sort::office) sector = "GOV MIL";
    const size_t before = head ? head->first : head_;
    const std::string modifier = modifier_before(before);
    const bool empty_head = !head || head->agent->sort == Agent::Sort::role;
    if (empty_head) {
      const std::string post = sector_after();
      if (!modifier.empty()) {
        sector = modifier;
      } else if (!post.empty()) {
        sector = post;
      } else if (owner != nullptr && !(head && owner->match.actor->kind == ActorKind::person)) {
        sector = "";
      } else if (const Party* master = master_before();
                 master != nullptr && !master->sectors.empty()) {
        sector = master->sectors.front();
      }
    } else if (modifier == "REB" && (sector == "MIL" || sector == "GOV" || sector == "LEG")) {
      sector = "REB";
    } else if (modifier == "OPP" && (sector == "GOV" || sector == "PTY")) {
      sector = "OPP";
    }
    if (const Party* master = master_before(); master != nullptr && !master->sectors.empty()) {
      const std::string& own = master->sectors.front();
      const bool outlaw = own == "REB" || own == "CRM" || own == "OPP";
      if (word_is_men() && own != "GOV" && own != "IGO") sector = own;
      if (outlaw && (sector == "MIL" || sector == "GOV" || sector == "UAF" || word_is_men()))
        sector = own;
    }
    if (empty_head && sector == "MIL" && modifier.empty() && owner == nullptr)
      sector = force_before();
    if (head && head->agent->office == "president" && owner == nullptr) {
      const std::string post = sector_after();
      if (!post.empty() && post != "GOV" && post != "MIL") sector = post;
    }
    if (called_former() && (sector.starts_with("GOV") || sector == "MIL" || sector == "SPY" ||
                            sector == "LEG" || sector == "JUD"))
      return "ELI";
    return sector;
  }

  // "officers", "commanders": of the force that the story spoke of last, else the army's.
  std::string force_before() const {
    for (const Party& party : context_.before) {
      if (party.sectors.empty()) continue;
      const std::string& own = party.sectors.front();
      if (own == "COP" || own == "MIL" || own == "REB") return own;
    }
    return "MIL";
  }

  bool word_is_men() const { return lower(words_[head_]) == "men"; }

  // "his men", "its convoy": whose they are was said before.
  const Party* master_before() const {
    const std::string word = lower(words_[0]);
    const bool his = word == "his" || word == "her";
    if (!his && word != "its" && word != "their") return nullptr;
    for (const Party& party : context_.before) {
      const Actor* actor = actors_.by_id(party.id);
      const bool person = actor != nullptr && actor->kind == ActorKind::person;
      if (his ? person || party.id.empty() : !person) return &party;
    }
    return nullptr;
  }

  std::string modifier_before(size_t index) const {
    std::string nearest;
    for (const AgentMatch& noun : nouns_) {
      if (noun.last > index) break;
      if (noun.agent->sectors.empty()) continue;
      nearest = noun.agent->sectors;
      if (nearest == "REB" || nearest == "OPP") return nearest;
    }
    return nearest;
  }

  std::string sector_after() const {
    for (const AgentMatch& noun : nouns_) {
      const bool has = !noun.agent->sectors.empty() && noun.agent->sort != Agent::Sort::role;
      const bool adds =
          noun.agent->sort != Agent::Sort::thing && noun.agent->sort != Agent::Sort::modifier;
      if (noun.first >= core_end_ && has && adds) return noun.agent->sectors;
    }
    return {};
  }

  std::string country(const Named* owner) const {
    if (owner != nullptr && !owner->match.actor->country.empty())
      return owner->match.actor->country;
    const std::string words = country_in_words();
    if (!words.empty()) return words;
    if (const Party* master = master_before(); master != nullptr && !master->country.empty())
      return master->country;
    if (!context_.home.empty()) return context_.home;
    return context_.countries.empty() ? "" : context_.countries.front();
  }

  // Before the head the nearest counts ("Syrian", "Russia's"), after it the first ("in Darfur").
  std::string country_in_words() const {
    std::string before, after;
    for (const Named& named : names_) {
      const Actor& actor = *named.match.actor;
      if (actor.country.empty()) continue;
      if (named.match.first <= head_ || !named.after_preposition)
        before = actor.country;
      else if (after.empty())
        after = actor.country;
    }
    return before.empty() ? after : before;
  }

  void take_holder(Party& party, const std::string& office) const {
    if (party.country.empty() || called_former()) return;
    for (const AgentMatch& noun : nouns_) {
      if (lower(words_[noun.first]) == "deputy") return;
    }
    for (size_t i = 0; i < head_; ++i) {
      const std::string word = lower(words_[i]);
      if (word == "deputy" || word == "vice" || word == "a" || word == "assistant") return;
    }
    const Actor* named = person_in_words();
    const Actor* holder = named != nullptr ? named
                          : has_unknown_name() || context_.date.empty()
                              ? nullptr  // an office alone names nobody while its date is unknown
                              : actors_.holder(party.country, office, context_.date);
    if (holder == nullptr) return;
    party.id = holder->id;
    party.name = holder->name(context_.date);
    for (const Role& role : holder->roles) {
      if (role.office == office && (context_.date.empty() || role.term.contains(context_.date)))
        party.on_behalf_of = role.body;
    }
  }

  // "Secretary of State John Kerry": the name beside the office.
  const Actor* person_in_words() const {
    for (size_t i = 0; i < words_.size(); ++i) {
      const auto* name = name_at(i);
      if (name != nullptr && name->match.actor->kind == ActorKind::person) return name->match.actor;
    }
    return nullptr;
  }

  // "his Russian counterpart": the same office in that country.
  void take_counterpart(Party& party) const {
    if (!lower(words_[head_]).starts_with("counterpart") || country_in_words().empty()) return;
    for (const Party& before : context_.before) {
      const Actor* actor = actors_.by_id(before.id);
      const Role* role = actor == nullptr ? nullptr : actor->role(context_.date);
      if (role == nullptr || role->office.empty() || before.country == party.country) continue;
      return take_holder(party, role->office);
    }
  }

  // ---- names that nobody knows

  bool has_unknown_name() const {
    for (size_t i = 0; i < words_.size(); ++i) {
      const bool known = name_at(i) != nullptr || in_noun(i);
      const std::string word = lower(words_[i]);
      if (i > 0 && !known && starts_upper(words_[i]) && !is_article(word) && !is_preposition(word))
        return true;
    }
    return false;
  }

  // A person of whom nothing is known has the country of the story, if that is known.
  std::optional<Party> unknown_name() const {
    if (!starts_upper(words_[head_]) || words_[head_].size() < 2) return std::nullopt;
    const std::string from = country(nullptr);
    if (from.empty()) return std::nullopt;
    Party party;
    party.name = surface(0, core_end_);
    for (const Party& before : context_.before) {
      if (lower(before.name).ends_with(" " + lower(words_[head_]))) return Party(before);
    }
    set_code(party, from + "CVL");
    return party;
  }

  // ---- codes

  void finish(Party& party) const {
    party.text.clear();
    if (!phrase_.empty()) party.at = {phrase_.front().at.begin, phrase_.back().at.end};
  }

  const Actors& actors_;
  const PartyContext& context_;
  std::span<const PhraseWord> phrase_;
  size_t head_;
  size_t core_end_ = 0;
  Words words_;
  std::vector<Named> names_;
  std::vector<AgentMatch> nouns_;
};

}  // namespace

std::optional<Party> resolve_party(const Actors& actors, std::span<const PhraseWord> phrase,
                                   size_t head, const PartyContext& context) {
  assert(head < phrase.size());
  constexpr size_t kMostWords = 64;
  if (phrase.size() > kMostWords) {
    // A runaway phrase: what is near the head says enough.
    const size_t first = head < kMostWords / 2 ? 0 : head - kMostWords / 2;
    phrase = phrase.subspan(first, std::min(kMostWords, phrase.size() - first));
    head -= first;
  }
  return Resolver(actors, phrase, head, context).resolve();
}

std::vector<std::string> countries_in(const Actors& actors, std::span<const PhraseWord> words,
                                      std::string_view date) {
  std::vector<std::string_view> forms;
  for (const PhraseWord& word : words) forms.push_back(word.form);
  std::vector<std::string> out;
  for (const ActorMatch& match : actors.find(forms, date)) {
    if (!match.actor->country.empty() && !match.surname) out.push_back(match.actor->country);
  }
  return out;
}

}  // namespace parley::coding
