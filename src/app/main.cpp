#include <cstdio>
#include <exception>
#include <fstream>
#include <iostream>

#include <unistd.h>

#include "app/command_line.h"
#include "app/completion.h"
#include "app/doctor.h"
#include "app/reading.h"
#include "app/terminal.h"
#include "app/why.h"

namespace parley::app {
namespace {

int tell(const std::string& text, int status) {
  std::fputs(text.c_str(), status == kDone || status == kFailed ? stdout : stderr);
  return std::fflush(stdout) == 0 ? status : kFailed;
}

int failed(const std::string& what) {
  std::fprintf(stderr, "parley: %s\n", what.c_str());
  return kFailed;
}

int run_why(const Options& options) {
  std::ifstream file;
  if (options.records == "-" && isatty(STDIN_FILENO) == 1) {
    std::fputs(
        "parley: why needs the records: --from RECORDS, or a pipe\n"
        "Try: parley why --help\n",
        stderr);
    return kBadUsage;
  }
  if (options.records != "-") {
    file.open(options.records);
    if (!file) return failed(options.records + ": cannot be read");
  }
  auto output = Output::open("-");
  const auto screen = screen_of(*output, options.no_color);
  const bool piped = options.records == "-";
  const auto answer =
      explain_record(piped ? std::cin : file, piped ? "standard input" : options.records,
                     options.id, {screen.width, screen.colour});
  if (!answer) return failed(answer.error().what);
  return tell(*answer, kDone);
}

int run(const Options& options) {
  switch (options.verb) {
    case Verb::code:
    case Verb::parse:
    case Verb::extract:
      return run_reading(options);
    case Verb::why:
      return run_why(options);
    case Verb::doctor: {
      const auto found = diagnose(options.data);
      return tell(found.text, found.is_well ? kDone : kFailed);
    }
    case Verb::completion:
      return tell(completion_script(options.shell, command_words()), kDone);
  }
  return kFailed;
}

}  // namespace
}  // namespace parley::app

int main(int argc, char** argv) {
  using namespace parley::app;
  try {
    const auto parsed = parse_command_line({argv + 1, argv + argc});
    if (const auto* answer = std::get_if<Answer>(&parsed))
      return tell(answer->text, answer->status);
    return run(std::get<Options>(parsed));
  } catch (const std::exception& error) {
    return failed(error.what());
  }
}
