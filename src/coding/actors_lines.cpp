#include "coding/actors_lines.h"

#include <algorithm>
#include <cctype>
#include <set>

namespace parley::coding {
namespace {

bool is_date(std::string_view text) {
  constexpr std::string_view kForm = "dddd-dd-dd";
  if (text.size() != 4 && text.size() != 7 && text.size() != 10) return false;
  for (size_t i = 0; i < text.size(); ++i) {
    const bool digit = std::isdigit(static_cast<unsigned char>(text[i])) != 0;
    if (kForm[i] == 'd' ? !digit : text[i] != '-') return false;
  }
  const auto number = [&](size_t at) { return (text[at] - '0') * 10 + text[at + 1] - '0'; };
  if (text.size() >= 7 && (number(5) < 1 || number(5) > 12)) return false;
  return text.size() < 10 || (number(8) >= 1 && number(8) <= 31);
}

}  // namespace

std::vector<std::string_view> items(std::string_view text, char mark) {
  auto out = split(text, mark);
  std::erase_if(out, [](std::string_view item) { return item.empty(); });
  return out;
}

std::optional<Term> read_term(std::string_view text) {
  const size_t dots = text.find("..");
  if (dots == std::string_view::npos) return std::nullopt;
  Term term{std::string(text.substr(0, dots)), std::string(text.substr(dots + 2))};
  if (!term.begin.empty() && !is_date(term.begin)) return std::nullopt;
  if (!term.end.empty() && !is_date(term.end)) return std::nullopt;
  const size_t common = std::min(term.begin.size(), term.end.size());
  if (common > 0 && term.begin.substr(0, common) > term.end.substr(0, common)) return std::nullopt;
  return term;
}

bool overlap(const Term& a, const Term& b) {
  const auto before = [](const std::string& end, const std::string& begin) {
    if (end.empty() || begin.empty()) return false;
    const size_t common = std::min(end.size(), begin.size());
    return end.substr(0, common) <= begin.substr(0, common);
  };
  return !before(a.end, b.begin) && !before(b.end, a.begin);
}

bool is_sector(std::string_view code) {
  static const std::set<std::string_view> kSectors = {
      "GOV", "MIL", "REB", "OPP", "PTY", "COP", "JUD", "LEG", "SPY", "MED", "EDU",
      "BUS", "CRM", "CVL", "ETH", "REL", "REF", "LAB", "HLH", "UAF", "NGO", "AGR",
      "ELI", "PRM", "UNK", "PRE", "HRI", "UNO", "IRC", "MSF", "MNC", "IMG", "IGO"};
  return kSectors.contains(code);
}

}  // namespace parley::coding
