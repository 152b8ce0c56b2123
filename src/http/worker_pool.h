// Threads that run handlers, fed by one bounded queue: when it is full, the caller hears so at once and can
// tell the client to come back, instead of letting everybody wait.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace chorsu::http {

class WorkerPool {
 public:
  WorkerPool(unsigned threads, std::size_t queue_max);
  ~WorkerPool() { stop(); }
  WorkerPool(WorkerPool const&) = delete;
  WorkerPool& operator=(WorkerPool const&) = delete;

  // False when the queue is full. A job does not throw.
  bool submit(std::function<void()> job);
  std::size_t waiting() const { return waiting_.load(std::memory_order_relaxed); }
  // Runs what is queued and ends the threads.
  void stop();

 private:
  void work();

  std::size_t const queue_max_;
  std::mutex mutex_;
  std::condition_variable filled_;
  std::deque<std::function<void()>> queue_;
  std::atomic<std::size_t> waiting_{0};
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace chorsu::http
