#pragma once

#include <cstdio>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "wire/intake.h"

namespace parley::app {

/// Bytes of a file, or of standard input for "-".
class FileSource : public wire::ByteSource {
 public:
  /// Errors: not_found, io ("path: No such file or directory").
  static Result<FileSource> open(const std::string& path);
  FileSource(FileSource&& other) noexcept;
  FileSource& operator=(FileSource&&) = delete;
  ~FileSource() override;

  std::size_t read(char* into, std::size_t room) override;
  std::string error() const override { return error_; }

 private:
  FileSource(std::FILE* file, std::string path) : file_(file), path_(std::move(path)) {}

  std::FILE* file_;
  std::string path_;
  std::string error_;
};

/// A path that can be read, or why it cannot.
using Input = Result<std::string>;

/// The files that the paths name, in order; a folder stands for the regular files below it in order
/// of their paths, hidden ones left out. Symbolic links to folders are not followed inside a
/// folder.
std::vector<Input> list_inputs(const std::vector<std::string>& paths);

/// A file's bytes where the system keeps them, read as they are looked at.
struct MappedFile {
  std::string_view bytes;
  std::shared_ptr<const void> owner;  ///< unmaps them
};

/// Errors: not_found, io. A file that is cut short by others while it is mapped ends the program,
/// so that only files of our own installation are mapped.
Result<MappedFile> map_file(const std::string& path);

/// The whole of a file. Errors: not_found, io; bad_input above `most_bytes`.
Result<std::string> read_file(const std::string& path, std::size_t most_bytes);

}  // namespace parley::app
