#include "nlp/repair.h"

#include <algorithm>
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

}  // namespace parley::nlp
