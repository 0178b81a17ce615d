#include "app/reading.h"

#include <cstdio>
#include <fstream>
#include <iostream>
#include <thread>

#include "app/data.h"
#include "app/files.h"
#include "app/pipeline.h"
#include "app/terminal.h"
#include "app/workers.h"

namespace parley::app {
namespace {

/// Sentences of one piece of CoNLL-U: enough for batches of like length, few enough to keep all
/// workers busy.
constexpr std::size_t kSentencesAtOnce = 100;

/// Ends its input early when nobody wants more of it.
class WhileWanted : public wire::ByteSource {
 public:
  WhileWanted(wire::ByteSource& source, const bool& wanted) : source_(source), wanted_(wanted) {}
  std::size_t read(char* into, std::size_t room) override {
    return wanted_ ? source_.read(into, room) : 0;
  }
  std::string error() const override { return source_.error(); }

 private:
  wire::ByteSource& source_;
  const bool& wanted_;
};

/// "-" and "-:12" as a reader of messages wants to see them.
std::string spelled_out(const std::string& place) {
  const bool standard = place == "-" || place.starts_with("-:");
  return standard ? "standard input" + place.substr(1) : place;
}

Error as_error(const wire::Complaint& complaint) {
  return {Fault::bad_input, spelled_out(complaint.place) + ": " + complaint.what};
}

void read_stories(const std::string& path, const Options& options, const Engine& engine,
                  const Hand& hand) {
  auto file = FileSource::open(path);
  if (!file) {
    hand(file.error());
    return;
  }
  bool wanted = true;
  WhileWanted bytes(*file, wanted);
  wire::InputInfo info;
  info.name = path;
  info.source = options.source;
  info.published = options.published;
  const wire::Sink sink = {
      [&](wire::Story&& story) { wanted = wanted && hand(std::move(story)); },
      [&](wire::Complaint&& complaint) { wanted = wanted && hand(as_error(complaint)); }};
  wire::read_input(bytes, info, {engine.wire, *wire::type_named(options.type)}, sink);
}

void read_given_words(const std::string& path, const Hand& hand) {
  std::ifstream file;
  if (path != "-") {
    file.open(path, std::ios::binary);
    if (!file) {
      hand(Error{Fault::not_found, path + ": cannot be read"});
      return;
    }
  }
  exports::read_conllu(
      path == "-" ? std::cin : file, path, kSentencesAtOnce,
      [&](exports::GivenText&& text) { hand(std::move(text)); },
      [&](Error&& error) { hand(std::move(error)); });
}

void read_inputs(const Options& options, const Engine& engine, const Hand& hand) {
  for (const auto& input : list_inputs(options.paths)) {
    if (!input)
      hand(input.error());
    else if (options.input == "conllu")
      read_given_words(*input, hand);
    else
      read_stories(*input, options, engine, hand);
  }
}

Needs needs_of(Verb verb) {
  switch (verb) {
    case Verb::code:
      return Needs::coding;
    case Verb::parse:
      return Needs::reading;
    case Verb::extract:
    case Verb::why:
    case Verb::doctor:
    case Verb::completion:
      return Needs::wire;
  }
  return Needs::wire;
}

CodeFormat format_of(const Options& options, const Output& output) {
  const bool text = options.format == "text" || (options.format.empty() && output.is_terminal());
  return text ? CodeFormat::text : CodeFormat::records;
}

std::unique_ptr<Worker> make_worker(const Options& options, const Engine& engine,
                                    const Output& output) {
  if (options.verb == Verb::extract) return make_extractor();
  if (options.verb == Verb::parse) return make_parser(engine);
  return make_coder(engine, format_of(options, output), screen_of(output, options.no_color));
}

int failed(const std::string& what) {
  std::fprintf(stderr, "parley: %s\n", what.c_str());
  return kFailed;
}

unsigned jobs_of(const Options& options) {
  return options.jobs > 0 ? options.jobs : std::max(1u, std::thread::hardware_concurrency());
}

bool shows_totals(const Options& options, const Output& output) {
  return options.verb == Verb::code && !options.quiet &&
         format_of(options, output) == CodeFormat::text;
}

}  // namespace

int run_reading(const Options& options) {
  const auto folder = find_data(options.data);
  if (!folder) return failed(folder.error().what);
  std::vector<std::string> warnings;
  const auto engine =
      load_engine(*folder, needs_of(options.verb), jobs_of(options), [&](DataFiles files) {
        return with_dictionaries(std::move(files), options.dictionaries, warnings);
      });
  if (!options.quiet)
    for (const auto& warning : warnings) std::fprintf(stderr, "parley: %s\n", warning.c_str());
  if (!engine) return failed(engine.error().what);
  auto output = Output::open(options.output);
  if (!output) return failed(output.error().what);

  exports::Totals totals;
  Messages messages(options.quiet, output->is_terminal());
  run({.read = [&](const Hand& hand) { read_inputs(options, *engine, hand); },
       .make_worker = [&] { return make_worker(options, *engine, *output); },
       .write =
           [&](Piece&& piece) {
             totals.add(piece.totals);
             if (!piece.complaint.empty()) messages.complain(piece.complaint);
             messages.progress(totals);
             return piece.out.empty() || (output->write(piece.out) && output->finish());
           },
       .jobs = jobs_of(options)});

  if (shows_totals(options, *output)) output->write(exports::readable(totals));
  if (!output->finish()) return failed(output->error());
  messages.close(totals);
  return messages.complaints() > 0 ? kSomeInputsFailed : kDone;
}

}  // namespace parley::app
