// ECB+: which event mentions, in whatever text, are of one event. The mentions are given (`ecb`) or
// found (`ecb_found`); `ecb_pairs` writes what the pair score is trained from.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <map>
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
  ledger::EventMention event;  ///< views are set by events_of
  std::vector<float> vector;
  std::size_t terms = 0;  ///< number of its sentence among those with terms
};

struct Texts {
  std::vector<std::string> ids;
  std::vector<Mention> mentions;
  std::vector<ledger::TermVector> texts, sentences, arguments;
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

/// The mean of the vectors of a mention's words.
void add_vector(const nlp::SentenceAnalysis& s, std::size_t width, Mention& m) {
  m.vector.assign(width, 0);
  for (const auto t : m.tokens)
    for (std::size_t k = 0; k < width; ++k) m.vector[k] += s.events[t * width + k];
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

/// All that is read of one text: every sentence, for what it is about, and the mentions of those
/// that are checked.
class Collector {
 public:
  Collector(std::shared_ptr<const nlp::Model> model, bool given)
      : width_(model->event_width()), reader_(std::move(model)), given_(given) {}

  void add(const Json& text) {
    const auto number = out_.ids.size();
    out_.ids.push_back(text["id"]);
    const auto sentences = text["sentences"].get<Sentences>();
    GivenWords words;
    for (const auto& s : sentences) words.add(s);
    const auto analysis = reader_.read(words.text, words.document);
    auto& topics = topics_.emplace_back();
    for (std::size_t k = 0; k < sentences.size(); ++k)
      ledger::add_topics(analysis.sentences[k], words.text, k, topics);
    for (const std::size_t k : text["checked"]) {
      if (k >= sentences.size()) continue;
      add_sentence(text, analysis.sentences[k], number, k);
      sentence_terms_.push_back(terms_of(sentences[k]));
    }
  }

  Texts finish() {
    out_.texts = ledger::topic_vectors(topics_);
    out_.sentences = ledger::term_vectors(sentence_terms_);
    out_.arguments = ledger::term_vectors(arguments_);
    const auto matters = ledger::group_matters(out_.texts);
    std::map<std::string, double> texts_with;
    for (const auto& topics : topics_)
      for (const auto& [term, weight] : topics) ++texts_with[term];
    for (auto& m : out_.mentions) {
      const double all = static_cast<double>(topics_.size()) + 1;
      m.event.rarity = std::log(all / (texts_with[m.event.lemma] + 0.5)) / std::log(all);
      m.event.matter = matters[m.text];
    }
    return std::move(out_);
  }

 private:
  void add_sentence(const Json& text, const nlp::SentenceAnalysis& s, std::size_t number,
                    std::size_t k) {
    const auto first = out_.mentions.size();
    if (given_)
      add_given(text, number, k, out_.mentions);
    else
      add_found(s, number, k, out_.mentions);
    for (auto i = first; i < out_.mentions.size(); ++i) {
      auto& m = out_.mentions[i];
      arguments_.push_back(ledger::read_mention(s, m.tokens, m.event));
      std::string phrase;
      for (const auto& w : m.event.words) phrase += (phrase.empty() ? "" : "_") + w;
      m.event.families = families_.families(phrase, m.event.lemma);
      add_vector(s, width_, m);
      m.terms = sentence_terms_.size();
    }
  }

  std::size_t width_;
  nlp::Reader reader_;
  bool given_;
  ledger::EventWords families_ =
      ledger::EventWords::load(slurp(PARLEY_SOURCE_DIR "/data/ledger/event_words.txt"));
  Texts out_;
  std::vector<ledger::Topics> topics_;
  std::vector<std::vector<std::string>> sentence_terms_, arguments_;
};

std::optional<Texts> read_texts(const std::string& gold, bool given) {
  const auto model = load_model();
  if (model == nullptr) return std::nullopt;
  Collector collector(model, given);
  std::ifstream in(gold);
  for (std::string line; std::getline(in, line);) {
    const auto text = Json::parse(line, nullptr, false);
    if (text.is_object()) collector.add(text);
  }
  return collector.finish();
}

std::vector<ledger::EventMention> events_of(const Texts& texts, std::vector<std::size_t>& which) {
  std::vector<ledger::EventMention> out;
  for (std::size_t i = 0; i < texts.mentions.size(); ++i) {
    const auto& m = texts.mentions[i];
    if (m.kind != "event") continue;
    which.push_back(i);
    auto& event = out.emplace_back(m.event);
    event.vector = m.vector;
    event.sentence = &texts.sentences[m.terms];
    event.arguments = &texts.arguments[i];
    event.text = &texts.texts[m.text];
    event.text_number = static_cast<uint32_t>(m.text);
    event.sentence_number = static_cast<uint32_t>(m.sentence);
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

int predict_matters(const std::string& gold, const std::string& out_path) {
  const auto model = load_model();
  if (model == nullptr) return 1;
  nlp::Reader reader(model);
  std::vector<Json> ids;
  std::vector<ledger::Topics> topics;
  std::ifstream in(gold);
  for (std::string line; std::getline(in, line);) {
    const auto text = Json::parse(line, nullptr, false);
    if (!text.is_object()) continue;
    GivenWords words;
    for (const auto& s : text["sentences"].get<Sentences>()) words.add(s);
    const auto analysis = reader.read(words.text, words.document);
    ids.push_back(text["id"]);
    auto& t = topics.emplace_back();
    for (std::size_t k = 0; k < analysis.sentences.size(); ++k)
      ledger::add_topics(analysis.sentences[k], words.text, k, t);
  }
  const auto matters = ledger::group_matters(ledger::topic_vectors(topics));
  std::ofstream out(out_path);
  for (std::size_t i = 0; i < ids.size(); ++i)
    out << to_line({{"id", ids[i]}, {"story", matters[i]}}) << '\n';
  return out.flush() ? 0 : 1;
}

int predict_ecb_pairs(const std::string& gold, const std::string& out_path) {
  const auto texts = read_texts(gold, true);
  if (!texts) return 1;
  std::vector<std::size_t> which;
  const auto events = events_of(*texts, which);
  std::ofstream out(out_path);
  out << "same\ttexts\tmentions";
  for (const auto* name : ledger::PairScore::feature_names()) out << '\t' << name;
  out << '\n';
  for (std::size_t i = 0; i < events.size(); ++i)
    for (std::size_t j = i + 1; j < events.size(); ++j) {
      const auto &a = texts->mentions[which[i]], &b = texts->mentions[which[j]];
      if (!ledger::may_be_one(events[i], events[j])) continue;
      out << (a.chain == b.chain ? 1 : 0) << '\t' << texts->ids[a.text] << ' ' << texts->ids[b.text]
          << '\t' << i << ' ' << j;
      for (const double f : ledger::PairScore::features(events[i], events[j])) out << '\t' << f;
      out << '\n';
    }
  return out.flush() ? 0 : 1;
}

}  // namespace parley::predict
