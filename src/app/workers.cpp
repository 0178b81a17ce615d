#include "app/workers.h"

#include <optional>
#include <span>

#include "base/json.h"
#include "export/records_json.h"
#include "wire/story_json.h"

namespace parley::app {
namespace {

/// Why a story is kept but not read; nullopt when it is read.
struct Reason {
  std::string words;
  bool is_fault = false;  ///< the input is to blame: a complaint, and exit 3
};

std::optional<Reason> reason_not_to_read(const wire::Story& story) {
  if (!is_read_as_english(story.language))
    return Reason{"not coded: its language is " + story.language};
  if (story.text.size() > kMostStoryBytes)
    return Reason{"not read: the story has more than " + std::to_string(kMostStoryBytes) + " bytes",
                  true};
  return std::nullopt;
}

std::string complaint_of(const wire::Story& story, const std::string& what) {
  return story.input + ": story " + story.id + ": " + what;
}

/// Documents of the stories of a batch that are read, and what the reader says of them in one call.
class ReadBatch {
 public:
  ReadBatch(const std::vector<Work>& batch, const Engine& engine, nlp::Reader& reader) {
    documents_.resize(batch.size());
    analyses_.resize(batch.size());
    std::vector<nlp::Item> items;
    std::vector<std::size_t> of;  // the work that an item belongs to
    for (std::size_t i = 0; i < batch.size(); ++i) {
      if (const auto item = item_of(batch[i], engine, documents_[i])) {
        items.push_back(*item);
        of.push_back(i);
      }
    }
    auto read = reader.read(items);
    for (std::size_t i = 0; i < read.size(); ++i) analyses_[of[i]] = std::move(read[i]);
  }

  const text::Document& document(std::size_t i) const { return documents_[i]; }
  const nlp::Analysis& analysis(std::size_t i) const { return analyses_[i]; }

 private:
  static std::optional<nlp::Item> item_of(const Work& work, const Engine& engine,
                                          text::Document& document) {
    if (const auto* given = std::get_if<exports::GivenText>(&work))
      return nlp::Item{given->text, &given->document};
    const auto* story = std::get_if<wire::Story>(&work);
    if (story == nullptr || reason_not_to_read(*story)) return std::nullopt;
    document = text::read_document(story->text, engine.text, story->furniture_spans());
    return nlp::Item{story->text, &document};
  }

  std::vector<text::Document> documents_;
  std::vector<nlp::Analysis> analyses_;
};

Piece complaint_piece(const Error& error) {
  Piece piece;
  piece.complaint = error.what;
  return piece;
}

class CodeWorker : public Worker {
 public:
  CodeWorker(const Engine& engine, CodeFormat format, const exports::Screen& screen)
      : engine_(engine),
        reader_(engine.model),
        coder_(engine.knowledge),
        format_(format),
        screen_(screen) {}

  std::vector<Piece> work(const std::vector<Work>& batch) override {
    const ReadBatch read(batch, engine_, reader_);
    std::vector<Piece> pieces;
    for (std::size_t i = 0; i < batch.size(); ++i) {
      if (const auto* story = std::get_if<wire::Story>(&batch[i]))
        pieces.push_back(code(*story, read, i));
      else if (const auto* error = std::get_if<Error>(&batch[i]))
        pieces.push_back(complaint_piece(*error));
    }
    return pieces;
  }

 private:
  Piece code(const wire::Story& story, const ReadBatch& read, std::size_t i) const {
    Piece piece;
    piece.totals.stories = 1;
    if (const auto reason = reason_not_to_read(story)) {
      if (reason->is_fault) piece.complaint = complaint_of(story, reason->words);
      ++piece.totals.not_coded[story.language];
      piece.out = format_ == CodeFormat::text
                      ? exports::readable_uncoded(story, reason->words, screen_)
                      : to_line(exports::story_record(story, std::nullopt)) + "\n";
      return piece;
    }
    const auto records = coder_.code(story, read.document(i), read.analysis(i));
    piece.totals.words = read.document(i).tokens.size();
    piece.totals.count(records);
    piece.out = format_ == CodeFormat::text ? exports::readable(story, records, screen_)
                                            : exports::records_lines(story, records);
    return piece;
  }

  const Engine& engine_;
  nlp::Reader reader_;
  coding::Coder coder_;
  CodeFormat format_;
  exports::Screen screen_;
};

class ParseWorker : public Worker {
 public:
  explicit ParseWorker(const Engine& engine) : engine_(engine), reader_(engine.model) {}

  std::vector<Piece> work(const std::vector<Work>& batch) override {
    const ReadBatch read(batch, engine_, reader_);
    std::vector<Piece> pieces;
    for (std::size_t i = 0; i < batch.size(); ++i) {
      if (const auto* story = std::get_if<wire::Story>(&batch[i]))
        pieces.push_back(parse(*story, read, i));
      else if (const auto* given = std::get_if<exports::GivenText>(&batch[i]))
        pieces.push_back(parse(*given, read.analysis(i)));
      else
        pieces.push_back(complaint_piece(std::get<Error>(batch[i])));
    }
    return pieces;
  }

 private:
  static Piece parse(const wire::Story& story, const ReadBatch& read, std::size_t i) {
    Piece piece;
    piece.totals.stories = 1;
    if (const auto reason = reason_not_to_read(story)) {
      if (reason->is_fault) piece.complaint = complaint_of(story, reason->words);
      ++piece.totals.not_coded[story.language];
      return piece;
    }
    piece.totals.words = read.document(i).tokens.size();
    piece.out = exports::conllu(story.id, story.text, read.document(i), read.analysis(i));
    return piece;
  }

  static Piece parse(const exports::GivenText& given, const nlp::Analysis& analysis) {
    Piece piece;
    piece.totals.words = given.document.tokens.size();
    piece.out = exports::conllu(given, analysis);
    return piece;
  }

  const Engine& engine_;
  nlp::Reader reader_;
};

class ExtractWorker : public Worker {
 public:
  std::vector<Piece> work(const std::vector<Work>& batch) override {
    std::vector<Piece> pieces;
    for (const auto& work : batch) {
      if (const auto* error = std::get_if<Error>(&work)) {
        pieces.push_back(complaint_piece(*error));
        continue;
      }
      Piece piece;
      piece.totals.stories = 1;
      piece.out = to_line(wire::story_json(std::get<wire::Story>(work))) + "\n";
      pieces.push_back(std::move(piece));
    }
    return pieces;
  }
};

}  // namespace

bool is_read_as_english(const std::string& language) {
  return language.empty() || language == "und" || language == "en" || language.rfind("en-", 0) == 0;
}

std::unique_ptr<Worker> make_coder(const Engine& engine, CodeFormat format,
                                   const exports::Screen& screen) {
  return std::make_unique<CodeWorker>(engine, format, screen);
}

std::unique_ptr<Worker> make_parser(const Engine& engine) {
  return std::make_unique<ParseWorker>(engine);
}

std::unique_ptr<Worker> make_extractor() { return std::make_unique<ExtractWorker>(); }

}  // namespace parley::app
