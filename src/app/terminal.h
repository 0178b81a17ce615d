#pragma once

#include <chrono>
#include <cstdio>
#include <string>

#include "base/result.h"
#include "export/readable.h"
#include "export/totals.h"

namespace parley::app {

/// Where results go: a file, or standard output for "-".
class Output {
 public:
  /// Errors: io.
  static Result<Output> open(const std::string& path);
  Output(Output&& other) noexcept;
  Output& operator=(Output&&) = delete;
  ~Output();

  /// False once something could not be written; error() then says why.
  bool write(const std::string& text);
  /// Writes what is held back. False as above.
  bool finish();
  const std::string& error() const { return error_; }

  bool is_terminal() const;

 private:
  Output(std::FILE* file, std::string path) : file_(file), path_(std::move(path)) {}
  bool check(bool good);

  std::FILE* file_;
  std::string path_;
  std::string error_;
};

/// What can be shown on this output: colour on a terminal that has it, unless NO_COLOR or the user
/// says no.
exports::Screen screen_of(const Output& output, bool no_color);

/// Standard error: complaints, a line of progress when it is a terminal, and the closing line. Not
/// thread-safe.
class Messages {
 public:
  /// `quiet`: complaints only. `over_results`: the results go to the same terminal, so that no line
  /// can be kept there.
  Messages(bool quiet, bool over_results);

  void complain(const std::string& what);
  /// Something was read; shows it at most ten times a second.
  void progress(const exports::Totals& totals);
  /// "60 stories in 2.1 s: 28.6 stories/s, 14,300 words/s".
  void close(const exports::Totals& totals);

  std::size_t complaints() const { return complaints_; }

 private:
  using Clock = std::chrono::steady_clock;
  void wipe();
  double seconds() const { return std::chrono::duration<double>(Clock::now() - start_).count(); }

  bool quiet_;
  bool live_;
  bool line_shown_ = false;
  std::size_t complaints_ = 0;
  Clock::time_point start_ = Clock::now();
  Clock::time_point shown_ = {};
};

}  // namespace parley::app
