#include "coding/party_code.h"

#include <cstdlib>

#include "coding/party_words.h"

namespace parley::coding {
namespace {

bool sector_only(std::string_view code) {
  constexpr std::string_view kSectors =
      "GOV MIL REB OPP PTY COP JUD LEG SPY MED EDU BUS CRM CVL REL REF LAB HLH UAF AGR ELI UNK "
      "HRI UNO";
  const size_t at = kSectors.find(code);
  return at != std::string_view::npos && at % 4 == 0;
}

int months(std::string_view date) {
  const int year = std::atoi(std::string(date.substr(0, 4)).c_str());
  return year * 12 + (date.size() >= 7 ? std::atoi(std::string(date.substr(5, 2)).c_str()) : 12);
}

}  // namespace

void set_code(Party& party, std::string_view code) {
  party.code = code;
  party.sectors.clear();
  const bool world = code.starts_with("IGO") || code.starts_with("NGO") ||
                     code.starts_with("IMG") || code.starts_with("MNC");
  const bool bare = code.size() == 3 && !world && sector_only(code);
  party.country = world || bare || code.size() < 3 ? "" : std::string(code.substr(0, 3));
  if (bare || world) party.sectors.push_back(std::string(code.substr(0, 3)));
  for (size_t at = 3; at < code.size(); at += 3) {
    party.sectors.push_back(std::string(code.substr(at, 3)));
  }
  // The third part is a nicety that only `sectors` keeps.
  if (!world || code.ends_with("JUD") || code.ends_with("LEG")) party.code = code.substr(0, 6);
}

bool owns(const Words& words, size_t last) {
  if (last == 0) return false;
  if (last < words.size()) {
    const std::string_view next = words[last];
    if (next == "'s" || next == "’s" || next == "'") return last + 1 < words.size();
  }
  const std::string_view word = words[last - 1];
  const bool ending = word.ends_with("'s") || word.ends_with("’s") || word.ends_with("s'");
  return ending && last < words.size();
}

bool only_patron(const Words& words, size_t first, size_t last) {
  const auto second_part = [&](std::string_view word) {
    const size_t hyphen = word.rfind('-');
    return hyphen == std::string_view::npos ? std::string() : lower(word.substr(hyphen + 1));
  };
  if (is_patronage(second_part(words[last - 1]))) return true;
  if (last + 1 < words.size() && words[last] == "-" && is_patronage(lower(words[last + 1])))
    return true;
  return first >= 2 && words[first - 1] == "-" && is_stance_prefix(lower(words[first - 2]));
}

std::string surface_of(const Words& words, size_t first, size_t last) {
  std::string out;
  while (first < last && is_article(lower(words[first]))) ++first;
  for (size_t i = first; i < last; ++i) {
    const bool glued =
        words[i].starts_with("'") || words[i] == "-" || (i > first && words[i - 1] == "-");
    if (!out.empty() && !glued) out += ' ';
    out += words[i];
  }
  return out;
}

bool just_over(const Role& role, std::string_view date) {
  return !date.empty() && months(date) - months(role.term.end) <= 2;
}

}  // namespace parley::coding
