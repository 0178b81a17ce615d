#include "coding/party_phrase.h"

#include <algorithm>
#include <cctype>

#include "coding/party_words.h"

namespace parley::coding {
namespace {

bool has(const std::vector<std::string>& list, std::string_view item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

}  // namespace

Phrase::Phrase(const Actors& actors, std::span<const PhraseWord> phrase, size_t head,
               const PartyContext& context)
    : actors_(actors), context_(context), phrase_(phrase), head_(head) {
  for (const PhraseWord& word : phrase) words_.push_back(word.form);
  while (head_ > 0 && (words_[head_] == "'s" || words_[head_] == "’s" || words_[head_] == "'"))
    --head_;
  find_core();
  find_names();
  find_nouns();
}

bool Phrase::nothing() const {
  const std::string head = lower(words_[head_]);
  const std::string_view upos = phrase_[head_].upos;
  if (upos == "VERB" || upos == "PUNCT") return true;
  const bool all_lower = std::none_of(words_.begin(), words_.end(), starts_upper);
  return words_.size() == 1 && (is_pronoun(head) || is_time_word(head)) &&
         (all_lower || upos == "PRON" || is_time_word(head));
}

// The words up to the first preposition or clause after the head belong to the party itself.
void Phrase::find_core() {
  core_end_ = words_.size();
  for (size_t i = head_ + 1; i < words_.size(); ++i) {
    const std::string word = lower(words_[i]);
    if (!is_preposition(word) && !is_relative(word) && word != "," && word != "(") continue;
    core_end_ = i;
    return;
  }
}

bool Phrase::in_story(std::string_view country) const {
  return !country.empty() && (context_.home == country || has(context_.countries, country));
}

void Phrase::find_names() {
  bool after = false;
  for (size_t i = 0; i < words_.size();) {
    const std::string word = lower(words_[i]);
    if (is_preposition(word) || is_relative(word)) after = i > head_;
    auto bearers = actors_.match(words_, i, context_.date);
    std::erase_if(bearers, [&](const ActorMatch& m) {
      return (m.surname && stranger(m)) || (m.needs_story && !in_story(m.actor->country));
    });
    if (bearers.empty()) {
      ++i;
      continue;
    }
    const ActorMatch match = choose(bearers);
    i = match.last;
    if (only_patron(words_, match.first, match.last)) continue;
    names_.push_back({match, country_of(match), owns(words_, match.last), after});
  }
}

// Peoples of several states are of the one that the story is about; "ethnic Albanians" are not of
// Albania where the story has another country.
std::string Phrase::country_of(const ActorMatch& match) const {
  const Actor& actor = *match.actor;
  const auto& seen = context_.countries;
  if (!actor.states.empty()) {
    if (has(actor.states, context_.home)) return context_.home;
    for (const std::string& country : seen) {
      if (has(actor.states, country)) return country;
    }
    return actor.country;
  }
  const bool people = actor.kind == ActorKind::people || actor.kind == ActorKind::adjective;
  if (!people || match.first == 0 || !is_minority_word(lower(words_[match.first - 1])))
    return actor.country;
  if (!context_.home.empty() && context_.home != actor.country) return context_.home;
  const auto other =
      std::find_if(seen.begin(), seen.end(), [&](const auto& c) { return c != actor.country; });
  return other == seen.end() ? actor.country : *other;
}

// A surname beside a capitalised word that nobody knows, or beside another name, is someone else's:
// "Marcus Beam", "Gul Rahman".
bool Phrase::stranger(const ActorMatch& match) const {
  const auto name_like = [&](size_t i) {
    const std::string word = lower(words_[i]);
    if (!starts_upper(words_[i]) || is_article(word) || is_preposition(word) ||
        actors_.agent(words_, i) || std::isalpha(static_cast<unsigned char>(words_[i][0])) == 0)
      return false;
    const auto bearers = actors_.match(words_, i, context_.date);
    return bearers.empty() || bearers.front().surname;
  };
  if (match.first > 0) {
    const std::string_view before = words_[match.first - 1];
    const bool titled = before.ends_with('.') || is_form_of_address(lower(before));
    if (!titled && name_like(match.first - 1) && !in_noun(match.first - 1)) return true;
  }
  return match.last < words_.size() && name_like(match.last);
}

bool Phrase::in_noun(size_t index) const {
  for (size_t i = 0; i <= index; ++i) {
    const auto noun = actors_.agent(words_, i);
    if (noun && noun->last > index) return true;
  }
  return false;
}

ActorMatch Phrase::choose(const std::vector<ActorMatch>& bearers) const {
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

double Phrase::fit(const ActorMatch& m) const {
  double score = m.actor->role(context_.date) != nullptr ? 2 : 0;
  if (m.actor->kind == ActorKind::person && score == 0 && m.actor->past_role(context_.date))
    score = 1;
  if (m.actor->country.empty()) return score;
  if (m.actor->country == context_.home) score += 1;
  if (has(context_.countries, m.actor->country)) score += 2;
  for (const NamedPart& other : names_) {
    if (other.match.actor->country == m.actor->country) score += 2;
  }
  return score;
}

void Phrase::find_nouns() {
  for (size_t i = 0; i < words_.size();) {
    auto noun = actors_.agent(words_, i);
    // "Blue House": what is part of a name says nothing by itself.
    const NamedPart* name = noun ? name_at(i) : nullptr;
    const bool inside = name != nullptr && noun->last <= name->match.last &&
                        noun->last - noun->first < name->match.last - name->match.first;
    if (noun && (in_a_name(*noun) || inside)) noun.reset();
    if (noun) nouns_.push_back(*noun);
    i = noun ? noun->last : i + 1;
  }
}

// "Bui Thanh Son": a capitalised word after an unknown capitalised one is a name, whatever it means
// elsewhere.
bool Phrase::in_a_name(const AgentMatch& noun) const {
  if (noun.agent->sort != Agent::Sort::person || noun.last != noun.first + 1) return false;
  if (noun.first == 0 || !starts_upper(words_[noun.first])) return false;
  const size_t before = noun.first - 1;
  const bool known = name_at(before) != nullptr || actors_.agent(words_, before).has_value();
  return starts_upper(words_[before]) && !known && !is_article(lower(words_[before])) && before > 0;
}

const NamedPart* Phrase::name_at(size_t index) const {
  for (const NamedPart& named : names_) {
    if (named.match.first <= index && index < named.match.last) return &named;
  }
  return nullptr;
}

std::optional<AgentMatch> Phrase::head_noun() const {
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

bool Phrase::called_former() const {
  for (size_t i = 0; i < core_end_; ++i) {
    const std::string word = lower(words_[i]);
    if (is_former(word) || word.starts_with("ex-")) return true;
  }
  return false;
}

bool Phrase::titled() const {
  return std::any_of(nouns_.begin(), nouns_.end(), [&](const AgentMatch& noun) {
    return noun.first < core_end_ && !noun.agent->sectors.empty();
  });
}

bool Phrase::has_unknown_name() const {
  for (size_t i = 1; i < words_.size(); ++i) {
    const bool known = name_at(i) != nullptr || in_noun(i);
    const std::string word = lower(words_[i]);
    if (!known && starts_upper(words_[i]) && !is_article(word) && !is_preposition(word))
      return true;
  }
  return false;
}

std::string Phrase::country_in_words() const {
  std::string before, after;
  for (const NamedPart& named : names_) {
    if (named.country.empty()) continue;
    if (named.match.first <= head_ || !named.after_preposition)
      before = named.country;
    else if (after.empty())
      after = named.country;
  }
  return before.empty() ? after : before;
}

bool Phrase::of_no_state() const {
  for (size_t i = 0; i < head_; ++i) {
    const auto noun = std::find_if(nouns_.begin(), nouns_.end(),
                                   [&](const AgentMatch& n) { return n.first <= i && i < n.last; });
    const bool alone = noun == nouns_.end() || noun->last == noun->first + 1;
    if (alone && is_from_abroad(lower(words_[i]))) return true;
  }
  return std::any_of(names_.begin(), names_.end(), [&](const NamedPart& named) {
    const ActorKind kind = named.match.actor->kind;
    const bool people = kind == ActorKind::adjective || kind == ActorKind::people;
    return people && named.country.empty() && named.match.last <= core_end_;
  });
}

}  // namespace parley::coding
