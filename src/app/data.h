#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "coding/coder.h"
#include "nlp/reader.h"
#include "places/gazetteer.h"
#include "text/knowledge.h"
#include "wire/copy/knowledge.h"

namespace parley::app {

/// Path below data/ to text.
using DataFiles = std::map<std::string, std::string>;

/// Places where data/ is looked for, best first: the one that the user names and no other; else
/// PARLEY_DATA and no other; else share/parley beside the program's folder, and the source tree
/// that it was built from.
std::vector<std::string> data_candidates(const std::string& named_by_user);

/// The first candidate that is there. Errors: not_found, with all that was tried.
Result<std::string> find_data(const std::string& named_by_user);

/// All files of knowledge (text) below the folder; samples and the model are not among them.
Result<DataFiles> read_data(const std::string& folder);

/// Path of the model file: the one that PARLEY_MODEL names, else that of the data folder.
std::string model_path(const std::string& folder);

/// Path of the compiled gazetteer: places/gazetteer.bin in the data folder, else where the source
/// tree's tools/bootstrap.sh puts it.
std::string gazetteer_path(const std::string& folder);

/// An empty gazetteer where there is no file: places then keep their names and nothing else.
/// Errors: io, and corrupt with the path.
Result<places::Gazetteer> load_gazetteer(const std::string& folder);

/// What a verb needs.
enum class Needs { wire, reading, coding };

/// Everything that does not change while stories are read; shared by all workers. Parts that are
/// not needed stay empty.
struct Engine {
  wire::WireKnowledge wire;
  text::TextKnowledge text;
  std::shared_ptr<const nlp::Model> model;
  std::shared_ptr<const coding::Knowledge> knowledge;
};

/// What is done to the files of knowledge before they are read: more of them, from elsewhere.
using Amend = std::function<Result<DataFiles>(DataFiles)>;

/// Errors name the file, and the line where there is one.
/// `workers` threads may read at once. `amend` may be empty; it is used for Needs::coding.
Result<Engine> load_engine(const std::string& data_folder, Needs needs, unsigned workers = 1,
                           const Amend& amend = {});

}  // namespace parley::app
