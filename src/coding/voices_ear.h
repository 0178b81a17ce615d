#pragma once

#include <algorithm>
#include <cctype>
#include <set>
#include <string>
#include <string_view>

#include "coding/match.h"
#include "coding/voices.h"

// Inside of voices_of: one sentence being listened to. Its parts are voices_cues.cpp (which words
// attribute), voices_speaker.cpp (who speaks) and voices_content.cpp (what is said).
namespace parley::coding {

using Lemmas = std::set<std::string_view>;

/// Words that deny what they stand over.
inline const Lemmas kNever = {"not",    "n't",     "never",   "no",     "none",
                              "nobody", "neither", "nothing", "without"};

inline std::string lower(std::string_view s) {
  std::string out(s);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return out;
}

inline bool holds(const Words& list, uint32_t w) {
  return std::binary_search(list.begin(), list.end(), w);
}
inline bool is_comma(const SentenceView& s, uint32_t i) { return s.words[i].form == ","; }
inline bool is_break(const SentenceView& s, uint32_t i) { return s.words[i].form == ";"; }
inline bool is_verb(const SentenceView& s, uint32_t i) { return s.word(i).upos == "VERB"; }

/// "an official", "sources": whom nobody could name.
bool nameless(const SentenceView& sentence, uint32_t head);

/// The words of a sentence with what is quoted in it.
class Ear {
 public:
  Ear(const SentenceView& s, const Hearing& hearing) : s_(s), h_(hearing) {
    for (uint32_t i = 0; i < s.size(); ++i) quoted_.push_back(in_quotation(i));
  }

  std::vector<Voice> listen();

 private:
  bool in_quotation(uint32_t i) const {
    return std::any_of(h_.story.document.quotes.begin(), h_.story.document.quotes.end(),
                       [&](const auto& q) { return q.whole.contains(s_.words[i].at); });
  }
  bool participle(uint32_t head) const;
  std::optional<Party> speaker_of(const CueMatch& m, const std::vector<Voice>& before) const;
  std::optional<Party> owner_of_noun(uint32_t head) const;
  std::optional<Party> party_near(uint32_t head) const;
  std::optional<Party> party_of_pronoun(uint32_t head) const;
  std::optional<Party> stranger(uint32_t head) const;
  std::optional<Party> subject_of(uint32_t head) const;
  std::vector<CueMatch> cues() const;
  void add_learnt(std::vector<CueMatch>& list) const;
  std::vector<Party> joined(uint32_t source, const Party& first) const;
  void settle_quoted(std::vector<Voice>& voices) const;
  uint32_t segment_begin(uint32_t at) const;
  uint32_t segment_end(uint32_t at) const;
  std::optional<Words> words_around(const CueMatch& m) const;
  Words trimmed(const CueMatch& m, Words content) const;
  Words rest(uint32_t cue) const;
  uint32_t cut_after(uint32_t cue, const Words& content) const;
  bool clause_begins(uint32_t comma) const;
  bool never_before(const Words& content, std::size_t i) const;
  void hear_content(Voice& v) const;
  void credit_cited(Voice& v, uint32_t source) const;
  bool answers_a_claim(const CueMatch& m) const;
  bool is_wire(const Party& p) const;
  bool is_cue(const CueMatch& m) const;
  void finish(Voice& v, const CueMatch& m) const;

  const SentenceView& s_;
  const Hearing& h_;
  std::vector<char> quoted_;
};

}  // namespace parley::coding
