#include "http/metrics.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <iterator>

namespace chorsu::http {
namespace {

constexpr std::array<std::string_view, 12> kRejectedNames{
    "connections",  "client_connections", "request_rate",   "queue_full",
    "malformed",    "headers_too_large",  "body_too_large", "header_timeout",
    "body_timeout", "write_timeout",      "event_streams",  "event_backlog"};

void add_gauge(std::string& text, std::string_view name, std::string_view help, std::uint64_t value) {
  fmt::format_to(std::back_inserter(text), "# HELP {0} {1}\n# TYPE {0} gauge\n{0} {2}\n", name, help, value);
}

}  // namespace

std::uint64_t resident_bytes() {
  std::uint64_t all_pages = 0;
  std::uint64_t resident_pages = 0;
  std::ifstream("/proc/self/statm") >> all_pages >> resident_pages;
  return resident_pages * static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE));
}

Metrics::Metrics(std::vector<Route> const& routes) : routes_(routes), per_route_(routes.size() + 2) {}

void Metrics::finished(std::size_t route, Status status, std::chrono::microseconds took) {
  auto& counted = per_route_[route];
  auto const bound = std::ranges::lower_bound(kBoundsMicros, took.count());
  counted.by_status[static_cast<std::size_t>(code(status) - 100)].fetch_add(1, std::memory_order_relaxed);
  counted.by_duration[static_cast<std::size_t>(bound - kBoundsMicros.begin())].fetch_add(
      1, std::memory_order_relaxed);
  counted.micros.fetch_add(static_cast<std::uint64_t>(took.count()), std::memory_order_relaxed);
}

std::string Metrics::labels(std::size_t route) const {
  if (route == static_files()) { return R"(route="static",method="GET")"; }
  if (route == no_route()) { return R"(route="none",method="")"; }
  return fmt::format(R"(route="{}",method="{}")", routes_[route].pattern, http::text(routes_[route].method));
}

void Metrics::add_requests(std::string& text) const {
  text += "# HELP chorsu_http_requests_total Requests answered.\n# TYPE chorsu_http_requests_total counter\n";
  for (std::size_t route = 0; route < per_route_.size(); ++route) {
    auto const& by_status = per_route_[route].by_status;
    for (std::size_t i = 0; i < by_status.size(); ++i) {
      if (by_status[i] == 0) { continue; }
      fmt::format_to(std::back_inserter(text), "chorsu_http_requests_total{{{},status=\"{}\"}} {}\n",
                     labels(route), i + 100, by_status[i].load());
    }
  }
}

void Metrics::add_durations(std::string& text) const {
  auto out = std::back_inserter(text);
  fmt::format_to(
      out, "# HELP {0} From the last byte of the request to the last of the answer.\n# TYPE {0} histogram\n",
      "chorsu_http_request_seconds");
  for (std::size_t route = 0; route < per_route_.size(); ++route) {
    auto const& counted = per_route_[route];
    std::uint64_t sum = 0;
    for (auto const& count : counted.by_duration) { sum += count; }
    if (sum == 0) { continue; }
    std::uint64_t below = 0;
    for (std::size_t i = 0; i < kBoundsMicros.size(); ++i) {
      below += counted.by_duration[i];
      fmt::format_to(out, "chorsu_http_request_seconds_bucket{{{},le=\"{}\"}} {}\n", labels(route),
                     static_cast<double>(kBoundsMicros[i]) / 1e6, below);
    }
    fmt::format_to(out,
                   "chorsu_http_request_seconds_bucket{{{0},le=\"+Inf\"}} "
                   "{1}\nchorsu_http_request_seconds_count{{{0}}} {1}\n",
                   labels(route), sum);
    fmt::format_to(out, "chorsu_http_request_seconds_sum{{{}}} {:.6f}\n", labels(route),
                   static_cast<double>(counted.micros.load()) / 1e6);
  }
}

std::string Metrics::text(std::size_t workers_queue) const {
  std::string text;
  add_requests(text);
  add_durations(text);
  text +=
      "# HELP chorsu_http_rejected_total Turned away or cut off, by reason.\n# TYPE "
      "chorsu_http_rejected_total counter\n";
  for (std::size_t i = 0; i < kRejectedNames.size(); ++i) {
    fmt::format_to(std::back_inserter(text), "chorsu_http_rejected_total{{reason=\"{}\"}} {}\n",
                   kRejectedNames[i], rejected_[i].load());
  }
  add_gauge(text, "chorsu_http_requests_in_flight", "Requests being answered.",
            static_cast<std::uint64_t>(in_flight.load()));
  add_gauge(text, "chorsu_http_connections", "Open connections.",
            static_cast<std::uint64_t>(connections.load()));
  add_gauge(text, "chorsu_http_event_streams", "Open event streams.",
            static_cast<std::uint64_t>(event_streams.load()));
  add_gauge(text, "chorsu_http_worker_queue", "Requests waiting for a worker.", workers_queue);
  add_gauge(text, "process_resident_memory_bytes", "Memory of the process in RAM.", resident_bytes());
  return text;
}

}  // namespace chorsu::http
