// Other names of one actor: acronyms in brackets, "known as", "formerly", "calls itself", "or
// ISIL".
#include <algorithm>
#include <array>
#include <set>

#include "coding/ledger_lines.h"

namespace parley::coding {
namespace {

using Run = std::pair<uint32_t, uint32_t>;

/// Words that lead from a name to another of the same actor, and how the two are related.
struct Lead {
  std::array<std::string_view, 5> words;  ///< in lower case, unused ones empty; "*" is any one word
  std::string_view how;
};

/// Longer leads stand before the shorter ones that they contain.
constexpr std::array kLeads = {
    Lead{{"now", "known", "as"}, "renamed"},
    Lead{{"since", "renamed"}, "renamed"},
    Lead{{"later", "renamed"}, "renamed"},
    Lead{{"now", "called"}, "renamed"},
    Lead{{"renamed", "itself"}, "renamed"},
    Lead{{"rebranded", "itself", "as"}, "renamed"},
    Lead{{"rebranded", "as"}, "renamed"},
    Lead{{"changed", "its", "name", "to"}, "renamed"},
    Lead{{"formerly", "known", "as"}, "renamed"},
    Lead{{"previously", "known", "as"}, "renamed"},
    Lead{{"once", "known", "as"}, "renamed"},
    Lead{{"formerly", "called"}, "renamed"},
    Lead{{"once", "called"}, "renamed"},
    Lead{{"formerly"}, "renamed"},
    Lead{{"renamed"}, "renamed"},
    Lead{{"also", "known", "as"}, "other_name"},
    Lead{{"better", "known", "as"}, "other_name"},
    Lead{{"known", "by", "its", "acronym"}, "acronym"},
    Lead{{"known", "by", "its", "initials"}, "acronym"},
    Lead{{"by", "its", "*", "acronym"}, "acronym"},
    Lead{{"by", "its", "*", "initials"}, "acronym"},
    Lead{{"its", "initials", "stand", "for"}, "acronym"},
    Lead{{"name", "stands", "for"}, "acronym"},
    Lead{{"which", "stands", "for"}, "acronym"},
    Lead{{"short", "for"}, "acronym"},
    Lead{{"in", "full"}, "acronym"},
    Lead{{"full", "name", "is"}, "acronym"},
    Lead{{"known", "locally", "as"}, "other_name"},
    Lead{{"known", "as"}, "other_name"},
    Lead{{"formally"}, "other_name"},
    Lead{{"goes", "by", "the", "name"}, "other_name"},
    Lead{{"under", "the", "name"}, "other_name"},
    Lead{{"an", "alias", "of"}, "other_name"},
    Lead{{"an", "alias", "for"}, "other_name"},
    Lead{{"a", "front", "for"}, "front_for"},
    Lead{{"a", "front", "group", "for"}, "front_for"},
    Lead{{"nom", "de", "guerre", "of"}, "other_name"},
    Lead{{"that", "is"}, "acronym"},
    Lead{{"go", "by"}, "other_name"},
    Lead{{"goes", "by"}, "other_name"},
    Lead{{"calls", "itself"}, "self_name"},
    Lead{{"call", "themselves"}, "self_name"},
    Lead{{"calling", "itself"}, "self_name"},
    Lead{{"calling", "themselves"}, "self_name"},
    Lead{{"styles", "itself"}, "self_name"},
    Lead{{"styling", "itself"}, "self_name"},
    Lead{{"signs", "itself"}, "self_name"},
    Lead{{"signing", "itself"}, "self_name"},
};

constexpr uint32_t kMostBetween =
    9;  ///< words between a name and its lead: "an exiled group also known as"

constexpr std::size_t kLeastLetters = 3;  ///< of letters that are joined to a name by themselves

std::string lower(std::string_view word) {
  std::string out(word);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return out;
}

/// A word of a name: "Sham", and "al-Sham" or "e-Taiba" written as one word.
bool capital(std::string_view word) {
  const auto upper = [](char c) { return c >= 'A' && c <= 'Z'; };
  const auto hyphen = word.find('-');
  return !word.empty() &&
         (upper(word[0]) || (hyphen < 4 && hyphen + 1 < word.size() && upper(word[hyphen + 1])));
}

bool is_month(std::string_view word) {
  static const std::set<std::string_view> kMonths = {
      "January", "February", "March",     "April",   "May",      "June",
      "July",    "August",   "September", "October", "November", "December"};
  return kMonths.count(word) > 0;
}

bool all_capitals(std::string_view word) {
  return word.size() >= 2 && std::all_of(word.begin(), word.end(),
                                         [](char c) { return (c >= 'A' && c <= 'Z') || c == '-'; });
}

/// Small words inside names: "Tigers of Tamil Eelam", "Hayat Tahrir al-Sham", "Jamaat-ud-Dawa".
bool joins_names(std::string_view form) {
  static const std::set<std::string_view> kJoins = {
      "of", "for", "and", "the",           "al", "-",           "in", "wal", "ud", "e", "el",
      "de", "to",  "'s",  "\xe2\x80\x99s", "'",  "\xe2\x80\x99"};
  return kJoins.count(form) > 0;
}

bool is_letters(const SentenceView& s, Run name) {
  return name.second == name.first + 1 && all_capitals(s.words[name.first].form);
}

/// A run of capitalised words, joined by small words of names, that ends before `last`.
Run name_before(const SentenceView& s, uint32_t last) {
  uint32_t first = last;
  for (uint32_t i = last; i-- > 0;) {
    const auto form = s.words[i].form;
    const bool apart = form == "and" && i + 1 < s.size() && s.words[i + 1].form == "the" &&
                       first < last && is_letters(s, {first, last});
    if (apart) break;
    if (capital(form) && !(form == "The" && i == 0))
      first = i;
    else if (!joins_names(form) && !(form == "group" && i + 1 == last))
      break;
  }
  return {first, last};
}

/// A run of capitalised words from `first` on; articles and quotation marks before it are not its
/// own.
Run name_from(const SentenceView& s, uint32_t first) {
  const auto skipped = [&](uint32_t i) {
    return s.words[i].form == "the" || s.words[i].form == "The" || s.words[i].form == "as" ||
           s.word(i).upos == "PUNCT";
  };
  while (first < s.size() && skipped(first)) ++first;
  if (first + 2 < s.size() && s.words[first + 1].form == "-" && !capital(s.words[first].form) &&
      s.words[first].form.size() <= 3 && capital(s.words[first + 2].form)) {
    // "al-Qaida": a small word begins the name
  } else if (first < s.size() && !capital(s.words[first].form)) {
    return {first, first};
  }
  uint32_t last = first;
  for (uint32_t i = first; i < s.size(); ++i) {
    const auto form = s.words[i].form;
    if (is_month(form) && i > first) break;
    if (capital(form))
      last = i + 1;
    else if (!joins_names(form) && i != first)
      break;
  }
  return {first, last};
}

/// "LTTE" for "Liberation Tigers of Tamil Eelam", "FARC" for "Revolutionary Armed Forces of
/// Colombia": most letters begin a word of the name each, in whatever order its own language has.
bool is_acronym(const SentenceView& s, Run name, std::string_view letters) {
  std::string initials;
  for (uint32_t i = name.first; i < name.second; ++i)
    if (!s.words[i].form.empty())
      initials += static_cast<char>(std::toupper(static_cast<unsigned char>(s.words[i].form[0])));
  std::size_t found = 0;
  for (const char letter : letters)
    if (const auto at = initials.find(letter); at != std::string::npos) {
      initials.erase(at, 1);
      ++found;
    }
  return found >= 2 && found * 2 > letters.size() && name.second - name.first >= 2;
}

/// The first letters of a name's words that have capitals: "ONLF" for "Ogaden National Liberation
/// Front".
std::string initials_of(const SentenceView& s, Run name) {
  std::string initials;
  for (uint32_t i = name.first; i < name.second; ++i)
    if (capital(s.words[i].form) && s.words[i].form[0] <= 'Z') initials += s.words[i].form[0];
  return initials;
}

std::size_t lead_length(const SentenceView& s, uint32_t at, const Lead& lead) {
  std::size_t n = 0;
  for (; n < lead.words.size() && !lead.words[n].empty(); ++n)
    if (at + n >= s.size() ||
        (lead.words[n] != "*" && lower(s.words[at + n].form) != lead.words[n]))
      return 0;
  return n;
}

/// The name that a lead at word `at` speaks of: the one right before it, over ", which" and the
/// like, else the one before the comma of a description between ("the X, an exiled group also known
/// as").
Run name_led(const SentenceView& s, uint32_t at) {
  static const std::set<std::string_view> kSmall = {
      ",",   "which", "who", "or",   "also",  "now",   "once", "is",     "was",  "has",
      "and", "(",     "-",   "that", "whose", "group", "had",  "itself", "later"};
  uint32_t near = at;
  while (near > 0 && at - near < 4 && kSmall.count(s.words[near - 1].form) &&
         s.words[near - 1].form != "group")
    --near;
  const auto beside = name_before(s, near);
  if (beside.first < beside.second && capital(s.words[beside.second - 1].form)) return beside;
  if (near > 0 && s.words[near - 1].form == "group")
    if (const auto group = name_before(s, near); group.first < group.second) return group;
  for (uint32_t i = near; i-- > 1 && near - i <= kMostBetween;)
    if (s.words[i].form == "," && capital(s.words[i - 1].form)) return name_before(s, i);
  for (uint32_t i = near; i-- > 0 && near - i <= kMostBetween;)
    if (s.word(i).upos == "PROPN") return name_before(s, i + 1);
  return {near, near};
}

}  // namespace

void LedgerLines::read_aliases(const SentenceView& s) {
  const auto text_of = [&](Run name) {
    return std::string(slice(story_.story.text, s.span_of(name.first, name.second)));
  };
  const auto add = [&](Run name, Run also, std::string_view how) {
    if (name.first >= name.second || also.first >= also.second) return;
    Alias a;
    a.name = text_of(name);
    a.also = text_of(also);
    for (const auto& known :
         lines_.aliases)  // "ISIL, once known as …": the full name that ISIL stands for
      if (known.also == a.name) a.name = known.name;
    a.how = how;
    a.at = {std::min(s.words[name.first].at.begin, s.words[also.first].at.begin),
            std::max(s.words[name.second - 1].at.end, s.words[also.second - 1].at.end)};
    a.why = "rule: aliases.cpp, " + a.how;
    const bool twice = std::any_of(lines_.aliases.begin(), lines_.aliases.end(),
                                   [&](const Alias& o) { return o.also == a.also; });
    if (!twice && a.name != a.also) lines_.aliases.push_back(std::move(a));
  };
  const auto form = [&](uint32_t i) { return i < s.size() ? s.words[i].form : std::string_view{}; };
  const auto pair = [&](Run name,
                        Run also) {  // two names side by side: one must be the other's letters
    if (name.first >= name.second || also.first >= also.second) return;
    if (is_letters(s, also) && is_acronym(s, name, s.words[also.first].form))
      add(name, also, "acronym");
    if (is_letters(s, name) && is_acronym(s, also, s.words[name.first].form))
      add(also, name, "acronym");
  };
  for (uint32_t i = 1; i < s.size(); ++i) {
    if ((form(i) == "(" || form(i) == "," || form(i) == "-" || form(i) == "--" ||
         form(i) == "\xe2\x80\x94" || form(i) == "\xe2\x80\x93") &&
        capital(form(i - 1)))
      pair(name_before(s, i), name_from(s, i + 1));
    if (form(i) == "or" && (form(i - 1) == "," || capital(form(i - 1))))
      pair(name_before(s, form(i - 1) == "," ? i - 1 : i), name_from(s, i + 1));
    // "the Coalition of Patriots, CPC for short"
    if (form(i) == "for" && form(i + 1) == "short" && i >= 2 && form(i - 2) == ",")
      add(name_before(s, i - 2), {i - 1, i}, "acronym");
    for (const auto& lead : kLeads) {
      const auto n = static_cast<uint32_t>(lead_length(s, i, lead));
      if (n == 0) continue;
      const auto also = name_from(s, i + n);
      if (lead.words[0] == "that" && !is_letters(s, name_led(s, i))) break;
      add(name_led(s, i), also, is_letters(s, also) ? "acronym" : lead.how);
      i += n - 1;
      break;
    }
  }
  read_initials(s);
}

/// "the Karen National Union … the KNU": letters that are the initials of a name told elsewhere in
/// the story, all of them. Where the letters are a known actor's the world knows its names already.
void LedgerLines::read_initials(const SentenceView& s) {
  for (uint32_t i = 0; i < s.size(); ++i) {
    const auto form = s.words[i].form;
    if (form.size() >= kLeastLetters && all_capitals(form) && s.word(i).upos == "PROPN")
      letters_.emplace(std::string(form), s.words[i].at);
    if (!capital(form) || (i > 0 && capital(s.words[i - 1].form))) continue;
    const auto name = name_from(s, i);
    const auto initials = initials_of(s, name);
    if (initials.size() >= kLeastLetters && name.second - name.first >= kLeastLetters)
      full_names_.emplace(initials, s.span_of(name.first, name.second));
  }
}

void LedgerLines::join_initials() {
  for (const auto& [letters, at] : letters_) {
    const auto full = full_names_.find(letters);
    const std::array<std::string_view, 1> word{letters};
    if (full == full_names_.end() || !knowledge_.actors.find(word, story_.date).empty()) continue;
    Alias a;
    a.name = std::string(slice(story_.story.text, full->second));
    a.also = letters;
    a.how = "acronym";
    a.at = full->second;
    a.why = "rule: aliases.cpp, initials";
    const bool known =
        std::any_of(lines_.aliases.begin(), lines_.aliases.end(),
                    [&](const Alias& o) { return o.also == a.also || o.name == a.also; });
    if (!known) lines_.aliases.push_back(std::move(a));
  }
}

}  // namespace parley::coding
