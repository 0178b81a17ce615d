#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace parley::predict {

/// A table of kinds of conflict event (data/labels/event_kinds.txt), in the order of its rules.
class EventKinds {
 public:
  /// Errors: bad_input with the line.
  static Result<EventKinds> load(const std::string& name, std::string_view text);

  /// The kind of the first rule that holds; empty if none does. `coded`: "ASSAULT" and
  /// "ASSAULT.aerial" of the events that the coder found.
  std::string kind(std::string_view text, const std::set<std::string>& coded) const;

 private:
  /// One of several things of which one must be so, or, if `absent`, none may.
  struct Part {
    std::vector<std::string> choices;
    bool absent = false;
  };
  struct Rule {
    std::string kind;
    std::vector<Part> parts;
  };
  std::vector<Rule> rules_;
};

}  // namespace parley::predict
