#include "wire/copy/knowledge.h"

#include <charconv>
#include <functional>
#include <utility>

#include "wire/copy/line.h"

namespace parley::wire {
namespace {

using copy::fold_line;
using copy::trimmed;

/// "" when the line was understood, else what is wrong with it.
using TakeLine = std::function<std::string(std::string_view line)>;

constexpr std::pair<FurnitureKind, const char*> kKinds[] = {
    {FurnitureKind::byline, "byline"},       {FurnitureKind::credit, "credit"},
    {FurnitureKind::promotion, "promotion"}, {FurnitureKind::editors_note, "editors_note"},
    {FurnitureKind::end_mark, "end_mark"},   {FurnitureKind::dateline, "dateline"},
    {FurnitureKind::contact, "contact"},     {FurnitureKind::intertitle, "intertitle"},
};

constexpr std::string_view kNames = " NAMES";

/// Hands every line that is neither empty nor a comment to `take`; "" or "NAME:LINE: trouble".
std::string each_line(const std::string& name, std::string_view text, const TakeLine& take) {
  for (std::size_t number = 1; !text.empty(); ++number) {
    const auto end = std::min(text.find('\n'), text.size());
    const auto line = trimmed(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    // "# " and not "#", because "###" is an end mark.
    if (line.empty() || line == "#" || line.substr(0, 2) == "# ") continue;
    const auto trouble = take(line);
    if (!trouble.empty()) return name + ":" + std::to_string(number) + ": " + trouble;
  }
  return {};
}

std::vector<std::string> words_of(std::string_view line) {
  std::vector<std::string> words;
  for (line = trimmed(line); !line.empty(); line = trimmed(line)) {
    const auto end = std::min(line.find_first_of(" \t"), line.size());
    words.emplace_back(line.substr(0, end));
    line.remove_prefix(end);
  }
  return words;
}

/// The parts before and after the first colon; the second is empty where there is none.
std::pair<std::string_view, std::string_view> at_colon(std::string_view line) {
  const auto colon = line.find(':');
  if (colon == std::string_view::npos) return {line, {}};
  return {trimmed(line.substr(0, colon)), trimmed(line.substr(colon + 1))};
}

std::string take_month(std::string_view line, WireKnowledge& knowledge) {
  const auto words = words_of(line);
  unsigned month = 0;
  std::from_chars(words[0].data(), words[0].data() + words[0].size(), month);
  if (month < 1 || month > 12 || words.size() < 2) return "expected a month's number and names";
  for (std::size_t i = 1; i < words.size(); ++i) knowledge.months[fold_line(words[i])] = month;
  return {};
}

std::string take_furniture(std::string_view line, WireKnowledge& knowledge) {
  auto [name, glob] = at_colon(line);
  const auto kind = furniture_kind_named(name);
  if (!kind || glob.empty()) return "expected \"kind: pattern\"";
  const bool names = glob.size() > kNames.size() && glob.ends_with(kNames);
  if (names) glob.remove_suffix(kNames.size());
  auto folded = fold_line(glob);
  if (folded.find_first_not_of("* ") == std::string::npos) return "the pattern matches anything";
  knowledge.furniture.push_back({*kind, names ? folded + " " : std::move(folded), names});
  return {};
}

std::string take_field(std::string_view line, WireKnowledge& knowledge) {
  const auto [field, names] = at_colon(line);
  if (names.empty()) return "expected \"field: names\"";
  knowledge.fields[std::string(field)] = words_of(names);
  return {};
}

/// How each file is read.
std::map<std::string, TakeLine> readers(WireKnowledge& knowledge) {
  const auto into = [](auto& set) {
    return [&set](std::string_view line) {
      set.emplace(line);
      return std::string();
    };
  };
  return {
      {"agencies.txt", into(knowledge.agencies)},
      {"labels.txt", into(knowledge.labels)},
      {"byline_words.txt", into(knowledge.byline_words)},
      {"months.txt", [&](std::string_view line) { return take_month(line, knowledge); }},
      {"furniture.txt", [&](std::string_view line) { return take_furniture(line, knowledge); }},
      {"fields.txt", [&](std::string_view line) { return take_field(line, knowledge); }},
  };
}

}  // namespace

const char* to_string(FurnitureKind kind) {
  for (const auto& [value, name] : kKinds)
    if (value == kind) return name;
  return "";
}

std::optional<FurnitureKind> furniture_kind_named(std::string_view name) {
  for (const auto& [value, spelled] : kKinds)
    if (name == spelled) return value;
  return std::nullopt;
}

Result<WireKnowledge> load_wire_knowledge(const std::map<std::string, std::string>& files) {
  WireKnowledge knowledge;
  for (const auto& [name, take] : readers(knowledge)) {
    const auto file = files.find(name);
    if (file == files.end()) return fail(Fault::not_found, "data/wire/" + name + " is missing");
    auto trouble = each_line(name, file->second, take);
    if (!trouble.empty()) return fail(Fault::corrupt, std::move(trouble));
  }
  return knowledge;
}

}  // namespace parley::wire
