// What each client is allowed: so many connections at once, so many requests a second (a token bucket). A
// client is an IPv4 address or an IPv6 /64 network, which is what one subscriber is given.
#pragma once

#include <chrono>
#include <cstddef>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

namespace chorsu::http {

using Clock = std::chrono::steady_clock;

struct ClientLimits {
  std::size_t connections_max = 0;
  unsigned requests_per_second = 0;  // 0: no limit
  unsigned requests_burst = 0;
};

class Client {
 public:
  Client(ClientLimits limits, Clock::time_point now)
      : limits_(limits), tokens_(limits.requests_burst), filled_at_(now) {}

  bool connect();  // false: one too many
  void disconnect();
  // Takes one token for a request; or the whole seconds to wait for it.
  std::optional<std::chrono::seconds> wait_for_token(Clock::time_point now);
  // Nothing about this client is worth remembering.
  bool rested(Clock::time_point now);

 private:
  void fill(Clock::time_point now);

  std::mutex mutex_;
  ClientLimits const limits_;
  std::size_t connections_ = 0;
  double tokens_;
  Clock::time_point filled_at_;
};

class ClientTable {
 public:
  explicit ClientTable(ClientLimits limits) : limits_(limits) {}

  std::shared_ptr<Client> client(std::string_view address, Clock::time_point now);
  // Forgets clients that have rested.
  void sweep(Clock::time_point now);
  std::size_t size();

 private:
  ClientLimits const limits_;
  std::mutex mutex_;
  std::map<std::string, std::shared_ptr<Client>, std::less<>> clients_;
};

// "192.0.2.7" as it is and out of "::ffff:192.0.2.7"; "2001:db8:1:2::/64" for any address in it.
std::string client_of(std::string_view address);

}  // namespace chorsu::http
