#include "text/measure_words.h"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace parley::text {
namespace {

constexpr std::array<std::string_view, static_cast<std::size_t>(MeasureKind::count)> kKindNames = {
    "cardinal", "ten",     "hundred",   "scale",    "dozen",    "ordinal",     "scaleth",
    "fraction", "vague",   "sign",      "bound",    "money",    "subunit",     "length",
    "weight",   "volume",  "area",      "speed",    "angle",    "information", "temperature",
    "month",    "weekday", "unit",      "part",     "season",   "day",         "now",
    "which",    "section", "edge",      "about",    "meridiem", "zone",        "set",
    "period",   "era",     "reference", "numbered", "holiday"};

std::string_view trimmed(std::string_view s) {
  while (!s.empty() && (s.front() == ' ' || s.front() == '\r')) s.remove_prefix(1);
  while (!s.empty() && (s.back() == ' ' || s.back() == '\r')) s.remove_suffix(1);
  return s;
}

/// The part before `mark`; `s` keeps what is after it.
std::string_view cut(std::string_view& s, char mark) {
  const auto at = std::min(s.find(mark), s.size());
  const auto head = s.substr(0, at);
  s.remove_prefix(std::min(at + 1, s.size()));
  return trimmed(head);
}

}  // namespace

MeasureWords::Match MeasureWords::match(const MeasureText& text, std::size_t i,
                                        MeasureKind kind) const {
  if (i >= text.size()) return {};
  const auto found = forms_.find(text.form(i));
  if (found == forms_.end()) return {};
  for (const auto& form : found->second) {
    if (form.kind != kind) continue;
    std::size_t k = i + 1;
    for (const auto& part : form.rest) {
      if (text.form(k) != part.form || (!part.spaced && !text.glued(k))) break;
      ++k;
    }
    if (k - i == form.rest.size() + 1) return {&words_[form.word], k};
  }
  return {};
}

bool MeasureWords::add(std::string_view line) {
  const auto kind_name = cut(line, '\t');
  const auto value = cut(line, '\t');
  auto forms = cut(line, '\t');
  const auto kind = std::find(kKindNames.begin(), kKindNames.end(), kind_name);
  if (kind == kKindNames.end() || value.empty() || forms.empty()) return false;
  MeasureWord word;
  word.value = value;
  word.extra = trimmed(line);
  word.number = std::strtod(word.value.c_str(), nullptr);
  words_.push_back(std::move(word));
  while (!forms.empty()) {
    const auto form = cut(forms, '|');
    const MeasureText parts(form, {0, static_cast<uint32_t>(form.size())});
    if (parts.size() == 0) return false;
    Form entry{static_cast<MeasureKind>(kind - kKindNames.begin()),
               {},
               static_cast<uint32_t>(words_.size() - 1)};
    for (std::size_t k = 1; k < parts.size(); ++k)
      entry.rest.push_back({std::string(parts.form(k)), parts[k].spaced});
    forms_[std::string(parts.form(0))].push_back(std::move(entry));
  }
  return true;
}

Result<MeasureWords> load_measure_words(const std::map<std::string, std::string>& files) {
  MeasureWords words;
  for (const std::string name : {"numbers.txt", "units.txt", "time_words.txt", "holidays.txt"}) {
    const auto file = files.find(name);
    if (file == files.end()) return fail(Fault::not_found, name + ": no such file");
    std::string_view rest = file->second;
    for (int number = 1; !rest.empty(); ++number) {
      const auto at = std::min(rest.find('\n'), rest.size());
      const auto line = rest.substr(0, at);
      rest.remove_prefix(std::min(at + 1, rest.size()));
      if (trimmed(line).empty() || line[0] == '#') continue;
      if (!words.add(line))
        return fail(Fault::bad_input, name + ":" + std::to_string(number) + ": cannot read \"" +
                                          std::string(line) + "\"");
    }
  }
  for (auto& [first, forms] : words.forms_)
    std::stable_sort(forms.begin(), forms.end(),
                     [](const auto& a, const auto& b) { return a.rest.size() > b.rest.size(); });
  return words;
}

}  // namespace parley::text
