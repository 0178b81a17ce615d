#include "base/queue.h"

#include <atomic>
#include <thread>

#include <doctest/doctest.h>

using parley::Queue;

TEST_CASE("a queue gives back what was put in, in order, and then ends") {
  Queue<int> queue(10);
  CHECK(queue.push(1, 1));
  CHECK(queue.push(2, 1));
  queue.close();
  CHECK(queue.pop() == 1);
  CHECK(queue.pop() == 2);
  CHECK(queue.pop() == std::nullopt);
}

TEST_CASE("nothing comes into a closed queue") {
  Queue<int> queue(10);
  queue.close();
  CHECK_FALSE(queue.push(1, 1));
}

TEST_CASE("a full queue makes the writer wait until there is room") {
  Queue<int> queue(4);
  std::atomic<int> pushed = 0;
  std::thread writer([&] {
    for (int i = 0; i < 10; ++i)
      if (queue.push(i, 2)) ++pushed;
    queue.close();
  });
  int taken = 0;
  while (auto i = queue.pop()) {
    CHECK(*i == taken);
    CHECK(pushed <= taken + 4);
    ++taken;
  }
  writer.join();
  CHECK(taken == 10);
}

TEST_CASE("a thing larger than the room is let in alone") {
  Queue<int> queue(4);
  CHECK(queue.push(1, 100));
  CHECK(queue.try_pop() == 1);
  CHECK(queue.try_pop() == std::nullopt);
}

TEST_CASE("closing a queue wakes a writer that waits for room") {
  Queue<int> queue(1);
  queue.push(1, 1);
  std::thread writer([&] { CHECK_FALSE(queue.push(2, 1)); });
  queue.close();
  writer.join();
}
