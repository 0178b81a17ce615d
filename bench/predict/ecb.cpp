// ECB+: which event mentions, in whatever text, are of one event. The mentions are given (`ecb`) or
// found (`ecb_found`); `ecb_pairs` writes what the pair score is trained from.
#include <algorithm>
#include <cstdio>
#include <fstream>
#include <optional>

#include "base/json.h"
#include "bench/predict/given_words.h"
#include "bench/predict/predict.h"
#include "ledger/identity.h"

namespace parley::predict {
namespace {

struct Mention {
  std::size_t text, sentence;
  std::vector<std::size_t> tokens;
  std::string kind, chain;
  std::string lemma;
  std::vector<float> vector;
  std::size_t terms = 0;  ///< number of its sentence among those with terms
};

struct Texts {
  std::vector<std::string> ids;
  std::vector<Mention> mentions;
  std::vector<ledger::TermVector> texts, sentences;
};

bool is_word(const std::string& term) {
  return term.size() > 2 && std::all_of(term.begin(), term.end(), [](unsigned char c) {
           return std::isalnum(c) != 0 || c >= 0x80 || c == '-';
         });
}

std::string lower(std::string text) {
  for (auto& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return text;
}

std::vector<std::string> terms_of(const std::vector<std::string>& words) {
  std::vector<std::string> out;
  for (const auto& w : words)
    if (auto term = lower(w); is_word(term)) out.push_back(std::move(term));
  return out;
}

/// What the reader says of the words of a mention: the lemma of the one that the others hang on,
/// and the mean of their vectors.
void read_mention(const nlp::SentenceAnalysis& s, std::size_t width, Mention& m) {
  const auto inside = [&](std::size_t i) {
    return std::find(m.tokens.begin(), m.tokens.end(), i) != m.tokens.end();
  };
  m.vector.assign(width, 0);
  for (const auto t : m.tokens) {
    const auto& w = s.words.at(t);
    if (m.lemma.empty() || w.head == 0 || !inside(static_cast<std::size_t>(w.head) - 1))
      m.lemma = lower(w.lemma);
    for (std::size_t k = 0; k < width; ++k) m.vector[k] += s.events[t * width + k];
  }
}

void add_given(const Json& text, std::size_t number, std::size_t sentence,
               std::vector<Mention>& out) {
  for (const auto& m : text["mentions"]) {
    if (m["sentence"] != sentence || m["kind"] != "event") continue;
    Mention mention;
    mention.text = number;
    mention.sentence = sentence;
    mention.tokens = m["tokens"].get<std::vector<std::size_t>>();
    mention.kind = "event";
    mention.chain = m.value("chain", "");
    const auto words = text["sentences"][sentence].size();
    if (!mention.tokens.empty() &&
        *std::max_element(mention.tokens.begin(), mention.tokens.end()) < words)
      out.push_back(std::move(mention));
  }
}

void add_found(const nlp::SentenceAnalysis& s, std::size_t number, std::size_t sentence,
               std::vector<Mention>& out) {
  for (const auto& f : s.mentions) {
    Mention mention;
    mention.text = number;
    mention.sentence = sentence;
    for (auto i = f.first; i < f.last; ++i) mention.tokens.push_back(i);
    mention.kind = f.label;
    out.push_back(std::move(mention));
  }
}

std::optional<Texts> read_texts(const std::string& gold, bool given) {
  const auto model = load_model();
  if (model == nullptr) return std::nullopt;
  nlp::Reader reader(model);
  Texts out;
  std::vector<std::vector<std::string>> text_terms, sentence_terms;
  std::ifstream in(gold);
  for (std::string line; std::getline(in, line);) {
    const auto text = Json::parse(line, nullptr, false);
    if (!text.is_object()) continue;
    const auto number = out.ids.size();
    out.ids.push_back(text["id"]);
    const auto sentences = text["sentences"].get<Sentences>();
    auto& all = text_terms.emplace_back();
    for (const auto& s : sentences)
      for (auto& t : terms_of(s)) all.push_back(std::move(t));
    for (const std::size_t k : text["checked"]) {
      if (k >= sentences.size()) continue;
      GivenWords words;
      words.add(sentences[k]);
      const auto s = reader.read(words.text, words.document).sentences.at(0);
      const auto first = out.mentions.size();
      if (given)
        add_given(text, number, k, out.mentions);
      else
        add_found(s, number, k, out.mentions);
      for (auto i = first; i < out.mentions.size(); ++i) {
        read_mention(s, model->event_width(), out.mentions[i]);
        out.mentions[i].terms = sentence_terms.size();
      }
      sentence_terms.push_back(terms_of(sentences[k]));
    }
  }
  out.texts = ledger::term_vectors(text_terms);
  out.sentences = ledger::term_vectors(sentence_terms);
  return out;
}

std::vector<ledger::EventMention> events_of(const Texts& texts, std::vector<std::size_t>& which) {
  std::vector<ledger::EventMention> out;
  for (std::size_t i = 0; i < texts.mentions.size(); ++i) {
    const auto& m = texts.mentions[i];
    if (m.kind != "event") continue;
    which.push_back(i);
    out.push_back({m.lemma, m.vector, &texts.sentences[m.terms], &texts.texts[m.text],
                   static_cast<uint32_t>(m.text)});
  }
  return out;
}

int predict(const std::string& gold, const std::string& out_path, bool given) {
  const auto texts = read_texts(gold, given);
  if (!texts) return 1;
  const std::string weights = PARLEY_SOURCE_DIR "/data/ledger/event_identity.txt";
  const auto file = slurp(weights);
  const auto score = ledger::PairScore::load(file);
  if (!score) {
    std::fprintf(stderr, "%s: %s\n", weights.c_str(), score.error().what.c_str());
    return 1;
  }
  std::vector<std::size_t> which;
  const auto groups = ledger::group_events(*score, events_of(*texts, which));
  std::vector<Json> lists(texts->ids.size(), Json::array());
  for (std::size_t i = 0, event = 0; i < texts->mentions.size(); ++i) {
    const auto& m = texts->mentions[i];
    Json mention = {{"sentence", m.sentence}, {"tokens", m.tokens}, {"kind", m.kind}};
    if (event < which.size() && which[event] == i) mention["chain"] = groups[event++];
    lists[m.text].push_back(std::move(mention));
  }
  std::ofstream out(out_path);
  for (std::size_t i = 0; i < texts->ids.size(); ++i)
    out << to_line({{"id", texts->ids[i]}, {"mentions", lists[i]}}) << '\n';
  return out.flush() ? 0 : 1;
}

}  // namespace

int predict_ecb(const std::string& gold, const std::string& out) {
  return predict(gold, out, true);
}

int predict_ecb_found(const std::string& gold, const std::string& out) {
  return predict(gold, out, false);
}

int predict_ecb_pairs(const std::string& gold, const std::string& out_path) {
  const auto texts = read_texts(gold, true);
  if (!texts) return 1;
  std::vector<std::size_t> which;
  const auto events = events_of(*texts, which);
  std::ofstream out(out_path);
  out << "same\ttexts";
  for (const auto* name : ledger::PairScore::feature_names()) out << '\t' << name;
  out << '\n';
  for (std::size_t i = 0; i < events.size(); ++i)
    for (std::size_t j = i + 1; j < events.size(); ++j) {
      const auto &a = texts->mentions[which[i]], &b = texts->mentions[which[j]];
      if (a.text != b.text &&
          ledger::likeness(*events[i].text, *events[j].text) < ledger::kLeastLikeness)
        continue;
      out << (a.chain == b.chain ? 1 : 0) << '\t' << texts->ids[a.text] << ' '
          << texts->ids[b.text];
      for (const double f : ledger::PairScore::features(events[i], events[j])) out << '\t' << f;
      out << '\n';
    }
  return out.flush() ? 0 : 1;
}

}  // namespace parley::predict
