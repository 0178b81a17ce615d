#include "coding/tally_kinds.h"

#include <algorithm>
#include <array>
#include <set>

namespace parley::coding {
namespace {

using Lemmas = std::set<std::string_view>;

/// Things that are counted beside the dead: measures, raids, what was hit.
const Lemmas kThings = {
    "metre",   "meter",   "mile",     "km",        "kilometre", "kilometer", "page",
    "cut",     "strike",  "attack",   "raid",      "round",     "shell",     "bullet",
    "shot",    "nation",  "country",  "state",     "vehicle",   "pylon",     "point",
    "goal",    "game",    "medal",    "firm",      "company",   "vote",      "seat",
    "percent", "century", "decade",   "dollar",    "word",      "car",       "truck",
    "bus",     "count",   "charge",   "explosion", "blast",     "bombing",   "site",
    "centre",  "center",  "province", "time",      "area",      "part",      "front"};
/// What a toll is said to be: the kind where the noun itself tells it.
struct TollNoun {
  std::string_view lemma, what;
};
constexpr std::array kTolls = {TollNoun{"toll", ""},
                               TollNoun{"count", ""},
                               TollNoun{"tally", ""},
                               TollNoun{"figure", ""},
                               TollNoun{"number", ""},
                               TollNoun{"total", ""},
                               TollNoun{"estimate", ""},
                               TollNoun{"dead", "killed"},
                               TollNoun{"death", "killed"},
                               TollNoun{"fatality", "killed"},
                               TollNoun{"loss", "killed"},
                               TollNoun{"casualty", "casualties"},
                               TollNoun{"wounded", "wounded"},
                               TollNoun{"injured", "wounded"},
                               TollNoun{"injury", "wounded"},
                               TollNoun{"missing", "missing"},
                               TollNoun{"detainee", "detained"},
                               TollNoun{"arrest", "detained"}};
constexpr std::array kKinds = {
    TollNoun{"dead", "killed"},         TollNoun{"death", "killed"},
    TollNoun{"kill", "killed"},         TollNoun{"killed", "killed"},
    TollNoun{"fatality", "killed"},     TollNoun{"wounded", "wounded"},
    TollNoun{"wound", "wounded"},       TollNoun{"injured", "wounded"},
    TollNoun{"injury", "wounded"},      TollNoun{"casualty", "casualties"},
    TollNoun{"displaced", "displaced"}, TollNoun{"displace", "displaced"},
    TollNoun{"refugee", "displaced"},   TollNoun{"detain", "detained"},
    TollNoun{"arrest", "detained"},     TollNoun{"detainee", "detained"},
    TollNoun{"missing", "missing"},     TollNoun{"hostage", "abducted"}};
const Lemmas kPut = {"put", "place", "bring",  "raise",  "take", "push",
                     "set", "lower", "revise", "update", "keep", "estimate"};
const Lemmas kMove = {"rise",   "climb",   "jump", "grow",     "increase", "reach", "pass", "top",
                      "exceed", "surpass", "hit",  "stand",    "soar",     "mount", "be",   "fall",
                      "drop",   "swell",   "near", "approach", "double",   "go"};

/// Forms that count the number before them whatever the tree says: "420 killed, 3,700 injured",
/// "over 100 were taken captive".
constexpr std::array kForms = {
    TollNoun{"killed", "killed"},       TollNoun{"dead", "killed"},
    TollNoun{"died", "killed"},         TollNoun{"perished", "killed"},
    TollNoun{"slain", "killed"},        TollNoun{"wounded", "wounded"},
    TollNoun{"injured", "wounded"},     TollNoun{"hurt", "wounded"},
    TollNoun{"missing", "missing"},     TollNoun{"detained", "detained"},
    TollNoun{"arrested", "detained"},   TollNoun{"jailed", "detained"},
    TollNoun{"displaced", "displaced"}, TollNoun{"evacuated", "displaced"},
    TollNoun{"abducted", "abducted"},   TollNoun{"kidnapped", "abducted"},
    TollNoun{"captured", "captured"},   TollNoun{"released", "released"},
    TollNoun{"freed", "released"}};
/// Words between a number's noun and such a form.
const Lemmas kHelpers = {"have",    "be",      "still",  "also", "reportedly",
                         "already", "confirm", "report", "who"};

/// Of these "a" counts one; of others it mostly tells who somebody was.
const Lemmas kRanks = {"soldier",  "policeman",  "policewoman", "officer",    "trooper",
                       "guard",    "bodyguard",  "sentry",      "constable",  "corporal",
                       "sergeant", "lieutenant", "peacekeeper", "marine",     "gunman",
                       "militant", "fighter",    "civilian",    "serviceman", "guerrilla"};

constexpr uint32_t kStretch = 8;  ///< words between a number and a word that counts it by order
constexpr double kAdjacent = 5;   ///< score of a number that stands right beside its word

std::string_view lemma_at(const SentenceView& s, std::size_t i) {
  return i < s.size() ? s.words[i].lemma : std::string_view{};
}

/// One sentence's numbers and what they count.
class Reckoning {
 public:
  Reckoning(const Lexicon& lexicon, const SentenceView& s, const std::vector<LedgerMatch>& matches,
            std::string_view text)
      : lexicon_(lexicon), s_(s), matches_(matches), counts(counts_of(s, text)) {
    for (const auto& m : matches_)
      if (m.ledger == Ledger::tally) add_singles(m);
    kinds.resize(counts.size());
  }

  /// Numbers that the lexicon's words count, each for the word that claims it most strongly.
  void by_words() {
    for (const auto& m : matches_)
      if (m.ledger == Ledger::tally)
        for (std::size_t k = 0; k < counts.size(); ++k) offer(m, k);
  }

  /// What stands right before a form counts, and what is its subject by the order of words alone.
  void by_forms() {
    for (std::size_t k = 0; k < counts.size(); ++k) {
      const auto& c = counts[k];
      if (kinds[k].score < kAdjacent)
        if (const auto what = form_at(c.last + 1, false); !what.empty())
          kinds[k] = {what, nullptr, kAdjacent, {}, {}};
      if (!kinds[k].what.empty() || thing(c.noun) || rate(c) || c.number.bound == text::Bound::none)
        continue;
      auto next = std::max(c.noun, c.last) + 1;
      const auto from = next;
      while (next < s_.size() && next - from < 4 && kHelpers.count(s_.words[next].lemma)) ++next;
      const auto plural = lemma_at(s_, c.noun);
      auto what = form_at(next, next == from);
      if (what.empty() && (plural == "body" || plural == "corpse") && c.noun != c.last &&
          c.number.bound != text::Bound::magnitude)
        what = "killed";
      if (!what.empty()) kinds[k] = {what, nullptr, 2, {}, {}};
    }
  }

  /// What a casualty word counts by the order of words, whatever the tree says: "killed a further
  /// nine villagers", "five reservists, all of them medics, perished".
  void by_stretches() {
    for (std::size_t k = 0; k < counts.size(); ++k) {
      const auto& c = counts[k];
      if (!kinds[k].what.empty() || thing(c.noun) || rate(c) || !somebody(c)) continue;
      const LedgerMatch* best = nullptr;
      uint32_t nearest = kStretch + 1;
      for (const auto& m : matches_) {
        if (m.ledger != Ledger::tally || m.weight < 1 || s_.word(m.head).upos == "NOUN") continue;
        const bool after = m.head > c.last;
        const uint32_t from = after ? std::max(c.noun, c.last) : m.trigger.back();
        const uint32_t to = after ? m.head : c.first;
        if (from >= to || to - from > nearest || after == takes_object(m.head)) continue;
        if (!unbroken(from + 1, to)) continue;
        best = &m;
        nearest = to - from;
      }
      if (best != nullptr && !(best->negated && c.number.low != 0.0))
        kinds[k] = {best->step, best, 2, {}, {}};
    }
  }

  /// "the toll rose to 171, up from 138", "put the dead at 19": `last` is the kind of the story's
  /// last tally.
  void by_tolls(const std::string& last) {
    for (uint32_t i = 0; i < s_.size(); ++i)
      if (const auto what = toll_at(i, last); !what.empty()) read_toll(i, what);
  }

  /// "including 206 militants", "of whom 1,192", "on top of 3,000", "nine gunmen not included", and
  /// lists that go on.
  void by_lists() {
    for (std::size_t k = 1; k < counts.size(); ++k) {
      if (!kinds[k].what.empty() || thing(counts[k].noun)) continue;
      const auto before =
          std::find_if(kinds.rbegin() + static_cast<long>(kinds.size() - k), kinds.rend(),
                       [](const Counted& c) { return !c.what.empty(); });
      if (before != kinds.rend()) follow(k, static_cast<std::size_t>(kinds.rend() - before) - 1);
    }
  }

  /// "73 civilians, two officers and one soldier dead": the form at the end of a list counts all of
  /// it.
  void by_tails() {
    for (std::size_t k = counts.size(); k-- > 1;) {
      const auto& c = counts[k - 1];
      const bool open = kinds[k - 1].what.empty() && !kinds[k].what.empty() &&
                        kinds[k].match == nullptr && kinds[k].part_of.empty();
      if (!open || c.noun == c.last || thing(c.noun) || !between(k)) continue;
      kinds[k - 1] = {kinds[k].what, nullptr, 1, {}, {}};
    }
  }

 private:
  const Lexicon& lexicon_;
  const SentenceView& s_;
  const std::vector<LedgerMatch>& matches_;

 public:
  std::vector<Count> counts;
  std::vector<Counted> kinds;

 private:
  bool in_class(const char* name, uint32_t i) const {
    return lexicon_.in_class(name, s_.words[i].lemma);
  }

  bool thing(uint32_t noun) const {
    if (kThings.count(s_.words[noun].lemma)) return true;
    if (in_class("person", noun) || in_class("captive", noun) || in_class("force", noun))
      return false;
    return in_class("time", noun) || in_class("building", noun) || in_class("weapon", noun) ||
           in_class("plane", noun);
  }

  /// "one of the brothers" says who it was, not how many.
  bool one_of(const Count& c) const {
    return s_.words[c.last].lemma == "one" && lemma_at(s_, c.last + 1) == "of";
  }

  /// "threatened to behead two hostages": nobody is counted yet.
  bool only_threatened(uint32_t verb) const {
    static const Lemmas kAhead = {"threaten", "vow", "plan", "want", "plot", "refuse", "attempt"};
    const auto* mark = s_.child(verb, "mark");
    return mark != nullptr && s_.words[*mark].lemma == "to" &&
           kAhead.count(s_.words[s_.parent(verb)].lemma) > 0;
  }

  /// People are counted: a person, a force, a nation's people, or the bare number.
  bool somebody(const Count& c) const {
    return c.noun == c.last || in_class("person", c.noun) || in_class("captive", c.noun) ||
           in_class("force", c.noun) || s_.word(c.noun).upos == "PROPN";
  }

  /// An active verb whose object is what suffers; "were killed" and "died" have it before them.
  bool takes_object(uint32_t verb) const {
    static const Lemmas kBefore = {"die",    "perish",    "drown",   "fall",  "flee",
                                   "vanish", "disappear", "succumb", "escape"};
    if (s_.word(verb).upos != "VERB" || kBefore.count(s_.words[verb].lemma) > 0) return false;
    if (s_.child(verb, "aux:pass") != nullptr || s_.child(verb, "nsubj:pass") != nullptr)
      return false;
    return !(s_.word(verb).xpos == "VBN" && s_.child(verb, "aux") == nullptr);
  }

  /// No verb, clause, other number or mark but a comma stands between.
  bool unbroken(uint32_t from, uint32_t to) const {
    for (uint32_t i = from; i < to; ++i) {
      const auto& w = s_.word(i);
      const bool mark = w.upos == "PUNCT" && s_.words[i].form != "-" && s_.words[i].form != "\"";
      if (w.upos == "VERB" || w.upos == "SCONJ" || w.upos == "CCONJ" || w.upos == "NUM" || mark)
        return false;
    }
    return true;
  }

  /// "releases three for each of them", "frees 10 a day": a rate is no count.
  bool rate(const Count& c) const {
    const auto after = std::max(c.noun, c.last) + 1;
    const auto next = lemma_at(s_, after);
    const bool each = next == "per" || (next == "for" && (lemma_at(s_, after + 1) == "each" ||
                                                          lemma_at(s_, after + 1) == "every"));
    const auto unit = lemma_at(s_, after + 1);
    return each || (next == "a" && (unit == "day" || unit == "week" || unit == "month" ||
                                    unit == "year" || unit == "hour"));
  }

  /// "killed a bodyguard", "a mother and four children": one, as soon as it is somebody.
  void add_singles(const LedgerMatch& m) {
    if (m.step != "killed" && m.step != "wounded") return;
    for (const uint32_t w : m.who) {
      const auto* det = s_.child(w, "det");
      if (det == nullptr || (s_.words[*det].lemma != "a" && s_.words[*det].lemma != "an") ||
          kRanks.count(s_.words[w].lemma) == 0)
        continue;
      if (s_.word(w).upos != "NOUN" || s_.words[w].form.ends_with("s") ||
          s_.words[w].lemma == "people")
        continue;
      if (std::any_of(counts.begin(), counts.end(), [&](const Count& c) { return c.noun == w; }))
        continue;
      Count one;
      one.first = one.last = *det;
      one.noun = w;
      one.number = {s_.words[*det].at, s_.words[*det].at, 1.0, 1.0, text::Bound::exact};
      counts.push_back(std::move(one));
    }
    std::sort(counts.begin(), counts.end(),
              [](const Count& a, const Count& b) { return a.first < b.first; });
  }

  double score(const LedgerMatch& m, const Count& c) const {
    const uint32_t head = m.head;
    const bool adjective = s_.word(head).upos == "ADJ" || s_.word(head).upos == "NOUN" ||
                           s_.word(head).xpos == "VBN" || s_.word(head).xpos == "VBD";
    const bool bare = c.noun == c.last || c.noun == head || c.noun > head;
    if (adjective && c.last + 1 == head && bare) return 5;
    const bool passive = s_.child(head, "aux:pass") != nullptr;
    const uint32_t end = m.trigger.back();
    if (!passive && end + 1 == c.first && end - m.trigger.front() < 3 &&
        s_.word(head).upos != "NOUN" && c.noun >= c.last)
      return 5;
    const auto same = [&](uint32_t w) { return w == c.noun || w == c.last; };
    if (std::any_of(m.who.begin(), m.who.end(), same)) return 4;
    if (m.who.empty() && same(head)) return 4;
    if (s_.parent(c.noun) == head &&
        (s_.word(c.noun).deprel == "nsubj:pass" || s_.word(c.noun).deprel == "obj"))
      return 4;
    for (const uint32_t w : m.who) {
      if (w == head) continue;
      if (s_.relation(c.noun) == "conj" && s_.parent(c.noun) == w &&
          !trigger_between(w, c.first, head))
        return 3;
      const auto* of = s_.child(c.noun, "case");
      const bool inside = s_.parent(c.noun) == w && is_measure(s_.words[w].lemma) &&
                          of != nullptr && s_.words[*of].lemma == "of";
      if (inside) return 3;
    }
    return 0;
  }

  bool trigger_between(uint32_t from, uint32_t to, uint32_t mine) const {
    return std::any_of(matches_.begin(), matches_.end(), [&](const LedgerMatch& o) {
      return o.ledger == Ledger::tally && o.head != mine && o.head > std::min(from, to) &&
             o.head < std::max(from, to);
    });
  }

  void offer(const LedgerMatch& m, std::size_t k) {
    const auto& c = counts[k];
    if (thing(c.noun) || rate(c) || (c.number.bound == text::Bound::none && m.step == "detained"))
      return;
    if (one_of(c) || only_threatened(m.head)) return;
    const double found = score(m, c);
    if (found <= kinds[k].score) return;
    kinds[k] = {m.step, &m, found, {}, {}};
  }

  std::string toll_at(uint32_t i, const std::string& last) const {
    const auto lemma = s_.words[i].lemma;
    const auto toll = std::find_if(kTolls.begin(), kTolls.end(),
                                   [&](const TollNoun& t) { return t.lemma == lemma; });
    if (toll == kTolls.end() || s_.word(i).upos == "VERB") return {};
    if (!toll->what.empty()) return std::string(toll->what);
    for (uint32_t k = i >= 2 ? i - 2 : 0; k < std::min<std::size_t>(s_.size(), i + 6); ++k)
      for (const auto& kind : kKinds)
        if (k != i && s_.words[k].lemma == kind.lemma) return std::string(kind.what);
    if (lemma == "toll") return last.empty() ? "killed" : last;
    for (const auto& k : kinds)
      if (!k.what.empty()) return k.what;
    return lemma == "number" || lemma == "figure" || lemma == "total" ? last : std::string();
  }

  /// The kind of the form at a word; `bare` forms must end their phrase, or "12 soldiers killed
  /// three" would count twelve.
  std::string form_at(uint32_t at, bool bare) const {
    if (at >= s_.size()) return {};
    const auto word = s_.words[at].form;
    const auto after = lemma_at(s_, at + 1);
    if (word == "taken" && (after == "hostage" || after == "captive")) return "abducted";
    if (word == "taken" && after == "prisoner") return "captured";
    const auto form = std::find_if(kForms.begin(), kForms.end(),
                                   [&](const TollNoun& f) { return f.lemma == word; });
    if (form == kForms.end()) return {};
    const bool ends = at + 1 >= s_.size() || s_.word(at + 1).upos == "ADP" ||
                      s_.word(at + 1).upos == "PUNCT" || s_.word(at + 1).upos == "CCONJ" ||
                      s_.word(at + 1).upos == "SCONJ";
    return bare && !ends ? std::string() : std::string(form->what);
  }

  std::size_t count_at(uint32_t word) const {
    for (std::size_t k = 0; k < counts.size(); ++k)
      if (counts[k].first == word) return k;
    return counts.size();
  }

  bool take(uint32_t word, const std::string& what) {
    const auto k = count_at(word);
    if (k == counts.size() || thing(counts[k].noun)) return false;
    kinds[k] = {what, kinds[k].match, 6, {}, {}};
    return true;
  }

  void read_toll(uint32_t i, const std::string& what) {
    if (lemma_at(s_, i + 1) == "of") take(i + 2, what);
    for (uint32_t v = i >= 7 ? i - 7 : 0; v < i; ++v)
      if (kPut.count(s_.words[v].lemma) && s_.word(v).upos == "VERB") {
        for (uint32_t at = i + 1; at + 1 < s_.size(); ++at)
          if ((s_.words[at].lemma == "at" || s_.words[at].lemma == "to") && take(at + 1, what))
            return;
        return;
      }
    for (uint32_t v = i + 1; v < std::min<std::size_t>(s_.size(), i + 16); ++v) {
      if (!kMove.count(s_.words[v].lemma) ||
          (s_.word(v).upos != "VERB" && s_.word(v).upos != "AUX"))
        continue;
      for (uint32_t at = v + 1; at < std::min<std::size_t>(s_.size(), v + 5); ++at)
        if (take(at, what)) return;
    }
  }

  /// Whether count k goes on with the kind of count `from`.
  void follow(std::size_t k, std::size_t from) {
    const auto& c = counts[k];
    const auto one = lemma_at(s_, c.first - 1),
               two = c.first >= 2 ? lemma_at(s_, c.first - 2) : std::string_view{};
    const bool whom = one == "whom" || one == "which" || one == "they" || one == "them";
    const auto after = lemma_at(s_, c.last + 1), then = lemma_at(s_, c.last + 2);
    const bool part = one == "include" || (whom && (two == "of" || two == "among")) ||
                      (after == "of" && c.number.low != 1.0 &&
                       (then == "they" || then == "them" || then == "whom"));
    const bool earlier = one == "from" && (two == "up" || two == "down");
    const bool more =
        (one == "of" && two == "top") || (one == "to" && (two == "addition" || two == "compare")) ||
        (one == "with" && two == "compare") || one == "exclude" || (one == "count" && two == "not");
    const auto end = std::max(c.noun, c.last);
    const bool aside = (lemma_at(s_, end + 1) == "not" && lemma_at(s_, end + 2) == "include") ||
                       lemma_at(s_, end + 1) == "exclude";
    if (!part && !earlier && !more && !aside && !list(k)) return;
    kinds[k] = {kinds[from].what, nullptr, 1, {}, {}};
    if (part) kinds[k].part_of = "total";
    if (!part && !earlier && !more && !aside && k > 0) kinds[k].part_of = kinds[k - 1].part_of;
    if (earlier) kinds[from].previous = c.number.low;
  }

  /// Only commas, "and" and the rest of the last noun stand between this count and the one before.
  bool between(std::size_t k) const {
    const auto& before = counts[k - 1];
    bool joined = false;
    uint32_t words = 0;
    for (uint32_t i = std::max(before.noun, before.last) + 1; i < counts[k].first; ++i) {
      const auto lemma = s_.words[i].lemma;
      const bool dash = s_.words[i].form == "\xe2\x80\x94" || s_.words[i].form == "\xe2\x80\x93" ||
                        s_.words[i].form == "--" || s_.words[i].form == "(";
      const bool joint = dash || lemma == "," || lemma == "and" || lemma == "as" ||
                         lemma == "well" || lemma == "plus";
      joined = joined || joint;
      if (!joint && (s_.word(i).upos != "NOUN" || ++words > 2)) return false;
    }
    return joined && s_.word(counts[k].noun).upos != "PROPN";
  }

  bool list(std::size_t k) const {
    const auto& before = counts[k - 1];
    if (kinds[k - 1].what.empty() ||
        (counts[k].noun == counts[k].last && before.noun != before.last))
      return false;
    return between(k);
  }
};

}  // namespace

std::vector<Toll> tolls_of(const Lexicon& lexicon, const SentenceView& s,
                           const std::vector<LedgerMatch>& matches, std::string_view text,
                           const std::string& last) {
  Reckoning r(lexicon, s, matches, text);
  r.by_words();
  r.by_forms();
  r.by_tolls(last);
  r.by_stretches();
  r.by_tails();
  r.by_lists();
  std::vector<Toll> out;
  for (std::size_t k = 0; k < r.counts.size(); ++k)
    out.push_back({std::move(r.counts[k]), std::move(r.kinds[k])});
  return out;
}

}  // namespace parley::coding
