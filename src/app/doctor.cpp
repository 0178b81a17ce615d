#include "app/doctor.h"

#include <filesystem>
#include <thread>
#include <utility>
#include <vector>

#include <CLI/Version.hpp>
#include <fmt/core.h>
#include <libxml/xmlversion.h>
#include <nlohmann/json.hpp>
#include <openvino/core/version.hpp>
#include <pugixml.hpp>
#include <simdjson.h>
#include <unicode/uversion.h>
#include <zlib.h>
#include <zstd.h>

#include "app/data.h"

namespace parley::app {
namespace {

std::string line(const std::string& name, const std::string& value) {
  return fmt::format("{:<14}{}\n", name, value);
}

std::string compiler() {
#if defined(__clang__)
  return "clang " __clang_version__;
#else
  return "gcc " __VERSION__;
#endif
}

/// What the reader's kernels can make use of.
std::string processor_features() {
  std::string out;
  const auto add = [&](const char* name, bool has) {
    out += has ? std::string(out.empty() ? "" : " ") + name : "";
  };
#if defined(__x86_64__)
  __builtin_cpu_init();
  add("sse4.2", __builtin_cpu_supports("sse4.2") != 0);
  add("avx2", __builtin_cpu_supports("avx2") != 0);
  add("fma", __builtin_cpu_supports("fma") != 0);
  add("avx512f", __builtin_cpu_supports("avx512f") != 0);
  add("avx512vnni", __builtin_cpu_supports("avx512vnni") != 0);
#else
  add("(not x86-64: not examined)", true);
#endif
  return out;
}

std::string libraries() {
  return fmt::format(
      "ICU {}, libxml2 {}, pugixml {}.{}, simdjson {}, zlib {}, zstd {}, fmt {}.{}.{}, "
      "nlohmann-json {}.{}.{}, CLI11 {}",
      U_ICU_VERSION, LIBXML_DOTTED_VERSION, PUGIXML_VERSION / 1000, PUGIXML_VERSION % 1000 / 10,
      SIMDJSON_STRINGIFY(SIMDJSON_VERSION), zlibVersion(), ZSTD_versionString(),
      FMT_VERSION / 10000, FMT_VERSION / 100 % 100, FMT_VERSION % 100, NLOHMANN_JSON_VERSION_MAJOR,
      NLOHMANN_JSON_VERSION_MINOR, NLOHMANN_JSON_VERSION_PATCH, CLI11_VERSION);
}

std::string data_lines(const std::string& folder) {
  const auto files = read_data(folder);
  if (!files) return line("knowledge", "MISSING: " + files.error().what);
  std::size_t bytes = 0;
  for (const auto& [name, text] : *files) bytes += text.size();
  return line("knowledge", fmt::format("{} files, {} KiB", files->size(), bytes / 1024));
}

std::string model_line(const std::string& folder) {
  std::error_code error;
  const auto size = std::filesystem::file_size(model_path(folder), error);
  if (error) return line("model", "MISSING: " + model_path(folder));
  return line("model",
              fmt::format("{}, {:.1f} MB", model_path(folder), static_cast<double>(size) / 1e6));
}

std::string gazetteer_line(const std::string& folder) {
  const auto gazetteer = load_gazetteer(folder);
  if (!gazetteer) return line("gazetteer", "BROKEN: " + gazetteer.error().what);
  if (gazetteer->towns() == 0)
    return line("gazetteer", "none: places have names and no coordinates (" +
                                 gazetteer_path(folder) + " is made by tools/bootstrap.sh)");
  return line("gazetteer",
              fmt::format("{}, {} places", gazetteer_path(folder), gazetteer->towns()));
}

}  // namespace

Diagnosis diagnose(const std::string& data_named_by_user) {
  Diagnosis found;
  found.text =
      line("parley", PARLEY_VERSION) + line("compiler", compiler()) +
      line("OpenVINO", ov::get_openvino_version().buildNumber) + line("libraries", libraries()) +
      line("processor",
           fmt::format("{} cores; {}", std::thread::hardware_concurrency(), processor_features()));
  const auto folder = find_data(data_named_by_user);
  if (!folder) {
    found.text += line("data", "MISSING: " + folder.error().what);
    return found;
  }
  found.text +=
      line("data", *folder) + data_lines(*folder) + model_line(*folder) + gazetteer_line(*folder);
  const auto engine = load_engine(*folder, Needs::coding);
  found.is_well = engine.has_value();
  if (engine) found.text += line("", engine->model->description());
  found.text +=
      line("verdict", engine ? "everything is there" : "NOT READY: " + engine.error().what);
  return found;
}

}  // namespace parley::app
