#pragma once

#include <functional>
#include <string>
#include <vector>

#include "coding/attributions.h"

namespace parley::predict {

/// A document of the set: its text and, for training, its attributions as bytes.
struct AttributionItem {
  std::string id, text;
  std::vector<coding::AttributedSpans> gold;
};

/// The documents of a gold file; `with_gold` reads the answers too.
std::vector<AttributionItem> read_attribution_items(const std::string& path, bool with_gold);

/// Calls `use` with the view of each document, in order. Returns 0, or 1 after a message.
using UseView = std::function<void(const AttributionItem&, const coding::StoryView&)>;
int view_items(const std::vector<AttributionItem>& items, const UseView& use);

/// The table of the judge below the source folder; exits with a message when it cannot be read.
coding::AttributionJudge attribution_judge();

}  // namespace parley::predict
