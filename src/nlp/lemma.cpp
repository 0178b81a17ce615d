#include "nlp/lemma.h"

#include <array>
#include <charconv>
#include <functional>
#include <vector>

#include <unicode/locid.h>
#include <unicode/unistr.h>

namespace parley::nlp {
namespace {

/// A regular ending and what stands in its place in the base form; the first that gives a known
/// word wins.
struct Ending {
  std::string_view tag;  ///< Penn tag
  std::string_view ending;
  std::string_view base;
};

constexpr std::array kEndings = {
    Ending{"NNS", "ies", "y"},   Ending{"NNS", "ves", "f"},   Ending{"NNS", "ches", "ch"},
    Ending{"NNS", "shes", "sh"}, Ending{"NNS", "sses", "ss"}, Ending{"NNS", "xes", "x"},
    Ending{"NNS", "zes", "z"},   Ending{"NNS", "men", "man"}, Ending{"NNS", "s", ""},
    Ending{"NNS", "es", ""},     Ending{"VBZ", "ies", "y"},   Ending{"VBZ", "s", ""},
    Ending{"VBZ", "es", ""},     Ending{"VBD", "ied", "y"},   Ending{"VBD", "ed", "e"},
    Ending{"VBD", "ed", ""},     Ending{"VBG", "ying", "ie"}, Ending{"VBG", "ing", "e"},
    Ending{"VBG", "ing", ""},    Ending{"JJR", "ier", "y"},   Ending{"JJR", "er", ""},
    Ending{"JJR", "er", "e"},    Ending{"JJS", "iest", "y"},  Ending{"JJS", "est", ""},
    Ending{"JJS", "est", "e"},
};

constexpr std::array<std::string_view, 4> kDoubling = {"ed", "ing", "er", "est"};

bool ends_with(std::string_view word, std::string_view ending) {
  return word.size() > ending.size() && word.substr(word.size() - ending.size()) == ending;
}

std::vector<std::string_view> cells_of(std::string_view line) {
  std::vector<std::string_view> cells;
  for (std::size_t at = 0;;) {
    const auto tab = line.find('\t', at);
    cells.push_back(line.substr(at, tab - at));
    if (tab == std::string_view::npos) return cells;
    at = tab + 1;
  }
}

std::string joined(std::string_view a, std::string_view b) {
  std::string out(a);
  out += ' ';
  out += b;
  return out;
}

std::string lower(std::string_view form) {
  auto text = icu::UnicodeString::fromUTF8({form.data(), static_cast<int32_t>(form.size())});
  std::string out;
  text.toLower(icu::Locale::getRoot()).toUTF8String(out);
  return out;
}

/// Calls `add` for every line; the number of the first that it refuses, or 0.
int each_line(std::string_view text, const std::function<bool(std::string_view)>& add) {
  int number = 0;
  for (std::size_t at = 0; at < text.size();) {
    auto end = text.find('\n', at);
    if (end == std::string_view::npos) end = text.size();
    ++number;
    if (end > at && !add(text.substr(at, end - at))) return number;
    at = end + 1;
  }
  return 0;
}

}  // namespace

std::string apply_lemma_script(std::string_view script, std::string_view form) {
  auto text = icu::UnicodeString::fromUTF8({form.data(), static_cast<int32_t>(form.size())});
  if (script.empty() || script[0] != 'K') text.toLower(icu::Locale::getRoot());
  const auto plus = script.find('+');
  int cut = 0;
  if (plus != std::string_view::npos && plus > 2)
    std::from_chars(script.data() + 2, script.data() + plus, cut);
  const bool fits = plus != std::string_view::npos && cut >= 0 && cut <= text.countChar32();
  if (fits) text.truncate(text.moveIndex32(text.length(), -cut));
  std::string out;
  text.toUTF8String(out);
  if (fits) out += script.substr(plus + 1);
  return out;
}

Result<Lemmatiser> Lemmatiser::load(std::string_view seen, std::string_view words) {
  Lemmatiser l;
  if (const int line = each_line(seen, [&](std::string_view s) { return l.add_seen(s); }))
    return fail(Fault::corrupt, "lemmas.txt:" + std::to_string(line) + ": not three columns");
  if (const int line = each_line(words, [&](std::string_view s) { return l.add_word(s); }))
    return fail(Fault::corrupt, "words.txt:" + std::to_string(line) + ": not two or three columns");
  return l;
}

bool Lemmatiser::add_seen(std::string_view line) {
  const auto cells = cells_of(line);
  if (cells.size() != 3) return false;
  seen_.emplace(joined(cells[0], cells[1]), cells[2]);
  return true;
}

bool Lemmatiser::add_word(std::string_view line) {
  const auto cells = cells_of(line);
  if (cells.size() < 2 || cells.size() > 3) return false;
  if (cells.size() == 2)
    words_.insert(joined(cells[0], cells[1]));
  else
    irregular_.emplace(joined(cells[0], cells[1]), cells[2]);
  return true;
}

std::string Lemmatiser::inflected(const std::string& form, std::string_view xpos) const {
  const auto tag = xpos == "VBN" ? std::string_view("VBD") : xpos;
  const auto pos = tag.substr(0, 1);
  const auto known = [&](const std::string& word) { return words_.count(joined(pos, word)) > 0; };
  bool inflects = false;
  for (const auto& e : kEndings) {
    if (e.tag != tag) continue;
    if (!inflects) {
      inflects = true;
      const auto it = irregular_.find(joined(pos, form));
      if (it != irregular_.end()) return std::string(it->second);
    }
    if (!ends_with(form, e.ending)) continue;
    auto word = form.substr(0, form.size() - e.ending.size()).append(e.base);
    if (word.size() > 1 && known(word)) return word;
  }
  for (const auto ending : kDoubling) {
    if (!inflects || !ends_with(form, ending) || form.size() < ending.size() + 3) continue;
    const auto stem = form.substr(0, form.size() - ending.size());
    if (stem[stem.size() - 1] == stem[stem.size() - 2] && known(stem.substr(0, stem.size() - 1)))
      return stem.substr(0, stem.size() - 1);
  }
  return {};
}

bool Lemmatiser::is_slip(const std::string& form, std::string_view xpos,
                         std::string_view lemma) const {
  const auto pos = xpos.substr(0, 1);
  return irregular_.count(joined(pos, form)) > 0 && words_.count(joined(pos, lemma)) == 0;
}

std::string Lemmatiser::lemma(std::string_view form, std::string_view xpos,
                              std::string_view script) const {
  if (xpos == "NNP") return std::string(form);
  if (xpos == "NNPS") return apply_lemma_script(script, form);
  const auto low = lower(form);
  const auto it = seen_.find(joined(low, xpos));
  if (it != seen_.end() && !is_slip(low, xpos, it->second)) return std::string(it->second);
  auto word = inflected(low, xpos);
  return word.empty() ? apply_lemma_script(script, form) : word;
}

}  // namespace parley::nlp
