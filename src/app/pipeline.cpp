#include "app/pipeline.h"

#include <condition_variable>
#include <exception>
#include <map>
#include <mutex>
#include <optional>
#include <thread>

#include "base/queue.h"

namespace parley::app {
namespace {

constexpr std::size_t kWaitingBytes = 16u << 20;  // before the workers
constexpr std::size_t kBatchBytes =
    12u << 10;  // some four stories: enough for sentences of like length to meet
constexpr std::size_t kMostAhead = 256;  // pieces that may wait for a slower one before them
constexpr std::size_t kMostBytesAhead = 64u << 20;
constexpr std::size_t kLeastCost = 1u << 10;

std::size_t cost_of(const Work& work) {
  if (const auto* story = std::get_if<wire::Story>(&work)) return kLeastCost + story->text.size();
  if (const auto* given = std::get_if<exports::GivenText>(&work))
    return kLeastCost + given->text.size();
  return kLeastCost;
}

struct Numbered {
  std::size_t number;
  Work work;
};

/// Keeps the first exception of any thread.
class Failure {
 public:
  void keep(std::exception_ptr failure) {
    const std::lock_guard lock(mutex_);
    if (!first_) first_ = std::move(failure);
  }
  void rethrow() const {
    if (first_) std::rethrow_exception(first_);
  }

 private:
  std::mutex mutex_;
  std::exception_ptr first_;  // guarded by mutex_
};

/// Puts pieces back into the order of the input.
class InOrder {
 public:
  explicit InOrder(const std::function<bool(Piece&&)>& write) : write_(write) {}

  /// Waits while too far ahead of the piece that is due, which itself never waits. False when all
  /// is to stop.
  bool put(std::size_t number, Piece&& piece) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] {
      return stopped_ || number == due_ || (number < due_ + kMostAhead && bytes_ < kMostBytesAhead);
    });
    if (stopped_) return false;
    bytes_ += piece.out.size();
    waiting_.emplace(number, std::move(piece));
    while (!waiting_.empty() && waiting_.begin()->first == due_) {
      auto next = waiting_.extract(waiting_.begin());
      ++due_;
      bytes_ -= next.mapped().out.size();
      if (!write_(std::move(next.mapped()))) stopped_ = true;
    }
    changed_.notify_all();
    return !stopped_;
  }

  void stop() {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
    changed_.notify_all();
  }

 private:
  const std::function<bool(Piece&&)>& write_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::map<std::size_t, Piece> waiting_;  // guarded by mutex_
  std::size_t bytes_ = 0;                 // guarded by mutex_: of what waits
  std::size_t due_ = 0;                   // guarded by mutex_
  bool stopped_ = false;                  // guarded by mutex_
};

/// Waits for one thing, then takes what is there already up to a good batch; empty at the end.
std::vector<Numbered> take_batch(Queue<Numbered>& queue) {
  std::vector<Numbered> batch;
  std::size_t bytes = 0;
  for (auto next = queue.pop(); next; next = queue.try_pop()) {
    bytes += cost_of(next->work);
    batch.push_back(std::move(*next));
    if (bytes >= kBatchBytes) break;
  }
  return batch;
}

bool work_batch(Worker& worker, std::vector<Numbered>&& batch, InOrder& output) {
  std::vector<Work> works;
  for (auto& item : batch) works.push_back(std::move(item.work));
  auto pieces = worker.work(works);
  for (std::size_t i = 0; i < pieces.size(); ++i)
    if (!output.put(batch[i].number, std::move(pieces[i]))) return false;
  return true;
}

void read_all(const Pipeline& pipeline, Queue<Numbered>& queue) {
  std::size_t number = 0;
  pipeline.read([&](Work&& work) {
    const auto cost = cost_of(work);
    return queue.push({number++, std::move(work)}, cost);
  });
}

void work_all(const Pipeline& pipeline, Queue<Numbered>& queue, InOrder& output) {
  const auto worker = pipeline.make_worker();
  while (true) {
    auto batch = take_batch(queue);
    if (batch.empty()) return;
    if (!work_batch(*worker, std::move(batch), output)) return queue.close();
  }
}

}  // namespace

void run(const Pipeline& pipeline) {
  Queue<Numbered> queue(kWaitingBytes);
  InOrder output(pipeline.write);
  Failure failure;
  const auto guarded = [&](const auto& body) {
    try {
      body();
    } catch (...) {
      failure.keep(std::current_exception());
      queue.close();
      output.stop();
    }
  };
  {
    std::vector<std::jthread> workers;
    for (unsigned i = 0; i < pipeline.jobs; ++i)
      workers.emplace_back([&] { guarded([&] { work_all(pipeline, queue, output); }); });
    std::jthread reading([&] {
      guarded([&] { read_all(pipeline, queue); });
      queue.close();
    });
  }
  failure.rethrow();
}

}  // namespace parley::app
