#include "coding/match_compose.h"

#include <algorithm>
#include <map>
#include <set>

#include "coding/genre.h"
#include "coding/match_pattern.h"

namespace parley::coding {
namespace {

constexpr int kContentReach = 3;

/// An operator found in the sentence.
struct Standing {
  const OperatorEntry* entry = nullptr;
  Found found;
};

/// The sentence's events while operators are applied to them.
class Composer {
 public:
  Composer(const Lexicon& lexicon, const Tree& tree, std::vector<EventMatch>& matches)
      : lexicon_(lexicon), tree_(tree), matches_(matches), carrier_(tree.size(), -1) {
    for (std::size_t m = 0; m < matches_.size(); ++m)
      for (const auto word : matches_[m].trigger) claim(word, static_cast<int>(m));
    for (std::size_t m = 0; m < matches_.size(); ++m)
      carrier_[matches_[m].head] = static_cast<int>(m);
  }

  void run() {
    for (const auto& standing : operators()) apply(standing);
    for (std::size_t m = 0; m < matches_.size(); ++m) apply_mood(matches_[m]);
  }

 private:
  void claim(uint32_t word, int match) {
    if (carrier_[word] < 0) carrier_[word] = match;
  }

  /// Innermost first: the deeper in the tree, the sooner.
  std::vector<Standing> operators() const {
    std::vector<Standing> all;
    for (uint32_t i = 0; i < tree_.size(); ++i) {
      Standing standing;
      standing.entry =
          best_entry(tree_, lexicon_.operators(), lexicon_.operator_index(), i, standing.found);
      if (standing.entry == nullptr || outdone(standing)) continue;
      all.push_back(standing);
    }
    std::stable_sort(all.begin(), all.end(), [&](const Standing& a, const Standing& b) {
      return tree_.depth(a.found.head) > tree_.depth(b.found.head);
    });
    return all;
  }

  /// An event entry that asked for more than the operator has the word.
  bool outdone(const Standing& standing) const {
    const int m = carrier_[standing.found.head];
    if (m < 0) return false;
    const auto& match = matches_[static_cast<std::size_t>(m)];
    return match.head == standing.found.head &&
           match.trigger.size() > standing.found.trigger.size();
  }

  /// The event that the word carries, or one close below it.
  int event_at(uint32_t word, int reach) const {
    if (carrier_[word] >= 0) return carrier_[word];
    if (reach == 0) return -1;
    for (const auto c : tree_.children(word)) {
      const auto rel = tree_.relation(c);
      const bool inside = rel == "obj" || rel == "xcomp" || rel == "conj" ||
                          tree_.is(c, "nsubj:pass") ||
                          (rel == "nmod" && tree_.in_class("part", word)) ||
                          (rel == "obl" && tree_.in_class("light_in", word));
      if (!inside) continue;
      if (const int found = event_at(c, reach - 1); found >= 0) return found;
    }
    return -1;
  }

  bool hypothetical(uint32_t content) const {
    if (!tree_.is_verb(content)) return false;
    return tree_.relation(content) == "xcomp" || tree_.word(content).xpos == "VB" ||
           mood_of(tree_, content) != Mood::fact;
  }

  void apply(const Standing& standing) {
    const auto& pattern = standing.entry->pattern;
    const auto contents = role_words(tree_, pattern, 'X', standing.found);
    bool reached = false;
    for (const auto content : contents) {
      if (pattern.modal && !hypothetical(content)) continue;
      for (const auto word : tree_.joined(content)) {
        const int inner = event_at(word, kContentReach);
        if (inner < 0 || matches_[static_cast<std::size_t>(inner)].head == standing.found.head)
          continue;
        put_over(standing, static_cast<std::size_t>(inner), reached);
        reached = true;
      }
    }
    if (!reached) bare(standing, contents);
  }

  /// The operator over a known event; a second event of the same operator makes no second act.
  void put_over(const Standing& standing, std::size_t inner, bool again) {
    const auto op = standing.entry->op;
    {
      auto& match = matches_[inner];
      match.under.insert(match.under.begin(),
                         {op, standing.found.head, standing.entry->pattern.where()});
    }
    const auto* outcome =
        lexicon_.outcome(op, matches_[inner].type, matches_[inner].mode, matches_[inner].cameo);
    if (outcome == nullptr) {
      claim(standing.found.head, static_cast<int>(inner));
      return;
    }
    if (!outcome->status.empty()) matches_[inner].status = outcome->status;
    if (outcome->absorbed) absorb(inner);
    if (outcome->type.empty() || again) {
      claim(standing.found.head, static_cast<int>(inner));
      return;
    }
    auto made = make(standing, *outcome);
    made.about = static_cast<uint32_t>(inner);
    inherit(op, matches_[inner], made);
    made.weight *= matches_[inner].weight;
    add(std::move(made));
  }

  void absorb(std::size_t match) {
    matches_[match].absorbed = true;
    if (const auto about = matches_[match].about) matches_[*about].absorbed = true;
  }

  /// The operator's own act where no event of ours is embedded.
  void bare(const Standing& standing, const Words& contents) {
    const auto* outcome = lexicon_.outcome(standing.entry->op, "", "", "");
    if (outcome == nullptr || outcome->type.empty()) return;
    if (carrier_[standing.found.head] >= 0) return;
    if (standing.entry->pattern.modal &&
        std::none_of(contents.begin(), contents.end(), [&](uint32_t w) { return hypothetical(w); }))
      return;
    auto made = make(standing, *outcome);
    if (contents.empty()) made.weight *= kBare;
    if (!contents.empty()) made.content = contents.front();
    add(std::move(made));
  }

  EventMatch make(const Standing& standing, const Outcome& outcome) const {
    const auto& pattern = standing.entry->pattern;
    EventMatch made;
    made.head = standing.found.head;
    made.trigger = standing.found.trigger;
    made.type = outcome.type;
    made.mode = outcome.mode;
    made.cameo = outcome.cameo;
    made.actors = role_words(tree_, pattern, 'A', standing.found);
    made.recipients = role_words(tree_, pattern, 'R', standing.found);
    const auto content = role_words(tree_, pattern, 'X', standing.found);
    if (!content.empty()) made.content = content.front();
    set_mood(tree_, made);
    made.weight = pattern.weight;
    made.why = pattern.where() + " " + outcome.why;
    return made;
  }

  /// Parties that the operator's words leave to what they embed: who is asked to act, who is
  /// threatened.
  static void inherit(Operator op, const EventMatch& inner, EventMatch& made) {
    const bool doer_is_asked = op == Operator::request || op == Operator::accuse ||
                               op == Operator::condemn || op == Operator::praise;
    if (made.recipients.empty()) made.recipients = doer_is_asked ? inner.actors : inner.recipients;
    if (op == Operator::end && made.actors.empty()) {
      made.actors = inner.actors;
      made.mutual = inner.mutual;
    }
    auto& r = made.recipients;
    r.erase(std::remove_if(r.begin(), r.end(),
                           [&](uint32_t w) {
                             return std::find(made.actors.begin(), made.actors.end(), w) !=
                                    made.actors.end();
                           }),
            r.end());
  }

  /// The operator's act takes the place of what its word alone would be: "accuse" with and without
  /// a known deed.
  void add(EventMatch made) {
    const int own = carrier_[made.head];
    if (own >= 0 && matches_[static_cast<std::size_t>(own)].head == made.head) {
      auto& match = matches_[static_cast<std::size_t>(own)];
      if (made.actors.empty()) made.actors = match.actors;
      if (made.recipients.empty()) made.recipients = match.recipients;
      match = std::move(made);
      return;
    }
    const auto index = static_cast<int>(matches_.size());
    carrier_[made.head] = index;
    for (const auto word : made.trigger) claim(word, index);
    matches_.push_back(std::move(made));
  }

  /// "will hand over", "must pull back": the auxiliary changes the event itself.
  void apply_mood(EventMatch& match) {
    const auto mood = mood_of(tree_, match.head);
    const bool promises = mood == Mood::future && match.under.empty();
    if (match.whole || (!promises && mood != Mood::must)) return;
    if (match.negated) {
      if (promises) apply_refusal(match);
      return;
    }
    const auto op = mood == Mood::must ? Operator::must : Operator::will;
    const auto* outcome = lexicon_.outcome(op, match.type, match.mode, match.cameo);
    if (outcome == nullptr) return;
    const auto aux = auxiliary_of(tree_, match.head);
    match.under.insert(match.under.begin(), {op, aux.value_or(match.head), outcome->why});
    if (!outcome->status.empty()) match.status = outcome->status;
    if (outcome->type.empty()) return;
    match.type = outcome->type;
    match.mode = outcome->mode;
    match.cameo = outcome->cameo;
    match.why += " " + outcome->why;
    if (op == Operator::must) {
      match.recipients = match.actors;
      match.actors.clear();
      match.mutual = false;
    }
    if (aux)
      match.trigger.insert(std::lower_bound(match.trigger.begin(), match.trigger.end(), *aux),
                           *aux);
  }

  /// "will not hand over", "would not sit down": who will not cooperate refuses.
  void apply_refusal(EventMatch& match) const {
    static const std::set<std::string_view> kCooperation = {
        "CONSULT", "AGREE", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"};
    const auto* outcome = lexicon_.outcome(Operator::refuse, match.type, match.mode, match.cameo);
    if (outcome == nullptr || outcome->type.empty() || kCooperation.count(match.type) == 0) return;
    match.type = outcome->type;
    match.mode = outcome->mode;
    match.cameo = outcome->cameo;
    match.why += " " + outcome->why;
    match.negated = false;
    match.future = false;
    if (!match.mutual) return;
    match.mutual = false;
    if (match.actors.size() < 2) return;
    match.recipients.assign(match.actors.begin() + 1, match.actors.end());
    match.actors.resize(1);
  }

  static constexpr double kBare = 0.6;  ///< a demand of which we cannot say what is demanded

  const Lexicon& lexicon_;
  const Tree& tree_;
  std::vector<EventMatch>& matches_;
  std::vector<int> carrier_;  ///< by word: index of the outermost event that it carries, or -1
};

/// Puts the events in order of the text and mends the indexes between them.
void put_in_order(std::vector<EventMatch>& matches) {
  std::vector<uint32_t> order(matches.size());
  for (uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(),
                   [&](uint32_t a, uint32_t b) { return matches[a].head < matches[b].head; });
  std::vector<uint32_t> place(matches.size());
  for (uint32_t i = 0; i < order.size(); ++i) place[order[i]] = i;
  std::vector<EventMatch> sorted;
  for (const auto i : order) sorted.push_back(std::move(matches[i]));
  for (auto& match : sorted)
    if (match.about) match.about = place[*match.about];
  matches = std::move(sorted);
}

}  // namespace

void set_mood(const Tree& tree, EventMatch& match) {
  match.negated = is_negated(tree, match.head);
  const auto mood = mood_of(tree, match.head);
  match.modal = mood == Mood::modal;
  match.future = mood == Mood::future;
}

void compose(const Lexicon& lexicon, const Tree& tree, std::vector<EventMatch>& matches) {
  Composer(lexicon, tree, matches).run();
  put_in_order(matches);
}

void guard(const Lexicon& lexicon, const Tree& tree, std::vector<EventMatch>& matches) {
  Genre genre;
  genre.add(lexicon, tree);
  const auto kind = genre.kind();
  std::map<uint32_t, std::string> at_word;
  for (uint32_t i = 0; i < tree.size(); ++i) {
    Found found;
    const auto* entry = best_entry(tree, lexicon.guards(), lexicon.guard_index(), i, found,
                                   [](const GuardEntry& e) { return !e.sentence; });
    if (entry == nullptr) continue;
    for (const auto word : found.trigger) at_word.emplace(word, entry->kind);
  }
  for (auto& match : matches) {
    match.guard = kind;
    if (const auto at = at_word.find(match.head); at != at_word.end()) match.guard = at->second;
  }
}

}  // namespace parley::coding
