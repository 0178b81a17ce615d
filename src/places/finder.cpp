#include "places/finder.h"

#include <algorithm>
#include <map>
#include <set>

namespace parley::places {
namespace {

using Words = std::vector<nlp::Word>;

/// Words that close the name of a place: "Laurel County", "Main St."
const std::set<std::string_view> kLast = {
    "County",  "Parish",    "Borough",  "Township", "River",      "Creek",      "Lake",
    "Bay",     "Beach",     "Island",   "Islands",  "Mountain",   "Mountains",  "Hills",
    "Valley",  "Canyon",    "Forest",   "Street",   "St.",        "Avenue",     "Ave.",
    "Road",    "Rd.",       "Drive",    "Dr.",      "Lane",       "Boulevard",  "Blvd.",
    "Highway", "Parkway",   "Square",   "Bridge",   "Park",       "Airport",    "Stadium",
    "Dam",     "Peninsula", "Desert",   "Strait",   "Canal",      "Harbor",     "Harbour",
    "Ocean",   "Sea",       "Gulf",     "Province", "Heights",    "Falls",      "Springs",
    "Plateau", "Reservoir", "Cemetery", "Castle",   "Wilderness", "Archipelago"};
/// Words that are part of names of places and none alone.
const std::set<std::string_view> kNoName = {
    "City",      "Town",      "Village", "State",      "States",   "District",  "Region",
    "Border",    "Block",     "Hill",    "Library",    "Union",    "Lot",       "Court",
    "School",    "Church",    "College", "Center",     "Centre",   "Hospital",  "North",
    "South",     "East",      "West",    "Central",    "Northern", "Southern",  "Eastern",
    "Western",   "Route",     "Road",    "Interstate", "House",    "Northeast", "Northwest",
    "Southeast", "Southwest", "Capitol", "Army",       "Guard"};
/// Words that open it.
const std::set<std::string_view> kFirst = {"Lake", "Mount", "Mt.",  "Cape",
                                           "Fort", "Port",  "Gulf", "Isle"};
/// Words before a number: "Interstate 45".
const std::set<std::string_view> kNumbered = {"Highway", "Interstate", "Route", "Road", "Hwy."};

bool is_capital(std::string_view word) { return !word.empty() && word[0] >= 'A' && word[0] <= 'Z'; }

bool starts_lower(std::string_view word) {
  return !word.empty() && word[0] >= 'a' && word[0] <= 'z';
}

bool is_number(std::string_view word) {
  return !word.empty() && word.find_first_not_of("0123456789") == std::string_view::npos;
}

/// The mentions of one sentence, then of the whole document.
class Finder {
 public:
  Finder(const Atlas& atlas, std::string_view text) : atlas_(atlas), text_(text) {}

  void read(const nlp::SentenceAnalysis& s) {
    s_ = &s;
    taken_.assign(s.words.size(), false);
    persons_.assign(s.words.size(), false);
    for (const auto& n : s.names)
      if (n.kind == nlp::NameKind::person && n.last - n.first > 1) {
        std::fill(persons_.begin() + n.first, persons_.begin() + n.last, true);
        for (uint32_t i = n.first; i < n.last; ++i) ++borne_[word(i)];
        // "Russian President Ivanov" may be read as one name.
        persons_[n.first] = s.words[n.first].upos != "ADJ";
      }
    add_listed();
    add_typed();
    for (const auto& n : s.names)
      if (n.kind == nlp::NameKind::place || n.kind == nlp::NameKind::geopolitical ||
          n.kind == nlp::NameKind::facility)
        add_named(n.first, n.last);
      else if (n.kind == nlp::NameKind::organisation || n.kind == nlp::NameKind::person)
        add_misread(n.first, n.last);
    // What is left of a sentence is read again when the whole document is known.
    for (std::size_t i = 0; i < s.words.size(); ++i)
      if (!taken_[i] && !persons_[i] && is_capital(word(i))) rest_.push_back(s.words[i].at);
  }

  std::vector<Mention> finish() {
    std::set<std::string_view> known;
    for (const auto& m : found_)
      if (!m.demonym) known.insert(slice(text_, m.at));
    for (const Span at : rest_)
      if (known.count(slice(text_, at))) found_.push_back({at});
    drop_persons();
    std::sort(found_.begin(), found_.end(),
              [](const Mention& a, const Mention& b) { return a.at < b.at; });
    return std::move(found_);
  }

 private:
  std::string_view word(std::size_t i) const { return slice(text_, s_->words[i].at); }
  std::string_view words(std::size_t first, std::size_t last) const {
    return slice(text_, {s_->words[first].at.begin, s_->words[last - 1].at.end});
  }

  bool is_free(std::size_t first, std::size_t last) const {
    return std::find(taken_.begin() + static_cast<long>(first),
                     taken_.begin() + static_cast<long>(last),
                     true) == taken_.begin() + static_cast<long>(last);
  }

  void add(std::size_t first, std::size_t last, bool demonym = false) {
    if (first + 1 < last && (word(first) == "the" || word(first) == "The")) ++first;
    if (first >= last || !is_free(first, last)) return;
    if (first + 1 == last && kNoName.count(word(first))) return;
    std::fill(taken_.begin() + static_cast<long>(first), taken_.begin() + static_cast<long>(last),
              true);
    found_.push_back({{s_->words[first].at.begin, s_->words[last - 1].at.end}, demonym, false});
  }

  /// Names and demonyms of the lists, the longest first; a person's name holds none.
  void add_listed() {
    const std::size_t n = s_->words.size();
    for (std::size_t i = 0; i < n; ++i)
      for (std::size_t last = std::min(n, i + atlas_.longest()); last > i; --last) {
        if (!is_free(i, last) || persons_[i] || !fits_around(i, last)) continue;
        const auto name = words(i, last);
        const bool listed = atlas_.is_listed(name);
        if (!listed && !atlas_.demonym(name)) continue;
        add(i, last, !listed);
        break;
      }
  }

  /// "Kansas" is no place in "Kansas City", nor "Georgia" in "Georgia Avenue"; "Ohio" is one in
  /// "Ohio State".
  bool fits_around(std::size_t first, std::size_t last) const {
    for (const auto& name : s_->names) {
      const bool place =
          name.kind == nlp::NameKind::place || name.kind == nlp::NameKind::geopolitical;
      if (!place || name.last <= first || name.first >= last) continue;
      const bool whole = name.first >= first && name.last <= last;
      if (!whole && !atlas_.candidates(words(name.first, name.last)).empty()) return false;
    }
    return last >= s_->words.size() || !kLast.count(word(last));
  }

  /// "Laurel County", "Old Lexington Highway", "Lake Tana", "Interstate 45".
  void add_typed() {
    const std::size_t n = s_->words.size();
    for (std::size_t i = 0; i < n; ++i) {
      if (kNumbered.count(word(i)) && i + 1 < n && is_number(word(i + 1))) {
        std::size_t first = i;
        while (first > 0 && is_capital(word(first - 1)) && is_free(first - 1, first)) --first;
        add(first, i + 2);
      } else if (kLast.count(word(i)) && i > 0 && belongs(i - 1)) {
        std::size_t first = i - 1;
        while (first > 0 && belongs(first - 1)) --first;
        add(first, i + 1);
      } else if (kFirst.count(word(i)) && i + 1 < n && is_capital(word(i + 1)) &&
                 is_free(i, i + 2)) {
        std::size_t last = i + 2;
        while (last < n && s_->words[last].upos == "PROPN" && is_capital(word(last))) ++last;
        add(i, last);
      }
    }
  }

  bool belongs(std::size_t i) const {
    return is_capital(word(i)) && !taken_[i] && word(i) != "The" &&
           (s_->words[i].upos == "PROPN" || s_->words[i].upos == "ADJ" ||
            s_->words[i].upos == "NOUN");
  }

  /// What the reader took for a place, in the pieces between commas, "'s" and small words.
  void add_named(std::size_t first, std::size_t last) {
    std::size_t begin = first;
    for (std::size_t i = first; i <= last; ++i) {
      const bool cut = i == last || taken_[i] || word(i) == "," || word(i) == "'s" ||
                       word(i) == "’s" || (starts_lower(word(i)) && !is_linking(i, begin, last));
      if (!cut) continue;
      if (begin < i && (is_capital(word(begin)) || !starts_lower(word(begin)))) add(begin, i);
      begin = i + 1;
    }
  }

  /// "in Portland" and "Torrington, Conn." are places, whatever the reader took the name for.
  void add_misread(std::size_t first, std::size_t last) {
    if (first > 0 && (word(first - 1) == "in" || word(first - 1) == "near")) {
      const auto meant = atlas_.candidates(words(first, last));
      if (std::any_of(meant.begin(), meant.end(), [](const auto& c) { return !c.alternate; }))
        add(first, last);
    } else if (last + 1 < s_->words.size() && word(last) == ",") {
      std::size_t end = std::min(s_->words.size(), last + 4);
      while (end > last + 1 && !atlas_.is_listed(words(last + 1, end))) --end;
      if (end > last + 1 && !atlas_.candidates(words(first, last)).empty()) add(first, last);
    }
  }

  /// A single word that is oftener part of a person's name than a place, and on no list.
  void drop_persons() {
    std::map<std::string_view, int> places;
    for (const auto& m : found_) ++places[slice(text_, m.at)];
    const auto is_person = [&](const Mention& m) {
      const auto name = slice(text_, m.at);
      const auto borne = borne_.find(name);
      return borne != borne_.end() && borne->second >= places[name] && !m.demonym &&
             !atlas_.is_listed(name);
    };
    found_.erase(std::remove_if(found_.begin(), found_.end(), is_person), found_.end());
  }

  /// "de" in "Rio de Janeiro", "al" in "Deir al-Zor".
  bool is_linking(std::size_t i, std::size_t begin, std::size_t last) const {
    return i > begin && is_capital(word(begin)) && i + 1 < last && word(i).size() <= 3 &&
           !starts_lower(word(i + 1)) && s_->words[i].upos != "ADP";
  }

  const Atlas& atlas_;
  std::string_view text_;
  const nlp::SentenceAnalysis* s_ = nullptr;
  std::vector<bool> taken_;
  std::vector<bool> persons_;
  std::vector<Span> rest_;
  std::map<std::string_view, int> borne_;  ///< words of the names of persons, and how often
  std::vector<Mention> found_;
};

}  // namespace

std::vector<Mention> find_mentions(const Atlas& atlas, std::string_view text,
                                   const std::vector<const nlp::SentenceAnalysis*>& sentences) {
  Finder finder(atlas, text);
  for (const auto* s : sentences) finder.read(*s);
  return finder.finish();
}

std::vector<Mention> find_mentions(const Atlas& atlas, std::string_view text,
                                   const nlp::Analysis& analysis) {
  std::vector<const nlp::SentenceAnalysis*> sentences;
  for (const auto& s : analysis.sentences) sentences.push_back(&s);
  return find_mentions(atlas, text, sentences);
}

}  // namespace parley::places
