#include "app/pipeline.h"

#include <stdexcept>
#include <thread>

#include <doctest/doctest.h>

using namespace parley;
using namespace parley::app;

namespace {

/// Answers a story's id; the longer its text, the later.
class Slow : public Worker {
 public:
  std::vector<Piece> work(const std::vector<Work>& batch) override {
    std::vector<Piece> pieces;
    for (const auto& work : batch) {
      const auto& story = std::get<wire::Story>(work);
      if (story.id == "bad") throw std::runtime_error("bad story");
      std::this_thread::sleep_for(std::chrono::microseconds(story.text.size()));
      Piece piece;
      piece.out = story.id;
      pieces.push_back(std::move(piece));
    }
    return pieces;
  }
};

wire::Story story(const std::string& id, std::size_t size) {
  wire::Story s;
  s.id = id;
  s.text = std::string(size, 'x');
  return s;
}

Pipeline pipeline_of(unsigned jobs, std::string& out) {
  return {[](const Hand& hand) {
            for (int i = 0; i < 60; ++i)
              if (!hand(story(std::to_string(i) + " ", i % 7 == 0 ? 13000 : 100))) return;
          },
          [] { return std::make_unique<Slow>(); },
          [&out](Piece&& piece) {
            out += piece.out;
            return true;
          },
          jobs};
}

}  // namespace

TEST_CASE("results come in the order of the input, however many workers there are") {
  std::string one;
  run(pipeline_of(1, one));
  CHECK(one.rfind("0 1 2 3 ", 0) == 0);
  for (const unsigned jobs : {2u, 5u}) {
    std::string many;
    run(pipeline_of(jobs, many));
    CHECK(many == one);
  }
}

TEST_CASE("an exception of a worker stops the run and is thrown on") {
  std::string out;
  auto pipeline = pipeline_of(3, out);
  pipeline.read = [](const Hand& hand) {
    for (int i = 0; i < 1000; ++i)
      if (!hand(story(i == 20 ? "bad" : "good", 100))) return;
  };
  CHECK_THROWS_WITH(run(pipeline), "bad story");
}

TEST_CASE("a writer that fails stops everybody") {
  std::string out;
  auto pipeline = pipeline_of(2, out);
  int written = 0;
  pipeline.write = [&](Piece&&) { return ++written < 3; };
  std::size_t handed = 0;
  pipeline.read = [&](const Hand& hand) {
    while (hand(story("x", 2000))) ++handed;
  };
  run(pipeline);
  CHECK(written == 3);
  CHECK(handed > 0);
}
