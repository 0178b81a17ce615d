#include "app/terminal.h"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <string_view>
#include <utility>

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

namespace parley::app {
namespace {

constexpr int kWidestText = 100;  // longer lines are hard to read
constexpr int kNarrowestText = 40;

bool is_set(const char* variable) {
  const char* value = std::getenv(variable);
  return value != nullptr && *value != '\0';
}

bool terminal_is_dumb() {
  const char* name = std::getenv("TERM");
  return name == nullptr || std::string_view(name) == "dumb" || *name == '\0';
}

/// COLUMNS is what the user wants, whatever the terminal has.
int columns_of_terminal(int descriptor) {
  if (const char* wanted = std::getenv("COLUMNS"); wanted != nullptr && std::atoi(wanted) > 0)
    return std::atoi(wanted);
  winsize size{};
  if (ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  return 80;
}

}  // namespace

Result<Output> Output::open(const std::string& path) {
  if (path == "-") return Output(stdout, "standard output");
  std::FILE* file = std::fopen(path.c_str(), "wb");
  if (file == nullptr) return fail(Fault::io, path + ": " + std::strerror(errno));
  return Output(file, path);
}

Output::Output(Output&& other) noexcept
    : file_(std::exchange(other.file_, nullptr)),
      path_(std::move(other.path_)),
      error_(std::move(other.error_)) {}

Output::~Output() {
  if (file_ != nullptr && file_ != stdout) std::fclose(file_);
}

bool Output::check(bool good) {
  if (!good && error_.empty()) error_ = path_ + ": " + std::strerror(errno);
  return error_.empty();
}

bool Output::write(const std::string& text) {
  return check(std::fwrite(text.data(), 1, text.size(), file_) == text.size());
}

bool Output::finish() { return check(std::fflush(file_) == 0); }

bool Output::is_terminal() const { return isatty(fileno(file_)) == 1; }

exports::Screen screen_of(const Output& output, bool no_color) {
  exports::Screen screen;
  if (!output.is_terminal()) return screen;
  screen.width = std::clamp(columns_of_terminal(STDOUT_FILENO), kNarrowestText, kWidestText);
  screen.colour = !no_color && !is_set("NO_COLOR") && !terminal_is_dumb();
  return screen;
}

Messages::Messages(bool quiet, bool over_results)
    : quiet_(quiet),
      live_(!quiet && !over_results && isatty(STDERR_FILENO) == 1 && !terminal_is_dumb()) {}

void Messages::wipe() {
  if (line_shown_) std::fputs("\r\x1b[K", stderr);
  line_shown_ = false;
}

void Messages::complain(const std::string& what) {
  wipe();
  ++complaints_;
  std::fprintf(stderr, "parley: %s\n", exports::made_safe(what).c_str());
}

void Messages::progress(const exports::Totals& totals) {
  constexpr auto kPause = std::chrono::milliseconds(100);
  if (!live_ || Clock::now() - shown_ < kPause) return;
  shown_ = Clock::now();
  std::fputs(fmt::format("\r\x1b[K{} stories, {:.0f}/s", totals.stories,
                         static_cast<double>(totals.stories) / std::max(seconds(), 0.001))
                 .c_str(),
             stderr);
  line_shown_ = true;
}

void Messages::close(const exports::Totals& totals) {
  wipe();
  if (quiet_) return;
  const auto time = std::max(seconds(), 0.001);
  auto line =
      fmt::format("{} in {:.1f} s", exports::counted(totals.stories, "story", "stories"), time);
  if (totals.stories > 0)
    line += fmt::format(": {:.1f} stories/s", static_cast<double>(totals.stories) / time);
  if (totals.words > 0)
    line += fmt::format(", {:.0f} words/s", static_cast<double>(totals.words) / time);
  if (complaints_ > 0) line += "; " + exports::counted(complaints_, "complaint", "complaints");
  std::fprintf(stderr, "%s\n", line.c_str());
}

}  // namespace parley::app
