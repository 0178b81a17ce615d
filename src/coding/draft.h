#pragma once

#include <optional>
#include <vector>

#include "coding/cast.h"
#include "coding/fusion.h"
#include "coding/records.h"
#include "coding/setting.h"

namespace parley::coding {

/// An event on its way to a record, with what the later steps need of its sentence.
struct Draft {
  Event event;
  uint32_t sentence = 0;
  uint32_t head = 0;
  Words trigger;
  std::string lemma;  ///< of the head word
  bool noun = false;
  bool definite =
      false;  ///< "the talks", "such a deal", "his visit": points back at something told before
  bool such = false;  ///< "any such agreement"
  bool negated = false;
  bool reciprocal = false;
  std::vector<Claim> claims;
  std::vector<uint32_t> told_in;  ///< sentences of its other tellings
};

/// Events of one sentence, claims left out: parties, place, time, status, codes. The most prominent
/// first.
std::vector<Draft> draft_events(const Knowledge& knowledge, const SentenceView& sentence,
                                const Cast& cast, const Setting& setting);

/// One happening told twice becomes one event, the first full telling keeping the place; see
/// wirebench's second rule. The order of what remains is kept.
void merge_tellings(std::vector<Draft>& drafts);

/// Whether two parties are the same: by id or name, else by country unless only one is the state.
bool same_party(const Party& a, const Party& b);

}  // namespace parley::coding
