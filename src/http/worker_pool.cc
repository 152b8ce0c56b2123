#include "http/worker_pool.h"

#include <utility>

namespace chorsu::http {

WorkerPool::WorkerPool(unsigned threads, std::size_t queue_max) : queue_max_(queue_max) {
  for (unsigned i = 0; i < threads; ++i) {
    threads_.emplace_back([this] { work(); });
  }
}

bool WorkerPool::submit(std::function<void()> job) {
  {
    std::lock_guard const lock(mutex_);
    if (stopping_ || queue_.size() >= queue_max_) { return false; }
    queue_.push_back(std::move(job));
    waiting_.store(queue_.size(), std::memory_order_relaxed);
  }
  filled_.notify_one();
  return true;
}

void WorkerPool::stop() {
  {
    std::lock_guard const lock(mutex_);
    stopping_ = true;
  }
  filled_.notify_all();
  for (auto& thread : threads_) { thread.join(); }
  threads_.clear();
}

void WorkerPool::work() {
  std::unique_lock lock(mutex_);
  while (true) {
    filled_.wait(lock, [this] { return stopping_ || !queue_.empty(); });
    if (queue_.empty()) { return; }
    auto job = std::move(queue_.front());
    queue_.pop_front();
    waiting_.store(queue_.size(), std::memory_order_relaxed);
    lock.unlock();
    job();
    job = nullptr;
    lock.lock();
  }
}

}  // namespace chorsu::http
