#include <algorithm>

#include "ledger/identity.h"

namespace parley::ledger {
namespace {

bool is_content(const nlp::Word& w) {
  return w.upos == "NOUN" || w.upos == "PROPN" || w.upos == "VERB" || w.upos == "ADJ" ||
         w.upos == "NUM";
}

std::string_view role(const nlp::Word& w) {
  return std::string_view(w.deprel).substr(0, w.deprel.find(':'));
}

/// The words around a mention: what hangs on it, two deep, and what it shares a verb with.
class Around {
 public:
  Around(const nlp::SentenceAnalysis& sentence, std::span<const std::size_t> tokens)
      : words_(sentence.words), tokens_(tokens) {}

  std::vector<std::string> of(std::size_t head) {
    below(head, 2, 0);
    const auto& word = words_[head];
    if (word.head > 0) {
      const auto up = static_cast<std::size_t>(word.head) - 1;
      const auto r = role(word);
      if (r == "obj" || r == "nsubj" || r == "obl" || r == "nmod" || r == "compound") {
        add(up);
        beside(up, head, {"nsubj", "obj", "obl", "compound"});
      } else if (r == "xcomp" || r == "conj" || r == "advcl") {
        beside(up, head, {"nsubj"});
      }
    }
    return std::move(out_);
  }

 private:
  bool is_own(std::size_t i) const {
    return std::find(tokens_.begin(), tokens_.end(), i) != tokens_.end();
  }
  bool hangs_on(std::size_t i, std::size_t head) const {
    return words_[i].head == static_cast<int>(head) + 1;
  }
  void add(std::size_t i) {
    if (is_content(words_[i]) && !is_own(i)) out_.push_back(bare_lemma(words_[i].lemma));
  }
  void below(std::size_t head, int depth, std::size_t steps) {
    if (steps > tokens_.size() + 2) return;  // a tree has no ring, but a hostile one may
    for (std::size_t i = 0; i < words_.size(); ++i) {
      if (!hangs_on(i, head)) continue;
      const auto r = role(words_[i]);
      if (is_own(i)) {
        below(i, depth, steps + 1);
      } else if (is_content(words_[i]) && r != "conj" && r != "parataxis" && r != "advcl" &&
                 r != "acl" && r != "ccomp") {
        add(i);
        if (depth > 0) below(i, depth - 1, steps + 1);
      }
    }
  }
  void beside(std::size_t verb, std::size_t head, std::initializer_list<std::string_view> roles) {
    for (std::size_t i = 0; i < words_.size(); ++i)
      if (i != head && hangs_on(i, verb) &&
          std::find(roles.begin(), roles.end(), role(words_[i])) != roles.end())
        add(i);
  }

  const std::vector<nlp::Word>& words_;
  std::span<const std::size_t> tokens_;
  std::vector<std::string> out_;
};

/// The word that the others hang on; a word with a meaning before one without ("checked" of
/// "checked into").
std::size_t head_of(const nlp::SentenceAnalysis& s, std::span<const std::size_t> tokens) {
  const auto is_outer = [&](std::size_t t) {
    const auto head = s.words[t].head;
    return head == 0 || std::find(tokens.begin(), tokens.end(),
                                  static_cast<std::size_t>(head) - 1) == tokens.end();
  };
  for (const bool outer : {true, false})
    for (const auto t : tokens)
      if (is_content(s.words[t]) && (!outer || is_outer(t))) return t;
  const auto any = std::find_if(tokens.begin(), tokens.end(), is_outer);
  return any == tokens.end() ? tokens[0] : *any;
}

}  // namespace

std::vector<std::string> read_mention(const nlp::SentenceAnalysis& sentence,
                                      std::span<const std::size_t> tokens, EventMention& out) {
  constexpr float kReports = 0.5;
  const auto head = head_of(sentence, tokens);
  const auto& word = sentence.words[head];
  out.lemma = bare_lemma(word.lemma);
  out.upos = word.upos;
  out.factuality = word.factuality;
  for (const auto t : tokens) {
    const auto& w = sentence.words[t];
    out.words.push_back(bare_lemma(w.lemma));
    out.reports = out.reports || (!w.cue.empty() && w.cue_score > kReports);
    for (std::size_t i = 0; i < out.types.size(); ++i)
      out.types[i] = std::max(out.types[i], w.event_scores[i]);
  }
  return Around(sentence, tokens).of(head);
}

}  // namespace parley::ledger
