#include "coding/match.h"

#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include <doctest/doctest.h>

#include "coding/lexicon_lines.h"
#include "tests/support/case_file.h"

namespace parley::coding {
namespace {

namespace fs = std::filesystem;

std::map<std::string, std::string> data_files() {
  const fs::path data = fs::path(PARLEY_SOURCE_DIR) / "data";
  std::map<std::string, std::string> files;
  for (const char* folder : {"codes", "lexicon"})
    for (const auto& entry : fs::recursive_directory_iterator(data / folder)) {
      if (entry.path().extension() != ".txt") continue;
      std::stringstream text;
      text << std::ifstream(entry.path()).rdbuf();
      files[fs::relative(entry.path(), data).generic_string()] = text.str();
    }
  return files;
}

const Lexicon& lexicon() {
  static const auto codes = Codes::load(data_files());
  REQUIRE(codes);
  static const auto loaded = Lexicon::load(data_files(), *codes);
  REQUIRE_MESSAGE(loaded, loaded.error().what);
  return *loaded;
}

/// "form lemma UPOS XPOS head deprel" a line; no blank is thought of around a hyphen.
nlp::SentenceAnalysis read_tree(const std::string& text, std::vector<std::string>& forms) {
  nlp::SentenceAnalysis sentence;
  uint32_t at = 0;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    const auto column = fields(line);
    REQUIRE_MESSAGE(column.size() == 6, line);
    nlp::Word word;
    const bool hyphen = column[0] == "-";
    if (hyphen && at > 0) --at;
    word.at = {at, at + static_cast<uint32_t>(column[0].size())};
    at = word.at.end + (hyphen ? 0 : 1);
    word.lemma = column[1];
    word.upos = column[2];
    word.xpos = column[3];
    word.head = std::stoi(std::string(column[4]));
    word.deprel = column[5];
    forms.emplace_back(column[0]);
    sentence.words.push_back(std::move(word));
  }
  return sentence;
}

std::string named(const std::vector<uint32_t>& words, const std::vector<std::string>& forms) {
  std::string out;
  for (const auto w : words) out += (out.empty() ? "" : "+") + forms[w];
  return out;
}

void add(std::string& line, const std::string& key, const std::string& value) {
  if (!value.empty()) line += " " + key + "=" + value;
}

std::string show(const EventMatch& m, const std::vector<std::string>& forms) {
  std::string line = m.type + (m.mode.empty() ? "" : "." + m.mode);
  if (!m.cameo.empty()) line += " " + m.cameo;
  line += " [" + named(m.trigger, forms) + "]";
  add(line, "A", named(m.actors, forms));
  add(line, "R", named(m.recipients, forms));
  if (m.about) line += " about=#" + std::to_string(*m.about + 1);
  std::string under;
  for (const auto& applied : m.under)
    under += (under.empty() ? "" : ">") + std::string(to_string(applied.op));
  add(line, "under", under);
  add(line, "status", m.status);
  add(line, "guard", m.guard);
  if (m.absorbed) line += " absorbed";
  if (m.negated) line += " negated";
  if (m.future) line += " future";
  if (m.modal) line += " modal";
  return line + "\n";
}

std::string show(const CueMatch& m, const std::vector<std::string>& forms) {
  std::string line = "cue " + m.stance + " [" + named(m.cue, forms) + "]";
  if (m.source) line += " S=" + forms[*m.source];
  if (m.content) line += " X=" + forms[*m.content];
  return line + "\n";
}

std::string show(const LedgerMatch& m, const std::vector<std::string>& forms) {
  const char* ledger[] = {"truce", "control", "tally"};
  std::string line = std::string(ledger[static_cast<int>(m.ledger)]) + " " + m.step + " [" +
                     named(m.trigger, forms) + "]";
  add(line, "A", named(m.actors, forms));
  add(line, "F", named(m.from, forms));
  add(line, "P", named(m.places, forms));
  add(line, "R", named(m.parties, forms));
  add(line, "W", named(m.who, forms));
  if (m.negated) line += " negated";
  return line + "\n";
}

std::string matches_of(const test::Case& c) {
  std::vector<std::string> forms;
  const auto sentence = read_tree(c.input, forms);
  const auto wants = [&](const char* what) {
    return c.option("show", "events").find(what) != std::string::npos;
  };
  std::string out;
  if (wants("events"))
    for (const auto& m : match_events(lexicon(), sentence)) out += show(m, forms);
  if (wants("cues"))
    for (const auto& m : match_cues(lexicon(), sentence)) out += show(m, forms);
  if (wants("ledger"))
    for (const auto& m : match_ledger(lexicon(), sentence)) out += show(m, forms);
  return out.empty() ? "nothing" : out;
}

}  // namespace

TEST_CASE("the lexicon's entries are found in trees") { test::check_cases("lexicon", matches_of); }

TEST_CASE("trees with rings, wild heads and no words are matched without harm") {
  nlp::SentenceAnalysis sentence;
  CHECK(match_events(lexicon(), sentence).empty());
  const int heads[] = {2, 3, 1, 99, -7, 6};
  for (const int head : heads) {
    nlp::Word word;
    word.lemma = "attack";
    word.upos = "VERB";
    word.head = head;
    word.deprel = "conj";
    sentence.words.push_back(word);
  }
  CHECK(match_events(lexicon(), sentence).size() == 6);
  match_cues(lexicon(), sentence);
  match_ledger(lexicon(), sentence);
}

TEST_CASE("every CAMEO code of PLOVER's types can come out of the lexicon") {
  const auto codes = Codes::load(data_files());
  REQUIRE(codes);
  const auto lexicon = Lexicon::load(data_files(), *codes);
  REQUIRE(lexicon);
  std::set<std::string> reached;
  for (const auto& entry : lexicon->events()) reached.insert(entry.cameo);
  for (int op = 0; op <= static_cast<int>(Operator::must); ++op) {
    const auto at = [&](const std::string& type, const std::string& mode, const std::string& code) {
      if (const auto* o = lexicon->outcome(static_cast<Operator>(op), type, mode, code))
        reached.insert(o->cameo);
    };
    at("", "", "");
    for (const auto& [code, c] : codes->cameo_codes())
      if (!c.type.empty()) at(c.type, c.mode, code);
  }
  for (const auto& [name, type] : codes->types()) reached.insert(type.cameo);
  std::string missing;
  for (const auto& [code, c] : codes->cameo_codes())  // two digits stand for all of a root
    if (!c.type.empty() && code.size() > 2 && reached.count(code) == 0) missing += code + " ";
  CHECK(missing == "");
}

}  // namespace parley::coding
