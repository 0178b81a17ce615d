#include "coding/lexicon.h"

#include <algorithm>
#include <array>
#include <functional>
#include <set>
#include <utility>

#include "coding/lexicon_lines.h"

namespace parley::coding {
namespace {

Failure bad(std::string what) { return fail(Fault::bad_input, std::move(what)); }

constexpr std::array<std::string_view, 18> kOperators{
    "request", "accuse",  "threaten", "promise", "refuse", "plan",  "attempt",  "fail", "end",
    "begin",   "condemn", "praise",   "deny",    "allow",  "avoid", "possible", "will", "must"};

const std::set<std::string_view> kStances{
    "asserts",  "announces", "confirms", "insists",  "denies",
    "retracts", "doubts",    "proposes", "predicts", "declines_to_confirm",
    "rejects"};
const std::set<std::string_view> kStatuses{"occurred", "ongoing",  "planned",
                                           "proposed", "possible", "did_not_occur"};
const std::set<std::string_view> kTruceSteps{"proposed",  "agreed",    "announced", "began",
                                             "extended",  "renewed",   "holding",   "violated",
                                             "suspended", "collapsed", "rejected",  "ended"};
const std::set<std::string_view> kControlSteps{"holds",    "seized",   "retook",       "lost",
                                               "entered",  "besieged", "siege_broken", "cut_off",
                                               "withdrew", "annexed"};
const std::set<std::string_view> kTallies{"killed",   "wounded",  "casualties", "detained",
                                          "captured", "released", "displaced",  "missing",
                                          "abducted", "besieged"};
/// Classes that the matcher knows by part of speech.
const std::set<std::string_view> kBuiltIn{"name", "number", "clause", "pronoun"};

Result<Operator> read_operator(std::string_view name) {
  const auto* at = std::find(kOperators.begin(), kOperators.end(), name);
  if (at == kOperators.end()) return bad("no such operator: " + std::string(name));
  return static_cast<Operator>(at - kOperators.begin());
}

/// "TYPE[.mode] [code]", all of them known. "none" is the empty type: no event.
struct Meaning {
  std::string type, mode, cameo;
};

Result<Meaning> read_meaning(const std::vector<std::string_view>& words, const Codes& codes) {
  Meaning meaning;
  if (words.empty()) return bad("no meaning");
  if (words[0] == "none") return meaning;
  const auto parts = split(words[0], '.');
  meaning.type = std::string(parts[0]);
  if (parts.size() > 1) meaning.mode = std::string(parts[1]);
  if (codes.type(meaning.type) == nullptr) return bad("no such type: " + meaning.type);
  if (!meaning.mode.empty() && !codes.has_mode(meaning.type, meaning.mode))
    return bad("no such mode: " + std::string(words[0]));
  if (words.size() < 2) return meaning;
  meaning.cameo = std::string(words[1]);
  if (codes.cameo(meaning.cameo) == nullptr) return bad("no such code: " + meaning.cameo);
  return meaning;
}

Result<bool> check_classes(const Pattern& pattern, const WordClasses& classes) {
  for (const auto& slot : pattern.slots)
    for (const auto& name : slot.filler.classes)
      if (classes.count(name) == 0 && kBuiltIn.count(name) == 0)
        return bad("no such class: <" + name + ">");
  return true;
}

/// Patterns of a line, with their place, checked against the classes.
Result<std::vector<Pattern>> read_entry(std::string_view text, const WordClasses& classes) {
  auto patterns = read_patterns(text);
  if (!patterns) return fail(patterns.error());
  for (const auto& pattern : *patterns)
    if (const auto known = check_classes(pattern, classes); !known) return fail(known.error());
  return patterns;
}

std::string_view inside_brackets(std::string_view line) {
  return trimmed(line.substr(1, line.size() - 2));
}

bool is_section(std::string_view line) { return line.front() == '[' && line.back() == ']'; }

/// Ways to roles that the entries of a section have where they give none of their own; by part of
/// speech.
using Defaults = std::map<char, std::vector<RolePaths>>;

/// "roles/V A=subj R=obj".
Result<bool> read_defaults(const std::vector<std::string_view>& words, Defaults& defaults) {
  if (words[0].size() != 7) return bad("roles/V, roles/N or roles/A");
  auto& roles = defaults[words[0].back()];
  roles.clear();
  for (std::size_t i = 1; i < words.size(); ++i) {
    auto role = read_role(words[i]);
    if (!role) return fail(role.error());
    roles.push_back(std::move(*role));
  }
  return true;
}

void add_defaults(const Defaults& defaults, Pattern& pattern) {
  const auto at = defaults.find(pattern.pos);
  if (at == defaults.end()) return;
  for (const auto& role : at->second) {
    const bool given = std::any_of(pattern.roles.begin(), pattern.roles.end(),
                                   [&](const RolePaths& own) { return own.role == role.role; });
    if (!given) pattern.roles.push_back(role);
  }
}

/// Walks a file of sections and entries: `section` is told of each "[…]", `entry` gets the patterns
/// of each other line (with place and the section's roles) and what stood after "->".
struct FileReader {
  std::string file;
  const WordClasses& classes;
  std::function<Result<bool>(std::string_view)> section;
  std::function<Result<bool>(std::vector<Pattern>, const std::vector<std::string_view>&)> entry;
  Defaults defaults = {};

  Result<bool> read_line(int number, std::string_view line) {
    if (is_section(line)) return section(inside_brackets(line));
    if (const auto words = fields(line); words[0].substr(0, 6) == "roles/")
      return read_defaults(words, defaults);
    const auto arrow = line.find("->");
    auto patterns = read_entry(line.substr(0, arrow), classes);
    if (!patterns) return fail(patterns.error());
    for (auto& pattern : *patterns) {
      pattern.file = file;
      pattern.line = number;
      add_defaults(defaults, pattern);
    }
    std::vector<std::string_view> meaning;
    if (arrow != std::string_view::npos) meaning = fields(line.substr(arrow + 2));
    return entry(std::move(*patterns), meaning);
  }

  Result<bool> read(std::string_view text) {
    return for_each_line(
        file, text, [this](int number, std::string_view line) { return read_line(number, line); });
  }
};

Result<std::vector<EventEntry>> read_events(const std::string& file, std::string_view text,
                                            const WordClasses& classes, const Codes& codes) {
  std::vector<EventEntry> entries;
  Meaning current;
  FileReader reader{
      file, classes,
      [&](std::string_view header) -> Result<bool> {
        auto meaning = read_meaning(fields(header), codes);
        if (!meaning) return fail(meaning.error());
        current = std::move(*meaning);
        return true;
      },
      [&](std::vector<Pattern> patterns,
          const std::vector<std::string_view>& words) -> Result<bool> {
        auto meaning = words.empty() ? Result<Meaning>(current) : read_meaning(words, codes);
        if (!meaning) return fail(meaning.error());
        for (auto& pattern : patterns)
          entries.push_back({std::move(pattern), meaning->type, meaning->mode, meaning->cameo});
        return true;
      }};
  if (const auto done = reader.read(text); !done) return fail(done.error());
  return entries;
}

std::string outcome_key(Operator op, std::string_view content) {
  return std::string(to_string(op)) + " " + std::string(content);
}

/// "= request RETREAT 087 -> REQUEST.yield 1056 absorbed proposed".
struct OutcomeRow {
  std::string key;
  Outcome outcome;
};

Result<std::string> read_outcome_key(const std::vector<std::string_view>& words,
                                     const Codes& codes) {
  if (words.size() < 3 || words.size() > 4) return bad("= OPERATOR TYPE[.mode] [code] -> …");
  const auto op = read_operator(words[1]);
  if (!op) return fail(op.error());
  if (words[2] == "*" || words[2] == "none") return outcome_key(*op, words[2]);
  const auto meaning = read_meaning({words.begin() + 2, words.end()}, codes);
  if (!meaning) return fail(meaning.error());
  if (meaning->cameo.empty()) return outcome_key(*op, words[2]);
  return outcome_key(*op, meaning->type + " " + meaning->cameo);
}

Result<OutcomeRow> read_outcome(std::string_view line, const Codes& codes) {
  const auto arrow = line.find("->");
  if (arrow == std::string_view::npos) return bad("an outcome without ->");
  auto key = read_outcome_key(fields(line.substr(0, arrow)), codes);
  if (!key) return fail(key.error());
  OutcomeRow row{std::move(*key), {}};
  std::vector<std::string_view> meaning;
  for (const auto word : fields(line.substr(arrow + 2))) {
    if (word == "absorbed")
      row.outcome.absorbed = true;
    else if (kStatuses.count(word) > 0)
      row.outcome.status = std::string(word);
    else
      meaning.push_back(word);
  }
  if (meaning.empty()) return row;
  auto read = read_meaning(meaning, codes);
  if (!read) return fail(read.error());
  row.outcome.type = std::move(read->type);
  row.outcome.mode = std::move(read->mode);
  row.outcome.cameo = std::move(read->cameo);
  return row;
}

struct Composition {
  std::vector<OperatorEntry> operators;
  std::map<std::string, Outcome, std::less<>> outcomes;
};

Result<Composition> read_composition(const std::string& file, std::string_view text,
                                     const WordClasses& classes, const Codes& codes) {
  Composition all;
  Operator current = Operator::request;
  FileReader reader{
      file, classes,
      [&](std::string_view header) -> Result<bool> {
        const auto op = read_operator(header);
        if (!op) return fail(op.error());
        current = *op;
        return true;
      },
      [&](std::vector<Pattern> patterns, const std::vector<std::string_view>&) -> Result<bool> {
        for (auto& pattern : patterns) all.operators.push_back({std::move(pattern), current});
        return true;
      }};
  const auto done =
      for_each_line(file, text, [&](int number, std::string_view line) -> Result<bool> {
        if (line.front() != '=') return reader.read_line(number, line);
        auto row = read_outcome(line, codes);
        if (!row) return fail(row.error());
        row->outcome.why = file + ":" + std::to_string(number);
        if (!all.outcomes.emplace(row->key, row->outcome).second) return bad("outcome given twice");
        return true;
      });
  if (!done) return fail(done.error());
  return all;
}

Result<std::vector<CueEntry>> read_cues(const std::string& file, std::string_view text,
                                        const WordClasses& classes) {
  std::vector<CueEntry> entries;
  std::string stance;
  FileReader reader{
      file, classes,
      [&](std::string_view header) -> Result<bool> {
        if (kStances.count(header) == 0) return bad("no such stance: " + std::string(header));
        stance = std::string(header);
        return true;
      },
      [&](std::vector<Pattern> patterns, const std::vector<std::string_view>&) -> Result<bool> {
        for (auto& pattern : patterns) entries.push_back({std::move(pattern), stance});
        return true;
      }};
  if (const auto done = reader.read(text); !done) return fail(done.error());
  return entries;
}

Result<std::pair<Ledger, std::string>> read_ledger_section(std::string_view header) {
  const auto words = fields(header);
  if (words.size() != 2) return bad("[truce STEP], [control STEP] or [tally WHAT]");
  const std::string step(words[1]);
  if (words[0] == "truce" && kTruceSteps.count(step) > 0) return std::pair{Ledger::truce, step};
  if (words[0] == "control" && kControlSteps.count(step) > 0)
    return std::pair{Ledger::control, step};
  if (words[0] == "tally" && kTallies.count(step) > 0) return std::pair{Ledger::tally, step};
  return bad("no such ledger or step: " + std::string(header));
}

Result<std::vector<LedgerEntry>> read_ledger(const std::string& file, std::string_view text,
                                             const WordClasses& classes) {
  std::vector<LedgerEntry> entries;
  std::pair<Ledger, std::string> current;
  FileReader reader{
      file, classes,
      [&](std::string_view header) -> Result<bool> {
        auto read = read_ledger_section(header);
        if (!read) return fail(read.error());
        current = std::move(*read);
        return true;
      },
      [&](std::vector<Pattern> patterns, const std::vector<std::string_view>&) -> Result<bool> {
        for (auto& pattern : patterns)
          entries.push_back({std::move(pattern), current.first, current.second});
        return true;
      }};
  if (const auto done = reader.read(text); !done) return fail(done.error());
  return entries;
}

Result<std::vector<GuardEntry>> read_guards(const std::string& file, std::string_view text,
                                            const WordClasses& classes) {
  std::vector<GuardEntry> entries;
  GuardEntry current;
  FileReader reader{
      file, classes,
      [&](std::string_view header) -> Result<bool> {
        const auto words = fields(header);
        current.kind = std::string(words[0]);
        current.sentence = words.size() > 1 && words[1] == "sentence";
        return true;
      },
      [&](std::vector<Pattern> patterns, const std::vector<std::string_view>&) -> Result<bool> {
        for (auto& pattern : patterns)
          entries.push_back({std::move(pattern), current.kind, current.sentence});
        return true;
      }};
  if (const auto done = reader.read(text); !done) return fail(done.error());
  return entries;
}

template <typename Entry>
Lexicon::Index index_of(const std::vector<Entry>& entries) {
  Lexicon::Index index;
  for (uint32_t i = 0; i < entries.size(); ++i)
    for (const auto& lemma : entries[i].pattern.lemmas) index[lemma].push_back(i);
  return index;
}

/// The file, or not_found.
Result<const std::string*> text_of(const std::map<std::string, std::string>& files,
                                   const std::string& name) {
  const auto at = files.find(name);
  if (at == files.end()) return fail(Fault::not_found, name + ": no such file");
  return &at->second;
}

}  // namespace

const char* to_string(Operator op) { return kOperators[static_cast<std::size_t>(op)].data(); }

Result<Lexicon> Lexicon::load(const std::map<std::string, std::string>& files, const Codes& codes) {
  Lexicon lexicon;
  const auto take = [&](const std::string& name, auto read, auto& into) -> Result<bool> {
    const auto text = text_of(files, name);
    if (!text) return fail(text.error());
    auto entries = read(name, **text);
    if (!entries) return fail(entries.error());
    into = std::move(*entries);
    return true;
  };
  using std::string;
  if (auto r = take("lexicon/classes.txt", read_classes, lexicon.classes_); !r)
    return fail(r.error());
  const auto& classes = lexicon.classes_;
  for (auto at = files.lower_bound("lexicon/events/");
       at != files.end() && at->first.starts_with("lexicon/events/"); ++at) {
    auto entries = read_events(at->first, at->second, classes, codes);
    if (!entries) return fail(entries.error());
    std::move(entries->begin(), entries->end(), std::back_inserter(lexicon.events_));
  }
  Composition composition;
  const auto composed = [&](const string& f, const string& t) {
    return read_composition(f, t, classes, codes);
  };
  const auto cues = [&](const string& f, const string& t) { return read_cues(f, t, classes); };
  const auto ledger = [&](const string& f, const string& t) { return read_ledger(f, t, classes); };
  const auto guards = [&](const string& f, const string& t) { return read_guards(f, t, classes); };
  if (auto r = take("lexicon/composition.txt", composed, composition); !r) return fail(r.error());
  if (auto r = take("lexicon/cues.txt", cues, lexicon.cues_); !r) return fail(r.error());
  if (auto r = take("lexicon/ledger.txt", ledger, lexicon.ledger_); !r) return fail(r.error());
  if (auto r = take("lexicon/guards.txt", guards, lexicon.guards_); !r) return fail(r.error());
  lexicon.operators_ = std::move(composition.operators);
  lexicon.outcomes_ = std::move(composition.outcomes);
  lexicon.event_index_ = index_of(lexicon.events_);
  lexicon.operator_index_ = index_of(lexicon.operators_);
  lexicon.cue_index_ = index_of(lexicon.cues_);
  lexicon.ledger_index_ = index_of(lexicon.ledger_);
  lexicon.guard_index_ = index_of(lexicon.guards_);
  return lexicon;
}

bool Lexicon::in_class(std::string_view name, std::string_view lemma) const {
  const auto at = classes_.find(name);
  return at != classes_.end() && at->second.find(lemma) != at->second.end();
}

const Outcome* Lexicon::outcome(Operator op, std::string_view type, std::string_view mode,
                                std::string_view cameo) const {
  const auto row = [&](const std::string& content) -> const Outcome* {
    const auto at = outcomes_.find(outcome_key(op, content));
    return at == outcomes_.end() ? nullptr : &at->second;
  };
  if (type.empty()) return row("none");
  const std::string name(type);
  for (auto length = cameo.size(); length >= 2; --length)
    if (const auto* found = row(name + " " + std::string(cameo.substr(0, length)))) return found;
  if (const auto* found = mode.empty() ? nullptr : row(name + "." + std::string(mode)))
    return found;
  if (const auto* found = row(name)) return found;
  return row("*");
}

}  // namespace parley::coding
