#pragma once

#include <functional>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "base/result.h"
#include "export/conllu.h"
#include "export/totals.h"
#include "wire/story.h"

// The only place with threads:  reading thread -> bounded queue -> workers -> output in the order
// of the input.
namespace parley::app {

/// One thing that the reading thread found: a story, words that were given, or trouble with the
/// input.
using Work = std::variant<wire::Story, exports::GivenText, Error>;

/// What a worker made of one thing.
struct Piece {
  std::string out;        ///< for the results
  std::string complaint;  ///< for standard error, one line without its end; the input was bad
  exports::Totals totals;
};

/// Does the work of one thread; each thread has its own.
class Worker {
 public:
  virtual ~Worker() = default;
  /// A piece for each thing, in order. What it answers does not depend on what else is in the
  /// batch.
  virtual std::vector<Piece> work(const std::vector<Work>& batch) = 0;
};

/// Hands a thing to the workers; false when nobody wants more.
using Hand = std::function<bool(Work&&)>;

struct Pipeline {
  std::function<void(const Hand&)> read;  ///< runs on the reading thread until the inputs end
  std::function<std::unique_ptr<Worker>()> make_worker;  ///< called on each worker's own thread
  std::function<bool(Piece&&)>
      write;  ///< called in the order of the input, by one thread at a time; false stops all
  unsigned jobs = 1;
};

/// Runs until all that was read has been written, or somebody stopped. An exception of any thread
/// stops the others and is thrown again here. Memory is bounded: what waits before the workers and
/// behind them is limited in bytes and in number.
void run(const Pipeline& pipeline);

}  // namespace parley::app
