#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <utility>

namespace parley {

/// The only way in which threads talk. Bounded by the total cost of what waits in it, so that a few
/// large things and many small ones take like amounts of memory. Every member function may be
/// called by any thread.
template <typename T>
class Queue {
 public:
  /// `room` is the most cost that waits; a thing that costs more is let in when nothing else waits.
  explicit Queue(std::size_t room) : room_(room) {}

  /// Waits for room. False once closed: the thing was not taken.
  bool push(T thing, std::size_t cost) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return closed_ || waiting_.empty() || cost_ + cost <= room_; });
    if (closed_) return false;
    cost_ += cost;
    waiting_.emplace_back(std::move(thing), cost);
    changed_.notify_all();
    return true;
  }

  /// Waits for a thing; nullopt once closed and drained.
  std::optional<T> pop() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return closed_ || !waiting_.empty(); });
    return take();
  }

  /// The next thing if one is there now.
  std::optional<T> try_pop() {
    std::unique_lock lock(mutex_);
    return take();
  }

  /// No more comes in; what waits can still be taken. Whoever leaves a loop over a queue closes it.
  void close() {
    std::unique_lock lock(mutex_);
    closed_ = true;
    changed_.notify_all();
  }

 private:
  std::optional<T> take() {
    if (waiting_.empty()) return std::nullopt;
    auto [thing, cost] = std::move(waiting_.front());
    waiting_.pop_front();
    cost_ -= cost;
    changed_.notify_all();
    return std::optional<T>(std::move(thing));
  }

  const std::size_t room_;
  std::mutex mutex_;
  std::condition_variable changed_;                // every change of what follows
  std::deque<std::pair<T, std::size_t>> waiting_;  // guarded by mutex_
  std::size_t cost_ = 0;                           // guarded by mutex_
  bool closed_ = false;                            // guarded by mutex_
};

}  // namespace parley
