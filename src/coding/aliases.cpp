// Other names of one actor: acronyms in brackets, "known as", "formerly", "calls itself".
#include <algorithm>
#include <array>

#include "coding/ledger_lines.h"

namespace parley::coding {
namespace {

/// Words that lead from a name to another of the same actor, and how the two are related.
struct Lead {
  std::array<std::string_view, 4> words;  ///< in lower case, unused ones empty
  std::string_view how;

};

constexpr std::array kLeads = {
    Lead{{"now", "known", "as"}, "renamed"},
    Lead{{"later", "renamed"}, "renamed"},
    Lead{{"now", "called"}, "renamed"},
    Lead{{"renamed", "itself"}, "renamed"},
    Lead{{"rebranded", "itself", "as"}, "renamed"},
    Lead{{"formerly", "known", "as"}, "renamed"},
    Lead{{"previously", "known", "as"}, "renamed"},
    Lead{{"formerly"}, "renamed"},
    Lead{{"also", "known", "as"}, "other_name"},
    Lead{{"better", "known", "as"}, "other_name"},
    Lead{{"known", "by", "its", "acronym"}, "acronym"},
    Lead{{"known", "as", "the"}, "other_name"},
    Lead{{"known", "as"}, "other_name"},
    Lead{{"calls", "itself"}, "self_name"},
    Lead{{"styles", "itself"}, "self_name"},
};

std::string lower(std::string_view word) {
  std::string out(word);
  std::transform(out.begin(), out.end(), out.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return out;
}

bool capital(std::string_view word) { return !word.empty() && word[0] >= 'A' && word[0] <= 'Z'; }

bool all_capitals(std::string_view word) {
  return word.size() >= 2 && std::all_of(word.begin(), word.end(), [](char c) { return (c >= 'A' && c <= 'Z') || c == '-'; });
}

/// A run of capitalised words, joined by small words of names, that ends before `last`.
std::pair<uint32_t, uint32_t> name_before(const SentenceView& s, uint32_t last) {
  uint32_t first = last;
  for (uint32_t i = last; i-- > 0;) {
    const auto form = s.words[i].form;
    const bool joins = form == "of" || form == "for" || form == "and" || form == "the" || form == "al" || form == "-" || form == "in";
    if (capital(form) || (joins && i > 0)) {
      if (capital(form) && !(form == "The" && i == 0)) first = i;
    } else if (form == "group" && i + 1 == last) {
      continue;
    } else {
      break;
    }
  }
  return {first, last};
}

/// A run of capitalised words from `first` on.
std::pair<uint32_t, uint32_t> name_from(const SentenceView& s, uint32_t first) {
  while (first < s.size() && (s.words[first].form == "the" || s.word(first).upos == "PUNCT")) ++first;
  uint32_t last = first;
  for (uint32_t i = first; i < s.size(); ++i) {
    const auto form = s.words[i].form;
    const bool joins = form == "of" || form == "for" || form == "al" || form == "-" || form == "and" || form == "wal" || form == "the";
    if (capital(form))
      last = i + 1;
    else if (!joins)
      break;
  }
  return {first, last};
}

/// "LTTE" for "Liberation Tigers of Tamil Eelam": the letters begin words of the name, in order.
bool is_acronym(const SentenceView& s, std::pair<uint32_t, uint32_t> name, std::string_view letters) {
  std::size_t at = 0;
  for (uint32_t i = name.first; i < name.second && at < letters.size(); ++i)
    if (!s.words[i].form.empty() && std::toupper(static_cast<unsigned char>(s.words[i].form[0])) == letters[at]) ++at;
  return at * 2 > letters.size() && name.second - name.first >= 2;
}

std::size_t lead_length(const SentenceView& s, uint32_t at, const Lead& lead) {
  std::size_t n = 0;
  for (; n < lead.words.size() && !lead.words[n].empty(); ++n)
    if (at + n >= s.size() || lower(s.words[at + n].form) != lead.words[n]) return 0;
  return n;
}

}  // namespace

void LedgerLines::read_aliases(const SentenceView& s) {
  const auto text_of = [&](std::pair<uint32_t, uint32_t> name) {
    return std::string(slice(story_.story.text, s.span_of(name.first, name.second)));
  };
  const auto add = [&](std::pair<uint32_t, uint32_t> name, std::pair<uint32_t, uint32_t> also, std::string_view how) {
    if (name.first >= name.second || also.first >= also.second) return;
    Alias a;
    a.name = text_of(name);
    a.also = text_of(also);
    a.how = how;
    a.at = s.span_of(name.first, also.second);
    a.why = "rule: aliases.cpp, " + a.how;
    const bool twice = std::any_of(lines_.aliases.begin(), lines_.aliases.end(), [&](const Alias& o) { return o.also == a.also; });
    if (!twice && a.name != a.also) lines_.aliases.push_back(std::move(a));
  };
  for (uint32_t i = 1; i < s.size(); ++i) {
    if (s.words[i].form == "(" && i + 2 < s.size() && s.words[i + 2].form == ")" && all_capitals(s.words[i + 1].form)) {
      const auto name = name_before(s, i);
      if (is_acronym(s, name, s.words[i + 1].form)) add(name, {i + 1, i + 2}, "acronym");
    }
    for (const auto& lead : kLeads) {
      const auto n = static_cast<uint32_t>(lead_length(s, i, lead));
      if (n == 0) continue;
      uint32_t before = i;  // over ", which", ", or", "also" to the name
      while (before > 0 && !capital(s.words[before - 1].form) && i - before < 3 && s.words[before - 1].form != "group") --before;
      const auto also = name_from(s, i + n);
      const bool letters = also.second == also.first + 1 && all_capitals(s.words[also.first].form);
      add(name_before(s, before), also, letters ? "acronym" : lead.how);
      break;
    }
  }
}

}  // namespace parley::coding
