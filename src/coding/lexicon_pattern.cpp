#include "coding/lexicon_pattern.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

#include "coding/lexicon_lines.h"

namespace parley::coding {
namespace {

Failure bad(std::string what) { return fail(Fault::bad_input, std::move(what)); }

constexpr std::array<std::pair<std::string_view, Relation>, 18> kRelations{{
    {"subj", Relation::subj},
    {"obj", Relation::obj},
    {"iobj", Relation::iobj},
    {"obl", Relation::obl},
    {"nmod", Relation::nmod},
    {"poss", Relation::poss},
    {"amod", Relation::amod},
    {"comp", Relation::compound},
    {"mod", Relation::mod},
    {"xcomp", Relation::xcomp},
    {"ccomp", Relation::ccomp},
    {"acl", Relation::acl},
    {"advcl", Relation::advcl},
    {"advmod", Relation::advmod},
    {"prt", Relation::prt},
    {"gov", Relation::gov},
    {"host", Relation::host},
    {"self", Relation::self},
}};

/// Parts between the marks that stand outside parentheses.
std::vector<std::string_view> split_outside(std::string_view text, char mark) {
  std::vector<std::string_view> parts;
  int depth = 0;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '(') ++depth;
    if (text[i] == ')') --depth;
    if (text[i] != mark || depth > 0) continue;
    parts.push_back(text.substr(begin, i - begin));
    begin = i + 1;
  }
  parts.push_back(text.substr(begin));
  return parts;
}

/// Lemmas between bars; an underscore stands for a blank.
Result<std::vector<std::string>> read_lemmas(std::string_view text) {
  std::vector<std::string> lemmas;
  for (const auto part : split(text, '|')) {
    if (part.empty()) return bad("an empty word in: " + std::string(text));
    lemmas.emplace_back(part);
    std::replace(lemmas.back().begin(), lemmas.back().end(), '_', ' ');
  }
  return lemmas;
}

Result<Step> read_step(std::string_view text) {
  const auto open = text.find('(');
  const auto name = text.substr(0, open);
  const auto* known = std::find_if(kRelations.begin(), kRelations.end(),
                                   [&](const auto& entry) { return entry.first == name; });
  if (known == kRelations.end()) return bad("no such relation: " + std::string(name));
  Step step{known->second, {}};
  if (open == std::string_view::npos) return step;
  if (text.back() != ')') return bad("parenthesis not closed: " + std::string(text));
  auto cases = read_lemmas(text.substr(open + 1, text.size() - open - 2));
  if (!cases) return fail(cases.error());
  step.cases = std::move(*cases);
  return step;
}

constexpr std::size_t kMostSteps = 4;

Result<std::vector<Path>> read_paths(std::string_view text) {
  std::vector<Path> paths;
  for (const auto part : split_outside(text, '|')) {
    Path path;
    for (const auto word : split_outside(part, '>')) {
      auto step = read_step(word);
      if (!step) return fail(step.error());
      path.push_back(std::move(*step));
    }
    if (path.size() > kMostSteps) return bad("too many steps: " + std::string(part));
    paths.push_back(std::move(path));
  }
  return paths;
}

Result<Filler> read_filler(std::string_view text) {
  Filler filler;
  if (text == "*") {
    filler.any = true;
    return filler;
  }
  const auto words = read_lemmas(text);
  if (!words) return fail(words.error());
  for (const auto& word : *words) {
    const bool is_class = word.size() > 2 && word.front() == '<' && word.back() == '>';
    if (is_class)
      filler.classes.push_back(word.substr(1, word.size() - 2));
    else
      filler.lemmas.push_back(word);
  }
  return filler;
}

Result<Slot> read_slot(std::string_view text) {
  Slot slot;
  if (text.front() == '!') {
    slot.absent = true;
    text.remove_prefix(1);
  }
  const auto colon = text.find(':');
  auto paths = read_paths(text.substr(0, colon));
  if (!paths) return fail(paths.error());
  auto filler = read_filler(text.substr(colon + 1));
  if (!filler) return fail(filler.error());
  slot.paths = std::move(*paths);
  slot.filler = std::move(*filler);
  return slot;
}

Result<Pattern> read_anchor(std::string_view text) {
  Pattern pattern;
  const auto slash = text.rfind('/');
  const auto pos = text.substr(slash + 1);
  if (pos.size() != 1 || std::string_view("VNAR").find(pos) == std::string_view::npos)
    return bad("part of speech is not V, N, A or R: " + std::string(text));
  pattern.pos = pos.front();
  auto lemmas = read_lemmas(text.substr(0, slash));
  if (!lemmas) return fail(lemmas.error());
  pattern.lemmas = std::move(*lemmas);
  return pattern;
}

bool is_role(std::string_view word) {
  return word.size() > 2 && word[1] == '=' && std::isupper(static_cast<unsigned char>(word[0]));
}

/// One word of an entry after its anchors, added to the pattern that they share.
Result<bool> read_word(std::string_view word, Pattern& shared) {
  if (is_role(word)) {
    auto role = read_role(word);
    if (!role) return fail(role.error());
    shared.roles.push_back(std::move(*role));
    return true;
  }
  if (word.substr(0, 2) == "w=") {
    const auto weight = read_number(word.substr(2));
    if (!weight || *weight < 0 || *weight > 1) return bad("weight is not 0 to 1");
    shared.weight = *weight;
    return true;
  }
  if (word == "mutual") return shared.mutual = true;
  if (word == "modal") return shared.modal = true;
  if (word.find(':') == std::string_view::npos) return bad("not understood: " + std::string(word));
  auto slot = read_slot(word);
  if (!slot) return fail(slot.error());
  shared.slots.push_back(std::move(*slot));
  return true;
}

}  // namespace

Result<RolePaths> read_role(std::string_view text) {
  if (!is_role(text)) return bad("no role: " + std::string(text));
  auto paths = read_paths(text.substr(2));
  if (!paths) return fail(paths.error());
  return RolePaths{text.front(), std::move(*paths)};
}

Result<std::vector<Pattern>> read_patterns(std::string_view text) {
  std::vector<Pattern> patterns;
  Pattern shared;
  for (const auto word : fields(text)) {
    const bool anchor = word.find_first_of(":=") == std::string_view::npos &&
                        word.find('/') != std::string_view::npos;
    if (!anchor) {
      if (const auto read = read_word(word, shared); !read) return fail(read.error());
      continue;
    }
    auto pattern = read_anchor(word);
    if (!pattern) return fail(pattern.error());
    patterns.push_back(std::move(*pattern));
  }
  if (patterns.empty()) return bad("no anchor such as attack/V");
  for (auto& pattern : patterns) {
    pattern.slots = shared.slots;
    pattern.roles = shared.roles;
    pattern.weight = shared.weight;
    pattern.mutual = shared.mutual;
    pattern.modal = shared.modal;
  }
  return patterns;
}

Result<WordClasses> read_classes(const std::string& file, std::string_view text) {
  WordClasses classes;
  const auto done = for_each_line(file, text, [&](int, std::string_view line) -> Result<bool> {
    const auto words = fields(line);
    if (words[0].size() < 3 || words[0].front() != '<' || words[0].back() != '>')
      return bad("a line of classes begins with <name>");
    auto& members = classes[std::string(words[0].substr(1, words[0].size() - 2))];
    for (std::size_t i = 1; i < words.size(); ++i) {
      if (words[i].front() != '<') {
        members.emplace(words[i]);
        continue;
      }
      const auto other = classes.find(words[i].substr(1, words[i].size() - 2));
      if (other == classes.end()) return bad("no such class yet: " + std::string(words[i]));
      const auto copy = other->second;
      members.insert(copy.begin(), copy.end());
    }
    return true;
  });
  if (!done) return fail(done.error());
  return classes;
}

}  // namespace parley::coding
