#include "nlp/repair.h"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace parley::nlp {
namespace {

bool is_subject(const Word& w) {
  return w.deprel.rfind("nsubj", 0) == 0 || w.deprel.rfind("csubj", 0) == 0;
}
bool is_clause(const Word& w) {
  return w.deprel == "ccomp" || w.deprel == "parataxis" || w.deprel == "advcl";
}

/// Whether `ancestor` is word i or stands over it; words are 1-based as heads are.
bool under(const std::vector<Word>& words, int i, int ancestor) {
  for (std::size_t steps = 0; i != 0 && steps <= words.size(); ++steps) {
    if (i == ancestor) return true;
    i = words[static_cast<std::size_t>(i - 1)].head;
  }
  return false;
}

}  // namespace

void one_subject_each(SentenceAnalysis& sentence) {
  auto& words = sentence.words;
  const int n = static_cast<int>(words.size());
  const auto at = [&](int i) -> Word& { return words[static_cast<std::size_t>(i - 1)]; };
  for (int verb = 1; verb <= n; ++verb) {
    std::vector<int> subjects;
    for (int i = 1; i <= n; ++i)
      if (at(i).head == verb && is_subject(at(i))) subjects.push_back(i);
    if (subjects.size() < 2) continue;
    // "U.S. Secretary of State John Kerry": the first word of a name is no subject beside the name.
    if (subjects[1] == subjects[0] + 1 && at(subjects[0]).upos != "PRON") {
      at(subjects[0]).head = subjects[1];
      at(subjects[0]).deprel = "compound";
      continue;
    }
    for (int clause = subjects[0] + 1; clause < subjects[1]; ++clause) {
      if (at(clause).head != verb || !is_clause(at(clause)) || under(words, clause, subjects[0]))
        continue;
      bool has_own = false;
      for (int i = 1; i <= n; ++i) has_own |= at(i).head == clause && is_subject(at(i));
      if (!has_own) at(subjects[0]).head = clause;
      break;
    }
  }
}

namespace {

constexpr std::size_t kNearObject = 6;  ///< words from a verb to a bare noun that is its object

/// Bare nouns of time are no objects: "met Friday".
const std::set<std::string_view> kTimes = {
    "monday",    "tuesday",   "wednesday", "thursday", "friday",   "saturday",  "sunday",
    "january",   "february",  "march",     "april",    "may",      "june",      "july",
    "august",    "september", "october",   "november", "december", "jan.",      "feb.",
    "aug.",      "sept.",     "oct.",      "nov.",     "dec.",     "yesterday", "today",
    "tomorrow",  "tonight",   "day",       "week",     "month",    "year",      "morning",
    "afternoon", "evening",   "night",     "weekend",  "hour",     "minute",    "decade",
    "time"};
/// Prepositions that never stand without their noun.
const std::set<std::string_view> kNeedNoun = {"of",   "into",   "from",    "onto",
                                              "with", "toward", "towards", "across"};

std::string lower(std::string_view word) {
  std::string out(word);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return out;
}

/// The dependents of one verb, by index from 0; -1 is none.
class Arguments {
 public:
  Arguments(std::vector<Word>& words, int verb) : words_(words), verb_(verb) {
    for (int i = 0; i < static_cast<int>(words.size()); ++i)
      if (words[static_cast<std::size_t>(i)].head == verb + 1) mine_.push_back(i);
  }

  void mend() {
    auto& verb = at(verb_);
    take_prepositions();
    const int subject = first("nsubj"), passive = first("nsubj:pass"), object = first("obj");
    if (verb.deprel == "acl" && subject >= 0 && is_relative(subject)) verb.deprel = "acl:relcl";
    const bool helped = first("aux:pass") >= 0;
    if (passive >= 0 && passive < verb_ && object > verb_ && !helped) at(passive).deprel = "nsubj";
    const bool participle = verb.deprel == "acl" && passive < 0 && subject < 0;
    if (participle && verb.xpos == "VBD" && object < 0) verb.xpos = "VBN";
    if (object < 0 && !helped && !participle) find_object(subject);
  }

 private:
  Word& at(int i) { return words_[static_cast<std::size_t>(i)]; }

  int first(std::string_view deprel) {
    for (const int i : mine_)
      if (at(i).deprel == deprel) return i;
    return -1;
  }

  bool is_relative(int i) {
    return at(i).lemma == "that" || at(i).lemma == "which" || at(i).lemma == "who";
  }

  bool has_case(int noun) {
    return std::any_of(words_.begin(), words_.end(),
                       [&](const Word& w) { return w.head == noun + 1 && w.deprel == "case"; });
  }

  bool loose(int i) { return at(i).deprel == "advmod" || at(i).deprel == "compound:prt"; }

  bool is_noun(int i) { return at(i).upos == "NOUN" || at(i).upos == "PROPN"; }

  /// "pulling out of | the town": the noun that follows takes the preposition.
  void take_prepositions() {
    for (std::size_t k = 0; k + 1 < mine_.size(); ++k) {
      const int adposition = mine_[k], noun = mine_[k + 1];
      if (adposition < verb_ || at(adposition).upos != "ADP" || !loose(adposition) ||
          kNeedNoun.count(at(adposition).lemma) == 0 || !is_noun(noun) || has_case(noun))
        continue;
      const auto relation = at(noun).deprel;
      if (relation != "obj" && relation.rfind("obl", 0) != 0) continue;
      at(adposition).head = noun + 1;
      at(adposition).deprel = "case";
      at(noun).deprel = "obl";
    }
  }

  void find_object(int subject) {
    for (const int c : mine_) {
      if (c < verb_ || !is_noun(c) || has_case(c)) continue;
      const bool second = at(c).deprel == "nsubj" && subject >= 0 && subject < verb_;
      const bool bare = at(c).deprel == "obl" && c - verb_ <= static_cast<int>(kNearObject) &&
                        kTimes.count(lower(at(c).lemma)) == 0;
      if (!second && !bare) continue;
      at(c).deprel = "obj";
      return;
    }
  }

  std::vector<Word>& words_;
  int verb_;
  std::vector<int> mine_;
};

/// Verbs that say of their object what was done to it: "left the town ruined".
const std::set<std::string_view> kSmallClause = {
    "find", "leave", "have",  "get",  "see",     "want",   "keep", "hear", "make",
    "feel", "watch", "order", "like", "declare", "report", "need", "deem", "render"};

/// "regained the ground lost in May", "renewed a ban that was lifted": a clause right behind a noun
/// that the tree hung on the verb over the noun is the noun's.
void mend_relative(std::vector<Word>& words, int verb) {
  const auto at = [&](int i) -> Word& { return words[static_cast<std::size_t>(i)]; };
  const bool past = at(verb).xpos == "VBN" || at(verb).xpos == "VBD";
  const bool second = (at(verb).deprel == "xcomp" || at(verb).deprel == "parataxis") && past;
  const bool relative = at(verb).deprel == "advcl:relcl" || at(verb).deprel == "advcl";
  const int over = at(verb).head - 1;
  if ((!second && !relative) || over < 0) return;
  int first = verb;
  for (int i = verb - 1; relative && i >= 0 && i + 4 > verb; --i)
    if (at(i).head == verb + 1 && is_subject(at(i)) && at(i).lemma == "that") first = i;
  if (relative && first == verb) return;
  if (second && std::any_of(words.begin(), words.end(), [&](const Word& w) {
        return w.head == verb + 1 && (is_subject(w) || w.deprel == "obj");
      }))
    return;
  const int noun = first - 1;
  if (noun <= over || at(noun).head != over + 1 || at(noun).deprel != "obj") return;
  if (second && kSmallClause.count(at(over).lemma) > 0) return;
  at(verb).head = noun + 1;
  at(verb).deprel = relative ? "acl:relcl" : "acl";
  if (second) at(verb).xpos = "VBN";
}

}  // namespace

void mend_arguments(SentenceAnalysis& sentence) {
  auto& words = sentence.words;
  for (int v = 0; v < static_cast<int>(words.size()); ++v)
    if (words[static_cast<std::size_t>(v)].upos == "VERB") mend_relative(words, v);
  for (int v = 0; v < static_cast<int>(words.size()); ++v)
    if (words[static_cast<std::size_t>(v)].upos == "VERB") Arguments(words, v).mend();
}

}  // namespace parley::nlp
