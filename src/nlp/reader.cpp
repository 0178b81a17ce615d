#include "nlp/reader.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <unordered_map>

#include "nlp/model_parts.h"
#include "nlp/names.h"
#include "nlp/repair.h"
#include "nlp/tree.h"

namespace parley::nlp {
namespace {

constexpr std::size_t kMostPieces = 512;     // positions that the encoder knows
constexpr std::size_t kMostWords = 400;      // longer sentences (words given) are read in parts
constexpr std::size_t kPiecesInBatch = 768;  // with padding; more does not fill one core better
// Lengths and numbers of sentences are padded to these: a shape that was met before costs no
// preparation.
constexpr std::array<std::size_t, 13> kWidths = {16, 24,  32,  40,  48,  64, 80,
                                                 96, 128, 192, 256, 384, 512};
constexpr std::size_t kExactRows = 4;  // above, rows are padded to a multiple
constexpr std::size_t kWordsRemembered = 50000;
constexpr std::size_t kLongestRemembered =
    64;  // bytes; longer words come once, and would fill the memory

std::size_t padded_width(std::size_t n) {
  const auto* at = std::lower_bound(kWidths.begin(), kWidths.end(), n);
  return at == kWidths.end() ? kWidths.back() : *at;
}

std::size_t padded_rows(std::size_t n) {
  return n <= kExactRows ? n : (n + kExactRows - 1) / kExactRows * kExactRows;
}

/// A sentence, or a part of an overlong one, as the encoder takes it. Index 0 of `first` and `last`
/// is the root.
struct Encoded {
  std::size_t sentence = 0;
  std::size_t begin = 0;  ///< of its words in the sentence
  std::vector<int32_t> pieces, casing, first, last;
  std::size_t words() const { return first.size() - 1; }
};

struct WordPieces {
  std::vector<int32_t> pieces;
  Casing casing;
};

ov::Tensor integers(const std::vector<const Encoded*>& batch, std::vector<int32_t> Encoded::*field,
                    std::size_t width) {
  ov::Tensor tensor(ov::element::i32, {padded_rows(batch.size()), width});
  auto* out = tensor.data<int32_t>();
  std::fill(out, out + tensor.get_size(), 0);
  for (std::size_t i = 0; i < batch.size(); ++i)
    std::copy((batch[i]->*field).begin(), (batch[i]->*field).end(), out + i * width);
  return tensor;
}

const std::string& class_at(const std::vector<std::string>& classes, int32_t k) {
  return classes[static_cast<std::size_t>(
      std::clamp<int32_t>(k, 0, static_cast<int32_t>(classes.size()) - 1))];
}

}  // namespace

struct Reader::State {
  std::shared_ptr<const Model> model;
  ov::InferRequest read, relate;
  std::unordered_map<std::string, WordPieces> seen;
  WordPieces unremembered;  ///< of the last overlong word

  const WordPieces& pieces_of(std::string_view word);
  Encoded encode(std::string_view text, std::span<const text::Token> tokens);
  void run(const std::vector<const Encoded*>& batch, std::vector<SentenceAnalysis>& out);
  void fill_words(const Encoded& e, std::size_t row, std::span<const int> heads,
                  SentenceAnalysis& out);
  void fill_names(const Encoded& e, std::size_t row, SentenceAnalysis& out);
  /// What the heads beyond trees and names say.
  void fill_rest(const Encoded& e, std::size_t row, SentenceAnalysis& out);
  std::vector<Labelled> decode(const char* head, const Encoded& e, std::size_t row);
  std::span<const float> scores_at(std::size_t row, std::size_t word, const ScoredHead& head);

  ov::Tensor best, scores, labels, pairs, more, classes;
};

const WordPieces& Reader::State::pieces_of(std::string_view word) {
  if (word.size() > kLongestRemembered)
    return unremembered = {model->parts().wordpiece.pieces(word), casing_of(word)};
  std::string key(word);
  const auto it = seen.find(key);
  if (it != seen.end()) return it->second;
  if (seen.size() >= kWordsRemembered) seen.clear();
  WordPieces made{model->parts().wordpiece.pieces(word), casing_of(word)};
  return seen.emplace(std::move(key), std::move(made)).first->second;
}

Encoded Reader::State::encode(std::string_view text, std::span<const text::Token> tokens) {
  const auto& wordpiece = model->parts().wordpiece;
  Encoded e;
  e.pieces = {wordpiece.start()};
  e.casing = {0};
  e.first = e.last = {0};
  std::size_t total = 2;
  for (const auto& t : tokens) total += pieces_of(slice(text, t.at)).pieces.size();
  const bool crowded = total > kMostPieces;  // then each word gives its first piece only
  for (const auto& t : tokens) {
    const auto& w = pieces_of(slice(text, t.at));
    const std::size_t n = crowded ? 1 : w.pieces.size();
    e.first.push_back(static_cast<int32_t>(e.pieces.size()));
    e.last.push_back(static_cast<int32_t>(e.pieces.size() + n - 1));
    e.pieces.insert(e.pieces.end(), w.pieces.begin(), w.pieces.begin() + static_cast<long>(n));
    e.casing.insert(e.casing.end(), n, static_cast<int32_t>(w.casing));
  }
  e.pieces.push_back(wordpiece.end());
  e.casing.push_back(0);
  return e;
}

std::span<const float> Reader::State::scores_at(std::size_t row, std::size_t word,
                                                const ScoredHead& head) {
  const auto shape = scores.get_shape();
  return {scores.data<float>() + (row * shape[1] + word + 1) * shape[2] + head.begin,
          head.classes.size()};
}

void Reader::State::fill_words(const Encoded& e, std::size_t row, std::span<const int> heads,
                               SentenceAnalysis& out) {
  const auto& parts = model->parts();
  const std::size_t width = best.get_shape()[1];
  const int base = static_cast<int>(e.begin);
  const auto classify = [&](const char* head, std::size_t i, std::string& name, float& score) {
    const auto& scored = parts.scored.at(head);
    const auto row_scores = scores_at(row, i, scored);
    const auto top = std::max_element(row_scores.begin(), row_scores.end()) - row_scores.begin();
    score = std::exp(row_scores[static_cast<std::size_t>(top)]);
    name = scored.classes[static_cast<std::size_t>(top)] == "O"
               ? ""
               : scored.classes[static_cast<std::size_t>(top)];
  };
  for (std::size_t i = 0; i < e.words(); ++i) {
    auto& w = out.words[e.begin + i];
    const auto* b = best.data<int32_t>() + (row * width + i + 1) * 4;
    w.upos = class_at(parts.upos, b[0]);
    w.xpos = class_at(parts.xpos, b[1]);
    if ((w.upos == "PART" || w.upos == "PROPN") && w.xpos.rfind("VB", 0) == 0)
      w.upos = "VERB";  // of two tags that cannot both be right, the finer
    w.feats = class_at(parts.feats, b[2]);
    w.lemma = class_at(parts.lemma, b[3]);  // the script; the lemmatiser makes the lemma
    w.deprel = class_at(parts.deprel, labels.data<int32_t>()[row * width + i + 1]);
    w.head = heads[i + 1] == 0 ? 0 : heads[i + 1] + base;
    if (w.head == 0)
      w.deprel = "root";
    else if (w.deprel == "root")
      w.deprel = "parataxis";
    classify("trigger", i, w.trigger, w.trigger_score);
    const auto types = scores_at(row, i, parts.scored.at("trigger"));
    for (std::size_t k = 0; k < kEventTypes.size(); ++k)
      if (const auto column = parts.event_columns[k]; column < types.size())
        w.event_scores[k] = std::exp(types[column]);
    classify("cue", i, w.cue, w.cue_score);
    if (parts.event_width == 0) continue;
    classify("status", i, w.status, w.status_score);
    classify("mode", i, w.mode, w.mode_score);
  }
}

std::vector<Labelled> Reader::State::decode(const char* head, const Encoded& e, std::size_t row) {
  const auto& scored = model->parts().scored.at(head);
  std::vector<std::span<const float>> rows;
  for (std::size_t i = 0; i < e.words(); ++i) rows.push_back(scores_at(row, i, scored));
  auto found = scored.tags.decode(rows);
  for (auto& f : found)
    f.first += static_cast<uint32_t>(e.begin), f.last += static_cast<uint32_t>(e.begin);
  return found;
}

void Reader::State::fill_rest(const Encoded& e, std::size_t row, SentenceAnalysis& out) {
  const auto add = [](std::vector<Labelled>& list, std::vector<Labelled> found) {
    list.insert(list.end(), std::make_move_iterator(found.begin()),
                std::make_move_iterator(found.end()));
  };
  add(out.said, decode("said", e, row));
  add(out.parties, decode("source_target", e, row));
  add(out.mentions, decode("ecb", e, row));
  add(out.fillers, decode("muc", e, row));
  const std::size_t width = more.get_shape()[1], event = model->parts().event_width;
  const std::size_t n = e.words();
  out.events.resize(out.words.size() * event);
  for (std::size_t i = 0; i < n; ++i) {
    const float* from = more.data<float>() + (row * width + i + 1) * (1 + event);
    out.words[e.begin + i].factuality = *from;
    std::copy_n(from + 1, event, out.events.data() + (e.begin + i) * event);
  }
  std::vector<float> block(Relations::kKinds * n * n);
  for (std::size_t r = 0; r < Relations::kKinds; ++r)
    for (std::size_t i = 0; i < n; ++i) {
      const std::size_t line = (row * Relations::kKinds + r) * width + i + 1;
      std::copy_n(pairs.data<float>() + line * width + 1, n, block.data() + (r * n + i) * n);
    }
  out.relations.add_block({e.begin, n, std::move(block)});
  if (e.begin == 0) {
    const std::size_t columns = classes.get_shape()[1];
    const float* from = classes.data<float>() + row * columns;
    out.classes.assign(from, from + columns);
    const std::size_t quad = model->parts().quad_column;
    if (quad + out.quad.size() <= columns) {
      float sum = 0;
      for (std::size_t k = 0; k < out.quad.size(); ++k)
        sum += out.quad[k] = std::exp(std::min(from[quad + k], 80.0F));
      for (auto& q : out.quad) q /= sum;
    }
  }
}

void Reader::State::fill_names(const Encoded& e, std::size_t row, SentenceAnalysis& out) {
  const auto web = decode("name_web", e, row), gum = decode("name_gum", e, row),
             conflict = decode("name_re3d", e, row);
  const auto names = merge_names(out.words, web, gum, conflict);
  out.names.insert(out.names.end(), names.begin(), names.end());
  out.web_names.insert(out.web_names.end(), web.begin(), web.end());
  out.conflict_names.insert(out.conflict_names.end(), conflict.begin(), conflict.end());
}

void Reader::State::run(const std::vector<const Encoded*>& batch,
                        std::vector<SentenceAnalysis>& out) {
  std::size_t longest = 0;
  for (const auto* e : batch) longest = std::max(longest, e->pieces.size());
  const std::size_t words = padded_width(longest);  // there are never more words than pieces
  read.set_tensor("pieces", integers(batch, &Encoded::pieces, words));
  read.set_tensor("casing", integers(batch, &Encoded::casing, words));
  read.set_tensor("first", integers(batch, &Encoded::first, words));
  read.set_tensor("last", integers(batch, &Encoded::last, words));
  read.infer();
  const auto arcs = read.get_tensor("arcs");
  best = read.get_tensor("best");
  scores = read.get_tensor("scores");
  if (model->parts().event_width > 0) {
    pairs = read.get_tensor("pairs");
    more = read.get_tensor("more");
    classes = read.get_tensor("classes");
  }
  ov::Tensor governors(ov::element::i32, {padded_rows(batch.size()), words});
  std::fill_n(governors.data<int32_t>(), governors.get_size(), 0);
  std::vector<std::vector<int>> heads;
  for (std::size_t i = 0; i < batch.size(); ++i) {
    const std::span<const float> s(arcs.data<float>() + i * words * words, words * words);
    heads.push_back(decode_tree(s, words, batch[i]->words()));
    std::copy(heads[i].begin(), heads[i].end(), governors.data<int32_t>() + i * words);
  }
  relate.set_tensor("dep", read.get_tensor("dep"));
  relate.set_tensor("head", read.get_tensor("head"));
  relate.set_tensor("governors", governors);
  relate.infer();
  labels = relate.get_tensor("labels");
  for (std::size_t i = 0; i < batch.size(); ++i) {
    fill_words(*batch[i], i, heads[i], out[batch[i]->sentence]);
    fill_names(*batch[i], i, out[batch[i]->sentence]);
    if (model->parts().event_width > 0) fill_rest(*batch[i], i, out[batch[i]->sentence]);
  }
}

Reader::Reader(std::shared_ptr<const Model> model) : state_(std::make_unique<State>()) {
  state_->read = model->parts().read.create_infer_request();
  state_->relate = model->parts().relate.create_infer_request();
  state_->model = std::move(model);
}
Reader::~Reader() = default;
Reader::Reader(Reader&&) noexcept = default;

namespace {

/// The parts of an overlong sentence become one tree: later roots hang on the first. Parts are read
/// shortest first, so their names come in any order.
void join_parts(SentenceAnalysis& sentence) {
  const auto earlier = [](const auto& a, const auto& b) { return a.first < b.first; };
  std::sort(sentence.names.begin(), sentence.names.end(), earlier);
  for (auto* list : {&sentence.web_names, &sentence.conflict_names, &sentence.said,
                     &sentence.parties, &sentence.mentions, &sentence.fillers})
    std::sort(list->begin(), list->end(), earlier);
  int root = 0;
  for (int i = 0; i < static_cast<int>(sentence.words.size()); ++i) {
    auto& w = sentence.words[static_cast<std::size_t>(i)];
    if (w.head != 0) continue;
    if (root == 0) {
      root = i + 1;
    } else {
      w.head = root;
      w.deprel = "parataxis";
    }
  }
}

/// Sentences of like length together, within the limit of pieces, shortest first.
std::vector<std::vector<const Encoded*>> batches_of(const std::vector<Encoded>& all) {
  std::vector<const Encoded*> order;
  for (const auto& e : all) order.push_back(&e);
  std::stable_sort(order.begin(), order.end(), [](const Encoded* a, const Encoded* b) {
    return a->pieces.size() < b->pieces.size();
  });
  std::vector<std::vector<const Encoded*>> out;
  for (const auto* e : order) {
    if (out.empty() || (out.back().size() + 1) * padded_width(e->pieces.size()) > kPiecesInBatch ||
        padded_width(out.back().back()->pieces.size()) != padded_width(e->pieces.size()))
      out.emplace_back();
    out.back().push_back(e);
  }
  return out;
}

}  // namespace

Analysis Reader::read(std::string_view text, const text::Document& document) {
  std::vector<Encoded> encoded;
  Analysis out;
  out.sentences.resize(document.sentences.size());
  for (std::size_t s = 0; s < document.sentences.size(); ++s) {
    const auto& sentence = document.sentences[s];
    const std::span tokens(document.tokens.data() + sentence.first, sentence.size());
    out.sentences[s].words.resize(tokens.size());
    for (std::size_t i = 0; i < tokens.size(); ++i) out.sentences[s].words[i].at = tokens[i].at;
    for (std::size_t begin = 0; begin < tokens.size(); begin += kMostWords) {
      encoded.push_back(
          state_->encode(text, tokens.subspan(begin, std::min(kMostWords, tokens.size() - begin))));
      encoded.back().sentence = s;
      encoded.back().begin = begin;
    }
  }
  for (const auto& batch : batches_of(encoded)) state_->run(batch, out.sentences);
  for (auto& sentence : out.sentences) {
    for (auto& w : sentence.words)
      w.lemma = state_->model->parts().lemmatiser.lemma(slice(text, w.at), w.xpos, w.lemma);
    if (sentence.words.size() > kMostWords) join_parts(sentence);
    one_subject_each(sentence);
  }
  return out;
}

std::vector<Analysis> Reader::read(std::span<const Item> items) {
  std::vector<Analysis> out;
  for (const auto& item : items) out.push_back(read(item.text, *item.document));
  return out;
}

}  // namespace parley::nlp
