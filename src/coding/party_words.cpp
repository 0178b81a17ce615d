#include "coding/party_words.h"

#include <algorithm>
#include <cctype>
#include <initializer_list>

namespace parley::coding {
namespace {

bool among(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

std::string lower(std::string_view word) {
  std::string out(word);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return out;
}

bool starts_upper(std::string_view word) {
  return !word.empty() && ((word[0] >= 'A' && word[0] <= 'Z') || (word[0] & '\x80') != 0);
}

bool is_preposition(std::string_view lowered) {
  return among(lowered, {"of",      "in",     "at",      "from",    "for",    "near",   "with",
                         "to",      "on",     "by",      "against", "inside", "across", "along",
                         "between", "around", "outside", "under",   "over",   "behind", "loyal",
                         "among",   "within", "as",      "into",    "about",  "after",  "before"});
}

bool is_relative(std::string_view lowered) {
  return among(lowered, {"who", "that", "which", "whose", "where", "when", "while", "said"});
}

bool is_article(std::string_view lowered) {
  return among(lowered, {"the", "a", "an", "some", "several", "many", "its", "his", "her", "their",
                         "our", "my", "this", "these", "those", "both", "all", "one", "two"});
}

bool is_pronoun(std::string_view lowered) {
  return among(lowered, {"he",  "she",   "it",     "they",  "him",    "them",   "we",     "us",
                         "i",   "you",   "me",     "who",   "his",    "her",    "its",    "their",
                         "our", "there", "itself", "which", "nobody", "anyone", "nothing"});
}

bool is_former(std::string_view lowered) {
  return among(lowered, {"former", "retired", "ex", "onetime", "erstwhile", "late"});
}

bool is_patronage(std::string_view lowered) {
  return among(lowered,
               {"backed",     "led",        "funded",    "supported",    "trained",    "allied",
                "armed",      "mediated",   "brokered",  "sponsored",    "financed",   "aligned",
                "supplied",   "equipped",   "made",      "built",        "educated",   "friendly",
                "supporting", "drafted",    "dominated", "linked",       "affiliated", "inspired",
                "held",       "controlled", "occupied",  "bound",        "appointed",  "installed",
                "imposed",    "born",       "flagged",   "registered",   "owned",      "tied",
                "organized",  "organised",  "hosted",    "administered", "proposed"});
}

bool is_stance_prefix(std::string_view lowered) { return among(lowered, {"pro", "anti"}); }

bool is_minority_word(std::string_view lowered) {
  return among(lowered, {"ethnic", "minority", "local"});
}

bool is_from_abroad(std::string_view lowered) {
  return among(lowered, {"foreign", "international", "multinational", "overseas", "neutral"});
}

bool is_form_of_address(std::string_view lowered) {
  return among(lowered, {"mr",   "mrs",  "ms",       "miss",     "dr",   "sir",   "lord",  "lady",
                         "gen",  "col",  "lt",       "maj",      "capt", "sgt",   "adm",   "brig",
                         "sen",  "rep",  "gov",      "prof",     "rev",  "king",  "queen", "prince",
                         "pope", "dame", "baroness", "monsieur", "herr", "señor", "sheikh"});
}

bool is_time_word(std::string_view lowered) {
  return among(lowered, {"yesterday", "today",    "tomorrow", "monday",    "tuesday", "wednesday",
                         "thursday",  "friday",   "saturday", "sunday",    "january", "february",
                         "march",     "april",    "june",     "july",      "august",  "september",
                         "october",   "november", "december", "tonight",   "week",    "month",
                         "year",      "morning",  "night",    "afternoon", "weekend"});
}

}  // namespace parley::coding
