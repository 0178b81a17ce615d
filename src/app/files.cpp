#include "app/files.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <utility>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace parley::app {
namespace {

namespace fs = std::filesystem;

std::string trouble(const std::string& path) { return path + ": " + std::strerror(errno); }

bool is_hidden(const fs::path& path) { return path.filename().string().rfind('.', 0) == 0; }

void list_folder(const std::string& folder, std::vector<Input>& inputs) {
  std::vector<std::string> files;
  std::error_code error;
  fs::recursive_directory_iterator at(folder, error);
  while (!error && at != fs::recursive_directory_iterator()) {
    std::error_code ignored;  // an entry that cannot be looked at is met again when it is opened
    if (is_hidden(at->path()))
      at.disable_recursion_pending();
    else if (!at->is_directory(ignored))
      files.push_back(at->path().string());
    at.increment(error);
  }
  if (error)
    inputs.push_back(fail(Fault::io, folder + ": " + error.message()));
  else if (files.empty())
    inputs.push_back(fail(Fault::bad_input, folder + ": holds no files"));
  std::sort(files.begin(), files.end());
  for (auto& file : files) inputs.push_back(std::move(file));
}

}  // namespace

Result<FileSource> FileSource::open(const std::string& path) {
  if (path == "-") return FileSource(stdin, path);
  std::error_code error;
  if (fs::is_directory(path, error)) return fail(Fault::io, path + ": is a folder");
  std::FILE* file = std::fopen(path.c_str(), "rb");
  if (file == nullptr && path.find("://") != std::string::npos)
    return fail(Fault::not_found, path + ": no file; addresses are not fetched: curl -s " + path +
                                      " | parley code -");
  if (file == nullptr) return fail(errno == ENOENT ? Fault::not_found : Fault::io, trouble(path));
  return FileSource(file, path);
}

FileSource::FileSource(FileSource&& other) noexcept
    : file_(std::exchange(other.file_, nullptr)),
      path_(std::move(other.path_)),
      error_(std::move(other.error_)) {}

FileSource::~FileSource() {
  if (file_ != nullptr && file_ != stdin) std::fclose(file_);
}

std::size_t FileSource::read(char* into, std::size_t room) {
  // Not fread, which waits until all the room is filled: a story that comes through a pipe is
  // wanted at once.
  while (true) {
    const auto n = ::read(fileno(file_), into, room);
    if (n >= 0) return static_cast<std::size_t>(n);
    if (errno == EINTR) continue;
    error_ = std::strerror(errno);
    return 0;
  }
}

std::vector<Input> list_inputs(const std::vector<std::string>& paths) {
  std::vector<Input> inputs;
  for (const auto& path : paths) {
    std::error_code error;
    if (path != "-" && fs::is_directory(path, error))
      list_folder(path, inputs);
    else
      inputs.push_back(path);
  }
  return inputs;
}

Result<MappedFile> map_file(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return fail(errno == ENOENT ? Fault::not_found : Fault::io, trouble(path));
  struct stat about {};
  void* start = MAP_FAILED;
  if (::fstat(file, &about) == 0 && about.st_size > 0)
    start =
        ::mmap(nullptr, static_cast<std::size_t>(about.st_size), PROT_READ, MAP_PRIVATE, file, 0);
  const std::string what = trouble(path);
  ::close(file);
  if (start == MAP_FAILED) return fail(Fault::io, what);
  const auto size = static_cast<std::size_t>(about.st_size);
  MappedFile mapped;
  mapped.owner = std::shared_ptr<const void>(
      start, [size](const void* at) { ::munmap(const_cast<void*>(at), size); });
  mapped.bytes = {static_cast<const char*>(start), size};
  return mapped;
}

Result<std::string> read_file(const std::string& path, std::size_t most_bytes) {
  auto source = FileSource::open(path);
  if (!source) return fail(source.error());
  std::string bytes;
  std::string piece(1u << 16, '\0');
  while (const auto n = source->read(piece.data(), piece.size())) {
    bytes.append(piece, 0, n);
    if (bytes.size() > most_bytes)
      return fail(Fault::bad_input, path + ": more than " + std::to_string(most_bytes) + " bytes");
  }
  if (!source->error().empty()) return fail(Fault::io, path + ": " + source->error());
  return bytes;
}

}  // namespace parley::app
