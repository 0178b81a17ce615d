#include "coding/codes.h"

#include "coding/lexicon_lines.h"

namespace parley::coding {
namespace {

constexpr const char* kPlover = "codes/plover.txt";
constexpr const char* kCameo = "codes/cameo.txt";

Failure bad(std::string what) { return fail(Fault::bad_input, std::move(what)); }

/// What a line of plover.txt adds to; modes belong to the latest type.
struct Plover {
  std::map<std::string, EventType, std::less<>> types;
  std::map<std::string, std::string, std::less<>> contexts;
  EventType* latest = nullptr;
};

Result<bool> read_type(const std::vector<std::string_view>& words, Plover& book) {
  if (words.size() != 5) return bad("a type needs a name, quad, score and code");
  const auto quad = read_number(words[2]);
  const auto score = read_number(words[3]);
  if (!quad || *quad < 1 || *quad > 4) return bad("quad class is not 1 to 4");
  if (!score) return fail(score.error());
  EventType type{std::string(words[1]), static_cast<int>(*quad), *score, std::string(words[4]), {}};
  const auto [at, fresh] = book.types.emplace(type.name, type);
  if (!fresh) return bad("type given twice: " + type.name);
  book.latest = &at->second;
  return true;
}

Result<bool> read_mode(const std::vector<std::string_view>& words, Plover& book) {
  if (words.size() != 3) return bad("a mode needs a name and a score");
  if (book.latest == nullptr) return bad("a mode before any type");
  const auto score = read_number(words[2]);
  if (!score) return fail(score.error());
  book.latest->modes[std::string(words[1])] = *score;
  return true;
}

Result<bool> read_context(std::string_view line, const std::vector<std::string_view>& words,
                          Plover& book) {
  if (words.size() < 3) return bad("a context needs a name and what it covers");
  const auto covers = line.substr(static_cast<std::size_t>(words[2].data() - line.data()));
  book.contexts[std::string(words[1])] = std::string(covers);
  return true;
}

Result<bool> read_plover_line(std::string_view line, Plover& book) {
  const auto words = fields(line);
  if (words[0] == "type") return read_type(words, book);
  if (words[0] == "mode") return read_mode(words, book);
  if (words[0] == "context") return read_context(line, words, book);
  return bad("neither type, mode nor context: " + std::string(words[0]));
}

/// Type, mode and quad of "ASSAULT.aerial 4", checked against PLOVER; "- 0" is no type.
Result<bool> read_place(std::string_view text, const Plover& book, CameoCode& code) {
  const auto words = fields(text);
  if (words.size() != 2) return bad("the second column is TYPE[.mode] QUAD");
  if (words[0] == "-") return true;
  const auto parts = split(words[0], '.');
  const auto type = book.types.find(parts[0]);
  if (type == book.types.end()) return bad("no such type: " + std::string(parts[0]));
  code.type = type->first;
  code.quad = type->second.quad;
  if (std::to_string(code.quad) != words[1]) return bad("quad class differs from its type's");
  if (parts.size() == 1) return true;
  code.mode = std::string(parts[1]);
  if (type->second.modes.count(code.mode) == 0) return bad("no such mode: " + code.mode);
  return true;
}

Result<bool> read_contexts(std::string_view text, const Plover& book, CameoCode& code) {
  for (const auto name : split(text, ',')) {
    if (name.empty()) continue;
    if (book.contexts.find(name) == book.contexts.end())
      return bad("no such context: " + std::string(name));
    code.contexts.emplace_back(name);
  }
  return true;
}

Result<CameoCode> read_cameo_line(std::string_view line, const Plover& book) {
  const auto columns = split(line, '|');
  if (columns.size() != 5) return bad("not five columns");
  CameoCode code;
  code.code = std::string(columns[0]);
  if (code.code.find_first_not_of("0123456789") != std::string::npos || code.code.size() < 2)
    return bad("no CAMEO code: " + code.code);
  if (const auto place = read_place(columns[1], book, code); !place) return fail(place.error());
  const auto goldstein = read_number(columns[2]);
  if (!goldstein) return fail(goldstein.error());
  code.goldstein = *goldstein;
  if (const auto read = read_contexts(columns[3], book, code); !read) return fail(read.error());
  code.name = std::string(columns[4]);
  if (code.name.empty()) return bad("a code without a name");
  return code;
}

Result<const std::string*> find_file(const std::map<std::string, std::string>& files,
                                     const char* name) {
  const auto at = files.find(name);
  if (at == files.end()) return fail(Fault::not_found, std::string(name) + ": no such file");
  return &at->second;
}

}  // namespace

Result<Codes> Codes::load(const std::map<std::string, std::string>& files) {
  const auto plover = find_file(files, kPlover);
  if (!plover) return fail(plover.error());
  const auto cameo = find_file(files, kCameo);
  if (!cameo) return fail(cameo.error());

  Plover book;
  const auto types = for_each_line(
      kPlover, **plover, [&](int, std::string_view line) { return read_plover_line(line, book); });
  if (!types) return fail(types.error());

  Codes codes;
  const auto rows = for_each_line(kCameo, **cameo, [&](int, std::string_view line) -> Result<bool> {
    auto code = read_cameo_line(line, book);
    if (!code) return fail(code.error());
    const auto name = code->code;
    if (!codes.cameo_.emplace(name, std::move(*code)).second)
      return bad("code given twice: " + name);
    return true;
  });
  if (!rows) return fail(rows.error());
  for (const auto& [name, type] : book.types)
    if (codes.cameo_.count(type.cameo) == 0)
      return bad(std::string(kPlover) + ": " + name + " has an unknown code: " + type.cameo);
  codes.types_ = std::move(book.types);
  codes.contexts_ = std::move(book.contexts);
  return codes;
}

const EventType* Codes::type(std::string_view name) const {
  const auto at = types_.find(name);
  return at == types_.end() ? nullptr : &at->second;
}

const CameoCode* Codes::cameo(std::string_view code) const {
  const auto at = cameo_.find(code);
  return at == cameo_.end() ? nullptr : &at->second;
}

bool Codes::has_mode(std::string_view type_name, std::string_view mode) const {
  const auto* found = type(type_name);
  return found != nullptr && found->modes.find(mode) != found->modes.end();
}

bool Codes::has_context(std::string_view name) const {
  return contexts_.find(name) != contexts_.end();
}

int Codes::quad(std::string_view type_name) const {
  const auto* found = type(type_name);
  return found == nullptr ? 0 : found->quad;
}

double Codes::goldstein(std::string_view type_name, std::string_view code) const {
  if (const auto* found = cameo(code)) return found->goldstein;
  const auto* plain = type(type_name);
  if (plain == nullptr) return 0;
  const auto* found = cameo(plain->cameo);
  return found == nullptr ? 0 : found->goldstein;
}

}  // namespace parley::coding
