#pragma once

#include <string>
#include <variant>
#include <vector>

#include "app/dictionaries.h"
#include "wire/intake.h"

namespace parley::app {

enum class Verb { code, parse, extract, why, doctor, completion };

/// Exit statuses; scripts rely on them.
enum Exit : int {
  kDone = 0,
  kFailed = 1,
  kBadUsage = 2,
  kSomeInputsFailed = 3,  ///< done, but some inputs were bad; each was complained of
};

/// What the user asked for.
struct Options {
  Verb verb = Verb::code;
  std::vector<std::string> paths;  ///< files, folders, "-"
  std::string type = "auto";       ///< of the inputs, as wire::type_named takes it
  std::string input;               ///< parse: "text" or "conllu"
  std::string format;              ///< code: "records" or "text"; empty for what suits the output
  std::string published;           ///< date of copy that carries none
  std::string source;              ///< the user's name for the source
  unsigned jobs = 0;               ///< workers; 0 for one a core
  std::string output = "-";        ///< file for the results, "-" for standard output
  std::string data;                ///< folder of data; empty to look for it
  Dictionaries dictionaries;       ///< code: of PETRARCH2 or TABARI
  std::string id;                  ///< why: of the record
  std::string records = "-";       ///< why: file of records
  std::string shell;               ///< completion: "bash", "zsh", "fish"
  bool no_color = false;
  bool quiet = false;
};

/// A command line that is answered at once: help, the version, a mistake.
struct Answer {
  int status = kDone;
  std::string text;  ///< for standard output when status is kDone, else for standard error
};

/// `arguments` are those after the program's name.
std::variant<Options, Answer> parse_command_line(const std::vector<std::string>& arguments);

/// One option of a verb, for completions.
struct OptionWords {
  std::vector<std::string> names;  ///< "-o", "--output"
  std::string help;                ///< one line
  bool takes_value = false;
  std::vector<std::string> choices;  ///< all that the value can be; empty for any
};

struct VerbWords {
  std::string name;
  std::string help;
  std::vector<OptionWords> options;
  std::vector<std::string> arguments;  ///< words that can stand as arguments; empty for files
};

/// Everything that can be typed, from the same description that the command line is parsed with.
std::vector<VerbWords> command_words();

}  // namespace parley::app
