#include "app/dictionaries.h"

#include "app/files.h"
#include "coding/actors.h"
#include "coding/petrarch/dictionary.h"

namespace parley::app {
namespace {

namespace petrarch = coding::petrarch;

/// Reads each file and puts what it became below `folder`; "!" comes before all other names, so
/// that the user's word counts first.
template <typename Read>
Result<bool> add(DataFiles& files, const std::vector<std::string>& paths, const std::string& folder,
                 const std::string& name, std::vector<std::string>& warnings, Read read) {
  for (const auto& path : paths) {
    const auto text = read_file(path, petrarch::kMostBytes);
    if (!text) return fail(text.error());
    auto converted = read(path, *text);
    if (!converted) return fail(converted.error());
    files[folder + "/!/" + path + name] = std::move(converted->text);
    warnings.insert(warnings.end(), converted->warnings.begin(), converted->warnings.end());
  }
  return true;
}

}  // namespace

Result<DataFiles> with_dictionaries(DataFiles files, const Dictionaries& named,
                                    std::vector<std::string>& warnings) {
  if (named.empty()) return files;
  const auto actors = coding::Actors::load(files);
  if (!actors) return fail(actors.error());
  const auto codes = coding::Codes::load(files);
  if (!codes) return fail(codes.error());
  const auto knows = [&](std::string_view code) { return actors->knows_code(code); };
  auto done = add(files, named.actors, "actors", "/groups.txt", warnings,
                  [&](const auto& p, const auto& t) { return petrarch::read_actors(p, t, knows); });
  if (done)
    done = add(files, named.agents, "actors", "/agents.txt", warnings,
               [&](const auto& p, const auto& t) { return petrarch::read_agents(p, t, knows); });
  if (done)
    done = add(files, named.verbs, "lexicon/events", "", warnings,
               [&](const auto& p, const auto& t) { return petrarch::read_verbs(p, t, *codes); });
  if (!done) return fail(done.error());
  return files;
}

}  // namespace parley::app
