// Kinds of conflict event (event_type), from ordered rules over words and the coder's events.
#include "bench/predict/event_kinds.h"

#include <algorithm>
#include <cctype>
#include <cstdio>
#include <fstream>
#include <sstream>

#include "bench/predict/given_words.h"
#include "bench/predict/labels.h"
#include "bench/predict/predict.h"

namespace parley::predict {
namespace {

/// Words in lower case with a blank around each, so that a phrase is a substring.
std::string spaced(std::string_view text) {
  std::string out = " ";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (std::isalnum(byte) != 0 || byte >= 0x80 || c == '-')
      out += static_cast<char>(std::tolower(byte));
    else if (out.back() != ' ')
      out += ' ';
  }
  return out.back() == ' ' ? out : out + ' ';
}

bool is_coded_name(const std::string& choice) {
  return std::isupper(static_cast<unsigned char>(choice.front())) != 0;
}

/// " air strike" of "air+strike*": found with any ending; " ied " of "ied": as it stands.
std::string needle_of(std::string choice) {
  std::replace(choice.begin(), choice.end(), '+', ' ');
  const bool open = choice.back() == '*';
  if (open) choice.pop_back();
  return " " + choice + (open ? "" : " ");
}

bool holds(const std::string& choice, const std::string& words,
           const std::set<std::string>& coded) {
  if (choice == "*") return true;
  if (is_coded_name(choice)) return coded.count(choice) > 0;
  return words.find(needle_of(choice)) != std::string::npos;
}

std::vector<std::string> choices_of(std::string_view text) {
  std::vector<std::string> choices;
  std::istringstream in{std::string(text)};
  for (std::string choice; std::getline(in, choice, '|');)
    if (!choice.empty()) choices.push_back(choice);
  return choices;
}

std::set<std::string> coded_names(const coding::Records& records) {
  std::set<std::string> names;
  for (const auto& event : records.events) {
    if (event.status != "occurred" && event.status != "ongoing") continue;
    names.insert(event.type);
    names.insert(event.type + "." + event.mode);
  }
  return names;
}

}  // namespace

Result<EventKinds> EventKinds::load(const std::string& name, std::string_view text) {
  EventKinds kinds;
  std::istringstream in{std::string(text)};
  int number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (line.empty() || line.front() == '#') continue;
    const auto colon = line.find(':');
    Rule rule{line.substr(0, colon), {}};
    std::istringstream parts(colon == std::string::npos ? "" : line.substr(colon + 1));
    for (std::string part; parts >> part;) {
      const bool absent = part.front() == '!';
      rule.parts.push_back({choices_of(absent ? part.substr(1) : part), absent});
      if (rule.parts.back().choices.empty()) rule.kind.clear();
    }
    if (rule.kind.empty() || rule.parts.empty())
      return fail(Fault::bad_input, name + ":" + std::to_string(number) + ": not KIND: PARTS");
    kinds.rules_.push_back(std::move(rule));
  }
  return kinds;
}

std::string EventKinds::kind(std::string_view text, const std::set<std::string>& coded) const {
  const auto words = spaced(text);
  for (const auto& rule : rules_) {
    const bool all = std::all_of(rule.parts.begin(), rule.parts.end(), [&](const Part& part) {
      const bool any = std::any_of(part.choices.begin(), part.choices.end(),
                                   [&](const auto& c) { return holds(c, words, coded); });
      return any != part.absent;
    });
    if (all) return rule.kind;
  }
  return {};
}

int predict_event_type(const std::string& gold, const std::string& out) {
  const std::string path = PARLEY_SOURCE_DIR "/data/labels/event_kinds.txt";
  const auto kinds = EventKinds::load(path, slurp(path));
  if (!kinds) {
    std::fprintf(stderr, "%s\n", kinds.error().what.c_str());
    return 1;
  }
  const auto engine = coding_engine();
  TextCoder coder(engine);
  std::ofstream file(out);
  for (const auto& text : read_label_texts(gold)) {
    const auto kind = kinds->kind(text.whole(), coded_names(coder.code(text).records));
    file << to_line({{"id", text.id}, {"label", kind}}) << '\n';
  }
  return file.flush() ? 0 : 1;
}

}  // namespace parley::predict
