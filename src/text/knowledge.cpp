#include "text/knowledge.h"

#include <cerrno>
#include <cstdlib>
#include <functional>

namespace parley::text {
namespace {

using Fields = std::vector<std::string_view>;

Fields fields_of(std::string_view line) {
  Fields fields;
  for (std::size_t i = 0; i < line.size();) {
    const auto end = std::min(line.find_first_of(" \t\r", i), line.size());
    if (end > i) fields.push_back(line.substr(i, end - i));
    i = end + 1;
  }
  return fields;
}

/// Gives each line's fields to `take`, which answers whether it could read them. Lines that begin
/// with "#" are notes.
Result<bool> read_lines(const std::map<std::string, std::string>& files, const std::string& name,
                        const std::function<bool(const Fields&)>& take) {
  const auto file = files.find(name);
  if (file == files.end()) return fail(Fault::not_found, name + ": no such file");
  const std::string_view text = file->second;
  int number = 0;
  for (std::size_t i = 0; i < text.size();) {
    const auto end = std::min(text.find('\n', i), text.size());
    const auto line = text.substr(i, end - i);
    i = end + 1;
    ++number;
    if (line.empty() || line[0] == '#') continue;
    const auto fields = fields_of(line);
    if (!fields.empty() && !take(fields))
      return fail(Fault::bad_input, name + ":" + std::to_string(number) + ": cannot read \"" +
                                        std::string(line) + "\"");
  }
  return true;
}

bool take_abbreviation(const Fields& fields, TextKnowledge& knowledge) {
  static const std::map<std::string_view, Follows> kConditions = {
      {"", Follows::anything},
      {"number", Follows::number},
      {"capital", Follows::capital},
      {"continuation", Follows::continuation}};
  const auto condition = kConditions.find(fields.size() > 1 ? fields[1] : "");
  if (fields.size() > 2 || condition == kConditions.end() || fields[0].back() != '.') return false;
  return knowledge.abbreviations.emplace(fields[0], condition->second).second;
}

bool take_split(const Fields& fields, TextKnowledge& knowledge) {
  if (fields.size() < 2) return false;
  std::string word;
  std::vector<uint32_t> lengths;
  for (const auto part : fields) {
    word += part;
    lengths.push_back(static_cast<uint32_t>(part.size()));
  }
  return knowledge.splits.emplace(std::move(word), std::move(lengths)).second;
}

bool take_hyphen(const Fields& fields, TextKnowledge& knowledge) {
  const auto word = fields[0];
  if (fields.size() != 1 || word.size() < 2) return false;
  if (word.back() == '-')
    knowledge.prefixes.emplace(word.substr(0, word.size() - 1));
  else if (word.front() == '-')
    knowledge.suffixes.emplace(word.substr(1));
  else
    knowledge.whole.emplace(word);
  return true;
}

/// "3fa2b1c4 -125": a feature's hash, and a hundred times its weight.
bool take_weight(const Fields& fields, TextKnowledge& knowledge) {
  if (fields.size() != 2) return false;
  const std::string hash(fields[0]);
  const std::string weight(fields[1]);
  char* end = nullptr;
  errno = 0;
  const auto key = std::strtoul(hash.c_str(), &end, 16);
  if (*end != '\0' || key > 0xffffffffUL) return false;
  const auto value = std::strtol(weight.c_str(), &end, 10);
  if (*end != '\0' || errno != 0) return false;
  knowledge.ends.emplace(static_cast<uint32_t>(key), static_cast<float>(value) / 100.0F);
  return true;
}

}  // namespace

Result<TextKnowledge> load_text_knowledge(const std::map<std::string, std::string>& files) {
  TextKnowledge knowledge;
  using Take = bool (*)(const Fields&, TextKnowledge&);
  const std::pair<const char*, Take> readers[] = {{"abbreviations.txt", take_abbreviation},
                                                  {"splits.txt", take_split},
                                                  {"hyphens.txt", take_hyphen},
                                                  {"sentence_ends.txt", take_weight}};
  for (const auto& [name, take] : readers) {
    const auto read = read_lines(
        files, name, [&, take = take](const Fields& fields) { return take(fields, knowledge); });
    if (!read) return fail(read.error());
  }
  return knowledge;
}

}  // namespace parley::text
