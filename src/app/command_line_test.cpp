#include "app/command_line.h"

#include <doctest/doctest.h>

#include "app/completion.h"
#include "app/suggest.h"

using namespace parley::app;

namespace {

Answer answer(const std::vector<std::string>& arguments) {
  const auto parsed = parse_command_line(arguments);
  REQUIRE(std::holds_alternative<Answer>(parsed));
  return std::get<Answer>(parsed);
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a plain command line is understood") {
  const auto parsed =
      parse_command_line({"code", "-t", "rss", "-j", "3", "--format", "text", "a.xml", "-"});
  REQUIRE(std::holds_alternative<Options>(parsed));
  const auto& options = std::get<Options>(parsed);
  CHECK(options.verb == Verb::code);
  CHECK(options.type == "rss");
  CHECK(options.jobs == 3);
  CHECK(options.format == "text");
  CHECK(options.paths == std::vector<std::string>{"a.xml", "-"});
}

TEST_CASE("a mistyped verb is bad usage, with the verb that was meant") {
  const auto a = answer({"cdoe", "x"});
  CHECK(a.status == kBadUsage);
  CHECK(has(a.text, "did you mean code?"));
}

TEST_CASE("a mistyped option is bad usage, with the option that was meant") {
  const auto a = answer({"code", "--fromat", "text", "x"});
  CHECK(a.status == kBadUsage);
  CHECK(has(a.text, "did you mean --format?"));
}

TEST_CASE("a mistyped value is bad usage, with the value that was meant") {
  CHECK(has(answer({"code", "--type", "nesml", "x"}).text, "did you mean newsml?"));
  CHECK(has(answer({"code", "--type=htm", "x"}).text, "did you mean html?"));
  CHECK(has(answer({"parse", "-i", "conlu", "x"}).text, "did you mean conllu?"));
}

TEST_CASE("a file where a verb should be is told how it is read") {
  CHECK(has(answer({"./copy/story.txt"}).text, "parley code ./copy/story.txt"));
}

TEST_CASE("an option before the verb is named") { CHECK(has(answer({"-V"}).text, "no option -V")); }

TEST_CASE("a day that no calendar has is no date") {
  CHECK(answer({"code", "--published", "2016-02-30", "x"}).status == kBadUsage);
  CHECK(std::holds_alternative<Options>(
      parse_command_line({"code", "--published", "2016-02-29", "x"})));
}

TEST_CASE("the usage of a verb begins with the program") {
  CHECK(has(answer({"code", "--help"}).text, "Usage: parley code "));
}

TEST_CASE("a value that an option cannot have is bad usage") {
  CHECK(answer({"code", "--type", "pdf", "x"}).status == kBadUsage);
  CHECK(answer({"code", "--jobs", "0", "x"}).status == kBadUsage);
  CHECK(answer({"code"}).status == kBadUsage);
  CHECK(answer({"completion", "tcsh"}).status == kBadUsage);
  CHECK(answer({}).status == kBadUsage);
  CHECK(answer({""}).status == kBadUsage);
}

TEST_CASE("help leads with examples, for the program and for a verb") {
  const auto program = answer({"--help"});
  CHECK(program.status == kDone);
  CHECK(program.text.rfind("Examples:\n", 0) == 0);
  CHECK(has(program.text, "extract"));
  const auto verb = answer({"parse", "--help"});
  CHECK(verb.text.rfind("Examples:\n", 0) == 0);
  CHECK(has(verb.text, "--input"));
  CHECK(answer({"help", "parse"}).text == verb.text);
}

TEST_CASE("only what is near is suggested") {
  CHECK(nearest("extrat", {"code", "extract"}) == "extract");
  CHECK(nearest("zzzzzz", {"code", "extract"}).empty());
  CHECK(nearest(std::string(10000, 'a'), {"code"}).empty());
}

TEST_CASE("completions name every verb, option and choice, in every shell") {
  const auto words = command_words();
  for (const std::string shell : {"bash", "zsh", "fish"}) {
    const auto script = completion_script(shell, words);
    for (const auto* part : {"extract", "jobs", "jsonfeed", "conllu", "fish"})
      CHECK_MESSAGE(has(script, part), shell);
  }
}
