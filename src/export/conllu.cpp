#include "export/conllu.h"

#include <cassert>
#include <optional>
#include <span>

namespace parley::exports {
namespace {

constexpr std::size_t kColumns = 10;
constexpr std::size_t kLongestLine = 1u << 20;

std::vector<std::string_view> columns_of(std::string_view line) {
  std::vector<std::string_view> columns;
  while (true) {
    const auto tab = line.find('\t');
    columns.push_back(line.substr(0, tab));
    if (tab == std::string_view::npos) return columns;
    line.remove_prefix(tab + 1);
  }
}

/// A sentence while its lines come in.
struct Draft {
  GivenSentence given;
  std::vector<std::string> forms;
  std::vector<bool> space_after;
  std::string trouble;  ///< why the sentence cannot be used, empty if it can
  std::size_t trouble_line = 0;
};

void take_word_line(Draft& draft, const std::string& line) {
  const auto columns = columns_of(line);
  if (columns.size() != kColumns) {
    draft.trouble = "a word has " + std::to_string(columns.size()) + " columns instead of 10";
  } else if (columns[0].find('.') != std::string_view::npos) {
    return;  // an empty node: no word of the text
  } else if (columns[0].find('-') != std::string_view::npos) {
    draft.given.ranges.emplace_back(static_cast<uint32_t>(draft.forms.size()), line);
  } else if (columns[0] != std::to_string(draft.forms.size() + 1)) {
    draft.trouble = "word number " + std::string(columns[0].substr(0, 20)) + " is out of order";
  } else if (columns[1].empty()) {
    draft.trouble = "a word has no form";
  } else {
    draft.forms.emplace_back(columns[1]);
    draft.space_after.push_back(columns[9].find("SpaceAfter=No") == std::string_view::npos);
  }
}

void add_sentence(GivenText& text, Draft&& draft) {
  text::Sentence sentence;
  sentence.first = static_cast<uint32_t>(text.document.tokens.size());
  sentence.at.begin = static_cast<uint32_t>(text.text.size());
  for (std::size_t i = 0; i < draft.forms.size(); ++i) {
    const auto begin = static_cast<uint32_t>(text.text.size());
    text.text += draft.forms[i];
    text.document.tokens.push_back(
        {{begin, static_cast<uint32_t>(text.text.size())}, draft.space_after[i]});
    sentence.at.end = static_cast<uint32_t>(text.text.size());
    if (draft.space_after[i]) text.text += ' ';
  }
  text.text += "\n\n";
  sentence.last = static_cast<uint32_t>(text.document.tokens.size());
  sentence.paragraph = static_cast<uint32_t>(text.document.sentences.size());
  text.document.sentences.push_back(sentence);
  text.given.push_back(std::move(draft.given));
}

std::string field(const std::string& value) { return value.empty() ? "_" : value; }

/// White space inside a field or comment would break the line or the column.
std::string folded(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!space)
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

/// The MISC entry of every word of a sentence that is in a name.
std::vector<std::string> entity_of_words(const nlp::SentenceAnalysis& sentence) {
  std::vector<std::string> entity(sentence.words.size());
  for (const auto& name : sentence.names)
    for (uint32_t i = name.first; i < name.last && i < entity.size(); ++i)
      entity[i] = std::string("Entity=") + (i == name.first ? "B-" : "I-") + entity_tag(name.kind);
  return entity;
}

std::string misc_of(const std::string& entity, bool space_after) {
  if (space_after) return field(entity);
  return entity.empty() ? "SpaceAfter=No" : entity + "|SpaceAfter=No";
}

std::string word_line(std::size_t number, const std::string& form, const nlp::Word& word,
                      const std::string& misc) {
  return std::to_string(number) + "\t" + form + "\t" + field(word.lemma) + "\t" + field(word.upos) +
         "\t" + field(word.xpos) + "\t" + field(word.feats) + "\t" + std::to_string(word.head) +
         "\t" + field(word.deprel) + "\t_\t" + misc + "\n";
}

using Ranges = std::span<const std::pair<uint32_t, std::string>>;

std::string word_lines(std::string_view text, std::span<const text::Token> tokens,
                       const nlp::SentenceAnalysis& sentence, Ranges ranges) {
  assert(tokens.size() == sentence.words.size());
  const auto entity = entity_of_words(sentence);
  std::string out;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    for (; !ranges.empty() && ranges.front().first == i; ranges = ranges.subspan(1))
      out += ranges.front().second + "\n";
    out += word_line(i + 1, folded(slice(text, tokens[i].at)), sentence.words[i],
                     misc_of(entity[i], tokens[i].space_after));
  }
  return out + "\n";
}

std::span<const text::Token> tokens_of(const text::Document& document,
                                       const text::Sentence& sentence) {
  return std::span(document.tokens).subspan(sentence.first, sentence.size());
}

}  // namespace

void read_conllu(std::istream& in, const std::string& name, std::size_t most_sentences,
                 const std::function<void(GivenText&&)>& take,
                 const std::function<void(Error&&)>& complain) {
  GivenText text;
  Draft draft;
  std::size_t number = 0;
  const auto end_sentence = [&] {
    if (!draft.trouble.empty())
      complain({Fault::bad_input,
                name + ":" + std::to_string(draft.trouble_line) + ": " + draft.trouble});
    else if (!draft.forms.empty())
      add_sentence(text, std::move(draft));
    draft = {};
    if (text.given.size() >= most_sentences) take(std::exchange(text, {}));
  };
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (line.find_first_not_of(" \t") == std::string::npos) {
      end_sentence();
    } else if (draft.trouble.empty()) {
      if (line.size() > kLongestLine)
        draft.trouble = "the line is too long";
      else if (line[0] == '#')
        draft.given.comments.push_back(line);
      else
        take_word_line(draft, line);
      draft.trouble_line = number;
    }
  }
  end_sentence();
  if (!text.given.empty()) take(std::move(text));
}

std::string conllu(std::string_view id, std::string_view text, const text::Document& document,
                   const nlp::Analysis& analysis) {
  assert(analysis.sentences.size() == document.sentences.size());
  const auto name = folded(id);
  std::string out;
  std::optional<uint32_t> paragraph;
  for (std::size_t i = 0; i < document.sentences.size(); ++i) {
    const auto& sentence = document.sentences[i];
    if (i == 0) out += "# newdoc id = " + name + "\n";
    if (paragraph != sentence.paragraph) out += "# newpar\n";
    paragraph = sentence.paragraph;
    out += "# sent_id = " + name + "-" + std::to_string(i + 1) + "\n";
    out += "# text = " + folded(slice(text, sentence.at)) + "\n";
    out += word_lines(text, tokens_of(document, sentence), analysis.sentences[i], {});
  }
  return out;
}

std::string conllu(const GivenText& given, const nlp::Analysis& analysis) {
  assert(analysis.sentences.size() == given.document.sentences.size());
  std::string out;
  for (std::size_t i = 0; i < given.given.size(); ++i) {
    const auto& sentence = given.document.sentences[i];
    for (const auto& comment : given.given[i].comments) out += comment + "\n";
    out += word_lines(given.text, tokens_of(given.document, sentence), analysis.sentences[i],
                      given.given[i].ranges);
  }
  return out;
}

const char* entity_tag(nlp::NameKind kind) {
  switch (kind) {
    case nlp::NameKind::person:
      return "PER";
    case nlp::NameKind::organisation:
      return "ORG";
    case nlp::NameKind::geopolitical:
      return "GPE";
    case nlp::NameKind::place:
      return "LOC";
    case nlp::NameKind::facility:
      return "FAC";
    case nlp::NameKind::group:
      return "NORP";
    case nlp::NameKind::event:
      return "EVENT";
    case nlp::NameKind::time:
      return "TIME";
  }
  return "NAME";
}

}  // namespace parley::exports
