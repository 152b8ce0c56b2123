// How a server listens, what it allows one client, and what it is given from outside: languages, readiness,
// log.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "http/request.h"

namespace chorsu::http {

struct Config {
  std::string address = "127.0.0.1";
  std::uint16_t port = 8080;     // 0: any free one
  unsigned io_threads = 0;       // 0: one a core
  unsigned workers = 0;          // that run the handlers; 0: two a core
  std::size_t queue_max = 1024;  // requests that wait for a worker; one more is answered 503

  std::size_t header_bytes_max = 16 * 1024;
  std::size_t body_bytes_max = 1024 * 1024;
  std::chrono::milliseconds header_timeout = std::chrono::seconds(10);  // from its first byte to its last
  std::chrono::milliseconds body_timeout = std::chrono::seconds(30);    // likewise
  std::chrono::milliseconds idle_timeout = std::chrono::seconds(75);    // between requests
  std::chrono::milliseconds write_timeout = std::chrono::seconds(30);   // without any progress
  std::chrono::milliseconds stop_timeout = std::chrono::seconds(10);    // to finish requests in flight

  std::size_t connections_max = 20'000;
  std::size_t connections_per_client_max = 256;
  // A client is an IPv4 address or an IPv6 /64 network; 0 requests a second: no limit.
  unsigned requests_per_second = 100;
  unsigned requests_burst = 400;
  // Peers whose X-Forwarded-For names the client: the operator's own reverse proxies, as addresses.
  std::vector<std::string> trusted_proxies;
  // Whether others than this machine may read /metrics.
  bool metrics_for_all = false;

  std::size_t event_streams_max = 2000;
  std::size_t event_backlog_bytes_max = 256 * 1024;  // unread by one stream before it is dropped
  std::chrono::milliseconds event_heartbeat = std::chrono::seconds(15);

  std::filesystem::path web_folder;  // the web interface's files; empty: none
  bool stop_on_signals = true;       // SIGINT and SIGTERM

  // The catalogue and names in force now; asked once per request, from several threads.
  std::function<Speech()> speech;
  // Whether data is loaded and questions can be answered; asked by /readyz.
  std::function<bool()> ready = [] { return true; };
  // Takes whole lines, each one JSON object: the access log and faults. Called from several threads.
  std::function<void(std::string_view lines)> log = [](std::string_view) {};
};

}  // namespace chorsu::http
