#include "app/data.h"

#include <cstdlib>
#include <filesystem>

#include "app/files.h"

namespace parley::app {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostDataBytes = 64u << 20;
constexpr std::size_t kMostModelBytes = 1u << 30;

fs::path folder_of_program() {
  std::error_code error;
  return fs::read_symlink("/proc/self/exe", error).parent_path();
}

/// The files of one folder of data/, by name.
DataFiles below(const DataFiles& files, const std::string& folder) {
  DataFiles out;
  for (auto at = files.lower_bound(folder + "/");
       at != files.end() && at->first.rfind(folder + "/", 0) == 0; ++at)
    out[at->first.substr(folder.size() + 1)] = at->second;
  return out;
}

bool is_knowledge(const fs::path& inside) {
  const auto top = inside.begin()->string();
  return top != "samples" && top != "model" && inside.extension() != ".md" &&
         inside.extension() != ".bin";
}

Result<std::shared_ptr<const nlp::Model>> load_model(const std::string& data_folder,
                                                     unsigned workers) {
  const auto path = model_path(data_folder);
  auto bytes = read_file(path, kMostModelBytes);
  if (!bytes) return fail(bytes.error());
  auto model = nlp::Model::load(*bytes, static_cast<int>(workers));
  if (!model) return fail(model.error().fault, path + ": " + model.error().what);
  return model;
}

}  // namespace

std::vector<std::string> data_candidates(const std::string& named_by_user) {
  if (!named_by_user.empty()) return {named_by_user};
  if (const char* set = std::getenv("PARLEY_DATA"); set != nullptr && *set != '\0') return {set};
  return {(folder_of_program().parent_path() / "share/parley").string(), PARLEY_SOURCE_DATA};
}

Result<std::string> find_data(const std::string& named_by_user) {
  std::string tried;
  for (const auto& candidate : data_candidates(named_by_user)) {
    std::error_code error;
    if (fs::is_directory(fs::path(candidate) / "wire", error)) return candidate;
    tried += (tried.empty() ? "" : ", ") + candidate;
  }
  return fail(Fault::not_found,
              "no data folder: tried " + tried + " (name it with --data or PARLEY_DATA)");
}

Result<DataFiles> read_data(const std::string& folder) {
  DataFiles files;
  std::error_code error;
  for (fs::recursive_directory_iterator at(folder, error), end; !error && at != end;
       at.increment(error)) {
    const auto inside = at->path().lexically_relative(folder);
    std::error_code ignored;
    if (!is_knowledge(inside)) {
      at.disable_recursion_pending();
      continue;
    }
    if (!at->is_regular_file(ignored)) continue;
    auto text = read_file(at->path().string(), kMostDataBytes);
    if (!text) return fail(text.error());
    files[inside.generic_string()] = *std::move(text);
  }
  if (error) return fail(Fault::io, folder + ": " + error.message());
  return files;
}

std::string model_path(const std::string& folder) {
  const char* named = std::getenv("PARLEY_MODEL");
  return named != nullptr && *named != '\0' ? named : folder + "/model/parley-en.model";
}

std::string gazetteer_path(const std::string& folder) {
  const auto installed = folder + "/places/gazetteer.bin";
  std::error_code error;
  if (fs::exists(installed, error)) return installed;
  return (fs::path(folder).parent_path() / ".deps/gazetteer/gazetteer.bin").string();
}

Result<places::Gazetteer> load_gazetteer(const std::string& folder) {
  const auto path = gazetteer_path(folder);
  auto file = map_file(path);
  if (!file && file.error().fault == Fault::not_found) return places::Gazetteer();
  if (!file) return fail(file.error());
  auto gazetteer = places::Gazetteer::open(file->bytes, file->owner);
  if (!gazetteer) return fail(gazetteer.error().fault, path + ": " + gazetteer.error().what);
  return gazetteer;
}

Result<Engine> load_engine(const std::string& data_folder, Needs needs, unsigned workers,
                           const Amend& amend) {
  Engine engine;
  const auto files = read_data(data_folder);
  if (!files) return fail(files.error());
  auto wire = wire::load_wire_knowledge(below(*files, "wire"));
  if (!wire) return fail(wire.error().fault, data_folder + "/wire: " + wire.error().what);
  engine.wire = *std::move(wire);
  if (needs == Needs::wire) return engine;

  auto text = text::load_text_knowledge(below(*files, "text"));
  if (!text) return fail(text.error().fault, data_folder + "/text: " + text.error().what);
  engine.text = *std::move(text);
  auto model = load_model(data_folder, workers);
  if (!model) return fail(model.error());
  engine.model = *std::move(model);
  if (needs == Needs::reading) return engine;

  auto gazetteer = load_gazetteer(data_folder);
  if (!gazetteer) return fail(gazetteer.error());
  const auto amended = amend ? amend(*files) : files;
  if (!amended) return fail(amended.error());
  auto knowledge = coding::load_knowledge(*amended, *std::move(gazetteer));
  if (!knowledge) return fail(knowledge.error().fault, data_folder + ": " + knowledge.error().what);
  engine.knowledge = *std::move(knowledge);
  return engine;
}

}  // namespace parley::app
