#include <algorithm>
#include <cctype>
#include <map>

#include "coding/petrarch/lines.h"

namespace parley::coding::petrarch {
namespace {

std::string_view trim(std::string_view text) {
  while (!text.empty() && std::isspace(static_cast<unsigned char>(text.front())) != 0)
    text.remove_prefix(1);
  while (!text.empty() && std::isspace(static_cast<unsigned char>(text.back())) != 0)
    text.remove_suffix(1);
  return text;
}

bool all_digits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// "960101", "19960101" -> "1996-01-01"; two digits below 31 are of this century. Empty: no date.
std::string iso_date(std::string_view text) {
  if (!all_digits(text) || (text.size() != 6 && text.size() != 8)) return {};
  std::string date(text);
  if (date.size() == 6) date = (date < "31" ? "20" : "19") + date;
  return date.substr(0, 4) + "-" + date.substr(4, 2) + "-" + date.substr(6);
}

/// What stands in the brackets of "[ABC]", "[ABC 960101-010930]", "[ABC >010930]", "[ABC <960101]".
struct DatedCode {
  std::string code, begin, end;
};

std::string read_dated(std::string_view inside, DatedCode& out) {
  inside = trim(inside);
  const auto blank = std::min(inside.find_first_of(" \t<>"), inside.size());
  out.code = std::string(inside.substr(0, blank));
  auto dates = trim(inside.substr(blank));
  if (out.code.empty()) return "no code in [ ]";
  if (dates.empty()) return {};
  const auto dash = dates.find('-');
  if (dates.front() == '>') {
    out.begin = iso_date(trim(dates.substr(1)));
  } else if (dates.front() == '<') {
    out.end = iso_date(trim(dates.substr(1)));
  } else if (dash != std::string_view::npos) {
    out.begin = iso_date(trim(dates.substr(0, dash)));
    out.end = iso_date(trim(dates.substr(dash + 1)));
    if (out.begin.empty() || out.end.empty()) return "not a date: " + std::string(dates);
  }
  if (out.begin.empty() && out.end.empty()) return "not a date: " + std::string(dates);
  if (!out.begin.empty() && !out.end.empty() && out.end < out.begin)
    return "a term that ends before it begins: " + std::string(dates);
  return {};
}

/// Splits "NAME [..] [..]" into the name and what stands in each pair of brackets.
std::string split_codes(std::string_view line, std::string_view& name,
                        std::vector<std::string_view>& inside) {
  auto open = std::min(line.find('['), line.size());
  name = trim(line.substr(0, open));
  while (open < line.size()) {
    const auto close = line.find(']', open);
    if (close == std::string_view::npos) return "a [ without ]";
    inside.push_back(line.substr(open + 1, close - open - 1));
    open = std::min(line.find('[', close), line.size());
  }
  return {};
}

/// Whether our own files can hold the code: letters, three by three, at most three times.
bool is_code(std::string_view code) {
  return !code.empty() && code.size() <= 9 && code.size() % 3 == 0 &&
         std::all_of(code.begin(), code.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

bool is_plain_name(std::string_view name) {
  return name.find_first_of("|;[]{}") == std::string_view::npos;
}

/// One actor: its lines come one after another.
struct Entry {
  std::size_t line = 0;
  std::string name;
  std::vector<std::string> aliases;
  std::vector<DatedCode> codes;
};

void write(Entry& entry, Output& out) {
  if (entry.line == 0) return;
  std::string codes;
  // The code without a date holds where no dated one does: our files have it last.
  std::stable_partition(entry.codes.begin(), entry.codes.end(),
                        [](const DatedCode& c) { return !c.begin.empty() || !c.end.empty(); });
  for (const auto& c : entry.codes) {
    codes += (codes.empty() ? "" : ", ") + c.code;
    if (!c.begin.empty() || !c.end.empty()) codes += " " + c.begin + ".." + c.end;
  }
  if (codes.empty()) return out.warn(entry.line, "no code for " + entry.name + ": left out");
  std::string aliases;
  for (const auto& alias : entry.aliases) aliases += (aliases.empty() ? "" : "; ") + alias;
  out.add(entry.line,
          codes + " | " + entry.name + (aliases.empty() ? std::string() : " | " + aliases));
}

class ActorReader {
 public:
  ActorReader(Output& out, const KnowsCode& knows) : out_(out), knows_(knows) {}

  std::string read(std::size_t number, std::string_view line) {
    std::string_view name;
    std::vector<std::string_view> inside;
    if (auto trouble = split_codes(line, name, inside); !trouble.empty()) return trouble;
    if (!is_plain_name(name)) return "not NAME [CODE]";
    if (name.starts_with('+')) {
      if (entry_.line == 0) return "a synonym before the first name";
      if (as_words(name.substr(1)).empty()) return "an empty synonym";
      entry_.aliases.push_back(as_name(name.substr(1)));
    } else if (!name.empty()) {
      finish();
      if (as_words(name).empty()) return "an empty name";
      entry_ = {number, as_name(name), {}, {}};
    } else if (entry_.line == 0) {
      return "a code before the first name";
    }
    return codes(number, inside);
  }

  void finish() {
    write(entry_, out_);
    entry_ = {};
  }

 private:
  std::string codes(std::size_t number, const std::vector<std::string_view>& inside) {
    for (const auto text : inside) {
      DatedCode code;
      if (auto trouble = read_dated(text, code); !trouble.empty()) return trouble;
      if (is_code(code.code) && knows_(code.code))
        entry_.codes.push_back(std::move(code));
      else
        out_.warn(number, "code " + code.code + " is not supported: left out");
    }
    return {};
  }

  Output& out_;
  const KnowsCode& knows_;
  Entry entry_;
};

/// "!PERSON! = MAN, WOMAN": forms by name of the set.
using Sets = std::map<std::string, std::vector<std::string>, std::less<>>;
constexpr std::size_t kMostForms = 100;

std::string read_set(std::string_view line, Sets& sets) {
  const auto end = line.find('!', 1), equals = line.find('=');
  if (end == std::string_view::npos || equals == std::string_view::npos || equals < end)
    return "not !SET! = FORM, FORM";
  auto& forms = sets[std::string(line.substr(0, end + 1))];
  std::string_view rest = line.substr(equals + 1);
  while (!rest.empty() && forms.size() < kMostForms) {
    const auto comma = std::min(rest.find(','), rest.size());
    if (const auto form = trim(rest.substr(0, comma)); !form.empty()) forms.emplace_back(form);
    rest.remove_prefix(std::min(comma + 1, rest.size()));
  }
  return {};
}

/// The noun once for each form of the set that it names, or as it stands.
std::vector<std::string> forms_of(std::string_view noun, const Sets& sets) {
  const auto begin = noun.find('!');
  const auto end = begin == std::string_view::npos ? begin : noun.find('!', begin + 1);
  if (end == std::string_view::npos) return {std::string(noun)};
  const auto set = sets.find(noun.substr(begin, end - begin + 1));
  std::vector<std::string> out;
  if (set != sets.end())
    for (const auto& form : set->second)
      out.push_back(std::string(noun.substr(0, begin)) + form + std::string(noun.substr(end + 1)));
  return out;
}

std::string joined(const std::vector<std::string>& words, const char* by) {
  std::string out;
  for (const auto& word : words) out += (out.empty() ? "" : by) + word;
  return out;
}

/// "GOVMIL" -> "GOV_MIL".
std::string sectors_of(std::string_view code) {
  std::string out;
  for (std::size_t at = 0; at < code.size(); at += 3)
    out += (at == 0 ? "" : "_") + std::string(code.substr(at, 3));
  return out;
}

std::string read_agent(std::size_t number, std::string_view line, const Sets& sets,
                       const KnowsCode& knows, Output& out) {
  std::string_view name;
  std::vector<std::string_view> inside;
  if (auto trouble = split_codes(line, name, inside); !trouble.empty()) return trouble;
  if (inside.size() != 1) return "not NOUN [~CODE]";
  const auto open = name.find('{');
  std::vector<std::string> nouns = forms_of(trim(name.substr(0, open)), sets);
  if (open != std::string_view::npos) {
    const auto close = name.find('}', open);
    if (close == std::string_view::npos) return "a { without }";
    if (const auto plural = trim(name.substr(open + 1, close - open - 1)); !plural.empty())
      for (auto& form : forms_of(plural, sets)) nouns.push_back(std::move(form));
  }
  if (nouns.empty()) return "an unknown !SET!";
  std::vector<std::string> plain;
  for (const auto& noun : nouns) {
    const auto words = as_words(noun);
    if (words.empty() || !is_plain_name(noun) || noun.find(':') != std::string::npos)
      return "not NOUN [~CODE]";
    plain.push_back(joined(words, " "));
  }
  auto code = trim(inside.front());
  const bool sector = code.starts_with('~');
  if (sector) code.remove_prefix(1);
  if (!sector || !is_code(code) || !knows("USA" + std::string(code).substr(0, 6)))
    out.warn(number, "agent code [" + std::string(inside.front()) + "] is not supported: left out");
  else
    out.add(number, sectors_of(code) + " person: " + joined(plain, "; "));
  return {};
}

}  // namespace

Result<Converted> read_actors(const std::string& file, std::string_view text,
                              const KnowsCode& knows) {
  Output out(file);
  ActorReader reader(out, knows);
  const auto done = for_each_line(
      out, text, [&](std::size_t n, std::string_view line) { return reader.read(n, line); });
  if (!done) return fail(done.error());
  reader.finish();
  return out.take();
}

Result<Converted> read_agents(const std::string& file, std::string_view text,
                              const KnowsCode& knows) {
  Output out(file);
  Sets sets;
  const auto done = for_each_line(out, text, [&](std::size_t n, std::string_view line) {
    line = trim(line);
    const bool set = line.starts_with('!') && line.find('=') != std::string_view::npos;
    return set ? read_set(line, sets) : read_agent(n, line, sets, knows, out);
  });
  if (!done) return fail(done.error());
  return out.take();
}

}  // namespace parley::coding::petrarch
