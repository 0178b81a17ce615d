#include "app/command_line.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <memory>

#include <CLI/CLI.hpp>

#include "app/suggest.h"

namespace parley::app {
namespace {

const std::vector<std::string> kTypes = {"auto",   "text", "rss",   "atom", "jsonfeed", "jsonl",
                                         "newsml", "nitf", "ninjs", "anpa", "html"};
const std::vector<std::string> kFormats = {"records", "text"};
const std::vector<std::string> kInputs = {"text", "conllu"};
const std::vector<std::string> kShells = {"bash", "zsh", "fish"};
constexpr unsigned kMostJobs = 256;

/// What an option can be, by its long name.
std::vector<std::string> choices_of(const std::string& name) {
  if (name == "--type") return kTypes;
  if (name == "--format") return kFormats;
  if (name == "--input") return kInputs;
  return {};
}

/// Puts the examples first: they are what most people look for.
class Help : public CLI::Formatter {
 public:
  std::string make_help(const CLI::App* app, std::string name,
                        CLI::AppFormatMode mode) const override {
    if (mode == CLI::AppFormatMode::Sub) return CLI::Formatter::make_help(app, name, mode);
    if (app->get_parent() != nullptr) name = app->get_parent()->get_name() + " " + name;
    return app->get_footer() + "\n" + make_usage(app, name) + make_description(app) +
           make_positionals(app) + make_groups(app, mode) + make_subcommands(app, mode) +
           closing(app);
  }

 private:
  static std::string closing(const CLI::App* app) {
    if (app->get_parent() != nullptr) return {};
    return "\nparley VERB --help tells more of a verb; so does `man parley-VERB`.\n"
           "Exit: 0 done, 1 failed, 2 bad usage, 3 done but some inputs were bad, 130 "
           "interrupted.\n";
  }
};

void add_common(CLI::App& verb, Options& options) {
  verb.add_option("--data", options.data,
                  "folder with data/ and the model [PARLEY_DATA, else found]")
      ->type_name("DIR");
  verb.add_flag("-q,--quiet", options.quiet,
                "no progress and no closing line, only results and complaints");
}

/// Year, month and day with hyphens, of a day that the calendar has.
bool is_iso_date(const std::string& date) {
  const std::string_view shape = "dddd-dd-dd";
  if (date.size() != shape.size()) return false;
  for (std::size_t i = 0; i < shape.size(); ++i)
    if (shape[i] == 'd' ? date[i] < '0' || date[i] > '9' : date[i] != '-') return false;
  const auto part = [&](std::size_t at, std::size_t size) {
    return static_cast<unsigned>(std::stoul(date.substr(at, size)));
  };
  return std::chrono::year_month_day(std::chrono::year(static_cast<int>(part(0, 4))),
                                     std::chrono::month(part(5, 2)), std::chrono::day(part(8, 2)))
      .ok();
}

void add_inputs(CLI::App& verb, Options& options) {
  verb.add_option("PATH", options.paths,
                  "files, folders (read recursively), or - for standard input")
      ->required()
      ->type_name("");
  verb.add_option("-t,--type", options.type, "kind of input; auto looks at the bytes")
      ->check(CLI::IsMember(kTypes))
      ->type_name("TYPE");
  verb.add_option("--source", options.source, "name of the source, over what the input says")
      ->type_name("NAME");
  verb.add_option("--published", options.published, "date of copy that carries none, as 2016-09-08")
      ->check([](const std::string& date) {
        return is_iso_date(date) ? std::string() : "not a date like 2016-09-08: " + date;
      })
      ->type_name("DATE");
  verb.add_option("-j,--jobs", options.jobs,
                  "workers, one a core if not given; the output does not depend on it")
      ->check(CLI::Range(1u, kMostJobs))
      ->type_name("N");
  verb.add_option("-o,--output", options.output, "file for the results")->type_name("FILE");
}

void add_code(CLI::App& app, Options& options) {
  auto& verb = *app.add_subcommand(
      "code", "wire copy in, records out: events, claims, tallies, truces, control");
  verb.footer(
      "Examples:\n"
      "  parley code story.txt                      read one story in the terminal\n"
      "  parley code wire/ | jq 'select(.kind==\"claim\")'   records of a folder, as JSON Lines\n"
      "  curl -s https://example.org/feed | parley code --type rss -\n"
      "  parley code -j 4 -o records.jsonl archive/\n");
  add_inputs(verb, options);
  verb.add_option("-f,--format", options.format,
                  "records (JSON Lines) or text; text when the output is a terminal")
      ->check(CLI::IsMember(kFormats))
      ->type_name("FORMAT");
  auto& own = options.dictionaries;
  verb.add_option("--actors", own.actors, "dictionary of actors, as PETRARCH2 or TABARI have it")
      ->allow_extra_args(false)
      ->type_name("FILE");
  verb.add_option("--agents", own.agents, "dictionary of agents, likewise")
      ->allow_extra_args(false)
      ->type_name("FILE");
  verb.add_option("--verbs", own.verbs, "dictionary of verbs and patterns, likewise")
      ->allow_extra_args(false)
      ->type_name("FILE");
  verb.add_flag("--no-color", options.no_color, "no colour even on a terminal (so does NO_COLOR)");
  add_common(verb, options);
}

void add_parse(CLI::App& app, Options& options) {
  auto& verb = *app.add_subcommand("parse", "wire copy in, CoNLL-U out: words, tags, trees, names");
  verb.footer(
      "Examples:\n"
      "  parley parse story.txt\n"
      "  echo 'Russia denied it.' | parley parse -\n"
      "  parley parse --input conllu gold.conllu    words and sentences as given, the rest read "
      "anew\n");
  add_inputs(verb, options);
  verb.add_option("-i,--input", options.input,
                  "text, or conllu to take words and sentences as given")
      ->check(CLI::IsMember(kInputs))
      ->type_name("INPUT");
  add_common(verb, options);
}

void add_extract(CLI::App& app, Options& options) {
  auto& verb =
      *app.add_subcommand("extract", "every field that was read, a JSON object for each story");
  verb.footer(
      "Examples:\n"
      "  parley extract page.html | jq .headline\n"
      "  parley extract --type newsml wire/*.xml\n");
  add_inputs(verb, options);
  add_common(verb, options);
}

void add_why(CLI::App& app, Options& options) {
  auto& verb =
      *app.add_subcommand("why", "from a record to the words, the rule or model, and the scores");
  verb.footer(
      "Examples:\n"
      "  parley code story.txt -o records.jsonl && parley why ID --from records.jsonl\n");
  verb.add_option("ID", options.id, "id of a record")->required()->type_name("");
  verb.add_option("--from", options.records, "file of records, - for standard input")
      ->type_name("RECORDS");
  verb.add_flag("--no-color", options.no_color, "no colour even on a terminal (so does NO_COLOR)");
}

void add_rest(CLI::App& app, Options& options) {
  auto& doctor = *app.add_subcommand("doctor", "versions, model, processor, data; what is missing");
  doctor.footer("Examples:\n  parley doctor\n");
  add_common(doctor, options);
  auto& completion = *app.add_subcommand("completion", "completions for a shell");
  completion.footer(
      "Examples:\n"
      "  parley completion bash > /etc/bash_completion.d/parley\n"
      "  parley completion zsh > \"${fpath[1]}/_parley\"\n"
      "  parley completion fish > ~/.config/fish/completions/parley.fish\n");
  completion.add_option("SHELL", options.shell, "bash, zsh or fish")
      ->required()
      ->type_name("")
      ->check(CLI::IsMember(kShells));
}

std::unique_ptr<CLI::App> make_app(Options& options) {
  auto app = std::make_unique<CLI::App>(
      "Parley reads the wire and says who did what to whom, on whose word, and who denies it.\n",
      "parley");
  app->formatter(std::make_shared<Help>());
  app->footer(
      "Examples:\n"
      "  parley code data/samples/wire            read stories in the terminal, claims marked\n"
      "  parley code feed.xml | jq .              their records, as JSON Lines\n"
      "  parley parse story.txt                   words, tags, trees and names, as CoNLL-U\n"
      "  parley extract page.html                 headline, dates, text: every field of an input\n"
      "  parley why ID --from records.jsonl       why a record says what it says\n");
  app->set_version_flag("--version", "parley " PARLEY_VERSION);
  add_code(*app, options);
  add_parse(*app, options);
  add_extract(*app, options);
  add_why(*app, options);
  add_rest(*app, options);
  app->require_subcommand(1);
  return app;
}

std::vector<std::string> verb_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const auto* verb : app.get_subcommands({})) names.push_back(verb->get_name());
  return names;
}

std::vector<std::string> option_names(const CLI::Option& option) {
  std::vector<std::string> names;
  for (const auto& name : option.get_snames()) names.push_back("-" + name);
  for (const auto& name : option.get_lnames()) names.push_back("--" + name);
  return names;
}

std::vector<std::string> option_names(const CLI::App& verb) {
  std::vector<std::string> names;
  for (const auto* option : verb.get_options())
    for (auto& name : option_names(*option)) names.push_back(std::move(name));
  return names;
}

std::string meant(const std::string& word, const std::vector<std::string>& candidates) {
  const auto near = nearest(word, candidates);
  return near.empty() ? "" : "; did you mean " + near + "?";
}

Answer bad_usage(const std::string& what, const std::string& verb) {
  const auto help = verb.empty() ? "parley --help" : "parley " + verb + " --help";
  return {kBadUsage, "parley: " + what + "\nTry: " + help + "\n"};
}

/// A value that its option does not take, with what was probably meant; empty where all are taken
/// or nothing is near.
std::string explain_value(const std::vector<std::string>& arguments) {
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const auto equals = arguments[i].find('=');
    auto option = arguments[i].substr(0, equals);
    if (option == "-t") option = "--type";
    if (option == "-f") option = "--format";
    if (option == "-i") option = "--input";
    const auto choices = choices_of(option);
    if (choices.empty() || (equals == std::string::npos && i + 1 == arguments.size())) continue;
    const auto value =
        equals == std::string::npos ? arguments[i + 1] : arguments[i].substr(equals + 1);
    if (std::count(choices.begin(), choices.end(), value) > 0) continue;
    const auto near = meant(value, choices);
    if (!near.empty()) return "there is no " + option.substr(2) + " " + value + near;
  }
  return {};
}

/// The option that the verb does not know, with what was probably meant; else what the parser says.
Answer explain(const CLI::ParseError& error, const CLI::App& app,
               const std::vector<std::string>& arguments) {
  const auto& name = arguments.front();
  if (name[0] == '-') return bad_usage("there is no option " + name + " before the verb", "");
  const auto chosen = app.get_subcommands([&](const CLI::App* v) { return v->get_name() == name; });
  if (chosen.empty()) return bad_usage(error.what(), "");
  const auto* verb = chosen.front();
  const auto known = option_names(*verb);
  for (const auto& argument : arguments) {
    const auto option = argument.substr(0, argument.find('='));
    if (option.size() < 2 || option[0] != '-' || std::count(known.begin(), known.end(), option) > 0)
      continue;
    if (option.rfind("--", 0) == 0)
      return bad_usage(name + " has no option " + option + meant(option, known), name);
  }
  const auto value = explain_value(arguments);
  return bad_usage(value.empty() ? error.what() : value, name);
}

/// What stands where a verb should: a file is meant to be read.
Answer no_such_verb(const std::string& word, const std::vector<std::string>& verbs) {
  std::error_code ignored;
  if (word.find('/') != std::string::npos || std::filesystem::exists(word, ignored))
    return bad_usage(word + " is no verb; to read it: parley code " + word, "");
  return bad_usage("there is no verb " + word + meant(word, verbs), "");
}

/// `parley help code` is `parley code --help`.
std::vector<std::string> with_help_verb(std::vector<std::string> arguments) {
  if (arguments.empty() || arguments.front() != "help") return arguments;
  arguments.erase(arguments.begin());
  arguments.push_back("--help");
  return arguments;
}

Verb verb_named(const std::string& name) {
  static const std::vector<std::pair<std::string, Verb>> kVerbs = {
      {"code", Verb::code}, {"parse", Verb::parse},   {"extract", Verb::extract},
      {"why", Verb::why},   {"doctor", Verb::doctor}, {"completion", Verb::completion}};
  return std::find_if(kVerbs.begin(), kVerbs.end(), [&](const auto& v) { return v.first == name; })
      ->second;
}

}  // namespace

std::variant<Options, Answer> parse_command_line(const std::vector<std::string>& given) {
  Options options;
  const auto app = make_app(options);
  const auto arguments = with_help_verb(given);
  if (arguments.empty()) return Answer{kBadUsage, app->help()};
  const auto& first = arguments.front();
  const auto verbs = verb_names(*app);
  if (first.substr(0, 1) != "-" && std::count(verbs.begin(), verbs.end(), first) == 0)
    return no_such_verb(first, verbs);
  try {
    app->parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));
  } catch (const CLI::CallForHelp&) {
    const auto chosen = app->get_subcommands();
    return Answer{kDone, chosen.empty() ? app->help() : chosen.front()->help()};
  } catch (const CLI::CallForVersion& version) {
    return Answer{kDone, std::string(version.what()) + "\n"};
  } catch (const CLI::ParseError& error) {
    return explain(error, *app, arguments);
  }
  options.verb = verb_named(app->get_subcommands().front()->get_name());
  return options;
}

std::vector<VerbWords> command_words() {
  Options options;
  const auto app = make_app(options);
  std::vector<VerbWords> words;
  for (const auto* verb : app->get_subcommands({})) {
    VerbWords w{verb->get_name(), verb->get_description(), {}, {}};
    for (const auto* option : verb->get_options()) {
      if (option->get_positional()) {
        if (option->get_name() == "SHELL") w.arguments = kShells;
        continue;
      }
      const auto names = option_names(*option);
      w.options.push_back({names, option->get_description(), option->get_expected_max() > 0,
                           choices_of(names.back())});
    }
    words.push_back(std::move(w));
  }
  return words;
}

}  // namespace parley::app
