#include "coding/actors.h"

#include <filesystem>
#include <fstream>
#include <sstream>

#include <doctest/doctest.h>

#include "coding/party.h"
#include "tests/support/case_file.h"

namespace parley::coding {
namespace {

std::map<std::string, std::string> files_of_data() {
  std::map<std::string, std::string> files;
  const std::filesystem::path folder = std::filesystem::path(PARLEY_SOURCE_DIR) / "data" / "actors";
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    std::ostringstream text;
    text << std::ifstream(entry.path()).rdbuf();
    files["actors/" + entry.path().filename().string()] = text.str();
  }
  return files;
}

const Actors& world() {
  static const Actors kWorld = [] {
    auto loaded = Actors::load(files_of_data());
    INFO((loaded ? std::string() : loaded.error().what));
    REQUIRE(loaded);
    return std::move(*loaded);
  }();
  return kWorld;
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> out;
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find(' ', at), text.size());
    out.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

// The id of what the first words name, empty for nothing.
std::string named(std::string_view text, std::string_view date = "2016-09-08") {
  const auto found = world().match(words_of(text), 0, date);
  return found.empty() ? "" : found.front().actor->id;
}

std::string trouble(const std::string& file, const std::string& text) {
  auto files = files_of_data();
  files["actors/" + file] += text;
  const auto loaded = Actors::load(files);
  return loaded ? "" : loaded.error().what;
}

// "SYRMIL | name", or "none". The head is the word marked with an asterisk, else the last one.
std::string resolved(const test::Case& item) {
  PartyContext context{
      .date = item.option("date"), .countries = {}, .before = {}, .home = item.option("home")};
  std::string out;
  std::istringstream lines(item.input);
  for (std::string line; std::getline(lines, line);) {
    auto forms = words_of(line);
    std::vector<PhraseWord> phrase;
    size_t head = forms.size() - 1;
    for (size_t i = 0; i < forms.size(); ++i) {
      if (forms[i].starts_with('*')) head = i, forms[i].remove_prefix(1);
      phrase.push_back({.form = forms[i], .lemma = {}, .upos = {}, .at = {}});
    }
    const auto party = resolve_party(world(), phrase, head, context);
    if (party) context.before.insert(context.before.begin(), *party);
    if (!out.empty()) out += '\n';
    out += party ? party->code + " | " + party->name : "none";
    if (party && !party->on_behalf_of.empty()) out += " | " + party->on_behalf_of;
  }
  return out;
}

}  // namespace

TEST_CASE("the data of the repository loads, and holds a world") {
  CHECK(world().size() > 10000);
  CHECK(world().country_name("RUS") == "Russia");
  CHECK(world().adjective("NLD") == "Dutch");
  CHECK(world().country_name("XXX").empty());
}

TEST_CASE("case tells a state from a word") {
  CHECK(named("US") == "USA");
  CHECK(named("us").empty());
  CHECK(named("U.S.") == "USA");
  CHECK(named("Turkey") == "TUR");
  CHECK(named("TURKEY") == "TUR");
  CHECK(named("turkey").empty());
}

TEST_CASE("the longest name wins, whatever its accents, hyphens and endings") {
  CHECK(named("South Korea") == "KOR");
  CHECK(named("South Sudan 's army") == "SSD");
  CHECK(named("Yaoundé") == "CMR.seat");
  CHECK(named("al - Shabaab") == "al-shabaab");
  CHECK(named("Kurdistan Workers ' Party") == "kurdistan-workers-party");
}

TEST_CASE("a surname is whoever held office then") {
  CHECK(named("Lavrov") == "sergei-lavrov");
  CHECK(named("Bush", "1990-08-02") == "george-h-w-bush");
  CHECK(named("Bush", "2003-03-20") == "george-w-bush");
}

TEST_CASE("an office is held by one person at a time") {
  const auto holder = [](std::string_view date) {
    const Actor* actor = world().holder("GBR", "premier", date);
    return actor == nullptr ? std::string() : actor->id;
  };
  CHECK(holder("1999-01-01") == "tony-blair");
  CHECK(holder("2022-10-01") == "liz-truss");
  CHECK(holder("1850-01-01").empty());
}

TEST_CASE("a group bears the name of its time") {
  const Actor* group = world().by_id("hayat-tahrir-al-sham");
  REQUIRE(group != nullptr);
  CHECK(group->name("2015-01-01") == "Nusra Front");
  CHECK(group->name("2016-09-08") == "Jabhat Fatah al-Sham");
  CHECK(group->name("2020-01-01") == "Hayat Tahrir al-Sham");
}

TEST_CASE("a term is as exact as its dates") {
  const Term term{"1997-05", "2007"};
  CHECK(term.contains("1997-05-01"));
  CHECK(term.contains("2007-12-31"));
  CHECK_FALSE(term.contains("1997-04-30"));
  CHECK_FALSE(term.contains("2008-01-01"));
  CHECK_FALSE(term.contains(""));
}

TEST_CASE("a bad line is named and nothing is loaded") {
  CHECK(trouble("states.txt", "\nQQ | Nowhere | | |\n").find("states.txt:") != std::string::npos);
  CHECK(trouble("groups.txt", "\nQQQREB | Nobodies\n").find("unknown country") !=
        std::string::npos);
  CHECK(trouble("groups.txt", "\nSYRXXX | Nobodies\n").find("unknown sector") != std::string::npos);
  CHECK(trouble("groups.txt", "\nSYRREB ..2015, SYRGOV 2014.. | Nobodies\n").find("overlapping") !=
        std::string::npos);
  CHECK(trouble("persons_more.txt", "[RUS]\nIvan Nobody | foreign 2001..2005; foreign 2004..2006\n")
            .find("persons_more.txt:2: overlapping") != std::string::npos);
  CHECK(
      trouble("persons_more.txt", "[RUS]\nIvan Nobody | foreign 2001-13-1..\n").find("bad term") !=
      std::string::npos);
  CHECK(trouble("agents.txt", "\nMIL creature: dragon\n").find("unknown sort") !=
        std::string::npos);
}

TEST_CASE("bodies, institutions and regions are checked like the rest") {
  CHECK(trouble("institutions.txt", "\nparliament | LEG | parliament\n").find("twice") !=
        std::string::npos);
  CHECK(trouble("institutions.txt", "\ncircus | XYZ | circus\n").find("unknown sector") !=
        std::string::npos);
  CHECK(trouble("organisations.txt", "\nRUSLEG @circus | Big Top\n").find("unknown institution") !=
        std::string::npos);
  CHECK(trouble("organisations.txt", "\nISRLEG @parliament | Other House\n").find("twice") !=
        std::string::npos);
  CHECK(trouble("regions.txt", "\nNowhere | QQQ | |\n").find("unknown code") != std::string::npos);
  CHECK(trouble("cities.txt", "\nFRA: =\n").find("without a name") != std::string::npos);
  CHECK(trouble("agents.txt", "\nLEG body@QQQ: diet\n").find("unknown code") != std::string::npos);
  CHECK(trouble("states.txt", "\nRUS | Russia again | | |\n").find("twice") != std::string::npos);
  CHECK(trouble("persons_more.txt", "Ivan Nobody | foreign 2001..2005\n")
            .find("persons_more.txt:1: ") != std::string::npos);
  CHECK(trouble("beasts.txt", "dragon\n").find("no known kind") != std::string::npos);
}

TEST_CASE("every state has its bodies; a territory lacks some; own names stand for them") {
  const Actor* ministry = world().by_id("TUR.foreign-ministry");
  REQUIRE(ministry != nullptr);
  CHECK(ministry->name("2020-01-01") == "Turkish Foreign Ministry");
  CHECK(world().by_id("GRL.navy") == nullptr);
  REQUIRE(world().by_id("ISR.parliament") != nullptr);
  CHECK(world().by_id("ISR.parliament")->id == "knesset");
}

TEST_CASE("a name of other senses is found only with a mark that it needs the story") {
  const auto found = world().match(words_of("Man"), 0, "2018-01-01");
  for (const auto& match : found) CHECK(match.needs_story);
  CHECK(world().find(words_of("Man"), "2018-01-01").empty());
}

TEST_CASE("phrases resolve to parties as the cases say") { test::check_cases("actors", resolved); }

}  // namespace parley::coding
