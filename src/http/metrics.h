// Counts what the server does, in the Prometheus text format (version 0.0.4). Counting is lock-free and from
// any thread; only reading adds up.
#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "http/response.h"
#include "http/route.h"

namespace chorsu::http {

// Why somebody was turned away or cut off.
enum class Rejected : std::uint8_t {
  connections,
  client_connections,
  request_rate,
  queue_full,
  malformed,
  headers_too_large,
  body_too_large,
  header_timeout,
  body_timeout,
  write_timeout,
  event_streams,
  event_backlog,
};

class Metrics {
 public:
  // Requests are counted by the index of their route; two more indexes follow those of the routes.
  explicit Metrics(std::vector<Route> const& routes);
  std::size_t static_files() const { return routes_.size(); }
  std::size_t no_route() const { return routes_.size() + 1; }

  void finished(std::size_t route, Status status, std::chrono::microseconds took);
  void rejected(Rejected why) { ++rejected_[static_cast<std::size_t>(why)]; }

  std::atomic<std::int64_t> in_flight{0};
  std::atomic<std::int64_t> connections{0};
  std::atomic<std::int64_t> event_streams{0};

  std::string text(std::size_t workers_queue) const;

 private:
  static constexpr std::array<std::int64_t, 12> kBoundsMicros{
      500, 1'000, 2'500, 5'000, 10'000, 25'000, 50'000, 100'000, 250'000, 1'000'000, 2'500'000, 10'000'000};
  struct PerRoute {
    std::array<std::atomic<std::uint64_t>, 500> by_status{};  // from 100 on
    std::array<std::atomic<std::uint64_t>, kBoundsMicros.size() + 1> by_duration{};
    std::atomic<std::uint64_t> micros{0};
  };
  void add_requests(std::string& text) const;
  void add_durations(std::string& text) const;
  std::string labels(std::size_t route) const;

  std::vector<Route> const& routes_;
  std::vector<PerRoute> per_route_;
  std::array<std::atomic<std::uint64_t>, 12> rejected_{};
};

// The memory of this process that is in RAM now.
std::uint64_t resident_bytes();

}  // namespace chorsu::http
